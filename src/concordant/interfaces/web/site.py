"""What the pages share: the ledger, the knowledge, who judges, the token of their forms."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from concordant.assessment.concerns.law import Law
from concordant.assessment.reservations import Naming, compile_naming
from concordant.interfaces.names import names_in
from concordant.interfaces.web.guard import Tokens
from concordant.store.ledger import Counts, Ledger
from concordant.views.names import Names
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.store.means import Means

_PATIENCE = 0.05
"""Seconds that a page waits for numbers that are still being counted."""


@dataclass(frozen=True)
class Site:
    """One project as it is served.

    Attributes:
        ledger: opened once, for all threads.
        knowledge: of actors, outlets, provisions.
        means: makes what settling needs, when something has to be settled.
        who: who judges.
        title: how the project is called in the head of each page.
        tokens: what forms have to bring back.
    """

    ledger: Ledger
    knowledge: "Knowledge"
    means: "Callable[[], Means]"
    who: str
    title: str
    tokens: Tokens = field(default_factory=Tokens)
    _settling: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _counting: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _compiling: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _counted: dict[str, Counts] = field(default_factory=dict, repr=False)
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
        _ = (self.names, self.law)
        self.counts()

    def naming(self, lang: str) -> Naming:
        """How reports in a language name people and states, compiled once."""
        with self._compiling:
            if lang not in self._naming:
                self._naming[lang] = compile_naming(self.knowledge, lang)
            return self._naming[lang]

    def counts(self) -> Counts | None:
        """How much there is; None while it is still being counted, which takes long in a large ledger."""
        now = self.ledger.state()
        if now not in self._counted and self._counting.acquire(blocking=False):
            counting = threading.Thread(target=self._count, args=(now,), daemon=True)
            counting.start()
            counting.join(_PATIENCE)
        return self._counted.get(now)

    def _count(self, now: str) -> None:
        try:
            held = self.ledger.counts()
            self._counted.clear()
            self._counted[now] = held
        finally:
            self._counting.release()

    def settle(self) -> None:
        """Take everything that was read or judged since the last time as far as findings."""
        with self._settling:
            while self.ledger.unsettled():
                self.ledger.settle(self.means())
