"""Judgements as gold: what people accepted, corrected and rejected, in the form that ``evaluate`` takes."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from export_projects import HARM, TOLD, project_of, said

from concordant.exports.gold import as_judged
from concordant.interfaces.cli.knowing import sound_knowledge
from concordant.model.claim import Claim, Evidence
from concordant.model.identifiers import claim_id
from concordant.model.judgement import Anchor, Judgement, JudgementKind
from concordant.pipeline import linking_of
from conftest import Concordant

ARTICLES = (
    {
        "id": "phare",
        "lang": "fr",
        "outlet": "Le Phare",
        "published": "2024-11-04",
        "text": "La Corée du Nord a livré 12 000 obus à la Russie le 14 octobre, a annoncé un ministre. "
        "L’Iran a livré 40 drones à la Russie.",
    },
    {"id": "vigie", "lang": "fr", "published": "2024-11-06", "text": "La Chine a testé un missile mardi."},
    {"id": "left", "lang": "fr", "text": "La Serbie a livré 20 chars à la Grèce."},
)
Rows = list[dict[str, Any]]


@pytest.fixture
def desk(concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project into which three reports were read."""
    monkeypatch.setenv("CONCORDANT_WHO", "Ana")
    folder, articles = tmp_path / "desk", tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), "utf-8")
    assert concordant("init", folder).code == 0
    assert concordant("add", articles, "--project", folder, "--quiet").code == 0
    return folder


def ids(concordant: Concordant, desk: Path, *reports: str) -> list[str]:
    rows = map(json.loads, concordant("claims", "--json", "--project", desk).out.splitlines())
    return [row["id"] for row in rows if row["report"] in reports]


def judge(concordant: Concordant, desk: Path, *words: str) -> None:
    outcome = concordant("judge", *words, "--project", desk)
    assert outcome.code == 0, outcome.err


def corpus(concordant: Concordant, desk: Path, into: Path) -> tuple[Path, Path]:
    outcome = concordant("export", "gold", "-o", into, "--project", desk)
    assert outcome.code == 0, outcome.err
    assert sorted(each.name for each in into.iterdir()) == ["gold.jsonl", "texts.jsonl"]
    return into / "texts.jsonl", into / "gold.jsonl"


def scored(concordant: Concordant, both: tuple[Path, Path]) -> dict[str, Any]:
    outcome = concordant("evaluate", *both, "--json")
    assert outcome.code == 0, outcome.err
    return dict(json.loads(outcome.out))


def rows_of(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_what_was_accepted_is_all_found_again(concordant: Concordant, desk: Path, tmp_path: Path) -> None:
    judge(concordant, desk, "accept", *ids(concordant, desk, "phare", "vigie"))
    both = corpus(concordant, desk, tmp_path / "corpus")
    told = scored(concordant, both)
    assert told["detection"] == told["strict"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert (told["reports"], told["gold"], told["quotes_not_verbatim"]) == (2, 3, 0)
    assert [row["id"] for row in rows_of(both[0])] == ["phare", "vigie"]
    assert rows_of(both[0])[0] == ARTICLES[0]


def test_what_was_rejected_is_a_false_claim(concordant: Concordant, desk: Path, tmp_path: Path) -> None:
    first, second, alone = ids(concordant, desk, "phare", "vigie")
    judge(concordant, desk, "accept", first)
    judge(concordant, desk, "reject", second, alone)
    both = corpus(concordant, desk, tmp_path / "corpus")
    told = scored(concordant, both)
    assert (told["gold"], told["predicted"]) == (1, 3)
    assert told["detection"]["r"] == 1.0 and told["detection"]["p"] == pytest.approx(1 / 3, abs=0.001)
    assert [row["evidence"]["quote"] in ARTICLES[0]["text"] for row in rows_of(both[1])] == [True]


def test_what_was_corrected_is_a_wrong_slot(concordant: Concordant, desk: Path, tmp_path: Path) -> None:
    first = ids(concordant, desk, "phare")[0]
    judge(concordant, desk, "correct", first, "--set", "recipient=Chine", "--set", "phase=planned")
    both = corpus(concordant, desk, tmp_path / "corpus")
    row = rows_of(both[1])[0]
    assert row["recipient"] == {"name": "China", "state": "CN"} and row["phase"] == "planned"
    told = scored(concordant, both)
    assert told["detection"]["f1"] == 1.0 and told["strict"]["f1"] == 0.5


def test_what_was_taken_back_is_no_gold(concordant: Concordant, desk: Path) -> None:
    outcome = concordant("judge", "reject", *ids(concordant, desk, "vigie"), "--project", desk)
    judge(concordant, desk, "retract", outcome.err.rsplit("retract ", 1)[1].strip())
    judge(concordant, desk, "same", *ids(concordant, desk, "phare"))
    told = concordant("export", "gold", "--project", desk)
    assert (told.code, told.out) == (0, "") and "Nobody has judged" in told.err


def test_what_nobody_judged_is_counted(concordant: Concordant, desk: Path) -> None:
    judge(concordant, desk, "accept", ids(concordant, desk, "phare")[0])
    for of in ("claims", "texts"):
        told = concordant("export", "gold", "--of", of, "--project", desk)
        assert told.err.splitlines() == [
            "note: claims of these reports that nobody has judged stand as they were read: 1"
        ]
        assert len(told.out.splitlines()) == {"claims": 2, "texts": 1}[of]
    assert concordant("export", "gold", "-q", "--project", desk).err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--actor", "KP"), "takes no filters"),
        (("--limit", "3"), "takes no filters"),
        (("--disputed",), "takes no filters"),
        (("--of", "findings"), "claims or texts"),
        (("-o", "gold.jsonl"), "-o DIR names a folder"),
    ],
)
def test_gold_is_whole(concordant: Concordant, desk: Path, words: Sequence[str], told: str) -> None:
    outcome = concordant("export", "gold", *words, "--project", desk)
    assert outcome.code == 2 and told in outcome.err and outcome.out == ""


def test_texts_are_of_gold_alone(concordant: Concordant, desk: Path) -> None:
    outcome = concordant("export", "csv", "--of", "texts", "--project", desk)
    assert outcome.code == 2 and "--of texts is for gold" in outcome.err


def test_hostile_words_stay_themselves_and_steer_nothing(concordant: Concordant, tmp_path: Path) -> None:
    words = HARM.replace("\x00", "")  # no text that was received holds one
    folder = project_of(tmp_path / "hostile", [said(words, surface=words)])
    claim = json.loads(concordant("claims", "--json", "--project", folder).out)["id"]
    judge(concordant, folder, "accept", claim)
    both = corpus(concordant, folder, tmp_path / "corpus")
    assert rows_of(both[0])[0]["text"] == rows_of(both[1])[0]["evidence"]["quote"] == words
    for path in both:
        assert not set("\x07\x1b\u202e\u2028<") & set(path.read_text("utf-8"))


# What a later reading misses


def opinion(kind: JudgementKind, claim: Claim, **details: str) -> Judgement:
    e = claim.evidence
    about = (Anchor(claim.id, claim.report, e.start, e.end, claim.event),)
    return Judgement(f"j-{kind}", kind, about, "Ana", "2025-01-01T00:00:00", "", details)


def left(read: Sequence[Claim], earlier: Sequence[Claim], *judgements: Judgement) -> list[Claim]:
    document = TOLD[0][1].document
    assert document is not None
    terms = linking_of(sound_knowledge())[0].terms
    return list(as_judged(document, read, earlier, judgements, terms).claims)


def renamed(claim: Claim, **changed: Any) -> Claim:
    made = replace(claim, **changed)
    return replace(made, id=claim_id(made))


CLAIM = TOLD[0][1].claims[0]


def test_a_claim_that_is_read_no_more_stays_gold_where_somebody_vouched_for_it() -> None:
    assert [c.event for c in left([], [CLAIM], opinion("accept", CLAIM))] == ["transfer"]
    assert left([], [CLAIM], opinion("reject", CLAIM)) == []
    moved = replace(CLAIM, evidence=Evidence("elsewhere", 0, 9))
    assert left([], [moved], opinion("accept", moved)) == []


def test_an_opinion_follows_the_words_into_a_later_reading() -> None:
    later = renamed(CLAIM, phase="planned")
    assert later.id != CLAIM.id
    assert left([later], [CLAIM], opinion("reject", CLAIM)) == []
    assert [c.phase for c in left([later], [CLAIM], opinion("accept", CLAIM))] == ["planned"]


def test_a_correction_that_a_later_reading_makes_itself_is_no_second_claim() -> None:
    later = renamed(CLAIM, event="test")
    fixed = opinion("correct", CLAIM, event="test")
    assert [c.event for c in left([later], [CLAIM], fixed)] == ["test"]
    assert [c.event for c in left([], [CLAIM], fixed)] == ["test"]
