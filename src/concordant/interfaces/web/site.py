"""What the pages share: the ledger, the knowledge, who judges, the token of their forms."""

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from concordant.assessment.concerns.law import Law
from concordant.assessment.reservations import Naming, compile_naming
from concordant.interfaces.names import names_in
from concordant.interfaces.web.aside import Aside
from concordant.interfaces.web.guard import Tokens
from concordant.model.problem import Problem
from concordant.model.source import Source
from concordant.store.ledger import Counts, Ledger
from concordant.views.letters import Register, register
from concordant.views.names import Names
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.store.means import Means

Given = tuple[Sequence[Source], Sequence[Problem]]
"""The letters that a project gives to sources, and what of its register cannot be understood."""


@dataclass(frozen=True)
class Site:
    """One project as it is served.

    Attributes:
        ledger: opened once, for all threads.
        knowledge: of actors, outlets, provisions.
        means: makes what settling needs, when something has to be settled.
        who: who judges.
        title: how the project is called in the head of each page.
        given: reads the letters that people give to sources; asked anew by every page, for a file is edited.
        tokens: what forms have to bring back.
    """

    ledger: Ledger
    knowledge: "Knowledge"
    means: "Callable[[], Means]"
    who: str
    title: str
    given: Callable[[], Given] = lambda: ((), ())
    tokens: Tokens = field(default_factory=Tokens)
    _settling: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _compiling: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _naming: dict[str, Naming] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> dict[Tongue, Names]:
        """The names of actors, blocs and outlets by language."""
        return {tongue: names_in(tongue, self.knowledge) for tongue in TONGUES}

    @cached_property
    def law(self) -> Law:
        """The provisions, ready to be asked."""
        return Law.of(self.knowledge)

    def prepare(self) -> None:
        """Make what the first page would otherwise wait for."""
        _ = (self.names, self.law, self._outlets)
        self.counts()

    def naming(self, lang: str) -> Naming:
        """How reports in a language name people and states, compiled once."""
        with self._compiling:
            if lang not in self._naming:
                self._naming[lang] = compile_naming(self.knowledge, lang)
            return self._naming[lang]

    def register(self) -> Register:
        """The letters that people give to sources now."""
        return register(self.given()[0])

    def counts(self) -> Counts | None:
        """How much there is; None while it is still being counted."""
        return self._counts.of(self.ledger.state())

    def outlets(self) -> Mapping[str, int] | None:
        """How many reports each outlet has; None while they are still being counted."""
        return self._outlets.of(self.ledger.state())

    @cached_property
    def _counts(self) -> Aside[Counts]:
        return Aside(self.ledger.counts)

    @cached_property
    def _outlets(self) -> Aside[Mapping[str, int]]:
        return Aside(lambda: Counter(report.outlet for report in self.ledger.reports() if report.outlet))

    def settle(self) -> None:
        """Take everything that was read or judged since the last time as far as findings."""
        with self._settling:
            while self.ledger.unsettled():
                self.ledger.settle(self.means())
