"""Small archives with pages worth reading, pages that are not, and records that would break a scan."""

import gzip
from pathlib import Path

from made_pages import annotated, source

from made_archives import http, packed, page, record

DULL = (
    "<html lang='fr'><body><p>"
    + "Le marché de Noël ouvrira samedi, malgré la neige et le froid. " * 9
    + "</p>"
)
CRAFTED = (
    "<html lang='fr'><title>{n}</title><p>L’Iran a livré {n} missiles balistiques à la Russie en septembre "
    "2024, selon le ministère ukrainien de la Défense. Moscou dément avoir reçu ces missiles.</p></html>"
)
LONG = 1_000_000


def telling(number: int) -> bytes:
    """A page that holds claims, another one for each number."""
    return page(CRAFTED.format(n=100 + number), f"https://agence-horizon.example/{number}")


def archive(number: int, pages: int = 4) -> bytes:
    """An archive where every second page holds claims."""
    dull = (page(f"{DULL}<p>{number}.{n}</p>", f"https://gazette.example/{number}/{n}") for n in range(pages))
    told = (telling(number * pages + n) for n in range(pages))
    return packed(each for pair in zip(dull, told, strict=True) for each in pair)


def archives(folder: Path, count: int) -> list[Path]:
    """Archives as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"news-{number}.warc.gz" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(archive(number))
    return paths


def real_texts(count: int) -> bytes:
    """Some annotated texts as an archive."""
    return packed(
        page(source(text), f"https://x.example/{text.id}")
        for text, _ in zip(annotated(), range(count), strict=False)
    )


def hostile() -> bytes:
    """An archive in which sound pages stand between records that are none."""
    deep = "<div>" * 200_000 + "missiles Iran"
    bad = [
        page(b"\0" * 40_000_000),
        record(http(gzip.compress(b"a" * 40_000_000), more="Content-Encoding: gzip\r\n")),
        page(b"<p>missile Iran " + b"x" * 50_000_000),
        page(deep),
        page(b"<p>missile Iran \xff\xfe\xfd\x80" * 200),
        page(b"<p>missile Iran" + b"&#" * 400_000),
        page("<p>missile Iran".encode("utf-16"), content_type="text/html; charset=klingon"),
        page("<a href='" + "missile Iran " * 50_000),
        page("<p>missile Iran " * 60_000),
        page(f"<p>{'missile' * 100_000} Iran"),
        record(http(b"<p>x"), length="999999"),
        record(http(b"<p>x"), length="-1"),
        page(b"{}", content_type="application/json"),
    ]
    sound = [telling(n) for n in range(len(bad))]
    whole = b"".join(packed([one, other]) for one, other in zip(bad, sound, strict=True))
    return whole + packed([telling(999)])[:-30]
