"""Serving an instance: one gthread worker on SQLite, held by a lock file. Each worker sends
reminders beside its requests."""

import fcntl
import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from caseflow.config import Config
from caseflow.db import current
from caseflow.errors import N_, StartRefused
from caseflow.lawroom.shelf import Shelf, take
from caseflow.reminding.service import Round, remind

THREADS = 8
LONGEST_LINE, MOST_HEADERS, LONGEST_HEADER = 4094, 50, 8190
REMINDED_EVERY = 60.0  # seconds
_logger = logging.getLogger("caseflow")


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
        "post_worker_init": lambda worker: keep_reminding(worker.wsgi),
    }
    Server(make, settings).run()


def remind_once(app: Flask) -> Round:
    """One round of reminders, with the law as it stands now."""
    with app.app_context():
        take(current(Shelf))
        return remind()


def keep_reminding(app: Flask, every: float = REMINDED_EVERY) -> threading.Event | None:
    """From now on a round each ``every`` seconds, beside the requests of this process, until
    the event returned is set; nothing where no mail server is named."""
    with app.app_context():
        if current(Config).mail is None:
            return None
    ended = threading.Event()

    def rounds() -> None:
        while not ended.wait(every):
            try:
                remind_once(app)
            except Exception as error:  # whatever it was, the next round tries again
                _logger.error("reminders not sent: %s", type(error).__name__, exc_info=error)

    threading.Thread(target=rounds, name="reminders", daemon=True).start()
    return ended
