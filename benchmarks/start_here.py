"""Starts once and prints the CPU time of each step as JSON.

usage: python -m benchmarks.start_here
"""

import json
import time

BEGAN = time.process_time()


def main() -> None:
    from concordant.pipeline import load_knowledge, reader_for

    imported = time.process_time()
    knowledge = load_knowledge()[0]
    loaded = time.process_time()
    reader_for(knowledge, "fr")
    steps = {"start of Python": BEGAN, "import of the pipeline": imported - BEGAN}
    steps |= {"knowledge": loaded - imported, "French reader": time.process_time() - loaded}
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
