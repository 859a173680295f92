"""Why a claim says what it says: words, rules and cues by slot, and where the words stand."""

from collections.abc import Iterator

from concordant.model.claim import Actor, Claim, Reason
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.views.link import deep_link
from concordant.views.sentence import Naming, canonical, chain, goods, sentence
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording, amount, when

# The order in which a reader asks.
SLOTS = (
    "event",
    "agent",
    "recipient",
    "item",
    "quantity",
    "place",
    "time",
    "phase",
    "certainty",
    "polarity",
    "attribution",
    "evidence",
)


def explanation(
    claim: Claim, report: Report, document: Document | None, words: Wording, naming: Naming = canonical
) -> tuple[Line, ...]:
    """The claim, its words in their place, every slot with its reasons, position and deep link."""
    say = words.tables["explanation"]
    return (
        line(Piece(f"{say['claim']} {claim.id}", "heading")),
        line("  ", *sentence(claim, words, naming)),
        (),
        line(Piece(say["report"], "heading")),
        line("  ", heading(report, words)),
        (),
        line(Piece(say["evidence"], "heading")),
        _in_context(claim),
        (),
        line(Piece(say["why"], "heading")),
        *_slots(claim, words, naming),
        (),
        line(Piece(say["where"], "heading")),
        *(line("  ", place) for place in places(claim, report, document, words)),
    )


def heading(report: Report, words: Wording) -> str:
    """Title, outlet, date and id of a report in one line."""
    say = words.tables["explanation"]
    published = report.published or say["undated"]
    origin = f" ({report.published_from})" if report.published and report.published_from else ""
    captured = words.say("explanation", "captured", day=report.captured[:10]) if report.captured else ""
    parts = (
        report.title or say["untitled"],
        report.outlet or "",
        f"{published}{origin}",
        captured,
        report.id,
    )
    return " · ".join(part for part in parts if part)


def paged(claim: Claim, words: Wording) -> str:
    """The page on which a claim's words begin, with a comma before; empty for what has no pages."""
    page = claim.evidence.page
    return f", {words.say('explanation', 'page', page=page)}" if page is not None else ""


def _in_context(claim: Claim) -> Line:
    """The evidence between the words around it, on one line."""
    evidence = claim.evidence
    before, within, after = (" ".join(t.split()) for t in (evidence.prefix, evidence.quote, evidence.suffix))
    lead = [Piece(f"…{before}", "muted"), Piece(" ")] if before else []
    tail = [Piece(" "), Piece(f"{after}…", "muted")] if after else []
    return line("  ", *lead, Piece("⟦", "mark"), Piece(within, "evidence"), Piece("⟧", "mark"), *tail)


def _slots(claim: Claim, words: Wording, naming: Naming) -> Iterator[Line]:
    told = values(claim, words, naming)
    named = {*SLOTS, *(reason.slot for reason in claim.reasons)}
    width = max(len(words.of("slot", slot)) for slot in named)
    for slot in [*SLOTS, *sorted(named - set(SLOTS))]:
        reasons = [reason for reason in claim.reasons if reason.slot == slot]
        value = told.get(slot, "")
        if not value and not reasons:
            continue
        label = f"  {words.of('slot', slot):<{width}}  "
        yield line(Piece(label, "muted"), Piece(value or "–", "item"))
        for told_reason in [_reason(reason, words) for reason in reasons] or [
            _unreasoned(claim, slot, words)
        ]:
            yield line(" " * len(label), *told_reason)


def _reason(reason: Reason, words: Wording) -> Line:
    parts = [Piece(f"[{reason.rule}]", "muted")]
    if reason.words:
        shown = " ".join(reason.words.split())
        parts.append(
            Piece(" " + words.say("explanation", "from_words", words=words.quoted(shown)), "evidence")
        )
    if reason.note:
        parts.append(Piece(f" – {reason.note}" if reason.words else f" {reason.note}"))
    return tuple(parts)


def _unreasoned(claim: Claim, slot: str, words: Wording) -> Line:
    """What can be said of a slot for which no reason was kept: its own words, or that it is usual."""
    if own := _own_words(claim).get(slot):
        return line(Piece(words.say("explanation", "from_words", words=words.quoted(own)), "evidence"))
    usual = {"phase": "done", "certainty": "asserted", "polarity": "affirmed", "attribution": ()}
    key = "usual" if slot in usual and getattr(claim, slot) == usual[slot] else "unexplained"
    return line(Piece(words.of("explanation", key), "muted"))


def _own_words(claim: Claim) -> dict[str, str]:
    """The words of the report that the values themselves hold, by slot."""
    own = {
        "agent": claim.agent and claim.agent.raw,
        "recipient": claim.recipient and claim.recipient.raw,
        "item": claim.item and claim.item.surface,
        "quantity": claim.quantity and claim.quantity.raw,
        "time": claim.time and claim.time.raw,
        "attribution": " < ".join(voice.raw for voice in claim.attribution if voice.raw),
    }
    return {slot: " ".join(text.split()) for slot, text in own.items() if text}


def values(claim: Claim, words: Wording, naming: Naming = canonical) -> dict[str, str]:
    """Each slot's value in words; empty slots are left out."""

    def who(actor: Actor | None) -> str:
        if actor is None:
            return ""
        return f"{naming(actor)} ({actor.state})" if actor.state else naming(actor)

    told = {
        "event": words.of("event", claim.event),
        "agent": who(claim.agent),
        "recipient": who(claim.recipient),
        "item": goods(claim.item, words),
        "quantity": amount(claim.quantity, words) if claim.quantity else "",
        "place": claim.place or "",
        "time": when(claim.time, words) if claim.time else "",
        "phase": words.of("phase", claim.phase),
        "certainty": words.of("certainty", claim.certainty),
        "polarity": words.of("polarity", claim.polarity),
        "attribution": chain(claim, words, naming) or words.of("sentence", "own"),
    }
    return {slot: value for slot, value in told.items() if value}


def source_span(claim: Claim, document: Document | None) -> tuple[int, int] | None:
    """Where the evidence stands in the decoded source; None where cleaning put in one of its ends."""
    if document is None or claim.evidence.end <= claim.evidence.start:
        return None
    first = document.origin(claim.evidence.start)
    last = document.origin(claim.evidence.end - 1)
    return None if first is None or last is None else (first, last + 1)


def places(claim: Claim, report: Report, document: Document | None, words: Wording) -> Iterator[str]:
    """Position in the text, position in what was received, deep link."""
    evidence = claim.evidence
    yield words.say("explanation", "in_text", start=evidence.start, end=evidence.end) + paged(claim, words)
    if document is not None:
        span = source_span(claim, document)
        if span is None:
            yield words.of("explanation", "put_in")
        else:
            yield words.say(
                "explanation",
                "in_source",
                start=span[0],
                end=span[1],
                source=report.source,
                encoding=document.encoding,
            )
    link = deep_link(report.url, evidence)
    yield f"{words.of('explanation', 'link')}: {link}" if link else words.of("explanation", "no_link")
