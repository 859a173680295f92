"""Scores on cases small enough to be counted by hand."""

from dataclasses import replace

import pytest

from concordant.model.finding import Contradiction
from concordant.synth.answers import Answers, Row
from concordant.synth.baselines import Headline, by_headlines, counting_outlets
from concordant.synth.derivations import families_of, score_derivations
from concordant.synth.scores import score, score_contradictions
from concordant.synth.truth import Truth


def truth(claim: str, event: str, origin: str = "nis", report: str = "", **said: object) -> Truth:
    plain = Truth(
        claim=claim,
        report=report or f"r-{claim}",
        event=event,
        series=event,
        happened=True,
        origins=(origin,) if origin else (),
        derived_from=None,
        kind="original",
        family=report or f"r-{claim}",
        named=True,
        exact=True,
        lie=False,
        vague=False,
        denial=False,
        figure=None,
        low=None,
        high=None,
        contradicts=(),
    )
    return replace(plain, **said)  # type: ignore[arg-type]


# Five claims of event A, three of event B; the second B was told roughly.
TOLD = (
    *(truth(f"a{n}", "A", "nis" if n < 4 else "gur") for n in range(1, 6)),
    truth("b1", "B", "mossad"),
    truth("b2", "B", "mossad", exact=False, vague=True),
    truth("b3", "B", "idf"),
)
ANSWERS = Answers(TOLD)


def test_what_is_right_scores_one() -> None:
    right = score(
        ANSWERS, [(("a1", "a2", "a3", "a4", "a5"), 2, 2, "1", None), (("b1", "b2", "b3"), 2, 2, "2", "1")]
    )
    assert {right[f"{n}_{m}"] for n in ("pair", "b3", "exact_pair", "exact_b3") for m in "prf"} == {1.0}
    assert right["origins_right"] == 1 and right["origins_over"] == 0 == right["origins_mean_error"]
    assert right["one_findings"] == 2 and right["one_false"] == 0


def test_pairs_and_claims_are_counted_as_by_hand() -> None:
    found = score(
        ANSWERS, [Row(("a1", "a2", "a3", "b1"), 1, 1), Row(("a4", "a5"), 1, 1), Row(("b2", "b3"), 1, 1)]
    )
    # Pairs: 6 + 1 + 1 found, of which 3 + 1 + 1 are right; 10 + 3 are true.
    assert found["pair_p"] == pytest.approx(5 / 8)
    assert found["pair_r"] == pytest.approx(5 / 13)
    # Claims: 3 of 3/4, 1 of 1/4, 4 of 1; recalled 3 of 3/5, 2 of 2/5, 1 of 1/3, 2 of 2/3.
    assert found["b3_p"] == pytest.approx((3 * 3 / 4 + 1 / 4 + 4) / 8)
    assert found["b3_r"] == pytest.approx((3 * 3 / 5 + 2 * 2 / 5 + 1 / 3 + 2 * 2 / 3) / 8)
    # Without b2: 6 + 1 pairs, of which 3 + 1 right; 10 + 1 true.
    assert found["exact_pair_p"] == pytest.approx(4 / 7)
    assert found["exact_pair_r"] == pytest.approx(4 / 11)


def test_claims_of_no_finding_stand_alone() -> None:
    none = score(ANSWERS, [])
    assert none["pair_p"] == 1 and none["pair_r"] == 0
    assert none["b3_p"] == 1 and none["b3_r"] == pytest.approx(2 / 8)


def test_a_claim_counts_once_though_two_findings_hold_it() -> None:
    twice = score(ANSWERS, [Row(("a1", "a2"), 1, 1), Row(("a2", "a1", "a3"), 1, 1)])
    assert twice["pair_p"] == 1 and twice["pair_r"] == pytest.approx(1 / 13)


def test_origins_that_are_not_there_are_told() -> None:
    found = score(ANSWERS, [Row(("a1", "a2"), 3, 4, "2", "1"), Row(("a4",), 1, 1), Row(("b1", "b3"), 1, 2)])
    assert found["origins_findings"] == 3
    assert found["origins_over"] == pytest.approx(1 / 3)
    assert found["origins_under"] == pytest.approx(1 / 3)
    assert found["origins_mean_error"] == pytest.approx((2 + 0 + 1) / 3)
    assert found["origins_within"] == pytest.approx(2 / 3)
    assert found["one_findings"] == 1 and found["one_false"] == 1


def test_origins_of_two_events_do_not_confirm_each_other() -> None:
    found = score(ANSWERS, [Row(("a1", "a2", "b1"), 2, 2, "1")])
    assert found["origins_over"] == 0 and found["origins_over_event"] == 1
    assert found["one_false"] == 0 and found["one_false_event"] == 1


def test_a_general_finding_rests_on_more_special_ones() -> None:
    found = score(ANSWERS, [Row(("b2",), 2, 2, "2", None, ("b1", "b2", "b3"))])
    assert found["origins_right"] == 1
    other = score(ANSWERS, [Row(("b2",), 2, 2, "2", "1", ("a1", "b2"))])
    assert other["origins_over_event"] == 0 == other["one_false_event"]


def test_a_rumour_has_no_origin_and_is_never_confirmed() -> None:
    rumour = Answers([truth("x", "X", "", happened=False), truth("y", "X", "", happened=False)])
    once, twice = score(rumour, [Row(("x", "y"), 1, 1, "6")]), score(rumour, [Row(("x", "y"), 2, 2, "1")])
    assert once["origins_over"] == 0 and twice["origins_over"] == 1 == twice["one_false"]


def test_denials_are_no_origins() -> None:
    denied = Answers([truth("x", "X"), truth("y", "X", "mid", denial=True, exact=False)])
    assert score(denied, [Row(("x", "y"), 2, 2)])["origins_over"] == 1
    assert score(denied, [Row(("y",), 1, 1)])["origins_findings"] == 0


def test_contradictions_by_topic() -> None:
    answers = Answers(
        [
            truth("x", "X", low=100, high=100),
            truth("y", "X", low=300, high=300),
            truth("z", "X", low=20, high=199),
            truth("no", "X", denial=True),
            truth("other", "Y", low=900, high=900),
        ]
    )
    found = score_contradictions(
        answers,
        [
            Contradiction("x", "y", "quantity"),
            Contradiction("x", "z", "quantity"),
            Contradiction("x", "other", "quantity"),
            Contradiction("x", "no", "polarity"),
        ],
    )
    assert found["quantity_p"] == pytest.approx(1 / 3) and found["quantity_r"] == 1
    assert found["polarity_p"] == found["polarity_r"] == 1
    assert score_contradictions(answers, [])["polarity_r"] == 0


DERIVED = (
    truth("1", "A", report="r1"),
    truth("2", "A", report="r2", family="r1", derived_from="r1", kind="verbatim"),
    truth("3", "A", report="r3", family="r1", derived_from="r2", kind="heavy"),
    truth("4", "B", report="r4"),
)


def test_derivation_by_kind() -> None:
    found = score_derivations(DERIVED, [("r1", "r2", "copy"), ("r2", "r4", "copy")])
    assert found == {"precision": 0.5, "recall": 0.5, "recall_heavy": 0.0, "recall_verbatim": 1.0}
    assert score_derivations(DERIVED, [("r3", "r1"), ("r1", "r2")])["recall"] == 1
    assert families_of(DERIVED)["3"] == "r1"


def test_counting_outlets_counts_copies() -> None:
    outlets = {"a1": "One", "a2": "Two", "a3": "Three", "a4": "Three"}
    (row,) = counting_outlets([Row(("a1", "a2", "a3", "a4"), 1, 1)], outlets)
    assert (row.least, row.most) == (3, 3)


def test_headlines_that_share_most_words_are_one_story() -> None:
    titles = {
        "a": "Pyongyang ships shells to Moscow again",
        "b": "Pyongyang ships shells to Moscow",
        "c": "Moscow denies",
        "d": "",
        "e": "Pyongyang ships shells to Moscow again",
    }
    rows = by_headlines(Headline(k, f"r-{k}", title, k) for k, title in titles.items())
    assert sorted((sorted(row.claims), row.least) for row in rows) == [
        (["a", "b", "e"], 3),
        (["c"], 1),
        (["d"], 1),
    ]


def test_headlines_of_different_weeks_are_different_stories() -> None:
    days = {"a": 1, "b": 3, "c": 6, "d": 40, "e": 41}
    rows = by_headlines(Headline(k, f"r-{k}", "Shells again", k, day) for k, day in days.items())
    assert sorted(sorted(row.claims) for row in rows) == [["a", "b", "c"], ["d", "e"]]


def test_every_pair_alike_enough_is_found() -> None:
    words = "abcdefgh"
    titles = [" ".join(w for i, w in enumerate(words) if n >> i & 1) for n in range(1, 256)]
    rows = by_headlines(Headline(str(n), str(n), title, str(n)) for n, title in enumerate(titles))
    assert len(rows) == joined_by_brute_force([frozenset(t.split()) for t in titles])


def joined_by_brute_force(words: list[frozenset[str]]) -> int:
    groups = [{i} for i in range(len(words))]
    for i, a in enumerate(words):
        for j in range(i):
            if len(a & words[j]) >= 0.55 * len(a | words[j]) and groups[i] is not groups[j]:
                groups[i] |= groups[j]
                for k in groups[i]:
                    groups[k] = groups[i]
    return len({id(g) for g in groups})
