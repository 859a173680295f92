"""One finding on a page, and the chains behind it."""

import pytest
from finding_samples import KCNA, MID, NIS, SEOUL, Told, found, reconciled, said

from concordant.linking.derivation.edges import Edge
from concordant.model.finding import Finding
from concordant.model.judgement import Anchor, Judgement
from concordant.views.dossier import Dossier, cited, history
from concordant.views.finding_page import page
from concordant.views.judgement_lines import change
from concordant.views.names import Names
from concordant.views.origin_lines import chained
from concordant.views.origin_table import over_all
from concordant.views.text import plain
from concordant.views.wording import TONGUES, Tongue, wording

TOLD = (
    said(1, NIS),
    said(2, NIS, outlet="La Vigie"),
    said(3, KCNA, count=6000, certainty="unverified"),
    said(4, MID, denied=True, count=None),
    said(5, outlet="La Dépêche"),
)
TIES = (Edge("r-010000000000", "r-020000000000", "reuse", 0.9, "a_to_b"),)


def judgement(number: int, kind: str, claim: str = "", **details: str) -> Judgement:
    about = (Anchor(claim, "r-010000000000", 0, 28, "transfer"),) if claim else ()
    when = f"2024-12-0{number}T00:00:00.000000+00:00"
    return Judgement(f"j-{number}", kind, about, "Ana", when, "read twice", details)  # type: ignore[arg-type]


def dossier(*judgements: Judgement) -> Dossier:
    told = {claim.id: (claim, report) for claim, report in TOLD}
    return Dossier(found(*TOLD), told, judgements=judgements, ties=TIES)


def shown(held: Dossier, tongue: Tongue = "en", most: int = 0) -> str:
    names = Names().knowing(*held.reports.values())
    return "\n".join(plain(line) for line in page(held, wording(tongue), names, most))


def test_versions_stand_with_their_claims_and_words() -> None:
    told = shown(dossier())
    assert "Version 1 · artillery ammunition “obus” · 12,000 rounds · 2024-10-14" in told
    assert "Version 2 · artillery ammunition “obus” · 6,000 rounds" in told
    assert "c-03000000  KCNA · ◌ unverified · Le Phare · 2024-11-03 · r-030000000000" in told
    assert "“des obus, dit l’article 3”" in told


def test_denials_stand_apart() -> None:
    versions, denials = shown(dossier()).split("Who denies it")
    assert "✗ denied" not in versions.split("Who says so")[1]
    assert "c-04000000  Russian Ministry of Foreign Affairs · ✗ denied" in denials


def test_origins_are_an_interval_with_its_reasons() -> None:
    told = shown(dossier())
    assert "4 reports → 4 families → 2 to 3 origins" in told
    assert "Why not more than 2 for certain\n    – an outlet that names no source" in told
    assert "La Dépêche itself" in told


def test_what_excludes_each_other_stands_side_by_side() -> None:
    told = shown(dossier()).split("What excludes each other\n")[1]
    first, one, other = told.splitlines()[:3]
    assert first == "  how much" and "12,000 rounds · National" in one and "6,000 rounds · KCNA" in other


def test_copies_are_told_with_what_ties_them() -> None:
    told = shown(dossier())
    assert "family r-010000000000 · 2 reports" in told
    assert "r-010000000000 → r-020000000000 · the same words" in told


def test_judgements_have_a_history() -> None:
    held = dossier(judgement(1, "accept", "c-0100000000000000"), judgement(2, "retract", judgement="j-1"))
    told = shown(held).split("Judgements\n")[1]
    assert told.splitlines() == [
        "  j-1 · 2024-12-01 Ana · rightly read c-01000000 · “read twice” · taken back by j-2",
        "  j-2 · 2024-12-02 Ana · taken back j-1 · “read twice”",
    ]
    assert "none yet" in shown(dossier(judgement(1, "accept", "c-elsewhere")))


def test_a_retraction_that_is_taken_back_leaves_the_judgement_standing() -> None:
    pasts = history(
        [
            judgement(1, "accept", "c-1"),
            judgement(2, "retract", judgement="j-1"),
            judgement(3, "retract", judgement="j-2"),
        ]
    )
    assert [past.taken_back and past.taken_back.id for past in pasts] == [None, "j-3", None]


def test_a_long_version_says_how_much_is_left() -> None:
    assert "…and 2 more; all with --json" in shown(dossier(), most=1)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_page_is_whole_in_every_language(tongue: Tongue) -> None:
    told = shown(dossier(), tongue)
    headings = [wording(tongue).tables["finding"][key] for key in ("versions", "denials", "origins")]
    assert all(heading in told for heading in headings) and "{" not in told


def test_a_claim_that_is_gone_is_said_to_be_gone() -> None:
    told = shown(Dossier(found(*TOLD), {}))
    assert "c-01000000  a claim that is no more shown" in told


def test_other_findings_that_bear_on_it_are_told() -> None:
    told: list[Told] = [said(1, NIS), said(2, SEOUL, count=None, day="2024"), said(3, KCNA, day="2024-03")]
    result = reconciled(told)
    (relation, *_) = result.relations
    by_id: dict[str, Finding] = {f.id: f for f in result.findings}
    claims = {claim.id: (claim, report) for claim, report in told}
    general = Dossier(by_id[relation.target], claims, (relation,), by_id)
    specific = Dossier(by_id[relation.source], claims, (relation,), by_id)
    assert f"is supported by (the same, more exactly)\n    {relation.source[:10]}" in shown(general)
    assert f"supports (the same, more exactly)\n    {relation.target[:10]}" in shown(specific)
    assert set(cited(general.finding)) > set(general.finding.claims)


def test_the_chain_of_every_report_ends_in_an_origin() -> None:
    held = dossier()
    names = Names().knowing(*held.reports.values())
    told = "\n".join(plain(line) for line in chained(held, wording("en"), names))
    assert "c-01000000  Le Phare · 2024-11-03 → National Intelligence Service → National" in told
    assert "✗ c-04000000  Le Phare" in told
    assert "→ in the outlet's own words → La Dépêche itself" in told


def test_origins_over_all_findings() -> None:
    findings = reconciled([*TOLD, said(6, NIS, day="2023-01"), said(7, day="2023-01")]).findings
    reaches = {reach.key: reach for reach in over_all(findings)}
    assert (reaches["national intelligence service"].findings, reaches["kcna"].findings) == (2, 1)
    assert reaches["russian ministry of foreign affairs"].denials == 1
    assert reaches["national intelligence service"].claims == 3


def test_a_change_tells_findings_before_and_after() -> None:
    before, after = found(said(1, NIS)), found(said(1, NIS), said(2, KCNA))
    told = [plain(line) for line in change([before], [after], wording("en"), Names())]
    assert told[0] == "before" and told[2] == "after"
    assert "1 origin · grade 3" in told[1] and "2 origins · grade 2 (1 proposed)" in told[3]
    assert [plain(x) for x in change([after], [after], wording("en"), Names())] == ["no finding changes"]
