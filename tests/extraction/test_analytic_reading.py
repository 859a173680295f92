"""Reading where order tells who does what: the order of words, auxiliaries, joints that are left out."""

import pytest

from concordant.model.claim import Claim
from concordant.pipeline import read, reader_for
from reports_read import received, shipped


def claims(text: str) -> tuple[Claim, ...]:
    reader = reader_for(shipped(), "en")
    document = read(received(text, {"lang": "en"}), shipped()).document
    assert reader is not None and document is not None
    return reader.claims(document, gate=False)


def only(text: str) -> Claim:
    found = claims(text)
    assert len(found) == 1, [claim.evidence.quote for claim in found]
    return found[0]


def states(claim: Claim) -> tuple[str | None, str | None]:
    agent, recipient = claim.agent, claim.recipient
    return (agent.state if agent else None, recipient.state if recipient else None)


@pytest.mark.parametrize(
    ("text", "event", "parties"),
    [
        (
            "North Korea has shipped munitions to Russia, the White House said on Friday.",
            "transfer",
            ("KP", "RU"),
        ),
        (
            "Russia is suspected of transferring missile technology to North Korea.",
            "technology_transfer",
            ("RU", "KP"),
        ),
        ("Iran denied supplying drones to Russia.", "transfer", ("IR", "RU")),
        ("France plans to deliver fighter jets to Ukraine.", "transfer", ("FR", "UA")),
        ("North Korean soldiers have been deployed in Kursk.", "deployment", ("KP", "RU")),
        ("China may have delivered components to Iran.", "transfer", ("CN", "IR")),
        (
            "South Korea said that North Korea had sent 12,000 soldiers to Russia.",
            "deployment",
            ("KP", "RU"),
        ),
        ("Iran ships drones to Russia, US says", "transfer", ("IR", "RU")),
        ("Iran sold Russia 600 drones.", "transfer", ("IR", "RU")),
        ("Russia bought drones from Iran.", "transfer", ("IR", "RU")),
        ("A US official told reporters Iran had delivered drones to Russia.", "transfer", ("IR", "RU")),
    ],
)
def test_who_does_what_follows_from_order(
    text: str, event: str, parties: tuple[str | None, str | None]
) -> None:
    claim = only(text)
    assert (claim.event, states(claim)) == (event, parties)


def test_an_order_is_not_the_act() -> None:
    told = claims("Kim Jong Un ordered that production of ballistic missiles be raised from 2026.")
    assert [(c.event, c.phase) for c in told if c.event == "production"] == [("production", "ordered")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Iran has delivered missiles to Russia.", "asserted"),
        ("Iran has reportedly delivered missiles to Russia.", "unverified"),
        ("Iran is believed to have delivered missiles to Russia.", "unverified"),
        ("Iran has probably delivered missiles to Russia.", "suspected"),
        ("Iran may have delivered missiles to Russia.", "possible"),
    ],
)
def test_a_hedge_is_kept(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Serbia has delivered shells to Ukraine.", "affirmed"),
        ("Serbia hasn't delivered shells to Ukraine.", "denied"),
        ("Serbia has never delivered shells to Ukraine.", "denied"),
        ("Serbia denied that it had delivered shells to Ukraine.", "denied"),
    ],
)
def test_a_denial_is_no_fact(text: str, polarity: str) -> None:
    assert only(text).polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Iran has delivered drones to Russia, a US official said on Tuesday.",
        "Iran has delivered drones to Russia, a US official said on condition of anonymity.",
        "According to a US official, Iran has delivered drones to Russia.",
        "A US official said Iran had delivered drones to Russia.",
    ],
)
def test_who_says_so_is_found_wherever_it_stands(text: str) -> None:
    assert [voice.raw for voice in only(text).attribution] == ["US official"]


@pytest.mark.parametrize(
    "text",
    ["Rain fell", "'s", "The the of to.", "Will would could may.", "Iran's", "of of, said said said"],
)
def test_scraps_are_read_in_silence(text: str) -> None:
    assert claims(text + ".") == ()


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("India sent 20 tanks to Armenia, the defence minister, Suren Papikyan, said on Monday.", "Papikyan"),
        (
            "India sent 20 tanks to Armenia, a senior official, who asked not to be named, told Reuters.",
            "senior official",
        ),
        ("“Iran sent 40 drones to Sudan,” a deputy minister, Salem Naji, said on Friday.", "Salem Naji"),
    ],
)
def test_what_is_put_in_parts_no_voice_from_its_verb(text: str, voice: str) -> None:
    chain = only(text).attribution
    assert chain and voice in f"{chain[0].name} {chain[0].raw}", chain


def test_weapons_are_named_in_the_plural_too() -> None:
    claim = only("The United States has delivered 20 Super Hornets to Poland.")
    assert claim.item is not None and claim.item.item_class == "aircraft"
    other = only("Russia has delivered two Su-30SMs to Belarus.")
    assert other.item is not None and other.item.item_class == "aircraft"


def test_the_gate_on_the_theme_knows_weapons_in_the_plural() -> None:
    reader = reader_for(shipped(), "en")
    assert reader is not None
    assert reader.theme.touches("The United States has delivered 20 Sidewinder missiles to Poland.")
    assert reader.theme.touches("The United States has delivered 20 K2 tanks to Poland.")


@pytest.mark.parametrize(
    "text",
    [
        "Iran, US officials say, has delivered missiles to Russia.",
        "Iran, US officials said, delivered missiles to Russia.",
        "Iran, US officials believe, supplies missiles to Russia.",
        "Iran, the chief Jane Roe claimed, sells missiles to Russia.",
    ],
)
def test_who_is_put_in_between_commas_takes_no_subject_away(text: str) -> None:
    claim = only(text)
    assert states(claim) == ("IR", "RU")
    assert claim.attribution


@pytest.mark.parametrize(
    ("text", "phase", "certainty"),
    [
        ("Germany planned to send tanks to Ukraine.", "planned", "asserted"),
        ("Germany proposed to supply Ukraine with tanks.", "offered", "asserted"),
        ("Germany proposed the sale of Leopard tanks to Ukraine.", "offered", "asserted"),
        ("Germany's planned sale of Leopard tanks to Ukraine was agreed.", "planned", "asserted"),
        ("Kyiv suspected Germany of sending tanks to Ukraine.", "ongoing", "suspected"),
        ("A German firm suspected of sending tanks to Ukraine was searched.", "ongoing", "suspected"),
        ("Suspected of having sent tanks to Ukraine, the German firm was fined.", "done", "suspected"),
    ],
)
def test_words_that_describe_may_be_verbs(text: str, phase: str, certainty: str) -> None:
    claim = next(c for c in claims(text) if c.event == "transfer")
    assert (claim.agent and claim.agent.state, claim.phase, claim.certainty) == ("DE", phase, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "Washington accused Iran of smuggling weapons to Yemen.",
        "Iran was accused of smuggling weapons to Yemen.",
        "Iran has the intention of smuggling weapons to Yemen.",
    ],
)
def test_a_gerund_completes_what_governs_it(text: str) -> None:
    assert states(only(text)) == ("IR", "YE")


def test_a_gerund_of_other_things_is_no_act() -> None:
    assert claims("Iran was accused of testing the patience of Yemen.") == ()


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Poland may cancel the deal and buy tanks from South Korea.", "possible"),
        ("Poland will cancel the deal and buy tanks from South Korea.", "asserted"),
    ],
)
def test_a_modal_reaches_the_verb_after_and(text: str, certainty: str) -> None:
    claim = next(c for c in claims(text) if c.event == "transfer")
    assert (claim.phase, claim.certainty) == ("planned", certainty)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Beijing has no intention of supplying submarines to Thailand.", "denied"),
        ("Beijing has no plans to supply submarines to Thailand.", "denied"),
        ("Beijing has made no decision to supply submarines to Thailand.", "denied"),
        ("Beijing has plans to supply submarines to Thailand.", "affirmed"),
    ],
)
def test_no_plan_is_none(text: str, polarity: str) -> None:
    claim = only(text)
    assert (claim.phase, claim.polarity) == ("planned", polarity)


@pytest.mark.parametrize(
    ("text", "phase", "polarity"),
    [
        ("Iran never sold drones to Russia.", "done", "denied"),
        ("Iran neither sold nor gave drones to Russia.", "done", "denied"),
        ("Iran no longer supplies drones to Russia.", "ended", "affirmed"),
        ("Iran not only sold drones to Russia.", "done", "affirmed"),
        ("Iran decided not to sell drones to Russia.", "planned", "denied"),
        ("Iran vowed never to sell drones to Russia.", "planned", "denied"),
    ],
)
def test_a_negation_before_the_verb_counts(text: str, phase: str, polarity: str) -> None:
    claim = only(text)
    assert (claim.phase, claim.polarity) == (phase, polarity)


@pytest.mark.parametrize(
    ("words", "phase", "polarity"),
    [
        ("about to deliver", "planned", "affirmed"),
        ("eager to deliver", "planned", "affirmed"),
        ("on the verge of delivering", "planned", "affirmed"),
        ("ready to deliver", "offered", "affirmed"),
        ("willing to deliver", "offered", "affirmed"),
        ("reluctant to deliver", "planned", "denied"),
        ("unlikely to deliver", "planned", "denied"),
        ("able to deliver", "ongoing", "affirmed"),
    ],
)
def test_how_somebody_stands_to_an_act_is_kept(words: str, phase: str, polarity: str) -> None:
    claim = only(f"Iran is {words} missiles to Russia.")
    assert (claim.phase, claim.polarity) == (phase, polarity)


def test_whoever_seizes_is_no_cargo() -> None:
    goods = [
        c.item and c.item.item_class for c in claims("French commandos seized a container ship off Oman.")
    ]
    assert "personnel" not in goods


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("According to one of the officials, Iran has delivered drones to Russia.", "one of the officials"),
        ("According to earlier press reports, Iran has delivered drones to Russia.", "press reports"),
        ("Iran has delivered drones to Russia, said officials familiar with the matter.", "officials"),
    ],
)
def test_a_voice_is_heard_among_words_that_describe_it(text: str, voice: str) -> None:
    assert [v.raw for v in only(text).attribution] == [voice]
