"""Plain text: what was decoded, character for character."""

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.decode import decode
from concordant.model.document import Anchor


def open_text(raw: bytes, place: str) -> Opened:
    """The decoded bytes as they are; positions in the text are positions in the source."""
    decoded, problems = decode(raw, place)
    if not decoded:
        return None, Facts(), problems
    whole = (Anchor(0, 0, len(decoded.text)),)
    return Content(decoded.text, decoded.encoding, whole), Facts(), problems
