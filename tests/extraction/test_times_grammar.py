"""A grammar of another language needs no code: a small English one, and what a wrong one is told."""

import datetime
import tomllib

import pytest

from concordant.extraction.calendar import Tense
from concordant.extraction.numbers import compile_numbers
from concordant.extraction.quantities import find_quantities
from concordant.extraction.times import GrammarError, compile_dates, find_times, resolve

ENGLISH_DATES = """
day_suffixes = ["st", "nd", "rd", "th"]

[words.month]
january = 1
march = 3
june = 6
october = 10

[words.weekday]
monday = 0
tuesday = 1

[words.season]
summer = "summer"
winter = "winter"

[words.unit]
month = "month"
months = "month"
year = "year"
years = "year"

[words.count]
two = 2
three = 3
several = [2, 8]

[words.last]
last = -1

[words.next]
next = 1

[[form]]
forms = ["[{weekday}, ]{month} {day}, {year}", "{day} {month} {year}", "{month} {day}", "{month} {year}"]

[[form]]
forms = ["{shift:last} {unit}", "{shift:next} {unit}", "{shift:last} {season}", "{shift:next} {season}"]

[[form]]
forms = ["the {shift:last} {count} {unit}"]
reach = -1

[[form]]
forms = ["{count} {unit} ago"]
sign = -1

[[form]]
forms = ["{weekday}"]

[[form]]
forms = ["{month}"]
needs = "month"

[[form]]
forms = ["{year}"]
needs = "year"

[[form]]
forms = ["yesterday"]
unit = "day"
shift = -1

[[form]]
forms = ["{count} {unit}"]
needs = "duration"

[[part]]
words = ["early", "[the ]start of"]
part = "start"

[[part]]
words = ["late", "[the ]end of"]
part = "end"

[[relation]]
words = ["since"]
point = "since"
licenses = ["year", "month"]
tense = "past"

[[relation]]
words = ["in", "on", "at"]
point = "at"
duration = "ahead"
licenses = ["year", "month", "duration"]

[[relation]]
words = ["by"]
point = "by"
licenses = ["year", "month"]
tense = "future"

[[range]]
open = ["between"]
join = ["and"]

[[range]]
open = ["from"]
join = ["to", "until"]
"""

ENGLISH_NUMBERS = """
[digits]
group = [","]
decimal = ["."]

[words]
one = 1
two = 2
five = 5
seventeen = 17
twenty = 20

[multipliers]
hundred = 100
thousand = 1000
million = 1_000_000
billion = 1_000_000_000

[joins]
add = ["-", " ", " and "]
multiply = [" "]
of = ["of"]

[articles]
words = ["a", "an"]

[quantifiers]
several = [2, 10]

[collectives]
dozens = [12, 199]
hundreds = [100, 1999]
thousands = [1000, 99999]

[vague]
several = [2, inf]

[[approximation]]
bound = "most"
before = ["nearly", "up to"]

[[approximation]]
bound = "least"
before = ["more than", "at least"]

[[range]]
open = ["between"]
join = ["and"]

[rates]
words = ["a month", "per year"]
within = 3

[[unit]]
kind = "money"
unit = "USD"
words = ["$", "dollars"]

[[unit]]
kind = "void"
unit = "length"
words = ["mm", "miles"]
"""


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        (
            "It was signed on June 19, 2024 in public.",
            "past",
            ("on June 19, 2024", "2024-06-19", "2024-06-19"),
        ),
        (
            "Tuesday, June 4th, 2024 was the day.",
            "past",
            ("Tuesday, June 4th, 2024", "2024-06-04", "2024-06-04"),
        ),
        ("Shells were shipped in October.", "past", ("in October", "2023-10", "2023-10")),
        ("Shells will be shipped in October.", "future", ("in October", "2024-10", "2024-10")),
        ("It happened late last year.", "past", ("late last year", "2023-10", "2023-12")),
        ("It happened last winter.", "past", ("last winter", "2023-12", "2024-03")),
        ("Shipped since early 2023, they say.", "past", ("since early 2023", "2023-01", None)),
        (
            "Shipped between March 2022 and June 2023.",
            "past",
            ("between March 2022 and June 2023", "2022-03", "2023-06"),
        ),
        ("Built from 2017 to 2019 by them.", "past", ("from 2017 to 2019", "2017", "2019")),
        ("Two years ago it closed.", "past", ("Two years ago", "2022", "2022")),
        ("It will open in three months.", "future", ("in three months", "2024-12", "2024-12")),
        ("Over the last two years it grew.", "past", ("the last two years", "2022", "2024")),
        ("They met on Tuesday.", "past", ("on Tuesday", "2024-09-10", "2024-09-10")),
        ("It denied the report yesterday.", "past", ("yesterday", "2024-09-11", "2024-09-11")),
        ("It must be ready by the end of 2026.", "future", ("by the end of 2026", "2024-09", "2026-12")),
    ],
)
def test_english_times_need_only_a_table(text: str, tense: Tense, expected: tuple[str, str, str]) -> None:
    (mention,) = find_times(text, 0, len(text), compile_dates(tomllib.loads(ENGLISH_DATES)))
    span = resolve(mention, datetime.date(2024, 9, 12), tense)
    assert (span.raw, span.earliest, span.latest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent 12,000 troops.", ("12,000", 12000, 12000, "count", None)),
        (
            "They sent more than 1.5 million shells.",
            ("more than 1.5 million", 1_500_000, None, "count", None),
        ),
        ("A deal of $500 million was signed.", ("$500 million", 500_000_000, 500_000_000, "money", "USD")),
        ("Two hundred and five drones were lost.", ("Two hundred and five", 205, 205, "count", None)),
        ("Nearly twenty-five ships left.", ("Nearly twenty-five", None, 25, "count", None)),
        (
            "Between 3,000 and 4,000 rockets were fired.",
            ("Between 3,000 and 4,000", 3000, 4000, "count", None),
        ),
        ("Several hundreds of wagons passed.", ("Several hundreds", 200, 999, "count", None)),
        ("Thousands of rounds were found.", ("Thousands", 2000, 99999, "count", None)),
        ("At least seventeen tubes of 152 mm burst.", ("At least seventeen", 17, None, "count", None)),
    ],
)
def test_english_quantities_need_only_a_table(text: str, expected: tuple[object, ...]) -> None:
    found = find_quantities(text, 0, len(text), compile_numbers(tomllib.loads(ENGLISH_NUMBERS)))
    assert [(m.raw, m.low, m.high, m.kind, m.unit) for m in found if not m.article] == [expected]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[[form]]\nforms = ["{moon}"]', "moon"),
        ('[[form]]\nforms = ["<tide>"]', "tide"),
        ('[[form]]\nforms = ["[now]"]', "always be there"),
        ('[[form]]\nforms = ["now [and"]', "brackets"),
        ('[macros]\na = "<b>"\nb = "<a>"\n[[form]]\nforms = ["<a>"]', "contain each other"),
        ('[[form]]\nforms = ["now"]\n[[relation]]\nwords = ["since"]\npoint = "sinse"', "sinse"),
        ('[[form]]\nforms = ["now"]\n[[relation]]\nwords = ["since {year}"]', "since {year}"),
        ('[[form]]\nforms = ["now"]\nunit = "day"\ncolour = 1', "colour"),
        ('[[form]]\nforms = ["{hue:year} now"]', "hue"),
        ('[[form]]\nforms = ["now"]\n[[part]]\nwords = ["dawn of"]\npart = "dawn"', "dawn"),
    ],
)
def test_a_wrong_grammar_is_refused_in_words(table: str, told: str) -> None:
    with pytest.raises(GrammarError, match=told.replace("{", r"\{")):
        compile_dates(tomllib.loads(table))
