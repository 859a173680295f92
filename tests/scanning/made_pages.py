"""Pages as newspapers make them around the annotated texts: menus, scripts, teasers, in any encoding."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.entities import codepoint2name
from pathlib import Path

QUALITY = Path(__file__).parents[1] / "quality"
_MENU = "".join(
    f'<li class="nav-item"><a href="/r/{n}">{word}</a></li>'
    for n, word in enumerate(("Actualité", "Monde", "Culture", "Météo", "Спорт", "Погода", "Sport"))
)
_SCRIPT = "<script>var ads = ['drone-banner', 'css-2'];</script><style>.s300 { color: red }</style>"
_FOOT = "<footer><p>Tous droits réservés. Mentions légales. Все права защищены.</p></footer>"
LEGACY = {"fr": ("windows-1252", "iso-8859-15"), "en": ("windows-1252",), "ru": ("windows-1251", "koi8-r")}


@dataclass(frozen=True)
class Text:
    """An annotated text."""

    id: str
    lang: str
    title: str
    text: str


def annotated() -> Iterator[Text]:
    """All texts that were annotated while developing."""
    for folder in ("corpus", "dossiers", "own", "en/corpus", "ru/corpus"):
        for line in (QUALITY / folder / "texts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield Text(row["id"], row["lang"], row.get("title") or "", row["text"])


def source(text: Text, noisy: bool = False) -> str:
    """The text as a page; a noisy one is strewn with what templates put into and around words."""
    paragraphs = [p for p in text.text.split("\n") if p.strip() and p.strip() != text.title]
    body = "".join(f"<p>{_strewn(p) if noisy else escape(p)}</p>\n" for p in paragraphs)
    around = f"<!-- cache 7 --><ul>{_MENU}</ul>{_SCRIPT}" * (40 if noisy else 1)
    head = f"<head><title>{escape(text.title)}</title></head>"
    return (
        f'<!DOCTYPE html><html lang="{text.lang}">{head}<body>{around}<article>'
        f"<h1>{escape(text.title)}</h1>{body}</article>{_FOOT}</body></html>"
    )


def named_entities(page: str) -> bytes:
    """The page in ASCII, every other letter as an entity: by name where it has one."""
    names = {c: f"&{codepoint2name.get(ord(c), f'#{ord(c)}')};" for c in set(page) if not c.isascii()}
    return "".join(names.get(c, c) for c in page).encode()


def numeric_entities(page: str) -> bytes:
    """The page in ASCII, every other letter as a number, in hexadecimal and decimal by turns."""
    return "".join(
        c if c.isascii() else f"&#x{ord(c):x};" if ord(c) % 2 else f"&#{ord(c)};" for c in page
    ).encode()


def legacy(page: str, charset: str) -> bytes:
    """The page in an encoding of old, which it names; what that lacks is an entity."""
    named = page.replace("<head>", f'<head><meta charset="{charset}">', 1)
    return named.encode(charset, "xmlcharrefreplace")


def _strewn(paragraph: str) -> str:
    """Soft hyphens in long words, tags in words, hard blanks between them."""
    words = []
    for number, word in enumerate(paragraph.split(" ")):
        if number % 3 == 0 and len(word) > 6:
            word = f"{word[:3]}\u00ad{word[3:]}"
        elif number % 7 == 0 and len(word) > 4:
            word = f"<span>{word[0]}</span>{word[1:]}"
        elif number % 5 == 0:
            word = f'<a href="/tag/{number}"><b>{word}</b></a>'
        words.append(word)
    return "".join(f"{word}{'&nbsp;' if n % 11 == 0 else ' '}" for n, word in enumerate(words))
