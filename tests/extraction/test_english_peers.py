"""Eight English sentences on which event coders were tried: what they take for a fact stays what it is."""

import pytest

from concordant.model.claim import Claim
from concordant.pipeline import read
from reports_read import received, shipped

Told = tuple[str | None, ...]


def told(claim: Claim) -> Told:
    return (
        claim.event,
        claim.agent.state if claim.agent else None,
        claim.recipient.state if claim.recipient else None,
        claim.phase,
        claim.certainty,
        claim.polarity,
        claim.attribution[0].state if claim.attribution else None,
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "North Korea has shipped munitions to Russia, the White House said on Friday.",
            ("transfer", "KP", "RU", "done", "asserted", "affirmed", "US"),
        ),
        (
            "Kim Jong Un has ordered the mass production of suicide drones from 2026.",
            ("production", "KP", None, "ordered", "asserted", "affirmed", None),
        ),
        (
            "Russia is suspected of transferring missile technology to North Korea.",
            ("technology_transfer", "RU", "KP", "ongoing", "suspected", "affirmed", None),
        ),
        (
            "Iran denied supplying drones to Russia.",
            ("transfer", "IR", "RU", "ongoing", "asserted", "denied", "IR"),
        ),
        (
            "France plans to deliver Mirage 2000 fighter jets to Ukraine in 2025.",
            ("transfer", "FR", "UA", "planned", "asserted", "affirmed", None),
        ),
        (
            "North Korean soldiers have been deployed in Kursk.",
            ("deployment", "KP", "RU", "done", "asserted", "affirmed", None),
        ),
        (
            "China may have delivered drones to Iran.",
            ("transfer", "CN", "IR", "done", "possible", "affirmed", None),
        ),
        (
            "South Korea said the North had sent 12,000 soldiers to Russia.",
            ("deployment", "KP", "RU", "done", "asserted", "affirmed", "KR"),
        ),
    ],
)
def test_what_is_denied_suspected_or_planned_stays_so(text: str, wanted: Told) -> None:
    assert wanted in [told(claim) for claim in read(received(text, {"lang": "en"}), shipped()).claims]


@pytest.mark.parametrize(
    "text",
    [
        "In the north of Ukraine, troops found drones, and South Korea sent blankets.",
        "Seoul said that drones had reached the North Caucasus from Iran.",
        "The North delivered 400 tanks of milk to London, the dairy said.",
    ],
)
def test_the_north_is_a_state_only_beside_the_other_korea(text: str) -> None:
    claims = read(received(text, {"lang": "en"}), shipped()).claims
    assert [claim for claim in claims if claim.agent and claim.agent.state == "KP"] == []
