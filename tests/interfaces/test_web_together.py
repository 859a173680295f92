"""Two people judge at once: nobody undoes what somebody else decided without having seen it."""

import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from served import OUR_OWN, served, site_of, text_of
from starlette.testclient import TestClient
from told_projects import NIS, claim_of, said

from concordant.interfaces.web.app import application
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter
from concordant.store.project import find_project, open_ledger

Person = tuple[TestClient, Site]
TOLD = tuple(said(number, NIS, outlet=f"Outlet {number}") for number in range(1, 9))
CLAIM, OTHER = claim_of(TOLD[0]), claim_of(TOLD[1])


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Person, Person]]:
    """Ana and Ben, each with a server of their own, at one project."""
    folder = tmp_path / "told"
    with served(folder, TOLD) as ana, open_ledger(find_project(folder)) as ledger:
        site = site_of(ledger, folder, "told", "Ben")
        with TestClient(application(site), base_url="http://localhost", follow_redirects=False) as client:
            yield ana, (client, site)


def form_of(person: Person, address: str) -> dict[str, str]:
    """The hidden fields of the first form of a page."""
    page = person[0].get(address, follow_redirects=True).text
    form = page.partition('action="/judgements"')[2].partition("</form>")[0]
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    }


def press(person: Person, form: dict[str, str], do: str = "", **more: str | list[str]) -> tuple[int, str]:
    data = {**form, **({"do": do} if do else {}), **more}
    answer = person[0].post("/judgements", data=data, headers=OUR_OWN)
    return answer.status_code, answer.text


def kept(person: Person) -> list[tuple[str, str]]:
    return [(judgement.who, judgement.kind) for judgement in person[1].ledger.judgements()]


def test_who_decides_on_an_old_page_is_told_what_somebody_decided_meanwhile(
    both: tuple[Person, Person],
) -> None:
    ana, ben = both
    hers, his = (form_of(person, f"/reports/{CLAIM}") for person in both)
    assert press(ana, hers, f"reject {CLAIM}", why="about something else")[0] == 303
    status, page = press(ben, his, f"accept {CLAIM}")
    assert status == 409 and kept(ben) == [("Ana", "reject")]
    told = text_of(page)
    assert f"Ana · misread {CLAIM[:10]}" in told and "about something else" in told
    assert "Nothing was noted yet" in told


def test_it_can_be_decided_nevertheless_and_both_decisions_are_kept(both: tuple[Person, Person]) -> None:
    ana, ben = both
    his = form_of(ben, f"/reports/{CLAIM}")
    press(ana, form_of(ana, f"/reports/{CLAIM}"), f"reject {CLAIM}")
    _, page = press(ben, his, f"accept {CLAIM}", why="I read it again")
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert fields["why"] == "I read it again" and fields["at"] > his["at"]
    assert press(ben, fields)[0] == 303
    assert kept(ana) == [("Ana", "reject"), ("Ben", "accept")]
    assert any(CLAIM in finding.claims for finding in ben[1].ledger.findings(FindingFilter()))


def test_what_is_about_something_else_does_not_contend(both: tuple[Person, Person]) -> None:
    ana, ben = both
    his = form_of(ben, f"/reports/{CLAIM}")
    press(ana, form_of(ana, f"/reports/{CLAIM}"), f"reject {CLAIM}")
    assert press(ben, his, f"accept {OTHER}")[0] == 303
    assert press(ben, his, "different", claim=[CLAIM, OTHER])[0] == 303
    assert press(ben, his, "same_origin", claim=[CLAIM, OTHER])[0] == 303
    found = next(iter(ben[1].ledger.findings(FindingFilter())))
    assert press(ben, his, "regrade", regraded=found.id, digit="3")[0] == 303
    assert len(kept(ana)) == 5


def test_two_who_say_the_same_are_not_held_up_and_what_was_taken_back_holds_nobody_up(
    both: tuple[Person, Person],
) -> None:
    ana, ben = both
    hers, his = (form_of(person, f"/reports/{CLAIM}") for person in both)
    press(ana, hers, f"reject {CLAIM}")
    made = list(ana[1].ledger.judgements())[-1].id
    press(ana, hers, f"retract {made}")
    assert press(ben, his, f"accept {CLAIM}")[0] == 303
    assert press(ben, his, f"accept {CLAIM}")[0] == 303
    assert kept(ben) == [("Ana", "reject"), ("Ana", "retract"), ("Ben", "accept")]


def test_judgements_that_meet_in_time_are_all_kept_and_findings_follow_them(
    both: tuple[Person, Person],
) -> None:
    forms = [form_of(person, "/findings") for person in both]
    failed: list[tuple[int, str]] = []

    def work(person: Person, form: dict[str, str], kind: str, claims: list[str]) -> None:
        answers = [press(person, form, f"{kind} {claim}") for claim in claims]
        failed.extend(answer for answer in answers if answer[0] != 303)

    claims = [claim_of(each) for each in TOLD]
    jobs = [
        threading.Thread(target=work, args=(both[0], forms[0], "reject", claims[::2])),
        threading.Thread(target=work, args=(both[1], forms[1], "accept", claims[1::2])),
    ]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    assert failed == []
    assert sorted(kept(both[0])) == [("Ana", "reject")] * 4 + [("Ben", "accept")] * 4
    both[1][1].settle()
    held = {claim for finding in both[1][1].ledger.findings(FindingFilter()) for claim in finding.claims}
    assert held == set(claims[1::2])


def test_two_claims_are_said_to_rest_on_one_origin_or_on_two(both: tuple[Person, Person]) -> None:
    ana = both[0]
    page = ana[0].get(f"/findings/{CLAIM}", follow_redirects=True).text
    assert 'value="same_origin"' in page and 'value="independent"' in page
    form = form_of(ana, f"/findings/{CLAIM}")
    assert press(ana, form, "independent", claim=[CLAIM, OTHER])[0] == 303
    assert press(ana, form_of(ana, "/findings"), "same_origin", claim=[CLAIM, OTHER])[0] == 303
    assert kept(ana) == [("Ana", "independent"), ("Ana", "same_origin")]
