"""Web archives shaped like a crawl of news: long pages of menus, scripts and teasers, few of them on arms.

Sizes follow what was measured on 181 real pages of newspapers: 174 kB of HTML (34 kB packed), of which 98 kB
are scripts; 780 elements with 1,250 attributes; 19 kB of words, of which 4 kB are the article. As there, the
title is short and stands in the head and above the article, and the day of publication stands in the markup.
"""

import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator
from html import escape
from itertools import cycle, islice
from pathlib import Path

from benchmarks.processes import ROOT
from benchmarks.texts_to_read import OFF_THEME, WARM_UP

_QUALITY = ROOT / "tests" / "quality"
_SCRIPTS = 100_000
_KEY = 80
"""Bits of chance in each line of a script, so that pages pack as real ones do."""
_TEASERS, _MENU = 90, 160
_LONGEST_TITLE = 120
_PARAGRAPHS, _SENTENCES = 10, 4
"""How many an article has below its beginning, and sentences each: 700 words, where real pages have 750."""
_DOUBLE = re.compile("pilote|rafale|tête de série|effectif")
"""Words of arms that mean something else: one subject of an article may have them, not every one."""
_EVERY, _NEAR = 100, 50
"""One page in so many is about arms; one in so many uses words of arms for something else."""
_LEVEL = 6
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def archives(folder: Path, count: int, pages: int, seed: int = 1, every: int = _EVERY) -> list[Path]:
    """So many archives with so many pages each, one in ``every`` about arms; a seed makes the same bytes."""
    chance = random.Random(seed)
    about_arms, near = cycle(_told("corpus")), _told("quiet")
    others = OFF_THEME["fr"].read_text("utf-8").strip().split("\n\n")
    plain = [s for text in (*others, WARM_UP) for s in _SENTENCE.split(text) if not _DOUBLE.search(s)]
    scripts = [_script(chance) for _ in range(40)]
    made = []
    for number in range(count):
        path = folder / f"news-{number}.warc.gz"
        with path.open("wb") as file:
            for n in range(pages):
                text = "\n".join((chance.choice(others), *_paragraphs(plain, chance)))
                if n % every == every // 2:
                    text = f"{next(about_arms)}\n\nDépêche {number}.{n}."  # never the same text twice
                elif n % _NEAR == 0:
                    text = chance.choice(near)
                body = _page(text, others, scripts, chance)
                file.write(
                    gzip.compress(_record(body, f"https://gazette.example/{number}/{n}"), _LEVEL, mtime=0)
                )
        made.append(path)
    return made


def _paragraphs(sentences: list[str], chance: random.Random) -> Iterator[str]:
    """Paragraphs that differ: extractors take one that comes again for a part of the template."""
    chosen = iter(chance.sample(sentences, _PARAGRAPHS * _SENTENCES))
    return (" ".join(islice(chosen, _SENTENCES)) for _ in range(_PARAGRAPHS))


def _told(name: str) -> list[str]:
    """Texts of the project: annotated ones about arms, or those in which nothing may be read."""
    if name == "corpus":
        rows = (_QUALITY / name / "texts.jsonl").read_text("utf-8").splitlines()
        return [json.loads(row)["text"] for row in rows if row]
    return [
        text
        for file in sorted((_QUALITY / name).glob("*.toml"))
        for text in _strings(tomllib.loads(file.read_text("utf-8")))
    ]


def _strings(value: object) -> Iterator[str]:
    """Every long text in a table."""
    if isinstance(value, str) and len(value) > 150:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _script(chance: random.Random) -> str:
    """A tenth of the scripts of a page."""
    lines: list[str] = []
    while sum(len(line) for line in lines) < _SCRIPTS // 10:
        name, key = f"{chance.getrandbits(40):x}", f"{chance.getrandbits(_KEY):x}"
        push = f'"id":"{name}","slot":{len(lines)},"key":"{key}","f":function(a){{return a&&a.{name}}}'
        lines.append(f"window.q=window.q||[];q.push({{{push}}});")
    return f"<script>{''.join(lines)}</script>"


def _page(text: str, others: list[str], scripts: list[str], chance: random.Random) -> str:
    title, *paragraphs = [line for line in text.split("\n") if line.strip()]
    if len(title) > _LONGEST_TITLE:  # a text without one: its first words stand for it
        title, paragraphs = " ".join(title.split()[:9]), [title, *paragraphs]
    menu = "".join(
        f'<li class="nav__item nav__item--{n}"><a class="nav__link" href="/rubrique/{n}" data-track="menu">'
        f"{' '.join(chance.choice(others).split()[:2])}</a></li>"
        for n in range(_MENU)
    )
    teasers = "".join(
        f'<div class="card"><a href="/a/{n}" class="card__link"><img class="card__img" loading="lazy" '
        f'src="/img/{chance.getrandbits(32):x}.jpg" alt=""><h3 class="card__title">'
        f"{escape(chance.choice(others)[:90])}</h3></a><!-- {n} --></div>"
        for n in range(_TEASERS)
    )
    body = "".join(f'<p class="article__text">{escape(p)}</p>' for p in paragraphs)
    day = f"2025-03-{1 + chance.randrange(28):02}T06:30:00+01:00"
    head = (
        f'<meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta property="og:title" content="{escape(title)}">'
        f'<meta property="article:published_time" content="{day}">{"".join(chance.sample(scripts, 4))}'
    )
    return (
        f'<!DOCTYPE html><html lang="fr"><head>{head}</head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{escape(title)}</h1>{body}</article></main>{''.join(chance.sample(scripts, 6))}"
        f"<aside>{teasers}</aside><footer><p>Tous droits réservés.</p></footer></body></html>"
    )


def _record(body: str, url: str) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-12T06:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
