"""Who holds a key is told alike by every database, however many hold it."""

import pytest
from ledger_fixtures import address
from sqlalchemy import create_engine

from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.shelf import Fingerprints
from concordant.linking.derivation.trace import Trace
from concordant.store import copies
from concordant.store.project import open_ledger

__all__ = ["address"]
BOILERPLATE, COMMON, RARE, NOBODYS = (1 << 60) - 1, 7, 8, 9


def traces() -> list[Trace]:
    held = [
        (BOILERPLATE, *((COMMON,) if n % 3 == 0 else ()), *((RARE,) if n == 11 else ())) for n in range(40)
    ]
    return [Trace(f"r-{n * 7 % 40:02}", Fingerprint(30, shingles)) for n, shingles in enumerate(held)]


@pytest.mark.parametrize("most", [None, 1, 2, 14, 40, 41])
def test_the_first_holders_of_each_key(address: str, most: int | None) -> None:
    wanted = [BOILERPLATE, COMMON, RARE, NOBODYS]
    with open_ledger(address):
        pass
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        copies.file(connection, traces())
        found = copies.SqlShelf(connection).holders(wanted, most)
    engine.dispose()
    expected = Fingerprints(traces()).holders(wanted, most)
    assert {key: list(reports) for key, reports in found.items()} == {
        key: list(reports) for key, reports in expected.items()
    }
    assert found[RARE] == ["r-37"] and len(found[BOILERPLATE]) == min(most or 40, 40)
