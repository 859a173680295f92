"""A real llama.cpp server, a model of random weights: wire, grammar, streaming, cache; no quality.

``make llama`` installs what it needs, apart from everything else, and runs it.
"""

import json
import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking_samples import asking, document, knowledge

from concordant.readers.failure import ReaderError
from concordant.readers.llm.answers import rows_of
from concordant.readers.llm.asking import FORMS

PYTHON = os.environ.get("CONCORDANT_LLAMA", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON, reason="make llama installs llama.cpp and runs this"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    model = tmp_path_factory.mktemp("llama") / "tiny.gguf"
    program = [PYTHON, str(Path(__file__).with_name("tiny_model.py")), str(model)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None and server.stdin is not None
        yield f"{server.stdout.readline().strip()}/v1"
        server.stdin.close()
        server.wait(30)


def held(folder: Path) -> str:
    """The one answer that is kept there, as it was written."""
    with sqlite3.connect(folder / "answers.db") as answers:
        ((body,),) = answers.execute("SELECT body FROM answers")
    return str(body)


def test_a_real_server_is_held_to_the_form_and_asked_once(address: str, tmp_path: Path) -> None:
    more: dict[str, Any] = {"answer_tokens": 400, "patience": 60.0, "longest": 60.0, "attempts": 1}
    with asking(address, tmp_path, **more) as (reader, asker):
        first = reader.read(document(), knowledge())
        spent = asker.budget.spent
    assert spent.answers == 1 and spent.tokens_in > 1000 and 0 < spent.tokens_out <= 400
    assert first.claims == ()  # random words stand in no report
    with asking("http://127.0.0.1:9/v1", tmp_path, **more) as (reader, asker):
        assert reader.read(document(), knowledge()) == first
        assert asker.budget.spent.kept == 1
        body = held(tmp_path)
    assert '"form": "schema"' in body
    # The grammar made of the schema lets no other beginning through.
    text = json.loads(body)["text"].replace(" ", "").replace("\n", "")
    assert text.startswith('{"claims":[') and rows_of(text) is not None


def test_an_answer_is_taken_as_it_streams_and_broken_off_when_it_is_called_off(
    address: str, tmp_path: Path
) -> None:
    more: dict[str, Any] = {"answer_tokens": 20_000, "patience": 60.0, "longest": 60.0, "attempts": 1}
    with asking(address, tmp_path, **more) as (reader, asker):
        asker._form = FORMS.index("free")  # held to no form, a loop of words goes on and on
        threading.Timer(0.5, asker.cancelled.set).start()
        with pytest.raises(ReaderError, match="called off"):
            reader.read(document(), knowledge())
