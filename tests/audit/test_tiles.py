"""The exported files, checked by a reader written from the format's text alone."""

from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseflow.audit.tiles import ExportRefused, export, tile_path
from tests.audit.logs import Bench, body, seeded_signer


def hash_of(entries: list[bytes]) -> bytes:
    if len(entries) == 1:
        return sha256(b"\0" + entries[0]).digest()
    k = 1 << (len(entries) - 1).bit_length() - 1
    return sha256(b"\1" + hash_of(entries[:k]) + hash_of(entries[k:])).digest()


def named(number: int) -> str:
    groups, digits = [], f"{number:0{-(-len(str(number)) // 3) * 3}d}"
    for at in range(0, len(digits), 3):
        groups.append(digits[at : at + 3])
    return "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])


def tile(folder: Path, level: str, number: int, width: int) -> bytes:
    partial = "" if width == 256 else f".p/{width}"
    return (folder / "tile" / level / f"{named(number)}{partial}").read_bytes()


def checked(folder: Path) -> list[bytes]:
    """The entries of an export in which all fits together."""
    name, key_id, key = (folder / "log.vkey").read_text().strip().split("+", 2)
    material = b64decode(key)
    assert sha256(name.encode() + b"\n" + material).digest()[:4].hex() == key_id
    text, _, signed = (folder / "checkpoint").read_text().rpartition("\n\n")
    dash, signer, blob = signed.strip().split(" ")
    assert (dash, signer, b64decode(blob)[:4].hex()) == ("—", name, key_id)
    Ed25519PublicKey.from_public_bytes(material[1:]).verify(
        b64decode(blob)[4:], (text + "\n").encode()
    )
    origin, size_line, root = text.split("\n")
    assert origin == name
    size, entries = int(size_line), list[bytes]()
    while len(entries) < size:
        bundle = tile(folder, "entries", len(entries) // 256, min(256, size - len(entries)))
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            entries.append(bundle[2 : 2 + length])
            bundle = bundle[2 + length :]
    assert len(entries) == size
    assert hash_of(entries) == b64decode(root)
    level = 0
    while size >> 8 * level:
        count, span = size >> 8 * level, 1 << 8 * level
        hashes = [hash_of(entries[i * span : (i + 1) * span]) for i in range(count)]
        for first in range(0, count, 256):
            width = min(256, count - first)
            assert tile(folder, str(level), first // 256, width) == b"".join(
                hashes[first : first + width]
            )
        level += 1
    assert not (folder / "tile" / str(level)).exists()
    return entries


def test_exports_grow_with_the_log_and_each_is_whole(bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    assert export(bench.ledger, bench.log.verifier, folder) is None
    everything: list[bytes] = []
    for count in (1, 3, 252, 1, 300):  # 256 falls on a full tile
        new = [body(len(everything) + n) for n in range(count)]
        bench.log.append(new)
        everything += new
        exported = export(bench.ledger, bench.log.verifier, folder)
        assert exported
        assert exported.size == len(everything)
        assert checked(folder) == everything
    assert not list(folder.rglob("*.new"))


def test_a_full_tile_is_not_written_again(bench: Bench, tmp_path: Path) -> None:
    bench.log.append([body(n) for n in range(300)])
    export(bench.ledger, bench.log.verifier, tmp_path / "e")
    first = tmp_path / "e" / "tile" / "0" / "000"
    before = first.stat().st_ino
    bench.fill(1)
    export(bench.ledger, bench.log.verifier, tmp_path / "e")
    assert first.stat().st_ino == before


def test_a_large_tree_names_its_tiles_in_groups() -> None:
    assert tile_path(1234067) == "x001/x234/067" == named(1234067)
    assert tile_path(0) == "000"
    assert tile_path(1000, 7) == "x001/000.p/7"


def test_a_folder_the_log_does_not_continue_is_evidence(bench: Bench, tmp_path: Path) -> None:
    bench.fill(5)
    folder = tmp_path / "export"
    export(bench.ledger, bench.log.verifier, folder)
    kept = (folder / "checkpoint").read_bytes()
    bench.attack("DELETE FROM entry WHERE seq = 4", "DELETE FROM checkpoint WHERE size = 5")
    with pytest.raises(ExportRefused, match="does not continue"):
        export(bench.ledger, bench.log.verifier, folder)
    assert (folder / "checkpoint").read_bytes() == kept
    (folder / "checkpoint").write_text(seeded_signer(seed=9).sign("x\n"))
    with pytest.raises(ExportRefused, match="not this log's"):
        export(bench.ledger, bench.log.verifier, folder)
