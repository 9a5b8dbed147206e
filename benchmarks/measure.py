"""What a benchmark gives back, and the device's own speed to read it by."""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """One figure of a benchmark.

    ``value`` is in ``unit``; mostly a ratio ("×") to a baseline measured in the same run.
    ``budget`` is the limit it must keep: at most (``at_least=False``) or at least; None for a
    figure that is only reported, such as the absolutes behind a ratio.
    """

    name: str
    value: float
    unit: str = "×"
    budget: float | None = None
    at_least: bool = False

    @property
    def ok(self) -> bool:
        """Whether the budget is kept; what has none is never over it."""
        if self.budget is None:
            return True
        return self.value >= self.budget if self.at_least else self.value <= self.budget


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the device that the measures are about: BENCH_FOLDER, or the temporary one."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        yield Path(folder)


def in_turn(rounds: int, clock: Callable[[], float], *works: Callable[[], object]) -> list[float]:
    """Median seconds of each of ``works``. They take turns, so that what else the machine
    does in the meantime weighs on each of them alike; the collector rests, as in timeit."""
    taken: list[list[float]] = [[] for _ in works]
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for work, times in zip(works, taken, strict=True):
                start = clock()
                work()
                times.append(clock() - start)
    finally:
        gc.enable()
    return [statistics.median(times) for times in taken]


def flush_time(rounds: int = 50) -> float:
    """Median seconds for 4 KiB to be durable here: write and fsync."""
    taken = []
    with scratch() as folder, (folder / "flush").open("wb") as file:
        for _ in range(rounds):
            start = time.perf_counter()
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)
