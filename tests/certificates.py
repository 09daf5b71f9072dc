"""Certificates as portals have them: whole, expired, of another host, signed by themselves; made anew for each test."""

from __future__ import annotations

import ssl
import warnings
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

TODAY = datetime.now(UTC)


def made(
    folder: Path, *, host: str = "127.0.0.1", days: int = 30, issuer: str = "", bits: int = 2048
) -> Path:
    """A file with a key and its certificate. host: an address or a name; days: until it ends; issuer: itself if empty."""
    key = rsa.generate_private_key(65537, bits)
    name = _name(host)
    try:
        alternative: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        alternative = x509.DNSName(host)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(_name(issuer) if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY - timedelta(days=400))
        .not_valid_after(TODAY + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}{days}{issuer}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path


def serving(path: Path, *, newest: ssl.TLSVersion | None = None, ciphers: str = "") -> ssl.SSLContext:
    """A server's side with that certificate; newest: the newest protocol it speaks, however old; ciphers: of OpenSSL."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers(f"{ciphers or 'ALL'}:@SECLEVEL=0")
    if newest is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
    context.load_cert_chain(path)
    return context


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])
