"""The commands: making, migrating, serving and checking an instance."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import func, select

from caseflow.app import create_app, start
from caseflow.audit import tiles
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Broken
from caseflow.config import Config
from caseflow.db import current, db
from caseflow.demo.making import make_demonstration
from caseflow.demo.staffing import table_of_officers
from caseflow.errors import N_, StartRefused
from caseflow.instance import make
from caseflow.oversight.checking import whole_line
from caseflow.serving import alone, serve
from caseflow.staff.service import enrol_first_administrators, law_facts
from caseflow.stores import migrate as migrate_stores
from caseflow.stores import open_keys
from caseflow.vault.keystore import COMPARTMENT_KEY, DATA_KEY, KEK, KeyStore


@click.group(help="caseflow: theo dõi hỗ trợ nạn nhân mua bán người / one person's case.")
def group() -> None:
    """Each command reads its settings from the environment (README.md lists them)."""


def _config() -> Config:
    """The settings; a real instance without a passphrase file is asked for it."""
    config = Config.from_environment()
    if config.passphrase_file is None and not config.demonstration:
        passphrase = click.prompt("Mật khẩu kho khóa / passphrase", hide_input=True)
        return replace(config, passphrase=passphrase)
    return config


@group.command()
@click.option("--agency", default="tn-steering-committee-138", help="agency of the law tables")
def init(agency: str) -> None:
    """Make a real instance: asks for a passphrase, enrols two administrators."""
    passphrase = click.prompt(
        "Mật khẩu kho khóa / passphrase", hide_input=True, confirmation_prompt=True
    )
    people = [
        (click.prompt(f"{n}. tên đăng nhập / sign-in name"), click.prompt("   họ tên / name"))
        for n in (1, 2)
    ]
    app = make(Config.from_environment(), passphrase)
    with app.app_context():
        for name, code in enrol_first_administrators(law_facts(agency), people):
            click.echo(f"{name}: mã đăng ký dùng một lần / one-time enrolment code: {code}")


@group.group(invoke_without_command=True)
@click.pass_context
def demo(context: click.Context) -> None:
    """Make a whole demonstration instance, without questions."""
    if context.invoked_subcommand is None:
        make_demonstration(Config.from_environment(), click.echo)
        click.echo(f"Xong / done: {Config.from_environment().home}")


@demo.command()
@click.option("--json", "as_json", is_flag=True, help="for programs")
def officers(as_json: bool) -> None:
    """Who can sign in to the demonstration, with password and present code."""
    config = Config.from_environment()
    if not config.demonstration:
        raise StartRefused(N_("Đây không phải bản trình diễn: không hiện mật khẩu hay mã."))
    with create_app(config).app_context():
        rows = table_of_officers()
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else _table(rows))


def _table(rows: list[dict[str, str]]) -> str:
    names = ("sign_in_name", "role", "agency", "password", "code")
    widths = [max(len(row[name]) for row in [dict(zip(names, names, strict=True)), *rows])
              for name in names]  # fmt: skip
    lines = [dict(zip(names, names, strict=True)), *rows]
    return "\n".join(
        "  ".join(line[name].ljust(width) for name, width in zip(names, widths, strict=True))
        for line in lines
    )


@group.command()
@click.option("--demonstration", is_flag=True, help="make a demonstration first if there is none")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, help="on PostgreSQL; one on SQLite")
def run(demonstration: bool, host: str, port: int, workers: int) -> None:
    """Serve the instance."""
    config = Config.from_environment()
    with alone(config):
        if demonstration and not any(config.home.glob("*.db")):
            make_demonstration(config, click.echo)
        if config.demonstration:
            migrate_stores(config)
        config = _config()
        app = create_app(config)
        settled = start(app)
        if settled:
            click.echo(f"Thay đổi dang dở đã giải quyết / interrupted changes settled: {settled}")
        if config.demonstration:
            with app.app_context():
                click.echo(_table(table_of_officers()))
        click.echo(f"http://{host}:{port}  (Ctrl+C: dừng / stop)")
        _let_go(app)
        serve(config, lambda: create_app(config), host, port, workers)


def _let_go(app: Flask) -> None:
    """This process forks its workers next: leave them nothing of ours that is open."""
    with app.app_context():
        log = current(Log)
        log.close()
        db.session.remove()
        for engine in (log.ledger.engine, current(KeyStore).engine, db.engine):
            engine.dispose()


@group.command()
def migrate() -> None:
    """Bring the stores of a real instance to this release, as their owner."""
    for line in migrate_stores(Config.from_environment()):
        click.echo(line)


@group.group()
def keys() -> None:
    """The key store."""


@keys.command()
def status() -> None:
    """How many keys there are, and under which version of the KEK."""
    store = open_keys(_config())
    with store.engine.begin() as connection:
        newest = connection.scalar(select(func.max(KEK.c.version)))
        wrapped = connection.execute(select(COMPARTMENT_KEY.c.kek_version)).scalars().all()
        data = connection.scalar(select(func.count()).select_from(DATA_KEY))
    old = sum(version != newest for version in wrapped)
    click.echo(f"KEK {newest}; {len(wrapped)} compartment keys, {old} under an older KEK; "
               f"{data} data keys")  # fmt: skip


@group.group()
def audit() -> None:
    """The audit log."""


@audit.command()
def verify() -> None:
    """Whether the log is whole and the data are what it attests; exit 1 names what is not."""
    with create_app(_config()).app_context():
        try:
            click.echo(whole_line())
        except (Broken, RowBroken) as broken:
            click.echo(f"broken: {broken}", err=True)
            sys.exit(1)


@audit.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the log as C2SP tlog-tiles, with its checkpoint and verifier key, to FOLDER."""
    with create_app(_config()).app_context():
        note(Event.LOG_EXPORTED)
        log = current(Log)
        tiles.export(log.ledger, log.verifier, folder)
        click.echo(f"{log.ledger.size()} entries → {folder}")
