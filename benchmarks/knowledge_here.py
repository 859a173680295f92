"""Gets a Knowledge once, as a command does, and prints the CPU time of each step as JSON.

usage: python -m benchmarks.knowledge_here
"""

import gc
import json
import time


def main() -> None:
    from concordant.interfaces.cli import main as entry
    from concordant.interfaces.cli.knowing import load_knowledge
    from concordant.knowledge import language_schema, load

    gc.set_threshold(entry._COLLECT_AFTER)  # as the command line does
    assert language_schema and load
    imported = time.process_time()
    held, _ = load_knowledge(())
    loaded = time.process_time()
    actors = len(held.actors)
    some = time.process_time()
    entries = sum(1 for _ in held)
    every = time.process_time()
    steps = {"start and imports": imported, "loading": loaded - imported, "actors": some - loaded}
    print(json.dumps({**steps, "all": every - loaded, "counts": [entries, actors]}))


if __name__ == "__main__":
    main()
