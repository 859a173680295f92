"""Starts once and prints the CPU time of each step as JSON.

usage: python -m benchmarks.start_here
"""

import json
import time

BEGAN = time.process_time()


def main() -> None:
    from benchmarks.reading_here import received
    from benchmarks.texts_to_read import WARM_UP
    from concordant.pipeline import load_knowledge, read, reader_for

    imported = time.process_time()
    knowledge = load_knowledge()[0]
    loaded = time.process_time()
    reader_for(knowledge, "fr")
    compiled = time.process_time()
    read(received(WARM_UP, 0), knowledge)
    steps = {"start of Python": BEGAN, "import of the pipeline": imported - BEGAN}
    steps |= {"knowledge": loaded - imported, "French reader": compiled - loaded}
    steps |= {"first report": time.process_time() - compiled}
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
