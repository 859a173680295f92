"""Certificates are checked by name, although connections are made to numbers."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from concordant.acquisition import fetching
from concordant.acquisition.answers import FetchError
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.reach import networks

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for journal.example that no system trusts, with its key in the same file."""
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=journal.example", "-addext", "subjectAltName=DNS:journal.example"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem"), "-days", "2"]
    subprocess.run([*made, *names, *files], check=True, capture_output=True)
    return folder / "certificate.pem"


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """A server that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with suppress(OSError), context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(65_536)
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nobus")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    with suppress(OSError):
        listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


@pytest.fixture(params=[False, True])
def trusted(
    request: pytest.FixtureRequest, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[bool]:
    """Whether the system trusts the certificate."""
    if request.param:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetching._tls.cache_clear()
    yield request.param
    fetching._tls.cache_clear()


@pytest.mark.parametrize("host", ["journal.example", "other.example"])
def test_only_a_trusted_certificate_of_this_very_name_will_do(port: int, trusted: bool, host: str) -> None:
    fetcher = Fetcher(networks(["127.0.0.0/8"]), resolving=lambda name, at: ("127.0.0.1",))
    if trusted and host == "journal.example":
        assert fetcher.get(f"https://{host}:{port}/").body == b"obus"
        return
    with pytest.raises(FetchError, match="certificate verify failed"):
        fetcher.get(f"https://{host}:{port}/")
