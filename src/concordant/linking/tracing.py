"""What must be kept of a report to tell later which others derive from it, or it from them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from concordant.knowledge.collection import Knowledge
from concordant.linking.derivation.anchors import Sounds, compile_sounds
from concordant.linking.derivation.credit_words import CreditWords, compile_credit_words
from concordant.linking.derivation.credits import Credit, credits
from concordant.linking.derivation.fingerprint import Fingerprint, fingerprint
from concordant.linking.derivation.trace import Trace, trace
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report

_ADDRESS = re.compile(r"https?://[^\s<>«»\"')\]]+")


_COPIES, _LONGEST = 1_000, 20_000
"""Texts whose traces are remembered, and their longest: copies arrive together."""

Told = tuple[Fingerprint, tuple[Credit, ...], tuple[str, ...]]
"""What a text gives away by itself: its fingerprint, the agencies that it credits, the addresses in it."""


@dataclass(frozen=True)
class Tracing:
    """Makes traces: the words by which reports credit agencies, and how names sound in other scripts."""

    words: CreditWords
    sounds: Sounds

    def trace(self, report: Report, document: Document, claims: Sequence[Claim]) -> Trace:
        """The trace of one report.

        Args:
            report: who published what and when.
            document: its text.
            claims: its claims in the order of their numbers, whose passages are kept too.
        """
        evidence = tuple((claim.evidence.start, claim.evidence.end) for claim in claims)
        told = self._told_lately if len(document.text) <= _LONGEST else self._told
        print_, credited, urls = told(document.text, report.lang, evidence)
        return trace(report, print_, credited, self.words, urls)

    @cached_property
    def _told_lately(self) -> Callable[[str, str, tuple[tuple[int, int], ...]], Told]:
        return lru_cache(_COPIES)(self._told)

    def _told(self, text: str, lang: str, evidence: tuple[tuple[int, int], ...]) -> Told:
        credited = credits(text, lang, self.words)
        print_ = fingerprint(text, evidence, lang, self.sounds)
        return print_, credited, tuple(_ADDRESS.findall(text))


def compile_tracing(knowledge: Knowledge) -> Tracing:
    """What makes traces, taken from the knowledge."""
    return Tracing(compile_credit_words(knowledge), compile_sounds(knowledge))
