"""How far upkeep has come, by name."""

from sqlalchemy import Connection, delete, insert, select

from concordant.store.derived import UPKEEP


def noted(connection: Connection, name: str, otherwise: str = "0") -> str:
    """What was noted last under this name."""
    found = connection.execute(select(UPKEEP.c.value).where(UPKEEP.c.name == name)).scalar()
    return otherwise if found is None else str(found)


def note(connection: Connection, name: str, value: str) -> None:
    """Note it in the place of what was noted before."""
    connection.execute(delete(UPKEEP).where(UPKEEP.c.name == name))
    connection.execute(insert(UPKEEP), [{"name": name, "value": value}])
