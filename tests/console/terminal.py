"""A real terminal: ``caseflow …`` in a process of its own behind a pseudo-terminal, where
somebody reads the prompts and types."""

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from caseflow import cli

LONGEST = 90
CTRL_C = "\x03"
Answer = tuple[str, str]


@dataclass(frozen=True)
class Seen:
    """What stood on the screen in the end, and the exit code."""

    screen: str
    code: int


def at_terminal(args: Sequence[str], settings: Mapping[str, str], *answers: Answer) -> Seen:
    """Run the command; for each (words of a prompt, answer) wait for the words, then type."""
    pid, screen = pty.fork()
    if pid == 0:
        _be_the_command(args, settings)
    try:
        shown = _talk(screen, list(answers))
    except TimeoutError:
        os.kill(pid, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(pid, 0)
        os.close(screen)
    return Seen(shown, os.waitstatus_to_exitcode(status))


def _be_the_command(args: Sequence[str], settings: Mapping[str, str]) -> NoReturn:
    """In the child: what the installed ``caseflow`` does, on the terminal it was given."""
    code: object = 1
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a background run ignores it
        sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, (0, 1, 2), "rww")
        sys.argv = ["caseflow", *args]
        for name in [name for name in os.environ if name.startswith("CASEFLOW_")]:
            del os.environ[name]
        os.environ.update(settings)
        cli.main()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _talk(screen: int, answers: list[Answer]) -> str:
    """Everything shown until the command ends; each answer once its prompt stands there."""
    shown, read, typed = b"", 0, ""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        if not select.select([screen], [], [], 0.2)[0]:
            if typed == CTRL_C:  # too early for the prompt: pressed once more, as people do
                os.write(screen, typed.encode())
            continue
        try:
            more = os.read(screen, 4096)
        except OSError:  # the other side has closed
            more = b""
        if not more:
            return shown.decode(errors="replace")  # Ctrl+C may cut a letter in two
        shown += more
        while answers and (found := shown.find(answers[0][0].encode(), read)) >= 0:
            words, typed = answers.pop(0)
            read = found + len(words.encode())
            os.write(screen, typed.encode())
    raise TimeoutError(f"waiting for {answers[:1]}:\n{shown.decode()}")
