"""Whose country "his country" is, and that nobody gives anything to himself."""

import pytest

from reports_read import french


@pytest.mark.parametrize(
    ("text", "agent", "recipient"),
    [
        (
            "Le ministre russe de la Défense a affirmé que son pays avait livré des missiles à l'Iran.",
            "RU",
            "IR",
        ),
        (
            "L'Iran a été cité mardi. Le ministre russe de la Défense, Andreï Belooussov, a affirmé que son "
            "pays avait livré des missiles à l'Iran.",
            "RU",
            "IR",
        ),
        ("La Pologne a livré des chars à son allié ukrainien.", "PL", "UA"),
    ],
)
def test_a_possessive_names_the_country_of_who_speaks(text: str, agent: str, recipient: str) -> None:
    (claim,) = [c for c in french(text).claims if c.event == "transfer"]
    assert claim.agent is not None and claim.recipient is not None
    assert (claim.agent.state, claim.recipient.state) == (agent, recipient)


@pytest.mark.parametrize(
    ("told", "read"),
    [("reconnaît pour la première fois", True), ("fait état pour la première fois de", False)],
)
def test_who_supplies_is_not_supplied_in_the_same_words(told: str, read: bool) -> None:
    text = (
        f"Téhéran {told} la livraison de drones à Moscou, l’Iran se bornant ces dernières semaines, "
        "malgré les accusations répétées, à nier ces affirmations."
    )
    parties = {(c.agent.state, c.recipient.state) for c in french(text).claims if c.agent and c.recipient}
    assert parties <= {("IR", "RU")}
    assert parties or not read
