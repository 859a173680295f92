"""Notes in Markdown for a vault: one a finding, with properties, quotes and links to the names of actors."""

import re
from collections.abc import Iterable, Iterator

from concordant.exports.account import Account, Quoted, quotes, summarise
from concordant.exports.characters import json_text, visible
from concordant.exports.names import web_address
from concordant.exports.particulars import particulars, whose
from concordant.exports.table import Row, row
from concordant.model.claim import Actor
from concordant.views.names import Names
from concordant.views.wording import Wording

Note = tuple[str, str]
"""Name of the file, and what it holds."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~$&{}%=^!])")
_LEADING = re.compile(r"^(\d*)([-+.)])")
_NO_NAME = re.compile(r"[\[\]|#^\\/<>:\"?*%]")
_PROPERTIES = (
    *("id", "event", "item_class", "time_start", "time_end", "phase", "certainty"),
    *("claims", "reports", "origins_least", "origins_most", "grade", "grade_proposed", "denied_by"),
)


def notes(accounts: Iterable[Account], words: Wording, names: Names) -> Iterator[Note]:
    """A note for each finding, named after its id: the same note is renewed by the next export."""
    for account in accounts:
        yield f"{account.finding.id}.md", note(account, words, names)


def note(account: Account, words: Wording, names: Names) -> str:
    """Properties, the statement, what is known about it, the quotes, the notice."""
    summary = summarise(account, words, names)
    lines = ["---", *_properties(account, row(account, words, names), summary.statement), "---", ""]
    lines += [f"# {inert(summary.statement)}", ""]
    lines += [f"- **{inert(name)}**: {inert(value)}" for name, value in particulars(summary, words)]
    for quoted in quotes(account, words, names):
        lines += ["", *_quotation(quoted, words)]
    return "\n".join([*lines, "", f"*{inert(summary.notice)}*", ""])


def _properties(account: Account, held: Row, statement: str) -> Iterator[str]:
    """Front matter: values as JSON, which every reader of YAML understands."""
    finding = account.finding
    yield f"aliases: {json_text([visible(statement)])}"
    yield f"agent: {json_text(_links(finding.agent))}"
    yield f"recipient: {json_text(_links(finding.recipient))}"
    for name in _PROPERTIES:
        yield f"{name}: {json_text(held[name])}"
    yield f"tags: {json_text(['concordant', f'event/{finding.event}', f'grade/{finding.grade.digit}'])}"


def _links(actor: Actor | None) -> list[str]:
    """The names of those who act together as links to notes about them."""
    names = actor.name.split("; ") if actor else []
    return [f"[[{' '.join(_NO_NAME.sub(' ', visible(name)).split())}]]" for name in names]


def _quotation(quoted: Quoted, words: Wording) -> Iterator[str]:
    yield f"> {inert(words.quoted(quoted.words))}"
    yield ">"
    told, address = inert(whose(quoted, words)), web_address(quoted.link)
    yield f"> {f'[{told}](<{address}>)' if address else told}"


def inert(text: str) -> str:
    """The text on one line, with every sign of Markdown escaped: what a report wrote is no markup."""
    line = " ".join(visible(text).split())
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
