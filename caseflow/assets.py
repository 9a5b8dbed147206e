"""Style sheets, scripts and pictures: read once, hashed, compressed, kept for ever.

All files share one digest in their address, ``/assets/<digest>/<path>``, so that
relative references between them hold, and a page never mixes two releases.
"""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

from caseflow.db import current, provide
from caseflow.gate import Room, public

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
SCRIPT = "caseflow.js"
A_YEAR = 365 * 24 * 3600

room = Room("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """One file as it is sent; ``small`` is its gzip form when that is smaller."""

    mimetype: str
    plain: bytes
    small: bytes | None


class Assets:
    """The manifest: every servable file below ``folder``, by its path."""

    def __init__(self, folder: Path = STATIC) -> None:
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.suffix in TYPES and path.is_file()
        }
        scripts = [files.pop(name) for name in list(files) if name.endswith(".js")]
        if scripts:  # one module, each file in a block of its own: fewer answers to wait for
            files[SCRIPT] = b"".join(b"{\n%s}\n" % _code(each) for each in scripts)
        self.files = {name: _asset(name, content) for name, content in files.items()}
        self.digest = _digest(files)

    def url(self, name: str) -> str:
        """The address of ``name``; KeyError when there is no such file."""
        if name not in self.files:
            raise KeyError(f"no asset {name}")
        return url_for("assets.file", digest=self.digest, name=name)


def _code(script: bytes) -> bytes:
    """``script`` without its lines of comment: they are for who reads the source."""
    lines = script.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.lstrip().startswith(b"//"))


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _asset(name: str, content: bytes) -> Asset:
    small = gzip.compress(content, 9, mtime=0)
    return Asset(TYPES[Path(name).suffix], content, small if len(small) < len(content) else None)


@room.route("/assets/<digest>/<path:name>", who=public("the look of every page, sign-in included"))
def file(digest: str, name: str) -> Response:
    """One file, for ever; an address of another release is not there."""
    assets = current(Assets)
    found = assets.files.get(name)
    if found is None or digest != assets.digest:
        abort(404)
    packed = found.small is not None and request.accept_encodings["gzip"] > 0
    response = Response(found.small if packed else found.plain, content_type=found.mimetype)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def install(app: Flask) -> None:
    """Serve the assets on ``app`` and give its templates ``asset('app.css')``."""
    assets = Assets()
    provide(app, assets)
    app.register_blueprint(room)
    app.jinja_env.globals["asset"] = assets.url
