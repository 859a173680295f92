"""What holds of concerns whatever the act."""

from collections.abc import Mapping
from dataclasses import replace

from concern_acts import Scenario, law, scenarios
from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.assessment.concerns.assess import concerns
from concordant.assessment.concerns.cases import actor, invented
from concordant.knowledge.provision import Provision
from concordant.model.claim import CERTAINTIES, PHASES, Actor, Certainty, Item
from concordant.model.concern import Concern
from concordant.model.finding import Finding

EVENTS = (
    *("transfer", "technology_transfer", "production", "procurement", "deployment", "test", "use"),
    *("agreement", "meeting", "sanction", "violation", "interdiction"),
)
WHO = (
    *("north-korea", "russia", "iran", "china", "libya", "yemen", "houthis", "sudan", "germany"),
    *("rapid-support-forces", "wagner", "jang-chang-ha", "un-security-council", "european-union"),
    *("vessel-angara", "united-kingdom", "foreign-trade-bank", "ukraine"),
)
SURFACES = (None, "charbon", "pétrole", "dollars", "travailleurs", "satellite", "machines-outils")

someone = st.lists(st.sampled_from(WHO), max_size=2, unique=True).map(lambda ids: actor(tuple(ids), law()))
classes = st.sampled_from(sorted(law().wider))
items = st.none() | st.builds(Item, st.sampled_from(SURFACES), classes)
years = st.integers(1995, 2032)
dates = st.none() | st.builds(lambda y, n: f"{y}..{y + n}", years, st.integers(0, 4))
anything = st.builds(
    invented, st.sampled_from(EVENTS), someone, someone, items, dates, st.sampled_from(PHASES), st.booleans()
)


def act_of(one: Scenario) -> Finding:
    """The act of a scenario, with years alone."""
    agent, recipient = (actor(tuple(who.split(";")), law()) if who else None for who in one.parties)
    item = Item(one.surface, one.item) if one.item else None
    years = "..".join(day[:4] for day in one.date.split("..")) if one.date else None
    years = f"{years}..{years}" if years and ".." not in years else years
    return invented(one.event, agent, recipient, item, years, one.phase, one.denied)


def with_item(finding: Finding, item: Item | None) -> Finding:
    """The same act with other goods."""
    versions = tuple(replace(version, item=item) for version in finding.versions)
    denials = tuple(replace(version, item=item) for version in finding.denials)
    return replace(finding, item=item, versions=versions, denials=denials)


@st.composite
def near(draw: st.DrawFn) -> Finding:
    """The act of a scenario, most often with one thing changed: acts drawn freely seldom concern anything."""
    finding = act_of(draw(st.sampled_from([one for _, one in scenarios()])))
    changed = draw(st.sampled_from(["nothing", "agent", "recipient", "item", "time", "phase", "event"]))
    if changed == "agent":
        return replace(finding, agent=draw(someone))
    if changed == "recipient":
        return replace(finding, recipient=draw(someone))
    if changed == "item":
        return with_item(finding, draw(items))
    if changed == "time":
        year = draw(years)
        return replace(finding, first=str(year), last=str(year + draw(st.integers(0, 4))), dated=True)
    if changed == "phase":
        return replace(finding, phase=draw(st.sampled_from(PHASES)))
    return replace(finding, event=draw(st.sampled_from(EVENTS))) if changed == "event" else finding


findings = anything | near() | near()
certainties = st.sampled_from(CERTAINTIES)


def by_provision(found: tuple[Concern, ...]) -> Mapping[str, Concern]:
    return {one.provision: one for one in found}


def provision(identifier: str) -> Provision:
    return law().provisions[identifier]


@given(findings, certainties)
def test_what_everybody_denies_would_concern_nothing(finding: Finding, certainty: Certainty) -> None:
    found = concerns(finding, law(), certainty)
    if finding.denials:
        assert {one.status for one in found} <= {"denied"}
    else:
        assert "denied" not in {one.status for one in found}


@given(findings)
def test_only_what_was_in_force_comes_out(finding: Finding) -> None:
    first, last = finding.first or "0000", finding.last or "9999"
    for one in concerns(finding, law(), "asserted"):
        spans = provision(one.provision).in_force
        assert any(s.start[:4] <= last and first <= (s.end or "9999")[:4] for s in spans)


@given(findings)
def test_before_every_text_there_is_nothing(finding: Finding) -> None:
    early = invented(finding.event, finding.agent, finding.recipient, finding.item, "2003", finding.phase)
    assert concerns(early, law(), "asserted") == ()


@given(findings)
def test_only_decisions_of_the_council_bind(finding: Finding) -> None:
    for one in concerns(finding, law(), "asserted"):
        assert one.binding == (one.force == "decides" and one.united_nations)
        assert one.united_nations == (not one.provision.startswith("eu-"))


@given(findings)
def test_certainty_changes_how_surely_never_which(finding: Finding) -> None:
    sets = {frozenset(by_provision(concerns(finding, law(), certainty))) for certainty in CERTAINTIES}
    assert len(sets) == 1


@given(findings, st.integers(0, 6), st.integers(0, 6))
def test_a_wider_time_loses_no_provision(finding: Finding, before: int, after: int) -> None:
    if not finding.dated or finding.first is None or finding.last is None:
        return
    wider = f"{int(finding.first) - before}..{int(finding.last) + after}"
    # The membership of states that have left since is asked of the last day alone.
    same = (finding.event, finding.agent, finding.recipient, finding.item, wider, finding.phase)
    narrow = by_provision(concerns(finding, law(), "asserted"))
    wide = by_provision(concerns(invented(*same), law(), "asserted"))
    gone = set() if finding.denials else set(narrow) - set(wide)
    assert {one for one in gone if one.startswith("eu-")} == gone


NARROWER = sorted((one, wide) for one, all_of in law().wider.items() for wide in all_of if one != wide)


@given(findings, st.sampled_from(NARROWER))
@settings(max_examples=300)
def test_a_narrower_class_loses_only_what_exempts_it(finding: Finding, pair: tuple[str, str]) -> None:
    """What surely covers a class covers all narrower ones, except where the text leaves them out."""
    narrower, wider = pair
    surface = finding.item.surface if finding.item else None
    wide, close = (
        concerns(with_item(finding, Item(surface, each)), law(), "asserted") for each in (wider, narrower)
    )
    sure = {one.provision for one in wide if "class_wider" not in {link.code for link in one.links}}
    for each in sure - set(by_provision(close)):
        exempt = {one for scope in provision(each).scopes for one in scope.exempt}
        assert law().wider[narrower] & exempt


@given(findings, certainties)
def test_everything_is_said_in_both_languages(finding: Finding, certainty: Certainty) -> None:
    for one in concerns(finding, law(), certainty):
        sayings = [one.reason, one.duty, *one.changes, *(link.says for link in one.links)]
        for said in sayings:
            assert said.fr and said.en and "{" not in said.fr + said.en
        assert "would concern" in one.reason.en and "relèverait" in one.reason.fr
        assert one.weakest == one.links[0]


@given(findings)
def test_joint_actors_are_the_same_in_any_order(finding: Finding) -> None:
    def turned(who: Actor | None) -> Actor | None:
        if who is None:
            return None
        names, states = who.name.split("; "), (who.state or "").split(";")
        return Actor("; ".join(names[::-1]), ";".join(states[::-1]) or None, who.id)

    agent, recipient = turned(finding.agent), turned(finding.recipient)
    other = replace(finding, agent=agent, recipient=recipient)
    one, two = (concerns(each, law(), "asserted") for each in (finding, other))
    assert [(c.provision, c.status, c.bearers) for c in one] == [
        (c.provision, c.status, c.bearers) for c in two
    ]


@given(findings)
def test_bearers_stand_in_the_act_and_no_state_answers_for_a_group(finding: Finding) -> None:
    states = {
        code
        for who in (finding.agent, finding.recipient)
        if who and who.state
        for code in who.state.split(";")
    }
    for one in concerns(finding, law(), "asserted"):
        assert {bearer.state for bearer in one.bearers} <= states
