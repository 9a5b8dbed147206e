"""`make bench`: run every benchmark beside this file, print a table, fail if one is over.

A benchmark is a module here with ``run() -> list[Measure]``. Names on the command line choose:
``python -m benchmarks log vault``.
"""

import importlib
import pkgutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.measure import Measure, flush_time

Benchmark = Callable[[], list[Measure]]
COLUMNS = "{:<52} {:>14} {:<6} {:>12}  {}"


def benchmarks(folder: Path = Path(__file__).parent) -> dict[str, Benchmark]:
    """Every module of ``folder`` that has a ``run``, by name."""
    names = sorted(each.name for each in pkgutil.iter_modules([str(folder)]))
    modules = {n: importlib.import_module(f"benchmarks.{n}") for n in names if n != "__main__"}
    return {name: module.run for name, module in modules.items() if hasattr(module, "run")}


def line(measure: Measure) -> str:
    """One row of the table."""
    budget = ""
    if measure.budget is not None:
        budget = f"{'≥' if measure.at_least else '≤'} {figure(measure.budget)}"
    verdict = "" if measure.budget is None else ("OK" if measure.ok else "OVER BUDGET")
    return COLUMNS.format(
        measure.name, figure(measure.value), measure.unit, budget, verdict
    ).rstrip()


def figure(value: float) -> str:
    """``1.23``, ``0.0042``, ``312,500``: as many digits as say something."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table(chosen: dict[str, Benchmark]) -> list[Measure]:
    """Run ``chosen``, printing each row as it is known; gives every measure."""
    print(f"Device flush: {flush_time() * 1000:.2f} ms for 4 KiB (median)")
    print(COLUMNS.format("measure", "value", "unit", "budget", "").rstrip())
    measures: list[Measure] = []
    for name, run in chosen.items():
        start = time.perf_counter()
        print(f"— {name}", flush=True)
        for measure in run():
            measures.append(measure)
            print(line(measure), flush=True)
        print(f"  ({time.perf_counter() - start:.1f} s)")
    return measures


def main(arguments: Iterable[str] = ()) -> int:
    """Exit status: 0 when all budgets are kept, 1 when one is over, 2 when none can run."""
    known = benchmarks()
    wanted = list(arguments) or list(known)
    if not known:
        print("There is no benchmark here, so no budget is known to be kept.")
        return 2
    if unknown := sorted(set(wanted) - set(known)):
        print(f"No benchmark {', '.join(unknown)}; there are {', '.join(known)}.")
        return 2
    over = [each for each in table({name: known[name] for name in wanted}) if not each.ok]
    print(f"{len(over)} over budget." if over else "Every budget is kept.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
