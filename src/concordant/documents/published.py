"""The date of publication as the text says it: a date line near the top, or the dateline of an agency."""

import re
from collections.abc import Iterable
from itertools import islice

from concordant.documents.furniture.dates import day_of
from concordant.documents.furniture.marking import published_lines
from concordant.documents.furniture.patterns import folded, patterns

_LINES_READ = 12
# Place, date, agency in brackets or capitals, dash: “Séoul, 19 fév 2025 (Agence) - …”.
_DATELINE = (
    r"[^\W\d_][\w .'/-]{{1,40}}, (?P<published>{date}) ?(?:\([^()]{{2,40}}\)|/[^/]{{2,40}}/)? ?[-–—:] "
)


def published_in(lines: Iterable[str], lang: str) -> str | None:
    """The ISO date that one of the first ``lines`` gives as the day of publication; None without a guess.

    Args:
        lines: the text's first paragraphs, furniture included.
        lang: its language, which decides how ``3/4/2025`` is read.
    """
    top = list(islice(lines, _LINES_READ))
    known = patterns().dates
    for words in published_lines(top):
        day = day_of(words, known, lang)
        if day:
            return day
    dateline = re.compile(_DATELINE.format(date=known.pattern), re.IGNORECASE)
    for line in top:
        match = dateline.match(folded(line[:200]))
        if match:
            return day_of(match["published"], known, lang)
    return None
