"""Serving an instance: one gthread worker on SQLite, held by a lock file."""

import fcntl
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from caseflow.config import Config
from caseflow.errors import N_, StartRefused

THREADS = 8
LONGEST_LINE, MOST_HEADERS, LONGEST_HEADER = 4094, 50, 8190


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn inside this process, with our settings and no file of its own."""

    def __init__(self, make: Callable[[], Flask], settings: dict[str, Any]) -> None:
        self._make, self._settings = make, settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return lasting(self._make())


def lasting(app: Flask) -> Flask:
    """``app`` as a server keeps it: what stands now (law tables, mapped classes, templates)
    stays until the process ends, so the collector need not walk it during a request."""
    gc.collect()
    gc.freeze()
    return app


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Refuse a second server over the same embedded stores."""
    config.home.mkdir(parents=True, exist_ok=True)
    with (config.home / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartRefused(
                N_("Một chương trình khác đang phục vụ thư mục %(home)s."), home=str(config.home)
            ) from error
        yield


def serve(config: Config, make: Callable[[], Flask], host: str, port: int, workers: int) -> None:
    """Serve until told to end. On SQLite there is one worker, whatever is asked."""
    settings = {
        "bind": f"{host}:{port}",
        "workers": 1 if config.embedded else workers,
        "threads": THREADS,
        "worker_class": "gthread",
        "limit_request_line": LONGEST_LINE,
        "limit_request_fields": MOST_HEADERS,
        "limit_request_field_size": LONGEST_HEADER,
        "control_socket_disable": True,
        "loglevel": "warning",
        "timeout": 60,
    }
    Server(make, settings).run()
