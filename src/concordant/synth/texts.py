"""Whole articles in French, English and Russian, with the claims that a perfect reader would find in them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from concordant.model.claim import Actor, Claim, Evidence, TimeSpan, Voice
from concordant.model.identifiers import claim_id
from concordant.model.report import Report
from concordant.synth.arrival import postings
from concordant.synth.articles import Article, Line, Writer
from concordant.synth.cascade import Part, Posting
from concordant.synth.cast import Cast, shipped_cast
from concordant.synth.chance import source_of_chance
from concordant.synth.claims import claim_of, truth_of
from concordant.synth.events import DAY
from concordant.synth.fillers import filled
from concordant.synth.grammar import Grammar, Templates, grammar
from concordant.synth.naming import amount, named
from concordant.synth.preset import Preset, preset
from concordant.synth.sentences import (
    Sentence,
    capital,
    plain,
    remark,
    slots_of,
    stating,
    verbatim,
    worded_voices,
)
from concordant.synth.statements import day_of
from concordant.synth.truth import Told
from concordant.synth.world import build

_PARAGRAPH = 3
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Written:
    """A report as it would arrive, and what it tells.

    Attributes:
        record: ``id``, ``lang``, ``title``, ``published``, ``outlet`` and ``text``.
        told: its claims with the truth about them.
        patterns: ids of the patterns by which its acts are worded, with their language.
    """

    record: Mapping[str, str]
    told: tuple[Told, ...]
    patterns: tuple[str, ...]


def texts_level(name: str | Preset, size: int, seed: int, templates: Templates = "all") -> Iterator[Written]:
    """Reports with their texts and the truth about them, in the order of publication.

    Args:
        name: a preset, or the name of a shipped one.
        size: how many reports.
        seed: which world of this kind; the same as at the level of claims.
        templates: which patterns may be used; ``open`` leaves out those on which rules are to be tried.

    Returns:
        The reports one by one; a text is held only as long as others are still to be made from it.
    """
    settings = preset(name) if isinstance(name, str) else name
    cast = shipped_cast()
    writer = Writer(settings, source_of_chance(seed, "texts"))
    shelf: dict[str, tuple[Article, int]] = {}
    for number, posting in enumerate(postings(build(settings, seed, cast), seed)):
        if number == size:
            return
        article = writer.write(posting, _model(posting, shelf))
        if posting.heirs:
            shelf[posting.id] = (article, posting.heirs)
        yield _Wording(cast, settings, templates).write(posting, article)


def line_of(written: Written) -> bytes:
    """The record as one line of JSON, as it would be received."""
    return json.dumps(dict(written.record), ensure_ascii=False).encode()


def _model(posting: Posting, shelf: dict[str, tuple[Article, int]]) -> Article | None:
    """The article that this one is made from; it leaves the shelf with its last heir."""
    part = posting.parts[0]
    if part.parent is None or part.kind == "roundup":
        return None
    article, left = shelf.pop(part.parent)
    if left > 1:
        shelf[part.parent] = (article, left - 1)
    return article


class _Wording:
    """Puts articles into words."""

    def __init__(self, cast: Cast, settings: Preset, templates: Templates) -> None:
        self._cast, self._settings, self._templates = cast, settings, templates

    def write(self, posting: Posting, article: Article) -> Written:
        """The report with its claims."""
        words = grammar(posting.room.outlet.lang)
        sentences = self._sentences(words, posting, article.lines)
        text, starts = _laid_out(sentences)
        record = {
            "id": posting.id,
            "lang": words.lang,
            "title": _title(words, posting, article.title),
            "published": day_of(posting.minute // DAY),
            "outlet": posting.room.outlet.name,
            "text": text,
        }
        report = _report(record)
        acts = [i for i, line in enumerate(article.lines) if line.role == "act"]
        told = tuple(
            _told(words, posting, report, text, number, sentences[i], starts[i])
            for number, i in enumerate(acts, 1)
        )
        return Written(record, told, tuple(f"{words.lang}/{sentences[i].pattern}" for i in acts))

    def _sentences(self, words: Grammar, posting: Posting, lines: Sequence[Line]) -> list[Sentence]:
        """One sentence for each line; a line whose words stand there already takes its next choice."""
        found: list[Sentence] = []
        for line in lines:
            sentence = self._sentence(words, posting, line)
            for _ in range(4):
                if line.role in ("act", "fact") or all(sentence.text != other.text for other in found):
                    break
                line = line._replace(picks=(line.picks[0] + 1,))
                sentence = self._sentence(words, posting, line)
            found.append(sentence)
        return found

    def _sentence(self, words: Grammar, posting: Posting, line: Line) -> Sentence:
        part = posting.parts[line.part]
        if line.role == "act":
            return stating(words, self._cast, part, line.picks, self._templates)
        if line.filler:
            dyad = part.statement.event.dyad
            return Sentence(filled(words.lang, line.filler, dyad.agent.id or "", dyad.recipient.id or ""))
        if line.role == "remark":
            return remark(words, line.picks[0])
        options = self._options(words, line)
        slots = slots_of(words, part)
        if line.role == "credit":
            agency = named(words, part.chain[-1], self._cast)
            slots |= {"carrier": agency.nom, "carrier_gen": agency.gen}
        return plain(words, options[line.picks[0] % len(options)], slots, line.light)

    def _options(self, words: Grammar, line: Line) -> Sequence[str]:
        if line.role == "filler":
            return words.texts["fillers"]
        if line.role == "more":
            return words.texts["fillers_more"]
        if line.role == "stock":
            return words.texts["stock"][: self._settings.stock]
        return words.attributions[line.role]


def _laid_out(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    """The text in paragraphs, and where each sentence starts; sentences that repeat themselves are kept."""
    text, starts = "", []
    for i, sentence in enumerate(sentences):
        if i:
            text += "\n\n" if i % _PARAGRAPH == 0 else " "
        starts.append(len(text))
        text += sentence.text
    return text, starts


def _title(words: Grammar, posting: Posting, pick: int) -> str:
    part = posting.parts[0]
    said = part.statement
    name = "roundup" if len(posting.parts) > 1 else "denial" if said.denied else said.event.type
    options = words.titles[name]
    goods = said.event.goods
    worded = amount(words, goods.levels[said.level], said, part.figure, (0, 1)) if goods else None
    slots = slots_of(words, part, worded)
    filled = options[pick % len(options)].format_map(slots)
    return capital(words.repaired(f" {filled}")[1:])


def _report(record: Mapping[str, str]) -> Report:
    raw = json.dumps(dict(record), ensure_ascii=False).encode()
    return Report(
        id=record["id"],
        sha256=sha256(raw).hexdigest(),
        source=f"{record['id']}.jsonl",
        lang=record["lang"],
        title=record["title"],
        published=record["published"],
        published_from="metadata",
        outlet=record["outlet"],
    )


def _told(
    words: Grammar, posting: Posting, report: Report, text: str, number: int, sentence: Sentence, at: int
) -> Told:
    """The claim of one act, with the words of the text."""
    part = posting.parts[number - 1]
    start, end = at + sentence.start, at + sentence.end
    plain_claim = claim_of("", posting, number, part)
    worded = sentence.amount
    item, quantity = plain_claim.item, plain_claim.quantity
    if item and worded:
        item = replace(item, surface=verbatim(sentence.text, worded.goods))
    if quantity and worded:
        quantity = replace(quantity, raw=verbatim(sentence.text, worded.figure) or quantity.raw)
    claim = replace(
        plain_claim,
        agent=_worded_actor(words, plain_claim.agent, sentence.text),
        recipient=_worded_actor(words, plain_claim.recipient, sentence.text),
        item=item,
        quantity=quantity,
        time=_worded_time(plain_claim.time, verbatim(sentence.text, sentence.when) or ""),
        attribution=_worded_chain(sentence, part),
        evidence=Evidence(
            text[start:end], start, end, text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        ),
    )
    claim = replace(claim, id=claim_id(claim))
    return Told(claim, report, truth_of(claim.id, report.id, part))


def _worded_actor(words: Grammar, actor: Actor | None, text: str) -> Actor | None:
    if actor is None:
        return None
    forms = words.actors[actor.id or ""]
    found = (verbatim(text, forms.get(f)) for f in ("nom", "gen", "dat", "acc", "to", "at"))
    return replace(actor, raw=next((w for w in found if w), None))


def _worded_time(time: TimeSpan | None, words: str) -> TimeSpan | None:
    if time is not None:
        return replace(time, raw=words)
    return TimeSpan(words, None, None) if words else None


def _worded_chain(sentence: Sentence, part: Part) -> tuple[Voice, ...]:
    return tuple(replace(v, raw=raw) for v, raw in worded_voices(sentence, part.chain))


def claims_of(written: Written) -> tuple[Claim, ...]:
    """The claims that a perfect reader would find."""
    return tuple(told.claim for told in written.told)
