"""MHTML (a page saved by Word as one file, often called .doc): the HTML part in it."""

from __future__ import annotations

import email
import email.policy

from models.errors import Unreadable

MAX_BYTES = 16_000_000  # the parser copies a message several times


def html_part(body: bytes) -> tuple[bytes, str | None]:
    """The bytes of the first HTML part and its content type. Raises Unreadable: damaged, too_large."""
    if len(body) > MAX_BYTES:
        raise Unreadable("too_large", f"{len(body)} bytes are more than the {MAX_BYTES} of a saved page")
    message = email.message_from_bytes(body, policy=email.policy.compat32)
    try:
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        for part in pages:
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                charset = part.get_param("charset")
                return data, f"text/html; charset={charset}" if isinstance(charset, str) else None
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise Unreadable("damaged", "the heads of the saved page are torn") from error
    raise Unreadable("damaged", "the saved page has no HTML part")
