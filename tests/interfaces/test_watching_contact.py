"""Servers learn whom to ask about requests: the contact that an operator sets."""

from pathlib import Path

import pytest
from watched import allow, journal

from conftest import Concordant
from misbehaving import Site


def test_every_request_names_whom_the_operator_wants_named(
    site: Site, empty_project: Path, concordant: Concordant
) -> None:
    """Who owns a server learns who asks: first from the file, and from the command line before it."""
    address = journal(site)
    allow(empty_project)
    with (empty_project / "feeds.toml").open("a") as file:
        file.write('contact = "https://desk.example/about"\n')
    for contact, words in (
        ("https://desk.example/about", ["--add", address]),
        ("https://desk.example/about", ["--once"]),
        ("mailto:desk@desk.example", ["--once", "--contact", "mailto:desk@desk.example"]),
    ):
        site.asked.clear()
        assert concordant("watch", *words, "--project", empty_project).code == 0
        assert site.asked
        assert {asked.headers["user-agent"].partition(" ")[2] for asked in site.asked} == {f"(+{contact})"}


@pytest.mark.parametrize("contact", ["https://desk.example/é", "a\r\nCookie: b"])
def test_a_contact_that_cannot_stand_in_a_request_is_refused(
    contact: str, empty_project: Path, concordant: Concordant
) -> None:
    done = concordant("watch", "--once", "--contact", contact, "--project", empty_project)
    assert done.code != 0
    assert "--contact" in done.err
