"""The auditor's guide keeps its word: its own check runs, and finds what was changed."""

import re
import subprocess
import sys
from pathlib import Path

from caseflow.audit.sequencer import Log
from caseflow.audit.tiles import WIDTH, export
from caseflow.db import Base, current
from caseflow.oversight.service import PAGE_SHOWN
from tests.audit.logs import body
from tests.house import House

GUIDE = Path(__file__).parents[2] / "docs" / "auditors-guide.md"


def run(script: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    # -I: the check must not find caseflow, of which it claims to know nothing.
    command = [sys.executable, "-I", str(script), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_check_printed_in_the_guide_works(house: House, tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    script, folder = tmp_path / "check.py", tmp_path / "export"
    script.write_text(found[1], encoding="utf-8")
    log = current(Log)
    log.append([body(number) for number in range(2 * WIDTH + 5)])  # full tiles and a partial one
    export(log.ledger, log.verifier, folder)
    assert "caseflow." not in found[1]
    good = run(script, folder)
    assert good.stdout == f"{log.verifier.name}: {log.ledger.size()} entries, as signed\n"
    bundle = next((folder / "tile" / "entries").rglob("*.p/*"))
    bundle.write_bytes(bundle.read_bytes().replace(b'"permit"', b'"Permit"', 1))
    assert run(script, folder).returncode == 1


def test_the_guide_and_the_threat_model_name_what_there_is() -> None:
    assert f"newest first, {PAGE_SHOWN} a page" in GUIDE.read_text(encoding="utf-8")
    told = (GUIDE.parent / "threat-model.md").read_text(encoding="utf-8")
    tables = Base.metadata.tables.values()
    transient = {table.name for table in tables if table.info.get("transient")}
    [listed] = re.findall(r"Tables declared transient \(([^)]*)", told)
    assert set(re.findall(r"`(\w+)`", listed)) == transient
