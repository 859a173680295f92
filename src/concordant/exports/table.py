"""Findings as rows: one value for each column, typed where the format has types."""

from collections.abc import Iterable
from typing import Any

from concordant.exports.account import Account, Quoted, Summary, quotes, summarise
from concordant.model.claim import Actor
from concordant.views.finding_sentence import contradicted
from concordant.views.names import Names
from concordant.views.wording import Wording

Row = dict[str, Any]

COLUMNS = (
    *("id", "statement", "event", "agent", "agent_state", "recipient", "recipient_state"),
    *("item", "item_class", "figures", "days", "time_start", "time_end", "time_stated", "phase", "certainty"),
    *("claims", "reports", "families", "origins_least", "origins_most", "counts", "origin_names"),
    *("grade", "grade_proposed", "grade_rule", "grade_by", "reason"),
    *("denied_by", "denied_by_names", "contradicted", "quotes", "notice"),
)
QUOTE_COLUMNS = (
    *("claim", "report", "words", "voices", "certainty", "denies"),
    *("outlet", "title", "published", "lang", "url", "link"),
)


def row(account: Account, words: Wording, names: Names) -> Row:
    """The finding as a value for each of ``COLUMNS``; ``quotes`` is a list of rows of ``QUOTE_COLUMNS``."""
    finding, summary = account.finding, summarise(account, words, names)
    item, support, grade = finding.item, finding.support, finding.grade
    held = {
        "id": finding.id,
        "event": finding.event,
        **_party("agent", finding.agent),
        **_party("recipient", finding.recipient),
        "item": item.surface if item else None,
        "item_class": item.item_class if item else None,
        "time_start": finding.first,
        "time_end": finding.last,
        "time_stated": finding.dated,
        "phase": finding.phase,
        "claims": len(finding.claims),
        "reports": support.reports,
        "families": support.families,
        "origins_least": support.least,
        "origins_most": support.most,
        "origin_names": [origin.name for origin in support.origins],
        "grade": grade.digit,
        "grade_proposed": grade.proposed if grade.by is None else None,
        "grade_rule": grade.rule,
        "grade_by": grade.by,
        "denied_by": len(support.against),
        "denied_by_names": [origin.name for origin in support.against],
        "contradicted": list(contradicted(finding)),
        "quotes": [_quote(each) for each in quotes(account, words, names)],
        **_told(summary),
    }
    return {name: held[name] for name in COLUMNS}


def _told(summary: Summary) -> Row:
    """The columns that are sentences in the reader's language."""
    names = ("statement", "figures", "days", "certainty", "counts", "reason", "notice")
    return {name: getattr(summary, name) for name in names}


def _party(role: str, actor: Actor | None) -> Row:
    return {role: actor.name if actor else None, f"{role}_state": actor.state if actor else None}


def _quote(quoted: Quoted) -> Row:
    return {name: getattr(quoted, name) for name in QUOTE_COLUMNS}


def rows(accounts: Iterable[Account], words: Wording, names: Names) -> Iterable[Row]:
    """The row of each finding."""
    return (row(account, words, names) for account in accounts)
