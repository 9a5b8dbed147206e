"""Signed notes, checkpoints: the format's own example, and everything it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.audit.checkpoints import Checkpoint, open_checkpoint, sign_checkpoint
from caseflow.audit.notes import BadNote, Note, Verifier, open_note
from tests.audit.logs import ORIGIN, seeded_signer

# The example of golang.org/x/mod/sumdb/note and of the sum.golang.org documentation.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"  # noqa: E501 - a signature is one line
)
SIGNER = seeded_signer()
OTHER = seeded_signer(seed=8)
NOTE = SIGNER.sign("hello\n")


def test_the_published_example_opens() -> None:
    verifier = Verifier.parse(PETER)
    assert verifier.text == PETER
    assert open_note(PETER_NOTE, [verifier]).startswith("If you think")


@given(st.text(max_size=60))
def test_what_is_signed_opens_and_what_is_changed_does_not(text: str) -> None:
    text += "\n"
    try:
        note = SIGNER.sign(text)
    except BadNote:
        assert any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in text)
        return
    assert open_note(note, [SIGNER.verifier]) == text
    with pytest.raises(BadNote):
        open_note("x" + note, [SIGNER.verifier])


def test_the_text_ends_at_the_last_empty_line() -> None:
    note = SIGNER.sign("a\n\nb\n\n\nc\n")
    assert Note.parse(note).text == "a\n\nb\n\n\nc\n"


def test_unknown_signers_are_ignored_known_ones_must_fit() -> None:
    both = NOTE + OTHER.sign("hello\n").split("\n\n")[1]
    assert open_note(both, [SIGNER.verifier]) == "hello\n"
    assert open_note(both, [OTHER.verifier]) == "hello\n"
    forged = NOTE + OTHER.sign("other\n").split("\n\n")[1]
    assert open_note(forged, [SIGNER.verifier]) == "hello\n"
    with pytest.raises(BadNote, match="does not fit"):
        open_note(forged, [SIGNER.verifier, OTHER.verifier])
    with pytest.raises(BadNote, match="no signature of a known key"):
        open_note(NOTE, [OTHER.verifier])


def test_sixteen_signatures_and_more_are_accepted() -> None:
    lines = [seeded_signer(f"witness{n}", n).sign("hello\n").split("\n\n")[1] for n in range(20)]
    assert open_note(NOTE + "".join(lines), [SIGNER.verifier]) == "hello\n"


@pytest.mark.parametrize(
    "note",
    ["", "\n", "hello\n", "hello\n\n", NOTE[:-1], NOTE + "\n", NOTE + "rubbish\n",
     NOTE.replace("— ", "- "), NOTE.replace("— ", "—  "), NOTE.replace("=\n", "\n"),
     NOTE.replace("hello", "he\tllo"), NOTE.replace("hello", "he\rllo"),
     NOTE.replace("— ", "— a+b"),
     NOTE.replace(f"— {ORIGIN}", "— two words"), "hello\n\n— name AAAA\n",
     "hello\n\n— name AAAAAA==\n"],
)  # fmt: skip
def test_malformed_notes_are_refused(note: str) -> None:
    with pytest.raises(BadNote):
        open_note(note, [SIGNER.verifier])


@pytest.mark.parametrize(
    "key",
    ["", "name", "name+c74f20a3", PETER.replace("c74f20a3", "c74f20a4"), PETER.replace("P", "p", 1),
     PETER.replace("ARpc", "BBpc"), PETER[:-4], "+c74f20a3+" + PETER.split("+", 2)[2]],
)  # fmt: skip
def test_malformed_verifier_keys_are_refused(key: str) -> None:
    with pytest.raises(BadNote):
        Verifier.parse(key)


def test_a_name_has_no_space_and_no_plus() -> None:
    for name in ("", "a b", "a+b", "a\u00a0b", "a\n"):
        with pytest.raises(BadNote):
            seeded_signer(name)


@given(st.integers(0, 10**18), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back(size: int, root: bytes) -> None:
    note = sign_checkpoint(size, root, SIGNER)
    assert open_checkpoint(note, SIGNER.verifier) == Checkpoint(ORIGIN, size, root)


ROOT = "A" * 43 + "="


@pytest.mark.parametrize(
    "text",
    ["", "o\n1\n", f"o\n01\n{ROOT}\n", f"o\n-1\n{ROOT}\n", f"o\n+1\n{ROOT}\n", f"o\n1\n{ROOT}",
     f"\n1\n{ROOT}\n", f"o\n1\n{ROOT}\nextension\n", "o\n1\nAAAA\n", f"o\n1\n{'A' * 42}B=\n",
     f"o\n1 \n{ROOT}\n", f"o\n1\n{ROOT} \n", f"o\n١\n{ROOT}\n", f"o\n{'9' * 30}\n{ROOT}\n"],
)  # fmt: skip
def test_malformed_checkpoints_are_refused(text: str) -> None:
    with pytest.raises(BadNote):
        Checkpoint.parse(text)


def test_a_checkpoint_of_another_origin_is_refused() -> None:
    note = SIGNER.sign(Checkpoint("caseflow.example/other", 1, b"x" * 32).text())
    with pytest.raises(BadNote, match="another log"):
        open_checkpoint(note, SIGNER.verifier)
