"""A report quotes another language: each paragraph is read in its own, and offsets count in the whole."""

from dataclasses import replace

import pytest

from concordant.documents.open import open_document
from concordant.model.claim import Claim
from concordant.model.reading import Reading
from concordant.pipeline import read
from concordant.readers.paragraphs import in_languages
from reports_read import received, shipped

FRENCH = """\
Drones iraniens : Washington publie ses preuves

Le département d’État a publié mardi un dossier sur les transferts d’armement. L’Iran aurait livré plus \
de 200 missiles balistiques à la Russie en septembre, selon ce dossier.

La porte-parole a lu la déclaration suivante devant la presse :

“North Korea has delivered 4,000 artillery shells to Russia since the beginning of the year, and we \
believe that Iran will supply further drones to Russia before the summer.”

Le ministère russe des Affaires étrangères a répondu dans la soirée par un communiqué :

Россия не получала от Ирана баллистических ракет. Министерство обороны России заявило, что Иран не \
поставлял России беспилотники.

La France fournira dix blindés à l’Ukraine, a ajouté le ministre français des Armées.
"""

ENGLISH = """\
Paris tells Kyiv when the armour will come

French officials promised new weapons on Tuesday. Germany will deliver 30 tanks to Ukraine in May, the \
Ukrainian defence ministry said.

In Paris, the ministry of the armed forces put out this statement:

« La France livrera dix blindés et deux cents missiles antichars à l’Ukraine avant l’été. Elle n’a jamais \
vendu d’obus à la Russie. »

Moscow called the deliveries dangerous. Iran denies having supplied drones to Russia.
"""

RUSSIAN = """\
Москва отвечает на доклад

Министерство обороны России сообщило, что Россия поставила Ирану партию истребителей Су-35 в марте.

В докладе, который опубликован в среду, говорится:

North Korea shipped 12,000 artillery shells to Russia in June, and Iran denies having sold ballistic \
missiles to Russia.

Иран передал России 300 беспилотников, утверждает Киев.
"""


def mixed(text: str) -> Reading:
    """A report that does not say in which language it is."""
    return read(received(text, {"published": "2024-11-20"}), shipped())


def told(claim: Claim) -> tuple[str | None, ...]:
    return (
        claim.event,
        claim.agent.state if claim.agent else None,
        claim.recipient.state if claim.recipient else None,
        claim.polarity,
        claim.certainty,
    )


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            FRENCH,
            "fr",
            {
                ("transfer", "IR", "RU", "affirmed", "unverified"),
                ("transfer", "KP", "RU", "affirmed", "asserted"),
                ("transfer", "IR", "RU", "denied", "asserted"),
                ("transfer", "FR", "UA", "affirmed", "asserted"),
            },
        ),
        (
            ENGLISH,
            "en",
            {
                ("transfer", "DE", "UA", "affirmed", "asserted"),
                ("transfer", "FR", "UA", "affirmed", "asserted"),
                ("transfer", "FR", "RU", "denied", "asserted"),
                ("transfer", "IR", "RU", "denied", "asserted"),
            },
        ),
        (
            RUSSIAN,
            "ru",
            {
                ("transfer", "RU", "IR", "affirmed", "asserted"),
                ("transfer", "KP", "RU", "affirmed", "asserted"),
                ("transfer", "IR", "RU", "denied", "asserted"),
                ("transfer", "IR", "RU", "affirmed", "asserted"),
            },
        ),
    ],
)
def test_each_paragraph_is_read_in_its_own_language(
    text: str, lang: str, wanted: set[tuple[str | None, ...]]
) -> None:
    reading = mixed(text)
    assert (reading.report.lang, reading.problems) == (lang, ())
    assert wanted <= {told(claim) for claim in reading.claims}


@pytest.mark.parametrize("text", [FRENCH, ENGLISH, RUSSIAN])
def test_offsets_numbers_and_ids_are_those_of_the_whole_report(text: str) -> None:
    claims = mixed(text).claims
    assert [claim.number for claim in claims] == list(range(1, len(claims) + 1))
    starts = [claim.evidence.start for claim in claims]
    assert starts == sorted(starts)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        for filler in (claim.agent, claim.recipient, claim.quantity, claim.time):
            if filler is not None and filler.span is not None and filler.raw is not None:
                assert filler.span.of(text) == filler.raw


def test_evidence_leads_back_into_a_page() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in FRENCH.split("\n\n"))
    page = f"<html><head><title>Drones</title></head><body><article>{paragraphs}</article></body></html>"
    reading = read(received(page, {"published": "2024-11-20"}, "text/html", "inbox/a.html"), shipped())
    assert reading.document is not None
    quotes = [claim.evidence.quote for claim in reading.claims]
    assert any(quote.startswith("North Korea") for quote in quotes)
    assert any(quote.startswith("Россия") for quote in quotes)
    for claim in reading.claims:
        at = reading.document.origin(claim.evidence.start)
        assert at is not None
        assert page[at : at + 10] == claim.evidence.quote[:10]


def test_an_act_told_in_two_languages_is_one_claim() -> None:
    once = "La Corée du Nord a livré 4 000 obus à la Russie, a déclaré le ministère de la Défense."
    again = "“North Korea has delivered 4,000 artillery shells to Russia”, the defence ministry said."
    assert len(mixed(once).claims) == len(mixed(again).claims) == 1
    claims = mixed(f"{once}\n\n{again}").claims
    assert {claim.event for claim in claims} == {"transfer"}
    assert sum(claim.evidence.quote.startswith("North Korea") for claim in claims) == 0


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "The New York Times, The Wall Street Journal, The Washington Post, The Economist"),
        ("fr", "Lockheed Martin, Northrop Grumman, General Dynamics, BAE Systems, Rolls-Royce, Thales, KNDS"),
        ("fr", "Le « Bureau of Industry and Security » du « Department of State » a sa « List »."),
        ("fr", "Read more: Iran sends missiles to Russia"),
        ("fr", "Missiles Hwasong-11, KN-23, KN-24, Kim Jong Un, Kang Sun Nam, Choe Son Hui"),
        ("en", "Source: Le Monde, Le Figaro, Les Echos, La Croix, La Tribune, Le Point, La Dépêche"),
        ("en", "The daily Le Monde de l’économie et des finances reported the sale of missiles."),
        ("ru", "Источник: The New York Times, The Wall Street Journal, The Economist"),
    ],
)  # fmt: skip
def test_names_and_short_lines_do_not_change_the_language(lang: str, line: str) -> None:
    text = {"fr": FRENCH, "en": ENGLISH, "ru": RUSSIAN}[lang]
    first = text.split("\n\n")[1]
    _, document, _ = open_document(received(f"{first}\n\n{line}\n\n{first}", {"lang": lang}))
    assert document is not None
    assert in_languages(document, shipped()) == ((lang, document),)


def test_a_report_whose_language_cannot_be_told_is_read_by_paragraphs() -> None:
    _, document, _ = open_document(received(ENGLISH))
    assert document is not None
    unknown = replace(document, report=replace(document.report, lang="und"))
    assert [lang for lang, _ in in_languages(unknown, shipped())] == ["en", "fr"]
