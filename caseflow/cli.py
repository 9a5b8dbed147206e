"""The way in from the console: runs a command, and says in one sentence what refuses."""

import importlib
import sys

import click

from caseflow.errors import CaseflowError


def main() -> None:
    """``caseflow …``. The commands are loaded here, for a broken law table is found while
    loading and has its sentence too."""
    try:
        importlib.import_module("caseflow.commands").group(standalone_mode=False)
    except CaseflowError as error:
        click.echo(f"caseflow: {error}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"caseflow: {error.strerror}: {error.filename or ''}", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\ncaseflow: đã dừng giữa chừng / stopped half-way", err=True)
        sys.exit(130)


if __name__ == "__main__":
    main()
