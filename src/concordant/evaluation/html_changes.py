"""What changed since an earlier evaluation, as HTML: every claim won or lost, in its sentence."""

from collections.abc import Sequence
from html import escape

from concordant.evaluation.agreement import Row
from concordant.evaluation.compare import Changes
from concordant.evaluation.sentences import around
from concordant.evaluation.tables import slot_marks

Told = tuple[Row, str]


def changes_section(found: Changes) -> str:
    """Gains first, then losses; nothing changed is said in words."""
    lists = (
        ("Won", "found", [(claim, "") for claim in found.won]),
        ("Lost", "missed", [(claim, "") for claim in found.lost]),
        ("Slots changed", "found", [(c.gold, slot_marks(c.righted, c.spoiled)) for c in found.slots]),
        ("New false claims", "false", [(claim, "") for claim in found.raised]),
        ("False claims gone", "found", [(claim, "") for claim in found.silenced]),
    )
    shown = "".join(_list(title, kind, claims, found) for title, kind, claims in lists if claims)
    return f"<section>\n<h2>Since the last run</h2>\n{shown or '<p>Nothing has changed.</p>'}\n</section>"


def _list(title: str, kind: str, claims: Sequence[Told], found: Changes) -> str:
    items = "\n".join(_item(kind, claim, slots, found.texts[claim["report"]]) for claim, slots in claims)
    return (
        f'<h3>{title} <span class="faint">{len(claims)}</span></h3>\n<ul class="changes">\n{items}\n</ul>\n'
    )


def _item(kind: str, claim: Row, slots: str, text: str) -> str:
    before, words, after = map(escape, around(text, claim))
    marks = f' <span class="faint">{escape(slots)}</span>' if slots else ""
    return (
        f"<li><b>{escape(claim['event'])}</b> <span class='faint'>{escape(claim['report'])}</span>{marks}"
        f'<br>{before}<mark class="{kind}">{words}</mark>{after}</li>'
    )
