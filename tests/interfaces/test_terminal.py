"""What reaches the terminal: colours, encodings, hostile characters, pipes that close."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.main import run
from concordant.interfaces.cli.progress import Progress
from concordant.views.text import Piece, harmless, line


class Terminal(io.TextIOWrapper):
    """A stream that says a person watches it."""

    def isatty(self) -> bool:
        return True


def shown(encoding: str, *pieces: Piece, monkeypatch: pytest.MonkeyPatch) -> str:
    sink = io.BytesIO()
    stream = Terminal(sink, encoding=encoding, errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", stream)
    paint.show([line(*pieces)])
    stream.flush()
    return sink.getvalue().decode(encoding)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in shown("utf-8", Piece("démenti", "denied"), monkeypatch=monkeypatch)


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown("utf-8", Piece("démenti", "denied"), monkeypatch=monkeypatch) == "démenti\n"


def test_an_old_code_page_gets_signs_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    told = shown("cp437", Piece("A → B · ◌ unverified · ⟦é⟧"), monkeypatch=monkeypatch)
    assert told == "A -> B | ~ unverified | [[é]]\n"


def test_a_report_cannot_steer_the_terminal() -> None:
    assert harmless("a\x1b]0;title\x07b\u202ec\nd") == "a\\u001b]0;title\\u0007b\\u202ec\nd"


def test_json_stays_valid_where_the_encoding_is_poor(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = io.BytesIO()
    stream = io.TextIOWrapper(sink, encoding="cp1252", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", stream)
    paint.show_json({"quote": "якобы \U0001f680 \x92"})
    stream.flush()
    assert json.loads(sink.getvalue()) == {"quote": "якобы \U0001f680 \x92"}


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "CONCORDANT_PROJECT"}}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), **more}


def test_a_pipe_that_closes_is_no_error(project: Path) -> None:
    command = [sys.executable, "-m", "concordant", "--project", str(project), "show", "r-0123"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_pipe_gets_utf_8_whatever_the_locale_is(project: Path) -> None:
    command = [sys.executable, "-X", "utf8=0", "-m", "concordant", "claims", "--project", str(project)]
    poor = environment(LC_ALL="C", PYTHONCOERCECLOCALE="0")
    done = subprocess.run(command, capture_output=True, env=poor, check=True)
    assert "North Korea → Russia" in done.stdout.decode("utf-8")


def test_an_interruption_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("concordant.interfaces.cli.main.cli.main", interrupted)
    assert run(["claims"]) == 130
    assert capsys.readouterr() == ("", "")


def test_what_nobody_foresaw_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("concordant.interfaces.cli.main.cli.main", broken)
    assert run(["claims"]) == 1
    assert capsys.readouterr().err == (
        "error: something unexpected happened: RuntimeError: first line\nnext:  run it again with --debug\n"
    )
    with pytest.raises(RuntimeError):
        run(["claims", "--debug"])


def test_a_stream_without_a_known_encoding_gets_ascii() -> None:
    assert not streams.says_unicode(io.StringIO())


def test_progress_is_shown_to_a_person_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", Terminal(sink, encoding="utf-8", write_through=True))
    with Progress("reading", quiet=False) as progress:
        progress.tell(3, 12, "8 claims")
    told = sink.getvalue().decode()
    assert told.startswith("\rreading 3/12  8 claims") and told.endswith("\r")


@pytest.mark.parametrize(("stream", "quiet"), [(Terminal, True), (io.TextIOWrapper, False)])
def test_progress_is_silent_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.TextIOWrapper], quiet: bool
) -> None:
    sink = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", stream(sink, encoding="utf-8", write_through=True))
    with Progress("reading", quiet) as progress:
        progress.tell(3)
    assert sink.getvalue() == b""
