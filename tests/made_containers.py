"""Zip folders, web archives and messages made for tests."""

import gzip
from collections.abc import Mapping
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCE = "Téhéran aurait livré plus de 200 missiles balistiques à la Russie en septembre 2024."
ADDRESS = "https://phare.example/2024/missiles"


def page(*sentences: str, charset: str = "utf-8", head: str = "") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences or (SENTENCE,))
    head = f"<html lang=fr><head>{head}<title>Missiles</title></head>"
    return f"<!doctype html>{head}<body>{body}</body></html>".encode(charset)


def zipped(files: Mapping[str, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", packing) as folder:
        for name, content in files.items():
            folder.writestr(name, content)
    return made.getvalue()


def web_archive(*captures: tuple[str, str, bytes], packed: bool = True, status: str = "200 OK") -> bytes:
    """Records of addresses with their content type and body, captured on 1 March 2025."""
    made = BytesIO()
    writer = WARCWriter(made, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "tests"}))
    for address, kind, body in captures:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2025-03-01T10:00:00Z"},
        )
        writer.write_record(record)
    return made.getvalue()


def message(
    subject: str = "Lettre du Phare", html: str | None = None, text: str | None = None
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Le Phare <lettre@phare.example>"
    made["To"] = "lectrice@exemple.example"
    made["Subject"] = subject
    made["Date"] = "Tue, 11 Mar 2025 08:30:00 +0100"
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def zeros(count: int) -> bytes:
    return gzip.compress(bytes(count))
