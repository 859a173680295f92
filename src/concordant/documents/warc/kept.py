"""Pages that a scan keeps: written as records of a web archive of their own."""

from uuid import UUID

from concordant.documents.warc.pages import FOUND_AT, ArchivedPage
from concordant.model.identifiers import digest


def kept_record(page: ArchivedPage, place: str) -> bytes:
    """The page as a record that any reader of web archives understands."""
    charset = f"; charset={page.charset}" if page.charset else ""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {page.media_type}{charset}\r\n\r\n".encode() + page.body
    named = digest(f"{place} {digest(page.body)}".encode())
    headers = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{UUID(named[:32], version=4)}>",
        "WARC-Target-URI": page.url,
        "WARC-Date": page.archived_at,
        FOUND_AT: place,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": len(answer),
    }
    told = "".join(f"{name}: {_line(str(value))}\r\n" for name, value in headers.items() if value)
    return f"WARC/1.1\r\n{told}\r\n".encode("utf-8", "replace") + answer + b"\r\n\r\n"


def _line(value: str) -> str:
    return " ".join(value.split())
