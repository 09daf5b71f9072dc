"""The records of the raw store as bytes: one exchange in, gzip members out; no file is touched here."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from typing import Literal
from urllib.parse import urlsplit
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from models.config import Config
from models.journal import CONTENT_TYPE
from models.values import WarcPlace

Headers = tuple[tuple[str, str], ...]  # latin-1 text: every byte survives, repeated names too

SITE_HEADER = "Nianbao-Site"  # code of the site a record was fetched for
ROLE_HEADER = "Nianbao-Role"  # why it was fetched, where not as a page
Role = Literal["page", "answer", "attachment", "asset", "robots", "probe"]
PLACE_HEADER = "Nianbao-Refers-To-Place"  # "file offset length" of the record whose payload this one repeats
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
HEADER_NOTES = (
    "header names as the HTTP client normalised them, values byte for byte, repeated headers kept; "
    "reason phrases are the standard ones; transfer codings are removed, content codings kept"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what the server answered, as they went over the wire (content coding untouched)."""

    url: str
    fetched_at: datetime
    status: int
    method: str = "GET"
    request_headers: Headers = ()
    request_body: bytes = field(default=b"", repr=False)
    response_headers: Headers = ()
    body: bytes = field(default=b"", repr=False)
    protocol: str = "HTTP/1.1"
    ip: str | None = None
    truncated: str | None = None  # length | time | disconnect
    site: str = ""  # the code of the site it was fetched for
    role: Role = "page"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where a payload was first kept."""

    url: str
    fetched_at: datetime
    place: WarcPlace


class RawHeaders(StatusAndHeaders):  # type: ignore[misc]  # warcio ships no types
    """Header lines kept byte for byte: warcio would percent-encode what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        del header_filter
        self.headers_buff = self.to_str().encode("latin-1", "replace") + b"\r\n"


def response(exchange: Exchange, earlier: Earlier | None, record_id: str) -> tuple[bytes, str]:
    """The member that keeps the answer, and its type: `revisit` where *earlier* holds its payload.

    A 304 is a revisit of the server-not-modified profile: the server itself says that nothing changed.
    """
    headers = {"WARC-Record-ID": record_id, "WARC-Date": iso(exchange.fetched_at)}
    if exchange.ip:
        headers["WARC-IP-Address"] = exchange.ip
    if exchange.truncated:
        headers["WARC-Truncated"] = exchange.truncated
    if exchange.site:
        headers[SITE_HEADER] = exchange.site
    if exchange.role != "page":
        headers[ROLE_HEADER] = exchange.role
    line = f"{exchange.status} {_phrase(exchange.status)}".rstrip()
    http = RawHeaders(line, list(exchange.response_headers), exchange.protocol)
    if earlier is None:
        return _member(exchange.url, "response", headers, http, exchange.body), "response"
    not_modified = exchange.status == 304
    headers |= {
        "WARC-Profile": NOT_MODIFIED if not_modified else SAME_PAYLOAD,
        "WARC-Refers-To-Target-URI": earlier.url,
        "WARC-Refers-To-Date": iso(earlier.fetched_at),
        PLACE_HEADER: f"{earlier.place.file} {earlier.place.offset} {earlier.place.length}",
    }
    if not not_modified:
        headers["WARC-Payload-Digest"] = payload_digest(exchange.body)
    return _member(exchange.url, "revisit", headers, http, b""), "revisit"


def request(exchange: Exchange, response_id: str) -> bytes:
    """The request as sent: full target with its query string, real headers, paired with its answer."""
    headers = {"WARC-Date": iso(exchange.fetched_at), "WARC-Concurrent-To": response_id}
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    http = RawHeaders(f"{target} HTTP/1.1", list(exchange.request_headers), exchange.method)
    return _member(exchange.url, "request", headers, http, exchange.request_body)


def warcinfo(name: str, at: datetime, info: Mapping[str, str]) -> bytes:
    lines = "".join(
        f"{key}: {value}\r\n" for key, value in {**info, "headers": HEADER_NOTES}.items() if value
    )
    headers = {"WARC-Date": iso(at), "WARC-Filename": name, "Content-Type": "application/warc-fields"}
    return _member("", "warcinfo", headers, None, lines.encode())


def warcinfo_of(config: Config, user_agent: str) -> dict[str, str]:
    """What the warcinfo record says of this crawl."""
    return {
        "software": f"nianbao/{version('nianbao')}",
        "robots": "obey",
        "http-header-user-agent": user_agent,
        "operator": config.contact,
        "isPartOf": config.world,
        "clock": config.clock.isoformat() if config.clock else "",
    }


def conversion(url: str, at: datetime, html: bytes, source: str, site: str = "") -> bytes:
    headers = {"WARC-Date": iso(at), "Content-Type": "text/html; charset=utf-8", "Nianbao-Source": source}
    if site:
        headers[SITE_HEADER] = site
    return _member(url, "conversion", headers, None, html)


def journal(at: datetime, body: bytes) -> bytes:
    """What was decided of the records before it (models.journal)."""
    headers = {"WARC-Date": iso(at), "Content-Type": CONTENT_TYPE}
    return _member("", "metadata", headers, None, body)


def payload_digest(body: bytes) -> str:
    """SHA-1 in the form WARC files carry it: `sha1:` and base 32."""
    return "sha1:" + b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _member(
    url: str, record_type: str, headers: Mapping[str, str], http: StatusAndHeaders | None, payload: bytes
) -> bytes:
    """One record as one gzip member."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        url,
        record_type,
        payload=BytesIO(payload),
        length=len(payload),
        warc_headers_dict=dict(headers),
        http_headers=http,
    )
    writer.write_record(record)
    return out.getvalue()


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""  # no public test
