"""A document to hand over, shown as a page, and given as a file."""

from importlib.util import find_spec
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from concordant.exports.briefs.forms import FORMS, NEEDS, rendered
from concordant.exports.briefs.html import Leads, content
from concordant.interfaces.briefing import USUAL, AbsentPartyError, Wanted, made
from concordant.interfaces.http.query import CHOICES, QueryError, choice, day, number, words
from concordant.interfaces.web.answer import AbsentError, Shown
from concordant.interfaces.web.reader import Reader
from concordant.interfaces.web.templates import segment
from concordant.model.finding import Finding
from concordant.views.briefs.records import Brief, Note

WITHIN = 500
"""So many findings are looked through at most: more would make the page wait."""
MOST = 500
_IDS = ("f-", "c-")
_TYPES = {
    "md": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def brief(reader: Reader) -> Shown | Response:
    """The brief about a finding, an actor or the whole ledger; as a file where one is asked for."""
    form = words(reader.params, "to")
    if form is not None and form not in _at_hand():
        raise QueryError(reader.say("no_format", name=form, formats=", ".join(_at_hand())))
    told = _made(reader)
    if form is not None:
        return _file(told, form)
    return Shown(
        "brief.html",
        {
            "brief": told,
            "content": Markup(content(told, Leads(_finding, _words, reader.say("in_report")))),
            "files": [(form, reader.with_(to=form, lang=reader.tongue)) for form in _at_hand()],
            "lacking": ", ".join(form for form in FORMS if form not in _at_hand()),
            "orders": CHOICES["sort"],
            "usual": USUAL,
            "most": MOST,
        },
    )


def _made(reader: Reader) -> Brief:
    asked, params = words(reader.params, "about"), reader.params
    order: Any = choice(params, "sort") or "novelty"
    wanted = Wanted(
        _finding_of(reader, asked) if asked and asked.startswith(_IDS) else asked,
        reader.tongue,
        day(params, "since"),
        day(params, "date"),
        order,
        number(params, "limit", USUAL, MOST) or MOST,
        WITHIN,
    )
    try:
        return made(reader.site.ledger, wanted, reader.site.knowledge, reader.site.law, lambda done: None)
    except AbsentPartyError as error:
        raise AbsentError("no_finding_names", asked or "") from error


def _finding_of(reader: Reader, named: str) -> Finding:
    found = reader.site.ledger.finding(named)
    if found is None:
        raise AbsentError("no_finding", named)
    return found


def _at_hand() -> tuple[str, ...]:
    """The formats for which everything is installed."""
    return tuple(form for form in FORMS if all(find_spec(module) for module in NEEDS.get(form, ())))


def _file(told: Brief, form: str) -> Response:
    dated = "".join(each for each in told.date or "" if each.isdecimal() or each == "-")
    name = f"brief-{dated}.{form}" if dated else f"brief.{form}"
    answer = Response(rendered(told, form), media_type=_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _finding(identifier: str) -> str:
    return f"/findings/{segment(identifier)}"


def _words(note: Note) -> str:
    return f"/reports/{segment(note.report)}#{segment(note.claim)}"
