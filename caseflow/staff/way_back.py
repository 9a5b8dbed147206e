"""Where a browser may be led back to: a plain path of this house, nowhere else.

Browsers drop tabs and line breaks from an address and read ``\\`` as ``/``, so what looks
like a path may name another host; and a line break ends the header that carries it.
"""

from urllib.parse import urlsplit


def own_path(wanted: str) -> str:
    """``wanted`` if it is a path (with query) of ours and nothing else, or empty."""
    if not wanted.startswith("/") or not wanted.isprintable() or "\\" in wanted:
        return ""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return ""
    path_only = not parts.scheme and not parts.netloc and "//" not in parts.path
    return wanted if path_only and ".." not in parts.path.split("/") else ""
