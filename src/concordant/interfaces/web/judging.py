"""Judgements made in pages: a button says what, the answer leads back to the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from concordant.assessment.assembling import founding_claim
from concordant.interfaces.correcting import CorrectionError, correction
from concordant.interfaces.http.query import QueryError
from concordant.interfaces.web.answer import Shown, answered, failure, rendered
from concordant.interfaces.web.guard import MOST_BYTES, TOKEN
from concordant.interfaces.web.reader import AT, Reader
from concordant.interfaces.web.site import Site
from concordant.linking.correcting import SLOTS
from concordant.model.identifiers import judgement_id
from concordant.model.judgement import JUDGEMENTS, PAIRS, Anchor, Judgement, JudgementKind
from concordant.views.dossier import history, said_before

_LONGEST_REASON = 500
_LONGEST_VALUE = 200
_DECISIONS: Mapping[str, JudgementKind] = {kind: kind for kind in JUDGEMENTS}
_SUBJECTS: Mapping[str, str] = {
    **dict.fromkeys(("accept", "reject", "correct"), "reading"),
    **dict.fromkeys(("same", "different"), "act"),
    **dict.fromkeys(("same_origin", "independent"), "origin"),
    "regrade": "grade",
}
"""What a decision is about: those about the same contend with each other."""

Form = Mapping[str, Sequence[str]]


async def judgements(site: Site, request: Request) -> Response:
    """Keep what a form decides, and lead back to where it was."""
    reader = Reader(site, request)
    try:
        form = _form(await request.body())
    except ClientDisconnect:
        return Response(status_code=400)
    if not site.tokens.holds(_first(form, TOKEN)):
        return rendered(reader, failure(reader, 403, reader.say("stale")))
    return await run_in_threadpool(answered, reader, lambda r: _kept(r, form))


def _kept(reader: Reader, form: Form) -> Response:
    kind, about, details, following = _asked(reader, form)
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    why = _first(form, "why").strip()[:_LONGEST_REASON]
    made = Judgement("", kind, about, reader.site.who, when, why, details)
    made = replace(made, id=judgement_id(made))
    ledger = reader.site.ledger
    judged = tuple(ledger.judgements())
    stands = said_before(made, judged)
    if stands is None and (others := meanwhile(made, judged, _first(form, AT))):
        return rendered(reader, _asked_again(reader, form, others))
    if stands is None:
        ledger.judge(made)
        reader.site.settle()
    return RedirectResponse(back(_first(form, "back"), (stands or made).id, following), 303)


def meanwhile(made: Judgement, judged: Sequence[Judgement], at: str) -> list[Judgement]:
    """What was decided about the same claims since the page was made on which somebody decides now.

    Nobody shall undo what another person decided without having seen it.
    """
    claims = {anchor.claim for anchor in made.about}
    return [
        past.judgement
        for past in history(judged)
        if at
        and past.judgement.when > at
        and past.taken_back is None
        and _SUBJECTS.get(past.judgement.kind) == _SUBJECTS.get(made.kind)
        and _meets(claims, {anchor.claim for anchor in past.judgement.about}, made.kind in PAIRS)
    ]


def _meets(one: set[str], other: set[str], whole: bool) -> bool:
    """Whether two decisions are about the same: pairs as a whole, others where they share a claim."""
    return one == other if whole else not one.isdisjoint(other)


def _asked_again(reader: Reader, form: Form, others: Sequence[Judgement]) -> Shown:
    """A page that says what was decided meanwhile, and takes the decision nevertheless."""
    fields = [(name, value) for name, values in form.items() for value in values if name not in (AT, TOKEN)]
    address = back(_first(form, "back"), "", "")
    return Shown("meanwhile.html", {"others": others, "fields": fields, "address": address}, 409)


def _asked(reader: Reader, form: Form) -> tuple[JudgementKind, tuple[Anchor, ...], Mapping[str, str], str]:
    """What is decided, about which claims, with which details, and where to go next."""
    word, *named = _first(form, "do").split(" ")
    kind = _DECISIONS.get(word)
    if kind is None:
        raise QueryError(reader.say("no_decision"))
    if kind in PAIRS:
        return kind, _anchors(reader, _pair(reader, form)), {}, ""
    if kind == "regrade":
        finding = _first(form, "regraded")
        return kind, _anchors(reader, [founding_claim(finding)]), {"digit": _digit(reader, form)}, ""
    first, following = (*named, "", "")[:2]
    if kind == "retract":
        if first not in {judgement.id for judgement in reader.site.ledger.judgements()}:
            raise QueryError(reader.say("no_judgement"))
        return kind, (), {"judgement": first}, following
    return kind, _anchors(reader, [first]), _corrected(reader, form) if kind == "correct" else {}, following


def _pair(reader: Reader, form: Form) -> list[str]:
    """The two claims that were selected, or those that two selected findings are named after."""
    chosen = [*form.get("claim", ()), *map(founding_claim, form.get("finding", ()))]
    if len(dict.fromkeys(chosen)) != 2:
        raise QueryError(reader.say("select_two"))
    return list(dict.fromkeys(chosen))


def _corrected(reader: Reader, form: Form) -> Mapping[str, str]:
    """Slots with their values; a form may bring several."""
    pairs = list(zip_longest(form.get("slot", [""]), form.get("value", [""]), fillvalue=""))
    return dict(_correction(reader, slot, value.strip()) for slot, value in pairs[: len(SLOTS)])


def _correction(reader: Reader, slot: str, value: str) -> tuple[str, str]:
    if slot not in SLOTS:
        raise QueryError(reader.say("no_slot"))
    if len(value) > _LONGEST_VALUE:
        raise QueryError(reader.say("long_value", most=_LONGEST_VALUE))
    try:
        made = correction(slot, value, reader.site.knowledge)
    except CorrectionError as error:
        told, choices = reader.words.quoted(value), ", ".join(error.choices)
        named = {"slot": reader.of("correct", slot), "value": told, "choices": choices}
        raise QueryError(reader.say("wrong_value", **named)) from error
    return made.slot, made.value


def _digit(reader: Reader, form: Form) -> str:
    from concordant.assessment.grading import DIGITS

    digit = _first(form, "digit")
    if digit not in DIGITS:
        raise QueryError(reader.say("no_grade"))
    return digit


def _anchors(reader: Reader, claims: Sequence[str]) -> tuple[Anchor, ...]:
    told = reader.site.ledger.told(claims)
    if len(told) != len(claims):
        raise QueryError(reader.say("no_claim"))
    held = (told[claim][0] for claim in claims)
    return tuple(Anchor(c.id, c.report, c.evidence.start, c.evidence.end, c.event) for c in held)


def _form(body: bytes) -> Form:
    """The fields of a form; too many are cut off, for none of ours has so many."""
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(body[:MOST_BYTES].decode("utf-8", "replace"), keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found


def _first(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def back(address: str, judgement: str, following: str) -> str:
    """Where the form came from, telling what was judged; never an address of elsewhere."""
    parts = urlsplit(address.replace("\\", "/"))
    path = parts.path if not parts.netloc and not parts.scheme else "/"
    path = "/" + path.lstrip("/")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != "done"]
    query = urlencode([*kept, *([("done", judgement)] if judgement else [])])
    anchor = f"#{following}" if following.replace("-", "").isalnum() else ""
    return f"{path}{'?' if query else ''}{query}{anchor}"
