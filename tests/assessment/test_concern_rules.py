"""Single rules of concerns, each alone: days, denials, joint names, membership."""

from dataclasses import replace
from pathlib import Path

import pytest
from concern_acts import law

from concordant.assessment.concerns.assess import concerns
from concordant.assessment.concerns.cases import actor, invented
from concordant.assessment.concerns.days import AFTER, BEFORE, Dating, dating, standing
from concordant.assessment.concerns.law import Law
from concordant.knowledge.load import SHIPPED, Root, load
from concordant.knowledge.provision import InForce, Scope
from concordant.model.claim import Actor, Item
from concordant.model.finding import Finding

SHELLS = Item("obus", "artillery_ammunition")


def shells(date: str | None = "2024-03", denied: bool = False) -> Finding:
    parties = (actor(("north-korea",), law()), actor(("russia",), law()))
    return invented("transfer", *parties, SHELLS, date, "done", denied)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-31"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2023..2024-05", "2023-01-01", "2024-05-31"),
    ],
)
def test_dates_become_first_and_last_days(date: str, first: str, last: str) -> None:
    assert dating(shells(date), "2025-01-01") == Dating(first, last, "dated")


def test_an_open_end_is_open() -> None:
    finding = replace(shells(), first=None)
    assert dating(finding, None) == Dating(BEFORE, "2024-03-31", "dated")
    assert dating(replace(shells(), last=None), None).last == AFTER
    [one, *_] = concerns(finding, law(), "asserted")
    assert "partly_in_force" in {link.code for link in one.links}


def test_days_that_follow_from_publication_date_nothing() -> None:
    finding = replace(shells(), first="2024-05-02", last="2024-06-01", dated=False)
    assert dating(finding, "2024-06-01") == Dating("2024-06-01", "2024-06-01", "published")
    assert dating(finding, None) == Dating("2024-06-01", "2024-06-01", "published")
    assert dating(shells(None), None).basis == "none"


SPAN = InForce(start="2010-01-01", end="2020-12-31")


@pytest.mark.parametrize(
    ("year", "scope", "codes"),
    [
        ("2015", {}, ()),
        ("2009", {}, None),
        ("2021", {}, None),
        ("2012", {"start": "2014-01-01"}, None),
        ("2015", {"start": "2014-01-01"}, ()),
        ("2014", {"end": "2014-06-30"}, ("partly_in_force",)),
        ("2012", {"start": "2021-01-01"}, None),
    ],
)
def test_a_scope_narrows_the_time(year: str, scope: dict[str, str], codes: tuple[str, ...] | None) -> None:
    wide = {"events": ("transfer",), "directions": ("to",), "any_goods": True}
    found = standing(dating(shells(year), None), (SPAN,), Scope.model_validate({**wide, **scope}))
    assert (found.codes if found else None) == codes


def test_what_some_deny_and_others_affirm_is_disputed_not_denied() -> None:
    denial = shells(denied=True).denials
    found = concerns(replace(shells(), denials=denial), law(), "asserted")
    assert {one.status for one in found} == {"would_concern"}
    assert all(one.disputed and "disputed" in {link.code for link in one.links} for one in found)
    assert not any(one.disputed for one in concerns(shells(), law(), "asserted"))


def test_a_single_origin_is_a_weak_link() -> None:
    finding = replace(shells(), support=replace(shells().support, least=1))
    assert "single_origin" in {link.code for link in concerns(finding, law(), "asserted")[0].links}


def test_goods_on_which_reports_differ_are_only_possibly_covered() -> None:
    base = shells()
    other = replace(base.versions[0], item=Item("charbon", "other"))
    finding = replace(base, item=None, versions=(*base.versions, other))
    found = {one.provision: one for one in concerns(finding, law(), "asserted")}
    assert found["dprk-1874-9"].status == "possible"
    assert found["dprk-1874-9"].weakest.code == "goods_differ"


def test_a_name_is_enough_where_no_id_is_given() -> None:
    iran = actor(("iran",), law())
    finding = invented("transfer", iran, Actor("Houthis", "YE"), SHELLS, "2023-05", "done")
    assert "yemen-2624-1" in {one.provision for one in concerns(finding, law(), "asserted")}
    unknown = replace(finding, recipient=Actor("a Yemeni company", "YE"))
    assert concerns(unknown, law(), "asserted") == ()


UNIT = """\
id = "houthi-missile-force"
kind = "unit"
name = "Houthi missile force"
state = "YE"
confidence = "memory"
sources = ["invented"]
member_of = ["houthis"]

[names]
fr = ["force de missiles houthie"]
"""


def test_who_belongs_to_a_targeted_actor_is_targeted(tmp_path: Path) -> None:
    (tmp_path / "actors" / "nursery").mkdir(parents=True)
    (tmp_path / "actors" / "nursery" / "houthi-missile-force.toml").write_text(UNIT, "utf-8")
    known = Law.of(load([tmp_path], roots=[Root(SHIPPED)])[0])
    parties = (actor(("iran",), known), actor(("houthi-missile-force",), known))
    finding = invented("transfer", *parties, SHELLS, "2023-05", "done")
    found = {one.provision for one in concerns(finding, known, "asserted")}
    assert found == {"yemen-2216-14", "yemen-2624-1"}


def test_names_are_told_in_the_reader_s_language() -> None:
    [one, *_] = concerns(shells(), law(), "asserted")
    assert "Corée du Nord → Russie : munitions d’artillerie" in one.reason.fr
    assert "North Korea → Russia: artillery ammunition" in one.reason.en
