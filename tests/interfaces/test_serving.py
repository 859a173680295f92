"""``concordant serve``: a server of its own process, on the loopback address."""

import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from told_projects import NIS, said, told_project

from conftest import Concordant


def test_it_says_where_it_is_answers_there_and_ends_when_asked(tmp_path: Path) -> None:
    project = told_project(tmp_path / "told", [said(1, NIS)])
    command = [sys.executable, "-m", "concordant", "serve", "--project", str(project), "--port", "0"]
    running = subprocess.Popen([*command, "--who", "Ana"], stderr=subprocess.PIPE, text=True)
    try:
        assert running.stderr is not None
        told = next(line for line in running.stderr if " is at " in line)
        found = re.search(r"told is at http://127\.0\.0\.1:(\d+)/", told)
        assert found is not None, told
        asked = HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
        asked.request("GET", "/findings")
        answer = asked.getresponse()
        page = answer.read().decode()
        asked.close()
        assert answer.getheader("server") is None
        assert "default-src 'none'" in (answer.getheader("content-security-policy") or "")
        assert "North Korea" in page and "as Ana" in page
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) in (0, 130, -signal.SIGINT)
    finally:
        running.kill()
        running.communicate()


def test_a_port_that_is_taken_is_said_to_be(concordant: Concordant, project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = concordant("serve", "--project", project, "--port", str(port))
    assert outcome.code == 1 and f"port {port}" in outcome.err and "--port 0" in outcome.err


@pytest.mark.parametrize("host", ["203.0.113.1", "2001:db8::1"])
def test_an_address_of_another_machine_cannot_be_served(
    concordant: Concordant, project: Path, host: str
) -> None:
    outcome = concordant("serve", "--project", project, "--host", host, "--port", "0")
    assert outcome.code == 1 and host in outcome.err and "no login" in outcome.err


def test_without_a_project_there_is_nothing_to_serve(concordant: Concordant) -> None:
    outcome = concordant("serve")
    assert outcome.code == 1 and "concordant init" in outcome.err
