"""The commands: making, migrating and serving an instance, and its administrators."""

import json

import click
from flask import Flask

from caseflow import asking
from caseflow.app import create_app, start
from caseflow.asking import passphrase_given
from caseflow.audit.sequencer import Log
from caseflow.config import Config
from caseflow.db import current, db
from caseflow.demo.making import make_demonstration
from caseflow.demo.staffing import table_of_officers
from caseflow.errors import N_, StartRefused
from caseflow.examining import audit, keys
from caseflow.instance import check_unused, make, nothing_half_made
from caseflow.reminding.rules import FAILURE_WORDS
from caseflow.serving import alone, remind_once, serve
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.replacing import administrator, proven, replace_administrator
from caseflow.staff.roster import by_sign_in_name
from caseflow.staff.service import confirm, enrol_first_administrators, law_facts
from caseflow.stores import check_made
from caseflow.stores import migrate as migrate_stores
from caseflow.vault.keystore import KeyStore

HEIR = "Người thay (Enter: chính người này) / in their place (Enter: the same person)"
ENROL = (
    "Đưa mỗi mã tận tay đúng người, trong 48 giờ: mở /enrol, đặt mật khẩu, quét mã bằng điện "
    "thoại.\nHand each code to its person within 48 hours: /enrol, a password, the telephone."
)


@click.group(help="caseflow: theo dõi hỗ trợ nạn nhân mua bán người / one person's case.")
def group() -> None:
    """Each command reads its settings from the environment (README.md lists them)."""


group.add_command(keys)
group.add_command(audit)


@group.command()
@click.option("--agency", default="tn-steering-committee-138", help="agency of the law tables")
def init(agency: str) -> None:
    """Make a real instance: asks for a passphrase, enrols two administrators."""
    config = Config.from_environment()
    check_unused(config)
    passphrase, people = asking.new_passphrase(), asking.two_administrators()
    with nothing_half_made(config):
        app = make(config, passphrase)
        with app.app_context():
            codes = enrol_first_administrators(law_facts(agency), people)
    for name, code in codes:
        _show_code(name, code)
    click.echo(ENROL)


@group.group()
def administrators() -> None:
    """Those who look after officers and agencies."""


@administrators.command("replace")
@click.argument("lost")
def replace_lost(lost: str) -> None:
    """Put somebody in the place of the administrator LOST (a sign-in name), or let LOST
    enrol anew. Needs the passphrase and the administrator who is left."""
    with create_app(passphrase_given()).app_context():
        officer = administrator(lost)
        with proven(*asking.own_proof()) as permit:
            name = asking.free_name(HEIR, [], default=officer.sign_in_name)
            heir = None
            if name != officer.sign_in_name:
                heir = NewOfficer(name, asking.person_name(), officer.agency)
            _show_code(name, replace_administrator(permit, officer, heir))
    click.echo(ENROL)


@administrators.command("confirm")
@click.argument("sign_in_name")
@click.argument("order_number")
def confirm_officer(sign_in_name: str, order_number: str) -> None:
    """Confirm the officer SIGN_IN_NAME by the written order ORDER_NUMBER, where neither a
    supervisor nor two administrators without a part in it can. Needs the passphrase."""
    with create_app(passphrase_given()).app_context():
        officer = by_sign_in_name(sign_in_name)
        if officer is None:
            raise StartRefused(N_("Không có cán bộ nào với tên đăng nhập này."))
        confirm(system_permit(), officer.id, order_number)
    click.echo(f"{officer.name}: đã xác nhận / confirmed")


def _show_code(name: str, code: str) -> None:
    click.echo(f"{name}: mã đăng ký dùng một lần / one-time enrolment code: {code}")


@group.group(invoke_without_command=True)
@click.pass_context
def demo(context: click.Context) -> None:
    """Make a whole demonstration instance, without questions."""
    if context.invoked_subcommand is None:
        config = Config.from_environment()
        check_unused(config)
        with nothing_half_made(config):
            make_demonstration(config, click.echo)
        click.echo(f"Xong / done: {config.home}")


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
            with nothing_half_made(config):
                make_demonstration(config, click.echo)
        if config.demonstration:
            migrate_stores(config)
        config = passphrase_given()
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


@group.command()
def remind() -> None:
    """Send the reminders that are due, once: for cron, where nothing serves."""
    app = create_app(passphrase_given())
    done = remind_once(app)
    click.echo(f"Thư đã gửi / letters sent: {done.letters}")
    if done.failure:
        raise StartRefused(FAILURE_WORDS[done.failure])


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
    config = Config.from_environment()
    check_made(config)
    for line in migrate_stores(config):
        click.echo(line)
