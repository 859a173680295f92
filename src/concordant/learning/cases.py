"""The cases of the knowledge as annotated reports: short, and telling only some slots."""

from collections.abc import Iterator

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import ClaimCase, LanguageEntry
from concordant.learning.corpus import Annotated, Gold
from concordant.prove import case_document


def cases(knowledge: Knowledge, code: str) -> Iterator[tuple[Annotated, bool, ClaimCase]]:
    """Each case of a language as a report, whether all of its claims are told, and the case itself."""
    for folder, entry in knowledge:
        if not folder.startswith(f"language/{code}") or entry.provisional:
            continue
        for case in entry.cases if isinstance(entry, LanguageEntry) else ():
            if isinstance(case, ClaimCase):
                yield Annotated(case_document(case), _gold(case)), case.silent or case.count == 1, case


def _gold(case: ClaimCase) -> list[Gold]:
    if case.silent or case.event is None:
        return []
    claim: dict[str, object] = {
        "event": case.event, "evidence": {"start": 0, "end": len(case.text)},
    }  # fmt: skip
    for role in ("agent", "recipient"):
        name = getattr(case, role)
        if name is not None:
            state = name if all(len(part) == 2 and part.isupper() for part in name.split(";")) else None
            claim[role] = None if name == "-" else {"name": name, "state": state}
    if case.item is not None:
        claim["item"] = None if case.item == "-" else {"class": case.item, "surface": None}
    if case.voice is not None:
        claim["attribution"] = [] if case.voice == "-" else [{"raw": case.voice, "name": None}]
    return [claim]
