"""Concerns in words, in French and in English; every word stands in the tables of ``words/``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from concordant.assessment.concerns.judging import Act, Verdict
from concordant.assessment.concerns.law import Law
from concordant.assessment.concerns.parties import Party
from concordant.model.concern import Bearing, Saying, WeakLink

Tongue = Literal["fr", "en"]
Tables = Mapping[str, Mapping[str, str]]


@cache
def tables(tongue: Tongue) -> Tables:
    """The words of one language, by table and key."""
    text = files("concordant.assessment.concerns.words").joinpath(f"{tongue}.toml").read_text("utf-8")
    return cast(Tables, tomllib.loads(text))


def bearing_of(one: Verdict) -> Bearing:
    """Seizures and listings carry a text out; everything else is what texts limit."""
    return "applies" if one.way.direction in ("carriage", "listing") else "restricts"


def reason(one: Verdict, act: Act, law: Law) -> Saying:
    """One sentence: the act, the provision, and what it says."""
    return Saying(_reason(one, act, law, "fr"), _reason(one, act, law, "en"))


def duty(one: Verdict, law: Law) -> Saying:
    """Whom the provision speaks to in this act, and how strongly."""
    return Saying(_duty(one, law, "fr"), _duty(one, law, "en"))


def links(one: Verdict, act: Act, law: Law) -> tuple[WeakLink, ...]:
    """The weak links in words, the weakest first; there is always one, since all rests on reports."""
    return tuple(_link(code, one, act, law) for code in one.codes or ("as_reported",))


def _reason(one: Verdict, act: Act, law: Law, tongue: Tongue) -> str:
    words = tables(tongue)
    plain = one.status == "would_concern" and bearing_of(one) == "applies"
    cited, paraphrase = one.provision.cited, one.provision.paraphrase
    sentence = words["reason"]["applies" if plain else one.status].format(
        act=_act(act, law, tongue),
        cited=getattr(cited, tongue),
        paraphrase=getattr(paraphrase, tongue),
        who=_states(one.scope.argued_by, law, tongue),
    )
    return sentence[0].upper() + sentence[1:]


def _act(act: Act, law: Law, tongue: Tongue) -> str:
    words = tables(tongue)
    goods = words["reason"]["list"].join(words["class"].get(each, each) for each in act.goods.classes)
    what = words["reason"]["what"].format(goods=goods) if goods else ""
    named = words["act"].get(act.finding.event, act.finding.event)
    return words["reason"]["parties"].format(act=named, who=_who(act, law, tongue), what=what)


def _who(act: Act, law: Law, tongue: Tongue) -> str:
    words = tables(tongue)["reason"]
    giver = _names(act.parties.givers, law, tongue) or words["nobody"]
    taker = _names(act.parties.takers, law, tongue)
    arrow = words.get(f"arrow_{act.finding.event}", words["arrow"])
    return arrow.format(giver=giver, taker=taker) if taker else giver


def _names(parties: tuple[Party, ...], law: Law, tongue: Tongue) -> str:
    return tables(tongue)["reason"]["list"].join(law.called(one.id, one.name, tongue) for one in parties)


def _duty(one: Verdict, law: Law, tongue: Tongue) -> str:
    words = tables(tongue)
    roles = words["role"]
    told = [
        words["duty"]["as"].format(
            state=law.state_called(bearer.state, tongue), role=roles[f"{bearer.side}_{one.way.direction}"]
        )
        for bearer in one.bearers
    ]
    who = words["reason"]["list"].join(told)
    first = words["duty"]["bearers"].format(who=who) if who else words["duty"]["none"]
    return f"{first} {_strength(one, tongue)}"


def _strength(one: Verdict, tongue: Tongue) -> str:
    words = tables(tongue)
    force = one.provision.force
    if one.provision.binding:
        return words["duty"]["decides"]
    if force in ("re_applied", "eu_law", "political"):
        return words["duty"][force]
    return words["duty"]["soft"].format(force=words["force"][force])


def _link(code: str, one: Verdict, act: Act, law: Law) -> WeakLink:
    says, changes = (
        Saying(*(_filled(table, code, one, act, law, tongue) for tongue in ("fr", "en")))
        for table in ("link", "change")
    )
    return WeakLink(code, says, changes)


def _filled(table: str, code: str, one: Verdict, act: Act, law: Law, tongue: Literal["fr", "en"]) -> str:
    words = tables(tongue)
    who = one.contested_by if code == "contested" else one.scope.argued_by
    goods = words["reason"]["list"].join(words["class"].get(each, each) for each in act.goods.classes)
    force = words["force"][one.provision.force]
    return words[table][code].format(who=_states(who, law, tongue), goods=goods, force=force)


def _states(codes: tuple[str, ...], law: Law, tongue: Tongue) -> str:
    """States in a row."""
    return tables(tongue)["reason"]["list"].join(law.state_called(code, tongue) for code in codes)
