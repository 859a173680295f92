"""Why a document stays unread: whoever was asked did not answer, or may not be asked."""


class ReaderError(Exception):
    """A document could not be read now; nothing is wrong with it.

    Attributes:
        message: what happened, in one sentence without secrets.
        advice: what to do next.
        final: whether the next document would fare no better.
    """

    def __init__(self, message: str, advice: str = "", final: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.final = final


class BudgetSpentError(ReaderError):
    """What the run may cost is spent."""


class ServerError(ReaderError):
    """The server did not give an answer, however often it was asked."""
