"""A real mail server (aiosmtpd) on the loopback that offers STARTTLS, with a certificate of the
tests' own authority; what a letter came over is kept with it."""

import datetime
import email
import email.policy
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"


@dataclass
class Letters:
    """What the server took: whether over TLS, to whom, and the letter."""

    taken: list[tuple[bool, str, EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        (to,) = envelope.rcpt_tos
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.taken.append((session.ssl is not None, to, letter))
        return "250 taken"


@dataclass(frozen=True)
class Authority:
    """Signs certificates; ``file``: its own, for who trusts it."""

    folder: Path
    key: ec.EllipticCurvePrivateKey

    @property
    def file(self) -> Path:
        return self.folder / "authority.pem"

    def server_context(self, address: str = HOST) -> ssl.SSLContext:
        """What a server speaks TLS by, whose certificate is made out to ``address``."""
        key, path = ec.generate_private_key(ec.SECP256R1()), self.folder / f"{address}.pem"
        certificate = _certificate(address, key, self.key, "authority")
        path.write_bytes(_private(key) + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def authority(folder: Path) -> Authority:
    found = Authority(folder, ec.generate_private_key(ec.SECP256R1()))
    certificate = _certificate("authority", found.key, found.key, "authority", ca=True)
    found.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return found


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    issuer: str,
    *,
    ca: bool = False,
) -> x509.Certificate:
    begins = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    built = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if not ca:
        names = [x509.IPAddress(ipaddress.ip_address(name))]
        built = built.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return built.sign(by, hashes.SHA256())


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


@contextmanager
def speaking(port: int, context: ssl.SSLContext | None) -> Iterator[Letters]:
    """A server on ``port`` until the block ends; without ``context`` it knows no STARTTLS."""
    letters = Letters()
    server = Controller(letters, hostname=HOST, port=port, tls_context=context)
    server.start()
    try:
        yield letters
    finally:
        server.stop()
