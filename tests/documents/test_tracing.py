"""Tracing: whatever the markup, a character of the text stands in the source where its anchor says."""

from html import escape, unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.documents.html.align import anchors_of
from concordant.documents.html.markup import tokens_of
from concordant.documents.html.visible import visible
from concordant.documents.open import open_document
from concordant.model.document import Anchor, Document
from concordant.model.identifiers import digest
from concordant.model.report import Received, Report
from concordant.model.span import Span

WORDS = st.sampled_from(
    ["la", "Bordurie", "été", "l’obus", "AT&T", "<sic>", "«", "170", "où?", "cœur", "снаряды", "ça,", "—"]
)
DRESS = st.sampled_from(
    ("{}", "<b>{}</b>", "<a href='?q=la&amp;x=\">\"'>{}</a>", "<!-- la Bordurie -->{}", "\n\t {}")
)
PARAGRAPH = st.lists(st.tuples(WORDS, DRESS, st.booleans()), min_size=1, max_size=12)


def encoded(word: str) -> tuple[str, list[int]]:
    """The word written with numeric entities, and where each of its characters begins."""
    pieces = [f"&#{ord(char)};" if index % 2 else escape(char) for index, char in enumerate(word)]
    return "".join(pieces), [len("".join(pieces[:index])) for index in range(len(pieces))]


def written(paragraphs: list[list[tuple[str, str, bool]]]) -> tuple[str, str, list[Span], dict[int, int]]:
    """A page with these paragraphs, its clean text, their spans, and the place of every character."""
    source = "<script>la Bordurie &amp; été</script><nav>la Bordurie été</nav>"
    text, spans, places = "", [], dict[int, int]()
    for number, words in enumerate(paragraphs):
        source, text = f"{source}<p class='la Bordurie'>", f"{text}\n\n" if text else text
        start = len(text)
        for word, dress, by_number in ((f"n°{number}", "{}", False), *words):
            markup, offsets = encoded(word) if by_number else (escape(word), [])
            offsets = offsets or [len(escape(word[:index])) for index in range(len(word))]
            before, after = dress.split("{}")
            text, source = (f"{text} " if len(text) > start else text), f"{source} {before}"
            places |= {len(text) + index: len(source) + offset for index, offset in enumerate(offsets)}
            text, source = f"{text}{word}", f"{source}{markup}{after}"
        spans.append(Span(start, len(text)))
        source += "</p><style>été</style>"
    return source, text, spans, places


@given(st.lists(PARAGRAPH, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_character_is_traced_to_its_true_place(paragraphs: list[list[tuple[str, str, bool]]]) -> None:
    source, text, spans, places = written(paragraphs)
    anchors = anchors_of(text, spans, source, visible(source, tokens_of(source)))
    document = Document(Report("r", "", "", "und"), text, (), anchors)
    traced = {index: document.origin(index) for index, char in enumerate(text) if not char.isspace()}
    assert traced == places


def test_a_paragraph_repeated_below_the_article_leads_to_the_article() -> None:
    lead, rest = "La Bordurie livre cent drones.", "Un rapport le révèle."
    source = f"<p>{lead}</p><main><p>{lead}</p><p>{rest}</p></main><footer>{lead}</footer>"
    text = f"{lead}\n\n{rest}"
    spans = [Span(0, len(lead)), Span(len(lead) + 2, len(text))]
    anchors = anchors_of(text, spans, source, visible(source, tokens_of(source)))
    document = Document(Report("r", "", "", "und"), text, (), anchors)
    assert document.origin(0) == source.index("<main><p>") + len("<main><p>")
    assert document.origin(len(lead) + 2) == source.index(rest)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.lists(st.integers(0, 40), max_size=6))
@settings(max_examples=100, deadline=None)
def test_words_that_extraction_dropped_do_not_lead_the_others_astray(
    paragraphs: list[list[tuple[str, str, bool]]], dropped: list[int]
) -> None:
    source, text, _, _ = written(paragraphs)
    kept = " ".join(word for index, word in enumerate(text.split()) if index not in dropped) or "x"
    anchors = anchors_of(kept, [Span(0, len(kept))], source, visible(source, tokens_of(source)))
    assert_sound(kept, anchors, source)


@given(st.lists(st.one_of(st.text(max_size=30), DRESS, WORDS), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_page_is_traced_soundly(pieces: list[str]) -> None:
    raw = "".join(pieces).encode("utf-8", "replace")
    _, document, _ = open_document(Received(raw, "a.html", "text/html", "2026-01-01", digest(raw)))
    if document and document.encoding == "utf-8":
        source = raw.decode("utf-8", "replace").replace("\x00", "\ufffd")
        assert_sound(document.text, document.anchors, source.removeprefix("\ufeff"))


def assert_sound(text: str, anchors: tuple[Anchor, ...], source: str) -> None:
    end = 0
    for anchor in anchors:
        assert anchor.text >= end
        end = anchor.text + anchor.length
        for step in range(anchor.length):
            char, found = text[anchor.text + step], source[anchor.raw + step]
            is_entity = found == "&" and char in unescape(
                source[anchor.raw + step :][:12].split(";")[0] + ";"
            )
            assert char == found or (char.isspace() and found.isspace()) or is_entity
