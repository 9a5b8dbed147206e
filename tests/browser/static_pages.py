"""A tiny HTTP server of fixed pages, to see the checker pass and fail without an application."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'"
STRICT += "; img-src 'self'; require-trusted-types-for 'script'; base-uri 'none'"


ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@dataclass(frozen=True)
class StaticPage:
    """What one address answers; every page has the strict policy of the application."""

    body: str
    status: int = 200
    kind: str = "text/html; charset=utf-8"


def html(content: str, head: str = "") -> StaticPage:
    """A whole, faultless document around ``content``."""
    return StaticPage(
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang thử</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="/icon.svg">{head}</head>'
        f"<body><main><h1>Trang thử</h1>{content}</main></body></html>"
    )


@contextmanager
def served(pages: dict[str, StaticPage]) -> Iterator[str]:
    """The base URL at which ``pages`` are served while the block runs."""
    pages = {"/icon.svg": StaticPage(ICON, kind="image/svg+xml"), **pages}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path, StaticPage("not there", 404))
            body = page.body.encode()
            self.send_response(page.status)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", STRICT)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing: the tests' output is theirs."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
