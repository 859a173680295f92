"""Draw the pictures of the documents: the real output of the demonstration, as SVG.

Run from the repository, on a system with pseudo-terminals:

    python -m scripts.draw_pictures
"""

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLUMNS = 132
PARTS = {"demo": ("1.", "3."), "explain": ("3.", "4."), "findings": ("4.", "Next")}
"""Name of a picture → beginnings of the headings at which it starts and before which it stops."""

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\n    \}", re.DOTALL)
_INDENTED = re.compile(r' x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>((?:&#160;)+)')
_CELL = 12.2  # width of one character in the units of rich's pictures
_IDENTITY = re.compile(r"terminal-\d+-")


def terminal_output(arguments: Sequence[str], columns: int = COLUMNS) -> str:
    """What a command writes to a terminal of this width, with its colours."""
    master, slave = pty.openpty()
    settings = {"COLUMNS": str(columns), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT / "src")}
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | settings
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "concordant", *arguments]
        running = subprocess.Popen(
            command, stdout=slave, stderr=subprocess.DEVNULL, cwd=folder, env=environment
        )
        os.close(slave)
        written = _drain(master)
        if running.wait() != 0:
            raise SystemExit(f"{' '.join(arguments)}: exit code {running.returncode}")
    return written.decode("utf-8").replace("\r\n", "\n")


def _drain(descriptor: int) -> bytes:
    """Everything that comes before the other end closes."""
    written = bytearray()
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux reports the closed end of a pseudo-terminal as an error
            piece = b""
        if not piece:
            os.close(descriptor)
            return bytes(written)
        written += piece


def part(output: str, first: str, after: str) -> str:
    """The lines from the heading that begins with ``first`` to before the one that begins with ``after``."""
    lines = output.splitlines()
    plain = [_ESCAPE.sub("", line) for line in lines]
    start = next(i for i, line in enumerate(plain) if line.startswith(first))
    stop = next(i for i, line in enumerate(plain) if i > start and line.startswith(after))
    return "\n".join(lines[start:stop]).rstrip()


def drawn(output: str, title: str, columns: int = COLUMNS) -> str:
    """Terminal output as an SVG picture that loads nothing from elsewhere."""
    console = Console(record=True, width=columns, file=StringIO(), color_system="truecolor")
    console.print(Text.from_ansi(output), soft_wrap=False)
    picture = console.export_svg(title=title, theme=MONOKAI)
    return _IDENTITY.sub("terminal-", _INDENTED.sub(_placed, _FONT_FACE.sub("", picture)))


def _placed(found: re.Match[str]) -> str:
    """Text that begins with blanks, put where its words begin: some viewers drop leading blanks."""
    blanks = len(found[5]) // len("&#160;")
    left, length = float(found[1]) + blanks * _CELL, float(found[3]) - blanks * _CELL
    return f' x="{left:g}" y="{found[2]}" textLength="{length:g}"{found[4]}>'


def main() -> None:
    """Draw every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    output = terminal_output(["demo", "--into", "."])
    for name, (first, after) in PARTS.items():
        picture = drawn(part(output, first, after), "concordant demo")
        (PICTURES / f"{name}.svg").write_text(picture + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
