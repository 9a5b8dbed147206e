"""Signed notes (C2SP signed-note v1) with Ed25519: a text and who vouches for it.

A note is its text, ending in a newline, an empty line, and one line a signature:
``— NAME BASE64(key id ‖ signature)``. The key id is the first four bytes of
SHA-256(name ‖ newline ‖ type ‖ public key).
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519 = b"\x01"
KEY_ID_BYTES = 4
MOST_SIGNATURES = 100  # the standard asks for at least 16
_SEPARATOR = "\n\n"
_DASH = "— "  # U+2014
# Unicode's Cc but newline, and Cs, which cannot be written in UTF-8.
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class BadNote(ValueError):
    """Not a signed note, or not one that a known key has signed."""


@dataclass(frozen=True)
class Signature:
    """One signature line: whose it says it is, and the bytes after the key id."""

    name: str
    key_id: bytes
    value: bytes

    def line(self) -> str:
        """The line as it stands in a note, newline included."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True)
class Note:
    """A parsed note; nothing is known of its signatures until a verifier looks."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> "Note":
        """Take a note apart; raises :class:`BadNote` for anything malformed."""
        _check_characters(note)
        at = note.rfind(_SEPARATOR)
        if at < 0 or not note.endswith("\n"):
            raise BadNote("a note ends in an empty line and its signatures")
        text, lines = note[: at + 1], note[at + 2 :].split("\n")[:-1]
        if not 1 <= len(lines) <= MOST_SIGNATURES:
            raise BadNote(f"a note has 1 to {MOST_SIGNATURES} signatures")
        return cls(text, tuple(map(_parse_signature, lines)))


@dataclass(frozen=True)
class Verifier:
    """The public half of a note key: a name and an Ed25519 public key of 32 bytes."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.public_key) != 32:
            raise BadNote("an Ed25519 public key has 32 bytes")

    @classmethod
    def parse(cls, key: str) -> "Verifier":
        """Read ``name+hex(key id)+base64(type ‖ public key)``."""
        # Base64 may hold a plus, a name never: so the first two are the separators.
        parts = key.split("+", 2)
        if len(parts) != 3:
            raise BadNote("a verifier key is name+id+key")
        name, key_id, encoded = parts
        material = _unbase64(encoded)
        if material[:1] != ED25519:
            raise BadNote("not an Ed25519 note key")
        verifier = cls(name, material[1:])
        if verifier.key_id.hex() != key_id:
            raise BadNote("the key id is not this key's")
        return verifier

    @property
    def key_id(self) -> bytes:
        """Four bytes that name this key among others of the same name."""
        digest = sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()
        return digest[:KEY_ID_BYTES]

    @property
    def text(self) -> str:
        """The verifier key as it is handed to witnesses and auditors."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public_key)}"

    def verifies(self, text: str, signature: Signature) -> bool:
        """Whether ``signature``, which claims to be this key's, is one over ``text``."""
        key = Ed25519PublicKey.from_public_bytes(self.public_key)
        try:
            key.verify(signature.value, text.encode("utf-8"))
        except InvalidSignature:
            return False
        return True


class NoteSigner:
    """Signs notes under ``name``; where its key is kept is not its business."""

    def __init__(self, name: str, private_key: Ed25519PrivateKey) -> None:
        self._key = private_key
        public = private_key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.verifier = Verifier(name, public)

    @property
    def name(self) -> str:
        """The key's name: for a log, its origin."""
        return self.verifier.name

    def sign(self, text: str) -> str:
        """The note of ``text`` (which ends in a newline) with this one signature."""
        if not text.endswith("\n"):
            raise BadNote("the text of a note ends in a newline")
        _check_characters(text)
        value = self._key.sign(text.encode("utf-8"))
        return f"{text}\n{Signature(self.name, self.verifier.key_id, value).line()}"


def open_note(note: str, verifiers: Iterable[Verifier]) -> str:
    """The text of ``note``, signed by at least one of ``verifiers``.

    Signatures of unknown keys are ignored; one of a known key that does not fit makes
    the whole note bad. Raises :class:`BadNote`.
    """
    parsed = Note.parse(note)
    known = {(each.name, each.key_id): each for each in verifiers}
    signed = False
    for signature in parsed.signatures:
        verifier = known.get((signature.name, signature.key_id))
        if verifier is None:
            continue
        if not verifier.verifies(parsed.text, signature):
            raise BadNote(f"the signature of {signature.name} does not fit the text")
        signed = True
    if not signed:
        raise BadNote("no signature of a known key")
    return parsed.text


def _parse_signature(line: str) -> Signature:
    name, found, encoded = line.removeprefix(_DASH).partition(" ")
    if not (line.startswith(_DASH) and found):
        raise BadNote("a signature line is '— NAME BASE64'")
    _check_name(name)
    blob = _unbase64(encoded)
    if len(blob) <= KEY_ID_BYTES:
        raise BadNote("a signature is longer than its key id")
    return Signature(name, blob[:KEY_ID_BYTES], blob[KEY_ID_BYTES:])


def _check_name(name: str) -> None:
    _check_characters(name)
    if not name or "+" in name or any(each.isspace() for each in name):
        raise BadNote("a key name is not empty and has no space and no plus")


def _check_characters(text: str) -> None:
    if _FORBIDDEN.search(text):
        raise BadNote("a note holds no control character but newline")


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _unbase64(text: str) -> bytes:
    """Strict: standard alphabet, padded, and the one text that encodes these bytes."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        raise BadNote("not base64") from None
    if _base64(data) != text:
        raise BadNote("not the one base64 of these bytes")
    return data
