"""``concordant judge``: what people decide about claims and findings."""

import sys
from collections.abc import Iterable, Sequence
from typing import cast

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.dossiers import finding_of
from concordant.interfaces.cli.judging import WHO, find_judgement, make
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.model.finding import Finding
from concordant.model.judgement import JUDGEMENTS, Judgement, JudgementKind
from concordant.store.ledger import Ledger
from concordant.views.dossier import history, said_before
from concordant.views.wording import TONGUES, Tongue

_LIST = "list"
_KINDS = (*(kind.replace("_", "-") for kind in JUDGEMENTS), _LIST)
_MOST_CLAIMS = 200
"""So many claims of the findings before are looked for afterwards."""


@declare(
    "judge",
    ("two claims tell of one act", 'concordant judge same c-91be04 c-25d80c --why "same ship, same day"'),
    ("two claims tell of different acts", "concordant judge different c-91be04 c-25d80c"),
    ("two claims rest on one origin, or do not", "concordant judge same-origin c-91be04 c-25d80c"),
    ("a claim was misread, or rightly read", "concordant judge reject c-91be04"),
    ("a slot of a claim was misread", "concordant judge correct c-91be04 --set phase=planned"),
    ("give a finding its grade", "concordant judge regrade f-25d80c 1 --who Ana"),
    ("take a judgement back", "concordant judge retract j-0a1b2c"),
    ("all judgements", "concordant judge list"),
)
@click.argument("kind", metavar="KIND", type=click.Choice(_KINDS))
@click.argument("named", metavar="[ID]…", nargs=-1)
@click.option("--set", "slots", metavar="SLOT=VALUE", multiple=True, help="For correct; may be repeated.")
@click.option("--why", metavar="TEXT", default="", help="The reason, kept with the judgement.")
@click.option("--who", metavar="NAME", help=f"Who judges [default: ${WHO}, else the login name].")
@click.option("--json", "as_json", is_flag=True, help="JSON: the judgement with findings before and after.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the answer.")
def command(
    kind: str,
    named: Sequence[str],
    slots: Sequence[str],
    why: str,
    who: str | None,
    as_json: bool,
    speak: Tongue,
) -> None:
    """Decide about claims and findings, and see what that changes.

    KIND is same, different, same-origin, independent (two claims each), accept, reject (claims), correct (a
    claim, with --set), regrade (a finding and a digit from 1 to 6), retract (a judgement) or list. Nothing
    is overwritten: each judgement is kept with who, when and why, and can be taken back.
    """
    with opened() as ledger:
        if kind == _LIST:
            if named or slots:
                raise click.UsageError("list takes nothing: concordant judge list")
            _list(ledger, as_json, speak)
            return
        settle_now(ledger)
        judgement = make(ledger, cast(JudgementKind, kind.replace("-", "_")), named, slots, who, why)
        _keep(ledger, judgement, as_json, speak)


def _list(ledger: Ledger, as_json: bool, speak: Tongue) -> None:
    from concordant.views.finding_records import judged
    from concordant.views.judgement_lines import judgements
    from concordant.views.wording import wording

    pasts = history(tuple(ledger.judgements()))
    if as_json:
        for past in pasts:
            paint.show_json(judged(past))
        return
    paint.show(judgements(pasts, wording(speak)))
    if not pasts and not settings().quiet:
        streams.say('Nobody has judged anything yet. Begin with: concordant judge accept CLAIM --why "…"')


def _keep(ledger: Ledger, judgement: Judgement, as_json: bool, speak: Tongue) -> None:
    """Keep a judgement and show what it changes."""
    if (stands := said_before(judgement, tuple(ledger.judgements()))) is not None:
        if as_json:
            _show_json(stands, (), ())
        streams.say(f"This stands already: {stands.id}, by {stands.who} on {stands.when[:10]}.")
        return
    claims = [anchor.claim for anchor in _concerned(ledger, judgement).about]
    before = _findings_of(ledger, claims)
    ledger.judge(judgement)
    settle_now(ledger)
    members = [claim for finding in before for claim in finding.claims][:_MOST_CLAIMS]
    after = _findings_of(ledger, [*claims, *members])
    if as_json:
        _show_json(judgement, before, after)
    else:
        _show(ledger, judgement, before, after, speak)
    _say_what_next(ledger, judgement)


def _concerned(ledger: Ledger, judgement: Judgement) -> Judgement:
    """The judgement that says what is concerned: that which is taken back, where one is."""
    while judgement.kind == "retract":
        judgement = find_judgement(ledger, judgement.details["judgement"])
    return judgement


def _findings_of(ledger: Ledger, claims: Iterable[str]) -> list[Finding]:
    found = (finding_of(ledger, claim) for claim in dict.fromkeys(claims))
    return list({finding.id: finding for finding in found if finding is not None}.values())


def _show(
    ledger: Ledger, judgement: Judgement, before: Sequence[Finding], after: Sequence[Finding], speak: Tongue
) -> None:
    from concordant.views.judgement_lines import change, judgements

    words, names = calling(speak)
    mine = [past for past in history(tuple(ledger.judgements())) if past.judgement.id == judgement.id]
    paint.show([*judgements(mine, words), *change(before, after, words, names)])


def _show_json(judgement: Judgement, before: Sequence[Finding], after: Sequence[Finding]) -> None:
    from concordant.views.dossier import Past
    from concordant.views.finding_records import judged, told_briefly

    names = calling("en")[1]
    told = {"before": told_briefly(before, names), "after": told_briefly(after, names)}
    paint.show_json({"judgement": judged(Past(judgement, None)), **told})


def _say_what_next(ledger: Ledger, judgement: Judgement) -> None:
    """Say how to take it back, and whether others stand in its way."""
    if settings().quiet:
        return
    sys.stdout.flush()
    if judgement.kind == "same" and _kept_apart(ledger, judgement):
        streams.say("They still stand apart: claims of both were judged to be of different acts.")
    streams.say(f"to undo: concordant judge retract {judgement.id}")


def _kept_apart(ledger: Ledger, judgement: Judgement) -> bool:
    from concordant.linking.decisions import decide
    from concordant.linking.linking import conflicts

    found = {a.claim: finding_of(ledger, a.claim) for a in judgement.about}
    linked = {claim: finding.id for claim, finding in found.items() if finding is not None}
    return bool(conflicts(decide([judgement]), linked))
