"""A report with its claims as HTML: the text marked, then each claim with what is wrong about it."""

from html import escape

from concordant.evaluation.agreement import SLOTS, Row
from concordant.evaluation.marking import marked
from concordant.evaluation.scoreboard import Pair, ReportResult
from concordant.evaluation.wording import NONE, slot_words


def report_section(result: ReportResult) -> str:
    """One report."""
    wrong = sum(len(pair.wrong) for pair in result.pairs)
    counts = (
        f"{len(result.pairs)} found, {len(result.missed)} missed, {len(result.false)} false, "
        f"{wrong} slots wrong"
    )
    claims = [
        *(_alone("missed", claim) for claim in result.missed),
        *(_alone("false", claim) for claim in result.false),
        *map(_pair, sorted(result.pairs, key=lambda pair: -len(pair.wrong))),
    ]
    return (
        f'<article>\n<h3>{escape(result.report)} <span class="faint">{escape(counts)}</span></h3>\n'
        f'<p class="text" lang="{escape(result.lang)}">{marked(result)}</p>\n'
        f'<div class="claims">{"".join(claims)}</div></article>'
    )


def _pair(pair: Pair) -> str:
    wrong = [_slot(slot, pair, True) for slot in SLOTS if slot in pair.wrong]
    right = [_slot(slot, pair, False) for slot in SLOTS if slot not in pair.wrong]
    heads = '<th scope="col">gold</th><th scope="col">predicted</th>'
    folded = f"<details><summary>{len(right)} slots right</summary>{_table(heads, right)}</details>"
    return _claim("found", pair.gold, (_table(heads, wrong) if wrong else "") + (folded if right else ""))


def _slot(slot: str, pair: Pair, wrong: bool) -> str:
    gold, predicted = (escape(slot_words(claim, slot)) for claim in (pair.gold, pair.predicted))
    mark, kind = ("✗ ", ' class="wrong"') if wrong else ("", "")
    return f'<tr><th scope="row">{escape(slot)}</th><td>{gold}</td><td{kind}>{mark}{predicted}</td></tr>'


def _alone(kind: str, claim: Row) -> str:
    rows = [
        f'<tr><th scope="row">{escape(slot)}</th><td>{escape(words)}</td></tr>'
        for slot in SLOTS
        if (words := slot_words(claim, slot)) != NONE
    ]
    heads = f'<th scope="col">{"gold" if kind == "missed" else "predicted"}</th>'
    return _claim(kind, claim, _table(heads, rows))


def _table(heads: str, rows: list[str]) -> str:
    return (
        f'<div class="wide" tabindex="0"><table class="slots">\n<thead><tr><td></td>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}\n</tbody></table></div>\n"
    )


def _claim(kind: str, claim: Row, body: str) -> str:
    return (
        f'<section class="claim">\n<h4><mark class="{kind}">{kind}</mark> {escape(claim["event"])}: '
        f"“{escape(claim['evidence']['quote'])}”</h4>\n{body}</section>\n"
    )
