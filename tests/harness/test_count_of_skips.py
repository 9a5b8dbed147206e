"""The last line counts honestly, and CI refuses a run that skipped a browser or PostgreSQL test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INNER = """
import pytest

@pytest.fixture
def browser():
    pytest.skip("no Chromium here")

def test_page(browser): pass
def test_two_stores(store_url): pass
def test_plain(): pass
"""


def run(folder: Path, *arguments: str, ci: str = "") -> subprocess.CompletedProcess[str]:
    """pytest on INNER, under the project's own conftest, in a process of its own."""
    (folder / "test_inner.py").write_text(INNER)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    settings = ["-c", str(ROOT / "setup.cfg"), "--rootdir", str(folder)]
    return subprocess.run(
        [*command, *settings, *arguments, str(folder)],
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "xdist"])
def test_the_last_line_counts_and_ci_refuses_skips(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    last = "browser: 0 passed, 1 skipped; postgresql: 1 passed, 0 skipped"
    at_home, in_ci = run(tmp_path, *workers), run(tmp_path, *workers, ci="true")
    assert at_home.stdout.splitlines()[-1] == last, at_home.stdout + at_home.stderr
    assert (at_home.returncode, in_ci.returncode) == (0, 1)


def test_nothing_skipped_passes_in_ci(tmp_path: Path) -> None:
    in_ci = run(tmp_path, "-m", "not browser", ci="true")
    assert in_ci.returncode == 0, in_ci.stdout + in_ci.stderr
    assert in_ci.stdout.splitlines()[-1].endswith("postgresql: 1 passed, 0 skipped")
