"""What can go wrong with a project or its ledger: one sentence on what, one on what to do next."""


class LedgerError(Exception):
    """Something about the project or its ledger that a person must know of and can act upon.

    Attributes:
        message: what is wrong, with its place.
        advice: what to do next; empty where there is nothing to do.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}. {self.advice}" if self.advice else self.message


class ProjectMissingError(LedgerError):
    """No project where one was looked for."""


class ProjectExistsError(LedgerError):
    """A project stands already where one was to be made."""


class ProjectBrokenError(LedgerError):
    """``concordant.toml`` cannot be understood, or a folder cannot be made into a project."""


class LedgerUnsupportedError(LedgerError):
    """The address names a kind of database that this version cannot open."""


class LedgerBusyError(LedgerError):
    """Another process holds the ledger and did not let go in time."""


class LedgerUnreachableError(LedgerError):
    """The server that keeps the ledger does not answer, or ended the connection."""


class LedgerFullError(LedgerError):
    """There is no room left to write; nothing of the last step was kept, all before it was."""


class LedgerClosedOffError(LedgerError):
    """The folder, file or database may not be opened or written by this user."""


class LedgerDamagedError(LedgerError):
    """The file or database is no ledger, or its content was altered outside the program."""


class LedgerNewerError(LedgerError):
    """A newer version of the program wrote this ledger."""


class LedgerFilledError(LedgerError):
    """A ledger is to be filled that holds something already."""


class AmbiguousClaimError(LedgerError):
    """The beginning of an id fits several claims."""
