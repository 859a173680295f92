"""Every command: where it lives, and the first line of its help, so that listing them imports none."""

_HERE = "concordant.interfaces.cli"

CATALOGUE: dict[str, tuple[str, str]] = {
    "demo": (f"{_HERE}.demo", "Read the bundled reports and show what comes of them."),
    "init": (f"{_HERE}.init", "Start a project: a folder with a ledger and its settings."),
    "add": (f"{_HERE}.add", "Keep reports in the ledger and read them."),
    "watch": (f"{_HERE}.watch", "Follow feeds, sitemaps and pages; fetch, keep and read what is new."),
    "alerts": (f"{_HERE}.alerts", "Keep searches, and hear of findings that are new or changed."),
    "read": (f"{_HERE}.read", "Read reports without keeping anything."),
    "claims": (f"{_HERE}.claims", "List the claims of the ledger."),
    "findings": (f"{_HERE}.findings", "List the findings: what several reports say of one act."),
    "finding": (f"{_HERE}.finding", "Show one finding with everything behind it."),
    "concerns": (f"{_HERE}.concerns", "Tell which sanctions provisions the findings would concern."),
    "provision": (f"{_HERE}.provision", "Show a provision of a sanctions text."),
    "actor": (f"{_HERE}.actor", "Show an actor: names, identifiers, claims, flows, timeline."),
    "screen": (f"{_HERE}.screen", "Hold the actors of the findings against a sanctions list."),
    "sources": (f"{_HERE}.sources", "List the outlets of the ledger with their letters of reliability."),
    "origins": (f"{_HERE}.origins", "Tell who is behind what is said."),
    "brief": (f"{_HERE}.brief", "Write a brief to hand over, every sentence with its sources."),
    "map": (f"{_HERE}.map", "Draw findings on a map: who is said to have sent what to whom."),
    "export": (f"{_HERE}.export", "Write findings in the formats of other programs."),
    "judge": (f"{_HERE}.judge", "Decide about claims and findings, and see what that changes."),
    "show": (f"{_HERE}.show", "Show a report with the words of every claim marked."),
    "explain": (f"{_HERE}.explain", "Tell which words and rules led to a claim."),
    "new": (f"{_HERE}.new", "Begin a file of knowledge."),
    "check": (f"{_HERE}.check", "Check the knowledge files and run their cases."),
    "knowledge": (f"{_HERE}.knowledge", "Tell what the knowledge holds, or write its schemas."),
    "evaluate": (f"{_HERE}.evaluate", "Score what is read against gold."),
    "bench": (f"{_HERE}.bench", "Link an invented world and hold the findings against its truth."),
    "serve": (f"{_HERE}.serve", "Serve the web interface and the HTTP API of a project."),
    "doctor": (f"{_HERE}.doctor", "Tell whether everything is in place, and what to do if not."),
}
