"""The cases of Russian names: made by rule, written into the files, and made the same again."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY))


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Северная Корея", "Северной Кореи"),
        ("Корейская Народно-Демократическая Республика", "Корейской Народно-Демократической Республикой"),
        ("Объединённые Арабские Эмираты", "Объединённых Арабских Эмиратов"),
        ("Соединённые Штаты Америки", "Соединёнными Штатами Америки"),
        ("Босния и Герцеговина", "Боснии и Герцеговины"),
        ("Министерство обороны России", "Министерством обороны России"),
        ("Белый дом", "Белого дома"),
        ("Кремль", "Кремлём"),
        ("Беларусь", "Беларусью"),
        ("Китай", "Китае"),
        ("Египет", "Египта"),
        ("хуситы", "хуситов"),
    ],
)
def test_a_name_is_declined(name: str, case: str) -> None:
    from scripts.decline_russian import cases

    assert case in cases(name)
    assert cases(name)[0] == name


def test_names_of_persons_are_declined_word_by_word_but_korean_ones_at_the_end() -> None:
    from scripts.decline_russian import cases

    assert "Владимиром Путиным" in cases("Владимир Путин", person=True)
    assert "Ким Чен Ына" in cases("Ким Чен Ын", person=True, last_only=True)
    assert not any(case.startswith("Кима") for case in cases("Ким Чен Ын", person=True, last_only=True))


@pytest.mark.parametrize("name", ["Конго", "Перу", "КНДР", "Мали", "Ил-76", "KOMID"])
def test_what_has_no_cases_stays_as_it_is(name: str) -> None:
    from scripts.decline_russian import cases

    assert cases(name) == [name]


def test_the_files_hold_all_cases_of_their_names() -> None:
    from scripts.decline_russian import declined, files

    stale = [path.name for path in files() if declined(path.read_text("utf-8")) != path.read_text("utf-8")]
    assert stale == [], "run python -m scripts.decline_russian"
