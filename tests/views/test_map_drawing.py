"""The map as SVG: what stands for what, for whom, how large; and that words of others stay words."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from map_samples import SVG, drawn, flow, having, to_finding

from concordant.views.map.curves import MOST_SIDE_BY_SIDE, curves, strands
from concordant.views.map.drawing import styles, world_map
from concordant.views.map.flows import Flow, Spot
from concordant.views.map.frame import framed
from concordant.views.map.legend import SAMPLES, key_of, notes
from concordant.views.map.names import areas
from concordant.views.map.points import state_points
from concordant.views.map.wording import map_wording
from concordant.views.wording import TONGUES, Tongue

EN = map_wording("en")
MOST_BYTES = 200_000
HOSTILE = '</title><script>alert(1)</script>"&\x00\x07\u202e\ud800\ufffe]]>\nx'
CODES = st.sampled_from(sorted(state_points()))
FLOWS = st.lists(
    st.builds(
        flow,
        CODES,
        st.none() | CODES,
        st.integers(0, 9),
        st.sampled_from(("firm", "hedged", "denied")),
        disputed=st.booleans(),
        pending=st.booleans(),
        joint=st.booleans(),
    ),
    max_size=12,
)


def coordinates(root: etree._Element) -> list[str]:
    """Everything in the drawing that is made of numbers."""
    names = ("d", "x", "y", "dy", "r", "transform", "viewBox", "width", "height")
    return [value for each in root.iter() for name in names if (value := each.get(name))]


@given(FLOWS)
@settings(max_examples=8, deadline=None)
def test_whatever_flows_there_are_the_map_is_sound_and_small(flows: list[Flow]) -> None:
    svg = world_map(flows, EN, to_finding).encode()
    assert len(svg) < MOST_BYTES
    root = etree.fromstring(svg)
    assert not [value for value in coordinates(root) if re.search("nan|inf|[0-9]e[-+0-9]", value)]
    pairs = {(each.start.key, each.end.key) for each in flows if each.end}
    assert len({way.get("d") for way in having(root, "way")}) >= len(pairs)
    assert len(having(root, "event")) == len({each.start.key for each in flows if not each.end})


def test_the_same_flows_give_the_same_map_in_any_order() -> None:
    flows = [flow("KP", "RU", n % 4) for n in range(8)] + [
        flow("IR", "RU"),
        flow("RU", "KP"),
        flow("KP", None),
    ]
    first = world_map(flows, EN, to_finding, alone=True)
    for seed in range(5):
        shuffled = Random(seed).sample(flows, len(flows))
        assert world_map([*shuffled, shuffled[0]], EN, to_finding, alone=True) == first


def test_every_flow_is_a_link_that_tells_in_words_what_it_shows() -> None:
    one = flow("KP", "RU", told="North Korea → Russia · transfer")
    (link,) = drawn(one, link=to_finding).iter(f"{SVG}a")
    assert link.get("href") == f"/findings/{one.finding}"
    assert link.get("aria-label") == link.findtext(f"{SVG}title") == one.told
    (group,) = [g for g in drawn(one).iter(f"{SVG}g") if g.get("role") == "img"]
    assert group.get("aria-label") == one.told


def test_the_map_has_a_title_and_a_description() -> None:
    root = drawn(flow("KP", "RU"), flow("RU", "KP"), flow("KP", None))
    assert root.get("role") == "group" and root.get("lang") == "en"
    told = {each.get("id"): each.text or "" for each in root if each.get("id")}
    assert told[root.get("aria-labelledby") or ""] == "Map of the findings"
    assert told[root.get("aria-describedby") or ""].startswith("2 arrows and 1 event at one place")


@pytest.mark.parametrize(("support", "width"), [(0, "w1"), (1, "w1"), (3, "w3"), (5, "w5"), (50, "w5")])
def test_lines_are_as_wide_as_they_are_supported(support: int, width: str) -> None:
    assert len(having(drawn(flow("KP", "RU", support)), "way", width)) == 1


def test_how_firmly_it_is_told_never_rests_on_colour_alone() -> None:
    for manner, crosses in (("firm", 0), ("hedged", 0), ("denied", 1)):
        root = drawn(flow("KP", "RU", manner=manner))  # type: ignore[arg-type]
        assert len(having(root, "way", manner)) == 1 and len(having(root, "cross")) == crosses
    css = styles()
    assert re.search(r"\.way\.hedged \{ stroke-dasharray", css) and re.search(
        r"\.way\.denied \{ stroke-dasharray", css
    )
    assert not re.search(r"\.firm \{[^}]*dasharray", css)
    assert len(having(drawn(flow("KP", "RU", disputed=True)), "cross")) == 1


def test_what_has_not_happened_yet_has_a_hollow_head_and_joint_acts_have_none() -> None:
    assert len(having(drawn(flow("KP", "RU", pending=True)), "head", "pending")) == 1
    assert having(drawn(flow("KP", "RU", joint=True)), "head") == []


def test_flows_there_and_back_and_several_between_the_same_stand_apart() -> None:
    root = drawn(flow("KP", "RU"), flow("KP", "RU"), flow("RU", "KP"))
    ways = [way.get("d") for way in having(root, "way")]
    assert len(set(ways)) == 3


def test_no_line_leaves_the_drawing_above_or_below() -> None:
    flows = [
        flow(a, b) for a, b in (("RU", "KP"), ("KP", "RU"), ("FI", "RU"), ("AR", "ZA")) for _ in range(5)
    ]
    frame = framed([each.start.point for each in flows] + [each.end.point for each in flows if each.end])
    bows = [bow for strand in strands(flows) for bow in curves(strand, frame)]
    assert len(bows) == 20 == len({bow.bend for bow in bows})
    assert all(0 <= y <= frame.height for bow in bows for _, y in bow.along())


def test_too_many_between_the_same_are_drawn_as_one() -> None:
    flows = [flow("KP", "RU", n) for n in range(12)]
    root = drawn(*flows, link=lambda held: f"/{len(held)}")
    assert len(having(root, "way")) == MOST_SIDE_BY_SIDE
    links = {each.get("href"): each.get("aria-label") for each in root.iter(f"{SVG}a")}
    rest = len(flows) - MOST_SIDE_BY_SIDE + 1
    assert links[f"/{rest}"] == f"{rest} more between KP and RU"


def test_a_flow_over_the_edge_of_the_world_leaves_it_and_comes_in_again() -> None:
    near = drawn(flow("KP", "US"))
    assert len(having(near, "way")) == 1
    world = drawn(flow("KP", "US"), flow("FR", "ML"))
    assert len(having(world, "way")) == 3
    starts = [float((way.get("d") or "M0").split()[0][1:]) for way in having(world, "way")]
    assert min(starts) < 0 < max(starts)


def test_events_at_one_place_are_one_ring() -> None:
    root = drawn(flow("KP", None), flow("KP", None), flow("IR", None, manner="denied"), link=to_finding)
    assert len(having(root, "event")) == 2 and len(having(root, "event", "denied")) == 1
    assert "2 findings at KP" in [each.get("aria-label") for each in root.iter(f"{SVG}a")]


def test_states_of_the_flows_stand_out_and_crimea_with_ukraine() -> None:
    with_ukraine, without = drawn(flow("PL", "UA")), drawn(flow("PL", "RO"))
    assert having(with_ukraine, "party") and having(without, "party")
    assert having(with_ukraine, "party")[0].get("d") != having(without, "party")[0].get("d")


@pytest.mark.parametrize("alone", [True, False])
def test_hostile_words_stay_words(alone: bool) -> None:
    bad = Flow(HOSTILE, Spot("KP", HOSTILE, (126, 40)), Spot("RU", HOSTILE, (43, 57)), HOSTILE, 1, "firm")
    svg = world_map([bad], EN, lambda held: f'/findings/{held[0].finding}"><script>', alone)
    root = drawn(bad, alone=alone)
    assert "<script" not in svg and not list(root.iter(f"{SVG}script"))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800-\udfff\ufffe]", svg)
    assert svg.encode("utf-8")


def test_a_map_on_a_page_carries_no_style_of_its_own() -> None:
    svg = world_map([flow("KP", "RU")], EN)
    assert (
        "<style" not in svg
        and " style=" not in svg
        and "<script" not in svg
        and " on" not in svg.split("<desc")[0]
    )


def test_every_class_has_a_style() -> None:
    flows = [flow("KP", "RU", n, disputed=True, pending=True) for n in range(1, 6)]
    flows += [flow("IR", "YE", manner="denied"), flow("IR", None, manner="hedged"), flow("MA", "DZ")]
    roots = [drawn(*flows), drawn(*flows[-1:], alone=True)]
    used = {name for root in roots for each in root.iter() for name in (each.get("class") or "").split()}
    assert {name for name in used if not re.search(rf"\.{name}\b", styles())} == set()


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_map_that_stands_alone_says_what_it_means_and_whose_frontiers_it_shows(tongue: Tongue) -> None:
    words = map_wording(tongue)
    svg = world_map([flow("KP", "RU")], words, alone=True)
    root = drawn(flow("KP", "RU"), tongue=tongue, alone=True)
    told = " ".join(" ".join(text.itertext()) for text in having(root, "foot"))
    assert "Natural Earth" in told and all(note.split()[0] in told for note in notes(words))
    assert {"en": "endorsement", "fr": "reconnaissance"}[tongue] in told
    assert {"en": "United Nations", "fr": "Nations Unies"}[tongue] in " ".join(told.split())
    assert all(words.of("map", name) in told for name in SAMPLES) and "prefers-color-scheme: dark" in svg
    assert len(list(key_of(words))) == len(SAMPLES)


def test_both_languages_have_the_same_words() -> None:
    tables = [
        {name: set(words) for name, words in map_wording(t).tables.items() if name.startswith("map")}
        for t in TONGUES
    ]
    assert tables[0] == tables[1] and set(areas()) == tables[0]["map_area"]
    french = [word for table in ("map", "map_area") for word in map_wording("fr").tables[table].values()]
    assert not [
        word
        for word in french
        if re.search(r"[ \w][;:!?](?!\w)", word) and "\u00a0" not in word and "\u202f" not in word
    ]
    assert not [word for word in french if "'" in word]


@pytest.mark.parametrize(
    ("flows", "names"),
    [
        ([("CN", "PK")], ["Jammu and Kashmir", "Aksai Chin"]),
        ([("MA", "MR")], ["Western Sahara"]),
        ([], ["Falkland Islands (Malvinas)"]),
        ([("TH", "PH")], ["South China Sea", "Paracel Islands", "Spratly Islands"]),
        ([("UA", "RU")], ["Crimea", "Kosovo"]),
        ([("IL", "EG")], ["Golan"]),
        ([("EG", "SD")], ["Halaib"]),
        ([("SD", "SS")], ["Abyei"]),
    ],
)
def test_disputed_areas_are_named_where_they_are_shown(
    flows: list[tuple[str, str]], names: list[str]
) -> None:
    root = drawn(*(flow(a, b) for a, b in flows))
    assert set(names) <= {text.text for text in having(root, "name", "area")}


def test_names_do_not_cover_each_other() -> None:
    root = drawn(*(flow("DE", code) for code in ("PL", "UA", "FR", "CZ", "AT", "HU", "RO", "SK")))
    boxes = []
    for text in having(root, "name"):
        wide = len(text.text or "") * 11 * 0.58
        x = (
            float(text.get("x") or 0)
            - {"start": 0, "end": wide, "middle": wide / 2}[text.get("text-anchor") or ""]
        )
        y = float(text.get("y") or 0) + 11 * float((text.get("dy") or "0").removesuffix("em"))
        boxes.append((x, y - 8, x + wide, y + 2))
    assert len(boxes) >= 9
    for n, (left, top, right, low) in enumerate(boxes):
        assert not [b for b in boxes[n + 1 :] if left < b[2] and b[0] < right and top < b[3] and b[1] < low]


def test_a_map_without_flows_shows_the_world() -> None:
    root = drawn()
    assert having(root, "land") and having(root, "border") and not having(root, "way")
    assert len(world_map([], EN, alone=True).encode()) < MOST_BYTES
