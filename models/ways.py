"""Ways onward that are no hyperlinks: forms, calls of scripts that stand in elements, and what scripts read there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it would be sent: what it holds already, what may be chosen in it, where words are typed.

    choices: the drop-downs by name, each with the value and the words of its options.
    buttons: the named ones that send it, each with what it adds and the words it shows.
    """

    action: str
    post: bool
    fields: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    typed: tuple[str, ...] = ()
    buttons: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """What an element does when it is pressed, as written, and the words it shows.

    around: of a pager's element, the words that count the pages; of one that unfolds a branch of a tree, those of its
    row. Its code is empty where a script waits elsewhere.
    """

    code: str
    words: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a visitor may press or choose, told to whichever script reads it, and the words it shows.

    values: by the name under which a script finds them: data-nd of an element, #dw for what is chosen in a drop-down
    of that id, [dw] for one of that name.
    """

    values: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a page without an article leaves to its scripts.

    hollow: names of empty elements, which a script fills. idle: words that lead nowhere by themselves.
    """

    hollow: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


NOBODY_WAITS = Waiting()
