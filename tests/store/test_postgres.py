"""What holds for a ledger on a PostgreSQL server alone: reaching it, durability, what its errors mean."""

import sys
from collections.abc import Iterator

import postgres_server
import pytest
from ledger_samples import many, read

from concordant.store import failure, opening
from concordant.store.failure import LedgerError
from concordant.store.ledger import Ledger
from concordant.store.postgres import Postgres
from concordant.store.project import open_ledger

SECRET = "geheim-4711"


@pytest.fixture
def address() -> Iterator[str]:
    with postgres_server.ledger() as made:
        yield made


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


def told(address: str) -> LedgerError:
    """The error with which opening a ledger ends."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(address)
    error = caught.value
    assert SECRET not in f"{error!r} {error} {error.__cause__!r}" and error.advice
    return error


@pytest.fixture
def keyed() -> Iterator[str]:
    """The address of a ledger for a user who needs a password."""
    server = postgres_server.server()
    server.ask(f"CREATE ROLE keyed LOGIN PASSWORD '{SECRET}'")
    with postgres_server.ledger() as address:
        yield address.replace("tester@", "keyed@")
    server.ask("DROP ROLE keyed")


def test_a_server_that_is_not_there(address: str) -> None:
    for nowhere in (
        f"postgresql://anna:{SECRET}@127.0.0.1:1/arms",
        "postgresql://anna@/arms?host=%2Fnowhere",
    ):
        error = told(nowhere)
        assert isinstance(error, failure.LedgerUnreachableError)
        assert "postgresql://anna@" in error.message and "concordant.toml" in error.advice


def test_a_database_that_is_not_there() -> None:
    error = told(postgres_server.server().address("nosuch"))
    assert isinstance(error, failure.LedgerClosedOffError)
    assert "nosuch" in error.message and "createdb" in error.advice


def test_a_password_that_is_missing_or_wrong(keyed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (keyed, keyed.replace("keyed@", f"keyed:{SECRET}x@")):
        error = told(address)
        assert isinstance(error, failure.LedgerClosedOffError) and "PGPASSWORD" in error.advice


def test_the_password_comes_from_the_address_or_the_environment(
    keyed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres_server.server().ask(
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO keyed", keyed.replace("keyed@", "tester@")
    )
    with open_ledger(keyed.replace("keyed@", f"keyed:{SECRET}@")) as ledger:
        assert ledger.counts().received == 0
    monkeypatch.setenv("PGPASSWORD", SECRET)
    with open_ledger(keyed) as ledger:
        assert ledger.counts().received == 0
        with pytest.raises(failure.LedgerClosedOffError, match="may not be read or written") as caught:
            ledger.receive(many(1))
    assert "rights" in caught.value.advice


def test_somebody_who_is_not_let_in() -> None:
    server = postgres_server.server()
    server.ask("CREATE ROLE shut LOGIN")
    try:
        assert isinstance(told(server.address("postgres", "shut")), failure.LedgerClosedOffError)
        assert isinstance(told(server.address("postgres", "nobody")), failure.LedgerClosedOffError)
    finally:
        server.ask("DROP ROLE shut")


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://anna:{SECRET}@ho st/arms",
        f"postgresql://anna:{SECRET}#@host/arms",
        f"postgresql://anna:{SECRET}%zz@host/arms",
        f"postgresql://anna:{SECRET}@host/arms?colour=red",
    ],
)
def test_an_address_that_cannot_be_understood(address: str) -> None:
    error = told(address)
    assert isinstance(error, failure.LedgerUnsupportedError) and "postgresql://USER@HOST" in error.advice


def test_a_server_of_an_older_version(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concordant.store.postgres.LEAST_VERSION", 99)
    error = told(address)
    assert isinstance(error, failure.LedgerUnsupportedError) and "99" in error.message


def test_a_database_that_cannot_hold_every_character() -> None:
    server = postgres_server.server()
    server.ask("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    try:
        error = told(server.address("latin"))
        assert isinstance(error, failure.LedgerUnsupportedError)
        assert "LATIN1" in error.message and "--encoding=UTF8" in error.advice
    finally:
        server.ask("DROP DATABASE latin WITH (FORCE)")


def test_without_the_driver_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "concordant.store.postgres")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(failure.LedgerUnsupportedError) as caught:
        opening.open_at("postgresql:///arms", 1)
    assert "concordant[postgres]" in caught.value.advice


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", failure.LedgerFullError),
        ("53200", failure.LedgerFullError),
        ("58030", failure.LedgerFullError),
        ("53300", failure.LedgerBusyError),
        ("55P03", failure.LedgerBusyError),
        ("40P01", failure.LedgerBusyError),
        ("25006", failure.LedgerClosedOffError),
        ("42501", failure.LedgerClosedOffError),
        ("42P01", failure.LedgerDamagedError),
        ("XX001", failure.LedgerDamagedError),
        ("57P01", failure.LedgerUnreachableError),
        ("57014", LedgerError),
        ("0A000", LedgerError),
    ],
)
def test_what_the_server_says_is_told_in_words(address: str, state: str, kind: type[LedgerError]) -> None:
    import psycopg

    raising = f"DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{state}'; END $$"
    with psycopg.connect(address) as connection, pytest.raises(psycopg.Error) as caught:
        connection.execute(raising.encode())
    error = Postgres(address).explain(caught.value)
    assert type(error) is kind and error.advice
    assert "postgresql://tester@/" in error.message
    assert "so it is" in error.message or kind is failure.LedgerBusyError


def test_what_is_committed_survives_a_power_cut(address: str) -> None:
    """This server was told to promise less than it keeps: whoever writes does not rely on that."""
    dialect = Postgres(address)
    engine = dialect.engine()
    with dialect.writer(engine).begin() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "repeatable read"
    engine.dispose()


def test_texts_are_ordered_alike_whatever_the_language_of_the_server(ledger: Ledger) -> None:
    from ledger_samples import received

    names = ["é", "z", "Z", "a", "_", "10", "9", "🚀", "ｚ"]
    texts = [received(f"One {name}.", id=name) for name in names]
    ledger.record([(each, read(each)) for each in texts], "v1")
    assert [report.id for report in ledger.reports()] == sorted(names)


def test_a_long_list_is_not_held_in_memory(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are fetched from the server in portions, as they are asked for."""
    import psycopg

    fetched: list[int] = []
    whole = psycopg.ServerCursor.fetchmany

    def fetchmany(cursor: psycopg.ServerCursor[object], size: int = 0) -> list[object]:
        rows = whole(cursor, size)
        fetched.append(len(rows))
        return rows

    monkeypatch.setattr(psycopg.ServerCursor, "fetchmany", fetchmany)
    ledger.record([(each, read(each)) for each in many(1500)], "v1")
    reports = ledger.reports()
    next(iter(reports))
    assert len(fetched) == 1 and fetched[0] < 1500
    assert len(list(reports)) == 1499
