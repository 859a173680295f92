"""The engine on an invented language, and what it says about tables that contradict themselves."""

from typing import Any

import pytest

from concordant.language.morphology import MorphologyError, compile_morphology
from concordant.language.morphology_cases import describe

BORDURIAN: dict[str, Any] = {
    "assign": ["zora", "mola"],
    "slots": {"infinitive": "-", "present": "1s 3p", "future": "1s 3p", "past_participle": "ms fp"},
    "series": {"ik": "ik ikk"},
    "derive": {
        "future": [{"source": "present 1s", "drop": "u", "add": "iv ivv"}],
        "past_participle": [
            {"slots": "ms", "source": "present 3p"},
            {"slots": "fp", "source": "future 1s", "drop": "v$", "add": "sz"},
        ],
    },
    "paradigm": {
        "zora": {"pattern": "(r|l)ora", "present": r"\1u/\1o \1un"},
        "mola": {"pattern": "a", "verbs": "ela", "present": "_ @ik", "future": "- ezz"},
    },
    "verbs": {"war": "zrora kola"},
}


def bordurian(**changes: Any) -> Any:
    return compile_morphology([BORDURIAN, changes])


def forms(verb: str, **changes: Any) -> dict[str, set[str]]:
    found = bordurian(**changes).conjugate(verb)
    return {
        form: {describe(a).removeprefix(f"{verb} ") for a in readings} for form, readings in found.items()
    }


def test_endings_join_the_base_and_take_the_group_of_the_pattern() -> None:
    assert forms("zrora") == {
        "zrora": {"infinitive"},
        "zru": {"present 1s"},
        "zro": {"present 1s"},
        "zrun": {"present 3p", "past_participle ms"},
        "zriv": {"future 1s"},
        "zroiv": {"future 1s"},
        "zrivv": {"future 3p"},
        "zroivv": {"future 3p"},
        "zrisz": {"past_participle fp"},
        "zroisz": {"past_participle fp"},
    }


def test_a_series_joins_its_endings_to_a_stem_and_a_hyphen_leaves_a_slot_empty() -> None:
    assert forms("kola") == {
        "kola": {"infinitive"},
        "kolik": {"present 1s"},
        "kolikk": {"present 3p", "past_participle ms"},
        "kolezz": {"future 3p"},
    }


def test_a_verb_that_a_paradigm_lists_is_not_assigned_by_its_ending() -> None:
    listed = {**BORDURIAN["paradigm"]["mola"], "verbs": "ela korora"}
    assert "kororik" in forms("korora", paradigm={"mola": listed}, verbs={"more": "korora"})
    assert "koru" in forms("korora", verbs={"more": "korora"})


def test_a_later_table_adds_verbs_and_replaces_paradigms() -> None:
    assert bordurian(verbs={"sea": "mela"}).lemmas() == {"zrora", "kola", "ela", "mela"}
    assert "kolax" in forms("kola", paradigm={"mola": {"pattern": "a", "present": "ax ax"}})


def test_no_tables_make_an_empty_morphology() -> None:
    empty = compile_morphology([])
    assert (empty.verb("zru"), empty.lemmas()) == ((), frozenset())
    assert empty.inflect_noun("kola") == {"kola"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slots": {"optative": "1s"}}, r"\[slots\] names the mood 'optative'"),
        ({"derive": {"future": [{"source": "past 1s"}]}}, r"\[derive\] future names the mood 'past'"),
        (
            {"derive": {"future": [{"source": "present 2s", "add": "a b"}]}},
            "a slot that .slots. does not have",
        ),
        ({"derive": {"future": [{"source": "present 1s", "add": "a"}]}}, "has 2 slots and 1 endings"),
        ({"derive": {"future": [{"source": "future 1s", "add": "a b"}]}}, "makes future from itself"),
        (
            {"derive": {"present": []}, "paradigm": {"mola": {"pattern": "a", "present": "x"}}},
            "1 forms instead",
        ),
        ({"paradigm": {"mola": {"pattern": "a", "present": "_ @uk"}}}, "there is no series 'uk'"),
        ({"paradigm": {"mola": {"pattern": "a"}}}, "'mola' has no row for present"),
        ({"paradigm": {"mola": {"pattern": "(a"}}}, "'mola' has no pattern that can be read"),
        ({"paradigm": {"mola": {"present": "x x"}}}, "'mola' has no pattern that can be read"),
        ({"paradigm": {"mola": {"pattern": "a", "futur": "x x"}}}, "states 'futur', which is no mood"),
        (
            {"paradigm": {"mola": {"pattern": "a", "verbs": "kol"}}},
            "'kol' does not end as paradigm 'mola' asks",
        ),
        ({"verbs": {"war": "kolu"}}, "No paradigm under 'assign' fits the verb 'kolu'"),
        ({"assign": ["gola"]}, "'assign' names the paradigm 'gola'"),
        ({"nouns": {"endings": {"a": "x y"}}}, r"\[nouns.endings\] 'a' states 2 forms instead of 1"),
        ({"adjectives": {"endings": {"a": "x"}}}, r"\[adjectives.endings\] 'a' states 1 forms instead of 4"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_in_a_plain_sentence(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(MorphologyError, match=sentence):
        bordurian(**changes)
