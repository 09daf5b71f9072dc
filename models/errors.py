"""The errors we raise on purpose.

NianbaoError
├─ Unreadable      content that cannot be interpreted -> becomes a Problem on the report
├─ NothingFound    a question names nobody the archive knows -> one line, exit 1
├─ WrongArguments  what the user asked for makes no sense -> one line, exit 2
├─ ArchiveError    the archive cannot serve -> one line, exit 3
│  ├─ ArchiveMissing     there is none at the address
│  ├─ TooLong            a question takes longer than it may
│  ├─ NotAtHead          its tables are older (or newer) than this program
│  └─ CannotWrite        disk full, read-only
│     └─ ArchiveAway        its database does not answer, or another process is in the way: later it may
└─ SiteBusy        another crawl holds the site -> one line, exit 1
Each carries one sentence: what, where, what to do.
"""


class NianbaoError(Exception):
    """The root: str(error) is the one line a user reads."""

    exit_code = 1


class Unreadable(NianbaoError):
    """Content we cannot interpret; rule names the problem it becomes."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(detail)
        self.rule = rule


class NothingFound(NianbaoError):
    exit_code = 1


class WrongArguments(NianbaoError):
    exit_code = 2


class ArchiveError(NianbaoError):
    exit_code = 3


class ArchiveMissing(ArchiveError):
    pass


class TooLong(ArchiveError):
    pass


class NotAtHead(ArchiveError):
    pass


class CannotWrite(ArchiveError):
    pass


class ArchiveAway(CannotWrite):
    """What passes: the same work, done again, may succeed."""


class SiteBusy(NianbaoError):
    exit_code = 1
