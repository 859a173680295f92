"""An evaluation as one page."""

import re

import pytest
from evaluation_samples import Row, claim, rows, text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from concordant.evaluation.compare import Changes, compare
from concordant.evaluation.html import page
from concordant.evaluation.marking import marked
from concordant.evaluation.score import evaluate
from concordant.evaluation.wording import slot_words

PAGE = page(evaluate(rows("texts"), rows("gold"), rows("predicted")), "Sample <1>")
HOSTILE = '<script>alert("1")</script> & <img src=x onerror=y>'


def words_of(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_the_worst_report_comes_first() -> None:
    heads = [words_of(head).split()[0] for head in html.fromstring(PAGE).iterfind(".//h3")]
    assert heads == ["s-3", "s-5", "s-2", "s-1"]


def test_a_page_may_show_only_the_worst() -> None:
    short = page(evaluate(rows("texts"), rows("gold"), rows("predicted")), most=2)
    assert len(html.fromstring(short).findall(".//article")) == 2


def test_a_page_loads_nothing_from_elsewhere() -> None:
    tree = html.fromstring(PAGE)
    assert tree.xpath("//script | //link | //img | //iframe | //@src | //@href") == []
    assert not re.search(r"url\(|@import|https?:", PAGE)


def test_a_page_is_well_formed() -> None:
    body = PAGE.removeprefix("<!doctype html>").replace('<meta charset="utf-8">', "")
    etree.fromstring(re.sub(r"<meta[^>]*>", "", body))


def test_found_missed_and_false_words_are_marked_in_the_text() -> None:
    article = html.fromstring(PAGE).findall(".//article")[1]
    marks = {(mark.get("class"), words_of(mark)) for mark in article.find(".//p[@class='text']").iter("mark")}
    assert marks == {
        ("found", "Бордурия поставила Сильдавии 20 танков"),
        ("false", "По словам министра"),
        ("missed", "поставки продолжатся"),
    }


def test_a_wrong_slot_is_marked_by_a_sign_and_not_by_colour_alone() -> None:
    wrong = html.fromstring(PAGE).xpath("//td[@class='wrong']")
    assert wrong and all(words_of(cell).startswith("✗ ") for cell in wrong)


def test_nothing_from_a_report_becomes_markup() -> None:
    row = claim(0, 10, report=HOSTILE, event=HOSTILE, agent={"name": HOSTILE, "state": HOSTILE})
    row["evidence"]["quote"] = HOSTILE
    shown = page(evaluate([{"id": HOSTILE, "lang": HOSTILE, "text": HOSTILE}], [row], [row]), HOSTILE)
    assert html.fromstring(shown).xpath("//script | //img | //@onerror") == []
    assert "<script" not in shown and "<img" not in shown


def since(before: list[Row], after: list[Row], words: str = "Arms. Borduria sent shells. More.") -> str:
    texts, gold = [text("a", words)], [claim(6, 27), claim(0, 4)]
    board = evaluate(texts, gold, after)
    return page(board, since=compare(texts, gold, before, after))


def test_what_was_won_and_lost_stands_in_its_sentence() -> None:
    tree = html.fromstring(since([claim(0, 4)], [claim(6, 20)]))
    won, lost = tree.xpath("//ul[@class='changes']/li")
    assert words_of(won).endswith("Borduria sent shells.") and words_of(lost).endswith("Arms.")
    assert [mark.get("class") for mark in tree.xpath("//ul[@class='changes']//mark")] == ["found", "missed"]


def test_a_changed_slot_is_named() -> None:
    shown = since([claim(6, 27, polarity="denied")], [claim(6, 27, phase="planned")])
    assert "+polarity -phase" in shown


def test_nothing_changed_is_said_in_words() -> None:
    assert "Nothing has changed." in since([claim(6, 27)], [claim(6, 27)])
    assert "Since the last run" not in PAGE


def test_a_figure_that_moved_says_whether_it_is_better() -> None:
    cards = html.fromstring(since([], [claim(6, 27)])).xpath("//ul[@class='cards']//small")
    assert {card.get("class") for card in cards} == {"better"}
    assert all(words_of(card).startswith("▲") for card in cards)
    worse = html.fromstring(since([claim(6, 27)], [])).xpath("//ul[@class='cards']//small")
    assert {card.get("class") for card in worse} == {"worse"}


def test_more_false_alarms_are_worse() -> None:
    silent = [text("a")]
    found: Changes = compare(silent, [], [], [claim()])
    tree = html.fromstring(page(evaluate(silent, [], [claim()]), since=found))
    assert [card.get("class") for card in tree.xpath("//ul[@class='cards']//small")] == ["worse"]


def test_a_confusion_is_shaded_apart_from_what_is_right() -> None:
    cells = html.fromstring(PAGE).xpath("//table[@class='confusion']//td")
    assert {"number right", "number off", "number none"} == {cell.get("class") for cell in cells}
    assert all(words_of(cell) == "·" for cell in cells if cell.get("class") == "number none")


def test_a_claim_shows_what_is_wrong_and_folds_what_is_right() -> None:
    for section in html.fromstring(PAGE).xpath("//section[@class='claim'][.//td[@class='wrong']]"):
        assert section.xpath(".//details//td[@class='wrong']") == []
        assert section.xpath(".//details/summary")


SPAN = st.tuples(st.integers(-5, 60), st.integers(-5, 60))
CLAIM = st.builds(lambda span, event: placed(span, event), SPAN, st.sampled_from(["test", "use"]))


def placed(span: tuple[int, int], event: str) -> Row:
    return {**claim(), "event": event, "evidence": {"quote": "", "start": span[0], "end": span[1]}}


@given(st.lists(CLAIM, max_size=4), st.lists(CLAIM, max_size=4), st.text("ab<&> ", max_size=50))
@settings(max_examples=60)
def test_marking_leaves_the_text_as_it_was(gold: list[Row], predicted: list[Row], words: str) -> None:
    (result,) = evaluate([text("a", words)], gold, predicted).results
    assert words_of(html.fromstring(f"<p>{marked(result)}</p>")) == words


@pytest.mark.parametrize(
    ("said", "slot", "words"),
    [
        ({"agent": {"name": "Borduria", "state": "BO"}}, "agent", "Borduria (BO)"),
        ({"agent": {"name": "A plant", "state": None}}, "agent", "A plant"),
        ({"agent": None}, "agent", "–"),
        ({"item": {"surface": None, "class": "drone"}}, "item_class", "drone"),
        ({"item": {"surface": "obus", "class": "artillery"}}, "item_class", "artillery: obus"),
        ({"quantity": {"raw": "300", "low": 300, "high": 300, "unit": "gun"}}, "quantity", "300: 300 gun"),
        ({"quantity": {"raw": "x", "low": 3, "high": None, "unit": None}}, "quantity", "x: 3…"),
        ({"time": {"raw": "then", "start": None, "end": "2024"}}, "time", "then: …2024"),
        ({"time": {"raw": "then", "start": None, "end": None}}, "time", "then"),
        ({"attribution": [{"name": "A"}, {"name": "B", "state": "BO"}]}, "attribution", "A ← B (BO)"),
        ({"phase": "done"}, "phase", "done"),
    ],
)
def test_slots_are_told_in_short_words(said: Row, slot: str, words: str) -> None:
    assert slot_words(claim(**said), slot) == words
