"""Addresses of servers: whoever sees a message, a settings file or a list of processes learns no password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.store.address import hidden, is_clear, scheme, without_password


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://anna@host/arms", "postgresql://anna@host/arms"),
        ("postgresql://anna:s3cret@host:5433/arms", "postgresql://anna@host:5433/arms"),
        ("postgres://anna:@host/arms", "postgres://anna@host/arms"),
        ("postgresql:///arms", "postgresql:///arms"),
        ("postgresql://", "postgresql://"),
        ("postgresql://anna@/arms?host=%2Frun%2Fpg", "postgresql://anna@/arms?host=%2Frun%2Fpg"),
        ("postgresql://h/arms?password=s3cret&sslmode=require", "postgresql://h/arms?sslmode=require"),
        ("postgresql://h/arms?password=s3cret", "postgresql://h/arms"),
        ("postgresql://a:b%40c@[::1]:5432,other:99/arms", "postgresql://a@[::1]:5432,other:99/arms"),
        ("postgresql://anna:s3#cret@host/arms", "postgresql://…"),
        ("postgresql://anna:s3/cret@host/arms", "postgresql://…"),
        ("postgresql://anna:s3@cret@host/arms", "postgresql://…"),
        ("postgresql://anna:s3?cret@host/arms", "postgresql://…"),
        ("postgresql://anna:s3@?cret@host/arms", "postgresql://…"),
        ("sqlite:///a:b@c.db", "sqlite:///a:b@c.db"),
        ("arms.db", "arms.db"),
    ],
)
def test_what_is_shown_holds_no_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


SECRET = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


@given(SECRET)
def test_no_password_is_shown_however_it_is_written(secret: str) -> None:
    marked = f"Xy{secret}Zq"
    asked = marked.replace("&", "%26")
    for before, written, after in (
        ("postgresql://anna:", marked, "@host/arms"),
        ("postgresql://host/arms?password=", asked, ""),
    ):
        address = f"{before}{written}{after}"
        shown = without_password(address)
        assert "Xy" not in shown and "Zq" not in shown
        assert is_clear(address) == (shown != "postgresql://…")
        if is_clear(address):
            assert "Xy" not in hidden(f"{written} does not fit", address)


def test_a_password_is_hidden_as_it_was_written_and_as_it_was_meant() -> None:
    assert hidden("no: a%40b, a@b", "postgresql://u:a%40b@h/d") == "no: …, …"


def test_a_kind_of_database_is_told_from_a_path() -> None:
    assert [scheme(each) for each in ("PostgreSQL://h", "arms.db", "C:/arms.db")] == ["postgresql", "", ""]
