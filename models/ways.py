"""Ways onward that are no hyperlinks: forms, and calls of scripts that stand in elements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it would be sent: what it holds already, what may be chosen in it, and where words are typed."""

    action: str
    post: bool
    fields: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """What an element does when it is pressed, as written, and the words it shows."""

    code: str
    words: str
