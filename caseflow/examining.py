"""The commands that look at an instance: its keys, and whether its log is whole."""

import sys
from pathlib import Path

import click
from sqlalchemy import func, select

from caseflow.app import create_app
from caseflow.asking import passphrase_given
from caseflow.audit import tiles
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Broken
from caseflow.db import current
from caseflow.errors import N_, Refused
from caseflow.oversight.checking import whole_line
from caseflow.stores import open_keys
from caseflow.vault.keystore import COMPARTMENT_KEY, DATA_KEY, KEK


@click.group()
def keys() -> None:
    """The key store."""


@keys.command()
def status() -> None:
    """How many keys there are, and under which version of the KEK."""
    store = open_keys(passphrase_given())
    with store.engine.begin() as connection:
        newest = connection.scalar(select(func.max(KEK.c.version)))
        wrapped = connection.execute(select(COMPARTMENT_KEY.c.kek_version)).scalars().all()
        data = connection.scalar(select(func.count()).select_from(DATA_KEY))
    old = sum(version != newest for version in wrapped)
    click.echo(f"KEK {newest}; {len(wrapped)} compartment keys, {old} under an older KEK; "
               f"{data} data keys")  # fmt: skip


@click.group()
def audit() -> None:
    """The audit log."""


@audit.command()
def verify() -> None:
    """Whether the log is whole and the data are what it attests; exit 1 names what is not."""
    with create_app(passphrase_given()).app_context():
        try:
            click.echo(whole_line())
        except (Broken, RowBroken) as broken:
            click.echo(f"broken: {broken}", err=True)
            sys.exit(1)


@audit.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the log as C2SP tlog-tiles, with its checkpoint and verifier key, to FOLDER."""
    with create_app(passphrase_given()).app_context():
        note(Event.LOG_EXPORTED)
        log = current(Log)
        try:
            tiles.export(log.ledger, log.verifier, folder)
        except tiles.ExportRefused as refusal:
            raise Refused(N_("Thư mục %(folder)s giữ một nhật ký khác, nên để yên: %(why)s."),
                          folder=str(folder), why=str(refusal)) from refusal  # fmt: skip
        click.echo(f"{log.ledger.size()} entries → {folder}")
