"""Times in running text: compile a language's grammar, find the mentions, place them on the calendar."""

from concordant.extraction.calendar import Tense
from concordant.extraction.numbers_lexicon import GrammarError
from concordant.extraction.times_find import find_times
from concordant.extraction.times_grammar import DateGrammar, compile_dates
from concordant.extraction.times_resolve import resolve
from concordant.extraction.times_structure import Point, Structure, TimeMention

__all__ = [
    "DateGrammar",
    "GrammarError",
    "Point",
    "Structure",
    "Tense",
    "TimeMention",
    "compile_dates",
    "find_times",
    "resolve",
]
