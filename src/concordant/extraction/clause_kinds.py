"""Which questions a row of chunks answers: it depends on how its language tells relations."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Clauses
from concordant.extraction.clauses_analytic import AnalyticClauses
from concordant.extraction.clauses_cased import CasedClauses
from concordant.language.compiled import Language


def clauses_of(language: Language, chunks: Sequence[Chunk]) -> Clauses:
    """The structure of a row of chunks: by cases, by order, or by the words between phrases."""
    if language.cases:
        return CasedClauses(chunks, language.impersonal)
    return AnalyticClauses(chunks) if language.analytic else Clauses(chunks)
