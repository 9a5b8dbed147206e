"""Pages without the white space that only their source needs.

A page that shows what is confidential is never compressed, so indentation is a third of
it. It is dropped when a template is compiled, from the template's own text alone: no
value is ever touched, and what a browser would draw stays the same.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_BLOCKS = (
    "html|head|body|header|footer|main|nav|section|div|p|h[1-6]|ul|ol|li|dl|dt|dd|form|fieldset"
    "|legend|table|caption|thead|tbody|tr|th|td|select|option|datalist|details|summary"
    "|meta|link|title|script"
)
_LINES = re.compile(r"[ \t]*\n\s*")
_BEFORE = re.compile(rf"\s+(?=</?(?:{_BLOCKS})\b)")
_AFTER = re.compile(rf"(</?(?:{_BLOCKS})\b[^<>]*>)\s+")


class Lean(Extension):
    """Drops white space beside block tags; elsewhere a line break is kept as one."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a page; a text file's are left as they are."""
        name = stream.name or ""
        page, theirs = name.endswith(".html"), name.startswith("govuk_frontend_jinja/")
        before = ""
        for token in stream:
            if page and token.type == "data":
                token = Token(token.lineno, "data", lean(token.value))
            # theirs has a line of its own for each optional attribute, each with its space
            if not (theirs and before == "block_end" and token[2] == "\n"):
                yield token
            before = token.type


def lean(text: str) -> str:
    """``text``, a template's own, as it is sent."""
    return _AFTER.sub(r"\1", _BEFORE.sub("", _LINES.sub("\n", text)))
