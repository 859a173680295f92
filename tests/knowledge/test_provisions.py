"""Provisions: their fields and the checks that only they have; the shipped ones as a whole."""

from functools import cache
from pathlib import Path

import pytest
from knowledge_files import loaded, put, put_actor

from concordant.knowledge.check import check
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.load import SHIPPED, Root, load

PROVISION = """\
id = "zb-1-2"
regime = "zb"
issuer = "security_council"
instrument = "S/RES/1 (2030)"
adopted = "2030-01-02"
force = "decides"
addressees = ["all_states"]
states = ["ZB"]
confidence = "high"
verified = true
sources = ["invented"]

[cited]
fr = "de la résolution 1 (2030)"
en = "resolution 1 (2030)"

[paraphrase]
fr = "pas d’armes"
en = "no arms"

[[in_force]]
start = "2030-01-02"

[[scope]]
events = ["transfer"]
directions = ["to"]
classes = ["arms"]

[[case]]
text = "Borduria gets arms."
event = "transfer"
recipient = "borduria"
item = "arms"

[[case]]
text = "Borduria sells arms."
event = "transfer"
agent = "borduria"
item = "arms"
silent = true
"""
EVENT = 'id = "transfer"\ngloss = "delivery"\nsources = ["invented"]\n\n[roles]\nagent = "supplier"\n'
CLASS = 'id = "arms"\nunit = "piece"\ngloss = "arms"\nsources = ["invented"]\n'
REGIME = 'id = "zb"\nissuer = "security_council"\nsources = ["invented"]\n\n[name]\nfr = "r"\nen = "r"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one sound provision and all that it names."""
    put_actor(tmp_path)
    put(tmp_path, "events/transfer.toml", EVENT)
    put(tmp_path, "classes/arms.toml", CLASS)
    put(tmp_path, "regimes/zb.toml", REGIME)
    put(tmp_path, "provisions/zb-1-2.toml", PROVISION)
    return tmp_path


def findings(root: Path) -> list[tuple[int, str]]:
    return [(f.line, f.wrong) for f in check(*loaded(root)) if Path(f.path).name == "zb-1-2.toml"]


def test_a_sound_provision_gives_nothing(root: Path) -> None:
    assert findings(root) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ('regime = "zb"', 'regime = "zc"', 2, '"zc" is none of the regimes'),
        ('states = ["ZB"]', 'states = ["ZC"]', 8, '"ZC" is none of the states'),
        ('events = ["transfer"]', 'events = ["transfers"]', 25, '"transfers" is none of the events'),
        ('classes = ["arms"]', 'classes = ["arm"]', 27, '"arm" is none of the classes'),
        ('recipient = "borduria"', 'recipient = "syldavia"', 32, '"syldavia" is none of the actors'),
        ('states = ["ZB"]\n', "", 1, "it covers acts, but targets nobody."),
        ('[[in_force]]\nstart = "2030-01-02"\n\n', "", 1, "it covers acts, but is never in force."),
        ('directions = ["to"]', 'directions = ["internal"]', 26, 'an event "transfer" never goes internal.'),
        ('directions = ["to"]', 'directions = ["to", "listing"]', 26, 'none of these events goes "listing".'),
        ('item = "arms"\nsilent = true', 'item = "arms"', 29, "no case shows an act that it leaves alone."),
        ('item = "arms"\n\n', 'item = "arms"\nsilent = true\n\n', 29, "no case shows an act that it covers."),
        ('sources = ["invented"]', 'sources = ["from memory"]', 10, "a source is only memory"),
        ('verified = true', 'verified = true\nsupersedes = ["z"]', 11, '"z" is none of the provisions'),
        ('force = "decides"', 'force = "decide"', 6, '"force" does not fit'),
        ('start = "2030-01-02"', 'start = "2030-1-2"', 22, "does not fit"),
        ('start = "2030-01-02"', 'start = "2030-01-02"\nend = "2029-01-01"', 21, "end lies before"),
        ('classes = ["arms"]', "exempt = []", 24, "names classes, unsure classes, or any_goods"),
        ('classes = ["arms"]', 'classes = ["arms"]\nrelation = "argued"', 24, "argued_by who argues so"),
    ],
)  # fmt: skip
def test_a_slip_is_told(root: Path, old: str, new: str, line: int, wrong: str) -> None:
    assert old in PROVISION
    put(root, "provisions/zb-1-2.toml", PROVISION.replace(old, new, 1))
    assert [n for n, told in findings(root) if wrong in told] == [line]


def test_replacements_are_named_on_both_sides(root: Path) -> None:
    late = PROVISION.replace('"zb-1-2"', '"zb-3-4"').replace("verified", 'supersedes = ["zb-1-2"]\nverified')
    put(root, "provisions/zb-3-4.toml", late)
    [finding] = check(*loaded(root))
    assert finding.wrong == '"zb-1-2" does not name this provision in superseded_by.'
    early = PROVISION.replace("verified", 'superseded_by = ["zb-3-4"]\nverified')
    put(root, "provisions/zb-1-2.toml", early)
    assert check(*loaded(root)) == ()


def test_times_in_force_come_in_order(root: Path) -> None:
    again = '[[in_force]]\nstart = "2029-01-02"\n\n[[scope]]'
    put(root, "provisions/zb-1-2.toml", PROVISION.replace("[[scope]]", again))
    [problem] = loaded(root)[1]
    assert "overlap or are out of order" in problem.message


@cache
def shipped() -> Knowledge:
    return load(roots=[Root(SHIPPED)])[0]


def test_the_regimes_are_all_there() -> None:
    counts: dict[str, int] = {}
    for provision in shipped().provisions.values():
        counts[provision.regime] = counts.get(provision.regime, 0) + 1
    assert set(counts) == set(shipped().regimes)
    assert counts == {
        "unsc-1718": 76,
        "unsc-1737": 11,
        "unsc-1970": 5,
        "unsc-1591": 3,
        "unsc-2140": 4,
        "eu-rus-833": 6,
        "eu-prk": 1,
    }


def test_only_decisions_of_the_council_bind() -> None:
    soft = ("dprk-1695-3", "dprk-1718-2", "dprk-1874-2", "dprk-2270-9", "dprk-2397-2", "iran-1747-6")
    assert not any(shipped().provisions[each].binding for each in soft)
    assert all(shipped().provisions[each].binding for each in ("dprk-1718-8b", "dprk-1874-9", "libya-1970-9"))
    assert not any(p.binding for p in shipped().provisions.values() if p.issuer != "security_council")


def test_what_rests_on_memory_is_unverified() -> None:
    for provision in shipped().provisions.values():
        if any("memory" in source for source in provision.sources) or provision.confidence != "high":
            assert not provision.verified, provision.id


def test_iran_lapses_and_comes_back_contested() -> None:
    first, second = shipped().provisions["iran-1747-5"].in_force
    assert (first.end, second.start) == ("2016-01-16", "2025-09-27")
    assert not first.contested_by and set(second.contested_by) == {"RU", "CN", "IR"}


def test_what_was_never_law_covers_nothing() -> None:
    for identifier in ("dprk-veto-2024", "dprk-msmt"):
        provision = shipped().provisions[identifier]
        assert provision.scopes == () and provision.in_force == ()
