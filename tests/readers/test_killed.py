"""A run that is killed goes on where it stopped, and pays for nothing twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from asking_samples import ROW
from model_server import Asked, Reply, claims, serving

from conftest import Concordant

REPORTS, AT_ONCE = 24, 2


def behave(asked: Asked) -> Reply:
    quote = asked.article["paragraphs"][0]
    return Reply(claims({**ROW, "quote": quote, "quantity": None, "time": None, "voices": []}), wait=0.02)


def test_what_was_answered_before_a_kill_is_not_asked_again(
    empty_project: Path, tmp_path: Path, concordant: Concordant
) -> None:
    reports = tmp_path / "reports.jsonl"
    texts = [f"Pyongyang a livré {n} missiles balistiques à Moscou." for n in range(3, 3 + REPORTS)]
    reports.write_text("".join(json.dumps({"lang": "fr", "text": text}) + "\n" for text in texts), "utf-8")
    with serving(behave) as server:
        settings = f'address = "{server.address}"\nmodel = "small"\nconcurrency = {AT_ONCE}\n'
        (empty_project / "concordant.toml").write_text(f"[reader]\n{settings}", "utf-8")
        command = (
            "add",
            str(reports),
            "--reader",
            "llm",
            "--send-to",
            server.address,
            "--project",
            empty_project,
        )
        run = subprocess.Popen([sys.executable, "-m", "concordant", *map(str, command)])
        deadline = time.monotonic() + 120
        while len(server.delivered) < REPORTS // 2 and time.monotonic() < deadline and run.poll() is None:
            time.sleep(0.005)
        os.kill(run.pid, signal.SIGKILL)
        assert run.wait() == -signal.SIGKILL
        before = set(server.delivered)
        asked = len(server.asked)
        assert REPORTS // 2 <= len(before) < REPORTS
        assert concordant(*command).code == 0
        again = [json.dumps(a.body["messages"][-1]) for a in server.asked[asked:]]
    assert len(set(again) & before) <= AT_ONCE
    assert len(again) == len(set(again))
    listed = concordant("claims", "--json", "--project", empty_project).out.splitlines()
    assert len(listed) == REPORTS == len({*again, *before})
