"""What a model is asked: the guideline of a language, our examples, and a window of the report as JSON."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from concordant.knowledge.collection import Knowledge
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.readers.llm.windows import Window

Message = dict[str, str]
_ANY = "en"
"""The guideline for reports in a language that has none of its own."""

_BLANK = ("agent", "recipient", "item", "quantity", "time")
"""Fields that TOML cannot leave null: there they are empty."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Everything that stands before the report, the same for every window of a language.

    Attributes:
        name: language and version of the guideline (``fr-1``).
        opening: the messages.
        digest: of these messages.
    """

    name: str
    opening: tuple[Message, ...]
    digest: str


def prompt_for(lang: str, knowledge: Knowledge) -> Prompt:
    """The prompt for reports in a language."""
    key = (lang, knowledge.digest)
    if key not in _MADE:
        _MADE[key] = _made(_guideline(lang) or _guideline(_ANY) or {}, knowledge)
    return _MADE[key]


_MADE: dict[tuple[str, str], Prompt] = {}


def asked(prompt: Prompt, document: Document, window: Window) -> list[Message]:
    """The messages that ask for the claims of one window."""
    report = document.report
    title = report.title if window.titled else None
    paragraphs = [span.of(document.text) for span in window.spans]
    return [*prompt.opening, _user(report.published, paragraphs, title, report.outlet)]


def _made(table: Mapping[str, Any], knowledge: Knowledge) -> Prompt:
    text = str(table["guideline"]).strip()
    text = text.replace("{events}", _events(knowledge)).replace("{classes}", _classes(knowledge))
    opening = [{"role": "system", "content": text}]
    for example in table["example"]:
        opening.append(_user(example["published"], example["paragraphs"]))
        opening.append({"role": "assistant", "content": _answer(example["claims"])})
    packed = json.dumps(opening, ensure_ascii=False, sort_keys=True)
    return Prompt(f"{table['id']}-{table['version']}", tuple(opening), digest(packed.encode()))


def _user(
    published: str | None, paragraphs: Sequence[str], title: str | None = None, outlet: str | None = None
) -> Message:
    about = {"published": published, "outlet": outlet, "title": title}
    article = {**{name: value for name, value in about.items() if value}, "paragraphs": list(paragraphs)}
    return {"role": "user", "content": json.dumps({"article": article}, ensure_ascii=False, indent=0)}


def _answer(claims: Sequence[Mapping[str, Any]]) -> str:
    rows = [{k: None if k in _BLANK and v == "" else v for k, v in claim.items()} for claim in claims]
    return json.dumps({"claims": rows}, ensure_ascii=False)


def _events(knowledge: Knowledge) -> str:
    lines = []
    for event in knowledge.events.values():
        roles = {"agent": event.roles.agent, "recipient": event.roles.recipient, "item": event.roles.item}
        told = "; ".join(f"{role}: {meaning}" for role, meaning in roles.items() if meaning)
        lines.append(f"  {event.id}: {event.gloss} ({told})")
    return "\n".join(lines)


def _classes(knowledge: Knowledge) -> str:
    return "\n".join(f"  {each.id}: {each.gloss}" for each in knowledge.classes.values())


@cache
def _guideline(lang: str) -> Mapping[str, Any] | None:
    file = files(__package__) / "prompts" / f"{lang}.toml"
    return tomllib.loads(file.read_text("utf-8")) if lang.isalpha() and file.is_file() else None
