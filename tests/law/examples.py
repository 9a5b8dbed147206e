"""The tables of examples written by hand from the law as the project knows it, row by row."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def examples(name: str) -> list[dict[str, str]]:
    """The rows of ``name``; each says where in the law it was read."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def told(example: dict[str, str]) -> str:
    """What a failing example is called."""
    return " ".join(value for key, value in example.items() if key != "citation")
