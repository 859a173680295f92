"""The line of a key: what the TOML parser does not tell."""

import pytest

from concordant.knowledge.lines import line_of, line_with

TEXT = '''\
id = "a"
sources = [
  "one = two",
  ["[names]", "x"]
]
gloss = """
state = "not a key"
"""

[names]
fr = ["Bordurie"] # a comment
"en" = ["Borduria"]

[[case]]
lang = "fr"

[[case]]
lang = "en"
where.inner = { a = 1 }
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 1),
        (("sources",), 2),
        (("sources", 1), 2),
        (("one",), 1),
        (("state",), 1),
        (("gloss",), 6),
        (("names",), 10),
        (("names", "fr"), 11),
        (("names", "en", 0), 12),
        (("names", "ru"), 10),
        (("case",), 14),
        (("case", 0, "lang"), 15),
        (("case", 1), 17),
        (("case", 1, "lang"), 18),
        (("case", 1, "finds"), 17),
        (("case", 1, "where", "inner"), 19),
        ((), 1),
    ],
)
def test_a_key_has_a_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, path) == line


def test_words_have_a_line() -> None:
    assert line_with(TEXT, "a comment") == 11
    assert line_with(TEXT, "nowhere") == 1
