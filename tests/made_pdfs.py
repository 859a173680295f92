"""PDF files made for tests: set by Typst as an office would, or written by hand where they shall be wrong."""

from functools import cache

import typst

DELIVERY = "Téhéran aurait livré plus de 200 missiles balistiques à la Russie en septembre 2024."
DENIAL = "L’Iran dément avoir livré des missiles à Moscou."
FILLER = (
    "Le comité fictif a examiné des documents d’expédition et des factures, puis il a entendu les "
    "représentants de plusieurs entreprises imaginaires, qui ont répondu par écrit aux questions posées."
)


@cache
def typeset(body: str, setup: str = "") -> bytes:
    """A PDF in French, justified and hyphenated, from Typst markup."""
    source = (
        '#set document(date: datetime(year: 2025, month: 3, day: 11))\n#set page(paper: "a5")\n'
        f'#set text(lang: "fr", size: 10pt, hyphenate: true)\n#set par(justify: true)\n{setup}\n{body}'
    )
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def by_hand(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(made))
    return made + head + table + tail


def drawn(*contents: bytes) -> bytes:
    """A PDF with one page for each stream of drawing commands; the font is called F1."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number),
            stream(content),
        ]
    return by_hand(*objects)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def shown_at(x: int, y: int, words: str) -> bytes:
    """One line drawn at a place."""
    text = words.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 10 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n" % (x, y, text)
