"""The keys: one a case and compartment, wrapped, committed to, and shut to a wrong passphrase."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, delete, select, update

from caseflow.errors import StartRefused
from caseflow.law.compartments import Compartment
from caseflow.vault import keystore, provider, secrets
from caseflow.vault.envelope import Place, SealBroken
from caseflow.vault.keystore import COMPARTMENT_KEY, DATA_KEY, KEK, KEYS, SECRET, KeyStore, unlock
from caseflow.vault.opening import open_sealed
from caseflow.vault.resealing import reseal
from caseflow.vault.sealing import seal, seal_by
from tests.vault.conftest import PASSPHRASE

HERE = Place("person", "full_name", "row-1", "case-1", "identity")
THERE = Place("person", "full_name", "row-2", "case-2", "identity")


def opened(keys: KeyStore, stored: Any, place: Place) -> str:
    found = keys.data_keys([place.scope], [place.compartment])
    return open_sealed(found, stored, place)


def ensured(keys: KeyStore, scope: str, compartment: str) -> tuple[bytes, AESGCM]:
    found = keys.ensure_all([scope], compartment).get(scope, compartment)
    assert found is not None
    return found


def test_a_value_opens_where_it_was_sealed(keys: KeyStore, engine: Engine) -> None:
    sealed = seal(keys, "Nguyễn Thị Hoa", HERE)
    assert opened(keys, sealed, HERE) == "Nguyễn Thị Hoa"
    assert opened(unlock(engine, PASSPHRASE), sealed, HERE) == "Nguyễn Thị Hoa"


def test_swapped_values_of_two_cases_do_not_open(keys: KeyStore) -> None:
    mine, theirs = seal(keys, "Hoa", HERE), seal(keys, "Mai", THERE)
    for value, place in ((mine, THERE), (theirs, HERE)):
        with pytest.raises(SealBroken):
            opened(keys, value, place)


@pytest.mark.parametrize(
    "other",
    [
        Place("person", "full_name", "row-9", "case-1", "identity"),
        Place("person", "other_names", "row-1", "case-1", "identity"),
        Place("relative", "full_name", "row-1", "case-1", "identity"),
        Place("person", "full_name", "row-1", "case-1", "contact"),
    ],
    ids=["row", "column", "table", "compartment"],
)
def test_swapped_values_of_one_case_do_not_open(keys: KeyStore, other: Place) -> None:
    mine, theirs = seal(keys, "Hoa", HERE), seal(keys, "Mai", other)
    for value, place in ((mine, other), (theirs, HERE)):
        with pytest.raises(SealBroken):
            opened(keys, value, place)


def test_each_case_and_compartment_has_a_key_of_its_own(keys: KeyStore, engine: Engine) -> None:
    for scope in ("case-1", "case-2"):
        for compartment in Compartment:
            ensured(keys, scope, compartment)
            ensured(keys, scope, compartment)
    with engine.connect() as connection:
        rows = connection.execute(select(DATA_KEY)).all()
    assert len({row.id for row in rows}) == len(rows) == 2 * len(Compartment)


def test_a_destroyed_key_erases_what_it_sealed_and_no_more(keys: KeyStore, engine: Engine) -> None:
    mine, theirs = seal(keys, "Hoa", HERE), seal(keys, "Mai", THERE)
    with engine.begin() as connection:
        connection.execute(delete(DATA_KEY).where(DATA_KEY.c.scope == "case-1"))
    with pytest.raises(SealBroken):
        opened(keys, mine, HERE)
    assert opened(keys, theirs, THERE) == "Mai"


def test_a_key_made_anew_opens_nothing_old(keys: KeyStore, engine: Engine) -> None:
    sealed = seal(keys, "Hoa", HERE)
    with engine.begin() as connection:
        connection.execute(delete(DATA_KEY))
    ensured(keys, HERE.scope, HERE.compartment)
    with pytest.raises(SealBroken, match="no such data key"):
        opened(keys, sealed, HERE)


def test_a_wrap_moved_to_another_case_does_not_unwrap(keys: KeyStore, engine: Engine) -> None:
    seal(keys, "Hoa", HERE)
    with engine.begin() as connection:
        connection.execute(update(DATA_KEY).values(scope="case-9"))
    with pytest.raises(SealBroken, match="data key"):
        keys.data_keys(["case-9"], ["identity"])


def test_a_key_that_is_not_the_committed_one_is_refused(keys: KeyStore, engine: Engine) -> None:
    """Whoever holds the compartment key could wrap a second key; the commitment names one."""
    key_id, _ = ensured(keys, "case-1", "identity")
    second, nonce = AESGCM.generate_key(256), b"n" * 12
    bound = b"\x00".join((b"data-key", b"case-1", b"identity", key_id))
    wrapped = nonce + keys._keys["identity"].encrypt(nonce, second, bound)
    with engine.begin() as connection:
        connection.execute(update(DATA_KEY).values(wrapped=wrapped))
    with pytest.raises(SealBroken, match="commitment"):
        keys.data_keys(["case-1"], ["identity"])


def test_two_writers_end_with_one_key(
    keys: KeyStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensured(keys, "case-1", "identity")
    looked = keys.data_keys
    answers = [keystore.DataKeys({})]  # what the slower writer saw before the faster wrote
    monkeypatch.setattr(
        keys, "data_keys", lambda *asked: answers.pop() if answers else looked(*asked)
    )
    assert ensured(keys, "case-1", "identity")[0] == first[0]


def test_resealing_moves_a_value_without_showing_it(keys: KeyStore) -> None:
    both = keys.ensure_all([HERE.scope, THERE.scope], HERE.compartment)
    moved = reseal(both, seal(keys, "Hoa", HERE), HERE, THERE)
    assert opened(keys, moved, THERE) == "Hoa"
    with pytest.raises(SealBroken):
        reseal(both, moved, HERE, THERE)


def test_without_its_key_nothing_is_sealed() -> None:
    with pytest.raises(SealBroken, match="no such data key"):
        seal_by(keystore.DataKeys({}), "Hoa", HERE)


def test_a_wrong_passphrase_is_one_sentence(engine: Engine) -> None:
    with pytest.raises(StartRefused, match="Mật khẩu của kho khóa không đúng"):
        unlock(engine, PASSPHRASE + "x")


def test_a_line_end_behind_the_passphrase_does_not_matter(engine: Engine) -> None:
    unlock(engine, f"{PASSPHRASE}\n")


def test_wrapped_keys_swapped_between_compartments_stop_the_start(engine: Engine) -> None:
    with engine.begin() as connection:
        stored = {r.name: r.wrapped for r in connection.execute(select(COMPARTMENT_KEY))}
        for name, other in (("identity", "health"), ("health", "identity")):
            change = update(COMPARTMENT_KEY).where(COMPARTMENT_KEY.c.name == name)
            connection.execute(change.values(wrapped=stored[other]))
    with pytest.raises(StartRefused, match="đã bị thay đổi"):
        unlock(engine, PASSPHRASE)


def test_a_missing_compartment_key_stops_the_start(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(delete(COMPARTMENT_KEY).where(COMPARTMENT_KEY.c.name == "health"))
    with pytest.raises(StartRefused, match="thiếu khóa của health"):
        unlock(engine, PASSPHRASE)


def test_a_store_without_keys_stops_the_start(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(delete(KEK))
    with pytest.raises(StartRefused, match="còn trống"):
        unlock(engine, PASSPHRASE)


def test_the_store_holds_no_key_in_plain(keys: KeyStore, engine: Engine) -> None:
    ensured(keys, "case-1", "identity")
    secrets.keep(keys, "totp", "officer-1", "JBSWY3DPEHPK3PXP")
    with engine.connect() as connection:
        stored = b"".join(
            bytes(value)
            for table in KEYS.sorted_tables
            for row in connection.execute(select(table))
            for value in row
            if isinstance(value, bytes | memoryview)
        )
    assert b"JBSWY3DPEHPK3PXP" not in stored
    assert b"kho kh" not in stored


def test_system_secrets_are_bound_to_purpose_and_row(keys: KeyStore, engine: Engine) -> None:
    secrets.keep(keys, "totp", "officer-1", "one")
    secrets.keep(keys, "totp", "officer-1", "two")
    assert secrets.recall(keys, "totp", "officer-1") == "two"
    assert secrets.recall(keys, "totp", "officer-2") is None
    with engine.begin() as connection:
        connection.execute(update(SECRET).values(row="officer-2"))
    with pytest.raises(SealBroken):
        secrets.recall(keys, "totp", "officer-2")


def test_the_passphrase_is_stretched_as_rfc_9106_asks() -> None:
    assert (provider.MEMORY_KIB, provider.PASSES, provider.LANES) == (64 * 1024, 3, 1)
    assert provider.SALT_BYTES == 16


def test_older_versions_of_the_kek_still_unwrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "MEMORY_KIB", 64)
    old, new = provider.new_salt(1), provider.new_salt(2)
    first = provider.PassphraseProvider(PASSPHRASE, [old])
    both = provider.PassphraseProvider(PASSPHRASE, [old, new])
    wrapped = first.wrap(b"k" * 32, "identity")
    assert both.current_version == 2
    assert both.unwrap(wrapped, "identity", 1) == b"k" * 32
    again = both.rewrap(wrapped, "identity", 1)
    assert both.unwrap(again, "identity", 2) == b"k" * 32
    for name, version in (("health", 1), ("identity", 2), ("identity", 3)):
        with pytest.raises(StartRefused):
            both.unwrap(wrapped, name, version)
