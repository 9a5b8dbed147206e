"""The application served as it is shipped, by ``caseflow run`` in a process of its own."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from caseflow.demo.staffing import PASSWORD

CODE = re.compile(r"\b\d{6}\b")
LONGEST_START = 60


@dataclass(frozen=True)
class LiveServer:
    """A running instance: its address, and the way in."""

    url: str

    def sign_in(self, page: Page, name: str, password: str = PASSWORD, code: str = "") -> None:
        """Sign ``name`` in on ``page``. A demonstration shows the next code that will be
        accepted on the page that asks for it; elsewhere the test brings ``code``."""
        page.goto(f"{self.url}/sign-in")
        page.fill("[name=name]", name)
        page.fill("[name=password]", password)
        page.click("main button")
        page.wait_for_url("**/sign-in/code")
        shown = CODE.search(page.inner_text("main"))
        page.fill("[name=code]", code or (shown[0] if shown else ""))
        page.click("main button")
        page.wait_for_url(lambda address: "/sign-in" not in address)


@contextmanager
def serving(home: Path, settings: Mapping[str, str], log: Path) -> Iterator[LiveServer]:
    """``caseflow run`` over the instance in ``home`` while the block runs; ended by its pid.
    What it prints goes to ``log``, for the sentence it refuses with."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CASEFLOW_")}
    environment |= {"CASEFLOW_HOME": str(home), **settings}
    command = [sys.executable, "-m", "caseflow.cli", "run", "--port", str(port)]
    with log.open("w") as told:
        process = subprocess.Popen(command, env=environment, stdout=told, stderr=told)
    try:
        url = f"http://127.0.0.1:{port}"
        await_answer(url, process, log)
        yield LiveServer(url)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the sign-in page answers."""
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/sign-in", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"caseflow run did not answer:\n{log.read_text()[-2000:]}")
