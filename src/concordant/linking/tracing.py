"""What must be kept of a report to tell later which others derive from it, or it from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordant.knowledge.collection import Knowledge
from concordant.linking.derivation.anchors import Sounds, compile_sounds
from concordant.linking.derivation.credit_words import CreditWords, compile_credit_words
from concordant.linking.derivation.credits import credits
from concordant.linking.derivation.fingerprint import fingerprint
from concordant.linking.derivation.trace import Trace, trace
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report

_ADDRESS = re.compile(r"https?://[^\s<>«»\"')\]]+")


@dataclass(frozen=True, slots=True)
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
        evidence = [(claim.evidence.start, claim.evidence.end) for claim in claims]
        credited = credits(document.text, report.lang, self.words)
        print_ = fingerprint(document.text, evidence, report.lang, self.sounds)
        return trace(report, print_, credited, self.words, _ADDRESS.findall(document.text))


def compile_tracing(knowledge: Knowledge) -> Tracing:
    """What makes traces, taken from the knowledge."""
    return Tracing(compile_credit_words(knowledge), compile_sounds(knowledge))
