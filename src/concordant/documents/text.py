"""Plain text: what was decoded, character for character."""

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.decode import decode
from concordant.model.document import Anchor
from concordant.model.report import Received


def open_text(received: Received) -> Opened:
    """The decoded bytes as they are; positions in the text are positions in the source."""
    decoded, problems = decode(received.raw, received.source, dict(received.given).get("charset"))
    if not decoded:
        return None, Facts(), problems
    whole = (Anchor(0, 0, len(decoded.text)),)
    return Content(decoded.text, decoded.encoding, whole), Facts(), problems
