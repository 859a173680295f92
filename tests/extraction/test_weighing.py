"""Learned weights: what they may decide, and what stays beyond them."""

from itertools import chain

import pytest

from concordant.extraction.options import APART, shares
from concordant.extraction.weights import Weights, likelihood
from concordant.model.claim import Claim
from concordant.pipeline import reader_for
from reports_read import french, samples, shipped

PAIRS = (
    "La Russie a livré des missiles à l'Iran.",
    "L'Iran a reçu des missiles de la Russie.",
    "Le Maroc a signé avec la France un contrat portant sur 36 canons Caesar.",
    "Kiev réclame à Berlin la livraison de missiles Taurus.",
    "L'Espagne et le Portugal ont signé un accord de défense.",
    "Londres a sanctionné cinq sociétés russes qui fabriquent des drones.",
)


def claims(text: str) -> tuple[Claim, ...]:
    return french(text, published="2025-06-18").claims


def test_a_total_becomes_a_likelihood() -> None:
    assert likelihood(0.0) == 0.5
    assert likelihood(-1000.0) == 0.0
    assert likelihood(3.0) > 0.9


def test_unknown_features_weigh_nothing() -> None:
    weights = Weights({"claim": {"known": 2.0}})
    assert weights.total("claim", ("known", "unknown")) == 2.0
    assert weights.total("no such table", ("known",)) == 0.0


def test_the_weights_tell_which_frames_they_know() -> None:
    assert Weights({"trigger": {"frame=transfer-give|False": 1.0}}).frames == {"transfer-give"}
    assert not Weights()


@pytest.mark.parametrize("text", PAIRS)
def test_nobody_is_both_parties_of_an_act_between_two(text: str) -> None:
    for claim in chain(claims(text), *(reading.claims for reading in samples())):
        if claim.event in APART and claim.agent is not None and claim.recipient is not None:
            assert not shares(claim.agent, claim.recipient), claim.evidence.quote


def test_without_weights_the_rules_read() -> None:
    reader = reader_for(shipped(), "fr")
    document = french(PAIRS[0]).document
    assert reader is not None
    assert document is not None
    by_rule = reader.weighed_by(Weights()).claims(document, gate=False)
    assert [(c.event, c.agent and c.agent.state, c.recipient and c.recipient.state) for c in by_rule] == [
        ("transfer", "RU", "IR")
    ]


def test_nobody_remembered_acts_in_the_place_of_the_named_subject() -> None:
    document = french(
        "Les Etats-Unis ont livré des chars à l'Ukraine. L'Union européenne a fourni des missiles à Kiev. "
        "Elle a aussi fourni des obus à l'Ukraine."
    ).document
    reader = reader_for(shipped(), "fr")
    assert reader is not None
    assert document is not None
    remembered = []
    for weigher in (scene.weigher for scene in reader.scenes(document, gate=False)):
        rule = next(rule for rivals in weigher.evoked for rule in rivals if rule.frame.id == "transfer-give")
        options = weigher.parties(rule, weigher.relations(rule)).agents()
        remembered.append({o.actor.name for o in options if o.actor is not None and o.chunk is None})
    named_first, named, pronoun = remembered
    assert named_first == named == set()
    assert "United States" in pronoun


def test_a_slot_that_weights_filled_says_so() -> None:
    notes = {
        reason.note
        for reading in samples()
        for claim in reading.claims
        for reason in claim.reasons
        if reason.rule == "weighed"
    }
    assert all(note for note in notes)
