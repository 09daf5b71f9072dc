"""tied — ties a process to the life of its parent, SIGKILL included, so that nothing of the demo outlives its command."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def tie_to_parent() -> None:
    """Have the kernel kill this process when its parent ends; where there is no such call (not Linux), do nothing."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the call
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Become the command of the arguments, tied to the launcher."""
    tie_to_parent()
    command = sys.argv[1:]
    try:
        os.execvp(command[0], command)  # noqa: S606 - the launcher's own command line
    except OSError as error:
        sys.stderr.write(f"cannot start {command[0]}: {error.strerror}\n")
        sys.exit(127)


if __name__ == "__main__":
    main()
