"""Findings, copies, origins and contradictions of the annotated dossiers, held against their annotation."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from concordant.assessment.families import Families
from concordant.assessment.reconciling import Reconciled, reconcile
from concordant.linking.decisions import Decisions
from concordant.model.contract import from_contract
from concordant.model.document import Document
from concordant.model.finding import Finding
from concordant.model.reading import Reading
from concordant.model.report import Report
from concordant.pipeline import linking_of, load_knowledge

FOLDER = Path(__file__).parent / "dossiers"
Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Agreement:
    """How far found pairs agree with annotated ones."""

    found: Pairs
    annotated: Pairs

    @property
    def precision(self) -> float:
        return len(self.found & self.annotated) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return len(self.found & self.annotated) / len(self.annotated) if self.annotated else 1.0


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


@cache
def dossiers() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "dossiers.json").read_text("utf-8"))
    return found


@cache
def readings() -> tuple[Reading, ...]:
    """The reports as a perfect reader reads them."""
    claims: dict[str, list[Any]] = {}
    for row in lines("gold.jsonl"):
        claims.setdefault(row["report"], []).append(from_contract(row, f"c-{row['report']}#{row['claim']}"))
    made = []
    for row in lines("texts.jsonl"):
        report = Report(
            row["id"],
            "0" * 64,
            row["id"],
            row["lang"],
            row["title"],
            row["published"],
            outlet=row["outlet"],
        )
        document = Document(report, row["text"], (), ())
        made.append(Reading(report, document, tuple(claims.get(row["id"], ())), ()))
    return tuple(made)


@cache
def families() -> Families:
    return Families(readings(), linking_of(load_knowledge()[0])[1])


@cache
def reconciled() -> Reconciled:
    told = [(claim, reading.report) for reading in readings() for claim in reading.claims]
    return reconcile(told, linking_of(load_knowledge()[0])[0], Decisions(), families().of)


def named(row: list[Any]) -> str:
    return f"c-{row[0]}#{row[1]}"


def report_of(claim: str) -> str:
    return claim.removeprefix("c-").split("#")[0]


def pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def across(claims: list[str]) -> Pairs:
    """Pairs of claims of different reports."""
    return {pair(a, b) for a, b in combinations(claims, 2) if report_of(a) != report_of(b)}


def same_events() -> Agreement:
    found = {p for f in reconciled().findings for p in across(list(f.claims))}
    groups = [[named(row) for row in group] for d in dossiers().values() for group in d["same"]]
    return Agreement(found, {p for group in groups for p in across(group)})


def copies() -> Agreement:
    """Pairs of reports of one family: the model and all that was made from it."""
    annotated: Pairs = set()
    for d in dossiers().values():
        family: dict[str, set[str]] = {}
        for report, model in d["derived_from"].items():
            family.setdefault(model, {model}).add(report)
        annotated |= {pair(a, b) for reports in family.values() for a, b in combinations(reports, 2)}
    return Agreement({pair(e.a, e.b) for e in families().edges}, annotated)


def contradictions() -> Agreement:
    """Pairs of claims that exclude each other, inside a finding or between two."""
    by_id = {f.id: f for f in reconciled().findings}
    found: Pairs = set()
    for f in by_id.values():
        versions = {v.claims[0]: v.claims for v in (*f.versions, *f.denials)}
        for c in f.contradictions:
            found |= {pair(a, b) for a in versions[c.one] for b in versions[c.other]}
    for r in reconciled().relations:
        if r.kind == "contradicts":
            found |= {pair(a, b) for a in by_id[r.source].claims for b in told(by_id[r.target])}
    annotated = {pair(named(c[0]), named(c[1])) for d in dossiers().values() for c in d["contradictions"]}
    return Agreement(found, annotated)


def told(finding: Finding) -> set[str]:
    return {claim for version in finding.versions for claim in version.claims}


def origins() -> list[tuple[str, int, int, int]]:
    """For the main act of each dossier: its name, the least, the true and the highest number of origins."""
    found = []
    for name, d in sorted(dossiers().items()):
        affirming = {named(row) for row in d["same"][0]}
        finding = max(reconciled().findings, key=lambda f: len(affirming & told(f)))
        true = {d["origin"][report_of(claim)] for claim in affirming & told(finding)}
        found.append((name, finding.support.least, len(true), finding.support.most))
    return found


if __name__ == "__main__":
    for name, agreement in (("same", same_events()), ("copies", copies()), ("contradict", contradictions())):
        print(f"{name:12} P {agreement.precision:.3f} R {agreement.recall:.3f} of {len(agreement.annotated)}")
        print("  missed", sorted(agreement.annotated - agreement.found)[:12])
        print("  extra ", sorted(agreement.found - agreement.annotated)[:12])
    for line in origins():
        print(*line)
