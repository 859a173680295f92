"""A language comes from a folder: the files of the guide are laid over the knowledge, and Spanish is read."""

import re
from pathlib import Path

import pytest

from concordant.knowledge.check import check
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import ClaimCase, LanguageEntry
from concordant.model.claim import Claim
from concordant.pipeline import load_knowledge, read, reader_for
from concordant.prove import claim_case_fails, joint_events
from reports_read import received, shipped

GUIDE = Path(__file__).parents[2] / "docs" / "add-a-language.md"
_FILE = re.compile(r"<!-- file: (my_knowledge/.*?) -->\n```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("guide")
    for name, content in _FILE.findall(GUIDE.read_text("utf-8")):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    loaded, problems = load_knowledge([folder / "my_knowledge"])
    assert problems == ()
    return loaded


def claims(text: str, knowledge: Knowledge) -> tuple[Claim, ...]:
    """What is read from a text that does not say in which language it is."""
    reading = read(received(text, {"published": "2024-11-20"}), knowledge)
    assert reading.report.lang == "es"
    assert reading.problems == ()
    for claim in reading.claims:
        span = claim.evidence
        assert text[span.start : span.end] == span.quote
    return reading.claims


def told(claim: Claim) -> tuple[str | None, ...]:
    return (
        claim.event,
        claim.agent.state if claim.agent else None,
        claim.recipient.state if claim.recipient else None,
        claim.item.item_class if claim.item else None,
        claim.phase,
        claim.certainty,
        claim.polarity,
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Irán habría entregado 200 misiles a Rusia en septiembre de 2024.",
            ("transfer", "IR", "RU", "missile_other", "done", "unverified", "affirmed"),
        ),
        (
            "Corea del Norte ha entregado misiles a Rusia este verano.",
            ("transfer", "KP", "RU", "missile_other", "done", "asserted", "affirmed"),
        ),
        (
            "El Gobierno anunció que Irán niega haber entregado misiles a Rusia.",
            ("transfer", "IR", "RU", "missile_other", "done", "asserted", "denied"),
        ),
        (
            "Alemania prometió entregar treinta drones a Ucrania antes de la primavera.",
            ("transfer", "DE", "UA", "drone", "planned", "asserted", "affirmed"),
        ),
        (
            "Corea del Norte no ha enviado soldados a Rusia durante la guerra.",
            ("deployment", "KP", "RU", "personnel", "done", "asserted", "denied"),
        ),
        (
            "Rusia lanzó más de treinta misiles contra Ucrania durante la noche.",
            ("use", "RU", "UA", "missile_other", "done", "asserted", "affirmed"),
        ),
        (
            "España fabrica misiles antitanque en una fábrica cerca de Zaragoza.",
            ("production", "ES", None, "missile_other", "ongoing", "asserted", "affirmed"),
        ),
    ],
)
def test_spanish_is_read_from_data_alone(
    text: str, wanted: tuple[str | None, ...], knowledge: Knowledge
) -> None:
    (claim,) = claims(text, knowledge)
    assert told(claim) == wanted


def test_quantities_times_and_voices_are_read(knowledge: Knowledge) -> None:
    (claim,) = claims(
        "Irán habría entregado más de 1.200 misiles a Rusia en septiembre, según un portavoz ucraniano.",
        knowledge,
    )
    assert claim.quantity is not None and claim.time is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (1200, None, "missile")
    assert (claim.time.earliest, claim.time.latest) == ("2024-09", "2024-09")
    assert [(voice.name, voice.state) for voice in claim.attribution] == [("Ukrainian spokesperson", "UA")]


@pytest.mark.parametrize(
    "text",
    [
        "El portero interceptó el balón y España venció a Rusia en la final del torneo.",
        "Rusia entregó el trofeo a Corea del Norte y los jugadores lo celebraron con su afición.",
    ],
)
def test_look_alikes_stay_silent(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) == ()


def test_every_case_of_the_folder_comes_out(knowledge: Knowledge) -> None:
    reader = reader_for(knowledge, "es")
    assert reader is not None
    joint = joint_events(knowledge)
    entries = [
        e for folder, e in knowledge if folder.startswith("language/es") and isinstance(e, LanguageEntry)
    ]
    cases = [(entry.id, case) for entry in entries for case in entry.cases if isinstance(case, ClaimCase)]
    assert len([e for e in entries if e.singular == "frame"]) == 10
    assert [(name, wrong) for name, case in cases if (wrong := claim_case_fails(reader, case, joint))] == []


def test_other_languages_are_read_as_before(knowledge: Knowledge) -> None:
    text = "L’Iran aurait livré 200 missiles balistiques à la Russie, selon Kiev."
    given = {"lang": "fr", "published": "2024-11-20"}
    assert (
        read(received(text, given), knowledge).claims == read(received(text, given), shipped()).claims != ()
    )


def test_without_the_folder_a_note_says_that_the_language_is_not_read() -> None:
    text = "Irán habría entregado más de 200 misiles a Rusia en septiembre, según un portavoz ucraniano."
    reading = read(received(text), shipped())
    assert (reading.report.lang, reading.claims) == ("es", ())
    (problem,) = reading.problems
    assert problem.severity == "note"
    assert "in a language (es) that cannot be read for claims yet" in problem.message


def test_a_name_for_an_unknown_actor_is_told(tmp_path: Path) -> None:
    file = tmp_path / "language" / "es" / "names.toml"
    file.parent.mkdir(parents=True)
    file.write_text('id = "names"\nsources = ["invented"]\n\n[actors.irann]\nnames = ["Irán"]\n', "utf-8")
    loaded, _ = load_knowledge([tmp_path])
    told = [finding.wrong for finding in check(loaded) if finding.path == str(file)]
    assert any('"irann" is none of the actors' in wrong for wrong in told)
