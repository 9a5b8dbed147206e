"""The bench tells what is over budget, by its exit status too."""

from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.measure import Measure, flush_time

KEPT = Measure("sealed page", 1.2, budget=1.25)
OVER = Measure("append", 0.5, budget=0.6, at_least=True)
REPORTED = Measure("entries", 312_500.0, "/s")


@pytest.mark.parametrize(
    ("measure", "ok"),
    [
        (KEPT, True),
        (OVER, False),
        (REPORTED, True),
        (Measure("x", 1.25, budget=1.25), True),
        (Measure("x", 1.26, budget=1.25), False),
        (Measure("x", 0.6, budget=0.6, at_least=True), True),
    ],
)
def test_a_budget_is_kept_or_not(measure: Measure, ok: bool) -> None:
    assert measure.ok is ok


@pytest.mark.parametrize(("measures", "status"), [([KEPT, REPORTED], 0), ([KEPT, OVER], 1)])
def test_over_budget_fails_and_is_named(
    measures: list[Measure],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bench, "benchmarks", lambda: {"page": lambda: measures})
    assert bench.main() == status
    printed = capsys.readouterr().out
    assert "Device flush" in printed
    assert ("OVER BUDGET" in printed) is (status == 1)
    assert "312,500" in printed or REPORTED not in measures


def test_an_unknown_name_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "benchmarks", lambda: {"page": lambda: [KEPT]})
    assert bench.main(["nothing"]) == 2
    assert "No benchmark nothing" in capsys.readouterr().out


def test_no_benchmark_keeps_no_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "benchmarks", dict)
    assert bench.main() == 2


def test_a_module_with_run_is_a_benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fresh.py").write_text("def run():\n    return []\n")
    (tmp_path / "plain.py").write_text("x = 1\n")
    monkeypatch.setattr("benchmarks.__path__", [str(tmp_path)])
    assert list(bench.benchmarks(tmp_path)) == ["fresh"]


def test_a_flush_takes_time() -> None:
    assert flush_time(rounds=3) > 0
