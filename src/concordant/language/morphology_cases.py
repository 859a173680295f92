"""The cases that tables of morphology carry, so that whoever edits a table can check it without Python."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from concordant.language.morphology import Analysis, Morphology


def failing_cases(tables: Sequence[Mapping[str, Any]], morphology: Morphology) -> tuple[str, ...]:
    """One plain sentence for each case of the tables that the compiled morphology does not meet.

    A case of a paradigm is a form and its reading (``"livrer present 3s"``), or ``""`` for a word that is
    no verb form; a case of adjectives or nouns is a word and the list of its forms.
    """
    return tuple(sentence for table in tables for sentence in _failing(table, morphology))


def _failing(table: Mapping[str, Any], morphology: Morphology) -> Iterator[str]:
    for name, paradigm in table.get("paradigm", {}).items():
        for form, wanted in paradigm.get("cases", {}).items():
            found = [describe(analysis) for analysis in morphology.verb(form)]
            if (wanted and wanted not in found) or (not wanted and found):
                read = ", ".join(found) or "no verb form"
                yield f"Paradigm '{name}': '{form}' should be {wanted or 'no verb form'}, and is {read}."
    for kind, inflect in (("adjectives", morphology.inflect_adjective), ("nouns", morphology.inflect_noun)):
        for word, forms in table.get(kind, {}).get("cases", {}).items():
            made = inflect(word)
            if made != frozenset(forms):
                wanted, given = ", ".join(forms), ", ".join(sorted(made))
                yield f"[{kind}] '{word}' should give {wanted}, and gives {given}."


def describe(analysis: Analysis) -> str:
    """A reading as cases write it: lemma, mood and, where there is one, the slot."""
    slot = f"{analysis.person or ''}{analysis.gender or ''}{analysis.number or ''}"
    return " ".join(part for part in (analysis.lemma, analysis.mood, slot) if part)
