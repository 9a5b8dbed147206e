"""The log as files that anyone can check without us: C2SP tlog-tiles.

``tile/<L>/<N>`` holds 256 hashes of tree level 8·L, ``tile/entries/<N>`` the entries
under level-0 tile N, ``checkpoint`` the signed note over all of it, ``log.vkey`` the
key it is signed with. A partial tile ends in ``.p/<width>``; an older one may stay.
"""

import os
from pathlib import Path

from caseflow.audit.checkpoints import Checkpoint, open_checkpoint
from caseflow.audit.ledger import Ledger, View
from caseflow.audit.notes import BadNote, Verifier
from caseflow.audit.tree import root_at

WIDTH = 256
_BITS = 8


class ExportRefused(Exception):
    """The folder holds something the log does not continue; it is left as it is."""


def export(ledger: Ledger, verifier: Verifier, folder: Path) -> Checkpoint | None:
    """Bring ``folder`` up to the newest checkpoint; ``None`` while the log is empty.

    Adds to an earlier export and rewrites nothing final. Each file appears whole or not
    at all, ``checkpoint`` last. Raises :class:`ExportRefused` for a folder whose
    checkpoint this log does not continue: that folder is evidence.
    """
    with ledger.view() as view:
        note = view.checkpoint()
        if note is None:
            return None
        checkpoint = open_checkpoint(note, verifier)
        done = _exported(view, verifier, folder / "checkpoint", checkpoint.size)
        _export_entries(view, folder, done, checkpoint.size)
        _export_hashes(view, folder, done, checkpoint.size)
    _write(folder / "log.vkey", (verifier.text + "\n").encode())
    _write(folder / "checkpoint", note.encode())
    return checkpoint


def tile_path(index: int, width: int = WIDTH) -> str:
    """The name of tile ``index``: 1234067 is ``x001/x234/067``; partial: ``.p/<width>``."""
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    return "/".join(groups) + ("" if width == WIDTH else f".p/{width}")


def _exported(view: View, verifier: Verifier, path: Path, size: int) -> int:
    """How many entries the folder already holds, as this log has them."""
    if not path.exists():
        return 0
    try:
        held = open_checkpoint(path.read_text(encoding="utf-8"), verifier)
    except (BadNote, UnicodeDecodeError) as error:
        raise ExportRefused(f"the checkpoint there is not this log's: {error}") from error
    if held.size > size or root_at(held.size, view.node) != held.root:
        raise ExportRefused(f"the log does not continue the {held.size} entries there")
    return held.size


def _export_entries(view: View, folder: Path, done: int, size: int) -> None:
    for tile in range(done // WIDTH, -(-size // WIDTH)):
        start, stop = tile * WIDTH, min((tile + 1) * WIDTH, size)
        bundle = b"".join(len(body).to_bytes(2, "big") + body for _, body in view.read(start, stop))
        _write(folder / "tile" / "entries" / tile_path(tile, stop - start), bundle)


def _export_hashes(view: View, folder: Path, done: int, size: int) -> None:
    level = 0
    while count := size >> _BITS * level:
        first = (done >> _BITS * level) // WIDTH
        for tile in range(first, -(-count // WIDTH)):
            start, stop = tile * WIDTH, min((tile + 1) * WIDTH, count)
            hashes = b"".join(view.nodes(_BITS * level, start, stop))
            _write(folder / "tile" / str(level) / tile_path(tile, stop - start), hashes)
        level += 1


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
