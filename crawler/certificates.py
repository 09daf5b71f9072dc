"""TLS as county portals have it: any certificate and any protocol will do, and what is wrong with them is put on record.

What a portal publishes is public and nothing secret is sent, so that nothing is gained by turning away from one whose
certificate has expired. But what came that way may have come from somebody else: the receipt of the run says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from OpenSSL import SSL
from OpenSSL.crypto import X509
from service_identity import CertificateError, VerificationError
from service_identity.pyopenssl import verify_hostname, verify_ip_address
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.protocols.tls import TLSMemoryBIOProtocol
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

#: Old servers need ciphers, keys and greetings that OpenSSL has long refused.
CIPHERS = b"ALL:@SECLEVEL=0"
OP_LEGACY_SERVER_CONNECT = 0x4  # pyOpenSSL has no name for it
OLD = {"TLSv1": "it speaks TLS 1.0", "TLSv1.1": "it speaks TLS 1.1"}
#: What OpenSSL finds in a chain (X509_V_ERR_…) -> in words.
FAULTS = {
    9: "its certificate is not valid yet", 10: "its certificate has expired",
    18: "its certificate is signed by itself", 19: "its issuer is not known here",
    20: "its issuer is not known here", 21: "its issuer is not known here",
}  # fmt: skip
OTHER_NAME = "its certificate is another host's"


@implementer(IPolicyForHTTPS)
class AnyCertificate:
    """Connects whatever the certificate says; *note* is told the origin and each fault.

    greeted: origins whose greeting has come to its end.
    """

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self._note = note
        self._context = _context()
        self.greeted: set[str] = set()

    def creatorForNetloc(self, hostname: bytes, port: int) -> _Connections:  # noqa: N802  # Twisted's name
        host = hostname.decode("ascii")
        origin = f"{host.lower().rstrip('.')}:{port}"
        return _Connections(
            self._context, host, partial(self._note, origin), partial(self.greeted.add, origin)
        )


@implementer(IOpenSSLClientConnectionCreator)
class _Connections:
    """Makes the TLS connections to one host; *note* is told each fault, *done* of each greeting that succeeded."""

    def __init__(
        self, context: SSL.Context, host: str, note: Callable[[str], None], done: Callable[[], None]
    ) -> None:
        self._context, self._host, self._note, self._done = context, host, note, done

    def clientConnectionForTLS(self, tlsProtocol: TLSMemoryBIOProtocol) -> SSL.Connection:  # noqa: N802, N803  # Twisted's names
        del tlsProtocol
        connection = SSL.Connection(self._context, None)
        connection.set_verify(SSL.VERIFY_PEER, self._verified)
        connection.set_info_callback(self._greeted)
        if not _is_number(self._host):
            connection.set_tlsext_host_name(self._host.encode("ascii"))
        return connection

    def _verified(
        self, _connection: SSL.Connection, _certificate: X509, error: int, _depth: int, _ok: int
    ) -> bool:
        """Note what is wrong with the chain, and go on."""
        if error:
            self._note(FAULTS.get(error, f"its certificate is not valid (X509 error {error})"))
        return True

    def _greeted(self, connection: SSL.Connection, where: int, _result: int) -> None:
        """Note, once the handshake is done, an old protocol or another host's name."""
        if not where & SSL.SSL_CB_HANDSHAKE_DONE:
            return
        self._done()
        if fault := OLD.get(connection.get_protocol_version_name()):
            self._note(fault)
        try:
            (verify_ip_address if _is_number(self._host) else verify_hostname)(connection, self._host)
        except (CertificateError, VerificationError):
            self._note(OTHER_NAME)


def _context() -> SSL.Context:
    context = SSL.Context(SSL.TLS_CLIENT_METHOD)
    context.set_min_proto_version(SSL.TLS1_VERSION)
    context.set_cipher_list(CIPHERS)
    context.set_options(OP_LEGACY_SERVER_CONNECT)
    context.set_default_verify_paths()
    return context


def _is_number(host: str) -> bool:
    return isIPAddress(host) or isIPv6Address(host)
