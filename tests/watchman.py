"""Waits beside a test run; when the run dies without a word, stops its PostgreSQL.

Started as ``python watchman.py FOLDER`` with a pipe as standard input. The pipe closes when the
test process ends, however it ends, even by kill -9. The word "done" on it means that the server
is stopped already.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

PATIENCE = 10.0


def stop(folder: Path) -> None:
    """End the server whose data lie in ``folder/data``, if it still runs, and remove the folder."""
    file = folder / "data" / "postmaster.pid"
    if file.exists():
        os.kill(int(file.read_text().split()[0]), signal.SIGINT)  # PostgreSQL's fast shutdown
        end = time.monotonic() + PATIENCE
        while file.exists() and time.monotonic() < end:
            time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__" and sys.stdin.read() != "done":
    stop(Path(sys.argv[1]))
