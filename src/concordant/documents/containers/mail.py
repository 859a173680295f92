"""What is attached to an e-mail: what can be read comes out, the rest is named."""

from collections.abc import Iterator
from email.message import EmailMessage

from concordant.documents.containers.part import Part, Parts
from concordant.documents.decode import without_noncharacters
from concordant.documents.message import BROKEN, SAVED, header, header_of, leaves, parsed, payload
from concordant.documents.sniff import media_type
from concordant.model.problem import Problem

_KNOWN = frozenset(("text/html", "application/pdf", "message/rfc822", "multipart/related", "zip"))
_PLAIN = (".txt", ".md")
_MOST_PARTS = 500


def attached(raw: bytes, place: str) -> Parts:
    """What is attached to a message and can be read; the rest is named in a note."""
    try:
        parts = list(_attachments(parsed(raw)))
    except BROKEN:
        return
    unread: list[str] = []
    for number, (name, content) in enumerate(parts[:_MOST_PARTS], 1):
        shown = without_noncharacters(name or f"{number}", place)[0]
        kind = media_type(name or "attachment", content[:65_536])
        if kind in _KNOWN or (kind == "text/plain" and name.lower().endswith(_PLAIN)):
            yield Part(f"{place}/{shown}", content, name=name)
        else:
            unread.append(f"{shown} ({len(content):,} bytes)")
    if unread:
        yield Problem("receive", place, f"Attached and not read: {', '.join(unread)}.", severity="note")


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    if header(message, SAVED):  # what lies beside a saved page are its pictures and styles
        return
    for part in leaves(message):
        name = header_of(part.get_filename) or ""
        whole = part.get_content_type() == "message/rfc822"
        if whole:
            inside = part.get_payload()
            if isinstance(inside, list) and inside and isinstance(inside[0], EmailMessage):
                yield name or "message.eml", inside[0].as_bytes()
        elif part.is_attachment() or (name and part.get_content_maintype() not in ("text", "image")):
            yield name, payload(part)
