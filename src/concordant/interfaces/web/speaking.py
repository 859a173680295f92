"""Which language a reader gets, and its words: those in which claims are told, and those of the pages."""

import tomllib
from functools import cache
from importlib.resources import files

from starlette.requests import Request

from concordant.views.wording import TONGUES, Tongue, Wording, wording

COOKIE = "concordant_lang"
PARAMETER = "lang"
_OTHERWISE: Tongue = "en"


@cache
def words_of(tongue: Tongue) -> Wording:
    """All words of a language."""
    text = files("concordant.interfaces.web.words").joinpath(f"{tongue}.toml").read_text("utf-8")
    return Wording(tongue, {**wording(tongue).tables, **tomllib.loads(text)})


def tongue_of(request: Request) -> Tongue:
    """The language that the address asks for, else the one chosen before, else the browser's."""
    named = (request.query_params.get(PARAMETER), request.cookies.get(COOKIE))
    for tongue in (*named, *_accepted(request.headers.get("accept-language", ""))):
        for known in TONGUES:
            if tongue == known:
                return known
    return _OTHERWISE


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, the best first."""
    weighed = []
    for number, part in enumerate(header[:1000].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            heavy = float(weight) if weight else 1.0
        except ValueError:
            continue
        if heavy > 0:
            weighed.append((-heavy, number, tag.split("-")[0].lower()))
    return [tag for _, _, tag in sorted(weighed)]
