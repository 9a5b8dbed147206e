"""Vietnamese first, English complete: which language a request speaks.

Vietnamese is the source of every message and needs no catalogue. The English one is
read from its .po file when it is first wanted, so no compiled file can drift.
``python -m caseflow.languages check`` and ``update`` keep the catalogue complete.
"""

import io
import sys
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

import click
import flask_babel
from babel.messages.mofile import write_mo
from babel.support import NullTranslations, Translations
from flask import Flask, has_request_context, redirect, request
from flask_babel import Babel, Domain, LazyString, get_locale
from werkzeug.wrappers import Response

from caseflow.law.citing import Citation, in_english
from caseflow.translations import catalogue

COOKIE = "lang"
DEFAULT = "vi"
NAMES = {"vi": "Tiếng Việt", "en": "English"}
KEPT_FOR = timedelta(days=365)


class CatalogueDomain(Domain):  # type: ignore[misc]  # flask_babel has no types
    """Messages straight from the .po file, compiled in memory once per language."""

    def get_translations(self) -> NullTranslations:
        """The catalogue of this request's language; Vietnamese is its own."""
        code = language_code()
        if code not in self.cache:
            self.cache[code] = compiled() if code == "en" else NullTranslations()
        found: NullTranslations = self.cache[code]
        return found


def compiled() -> Translations:
    """The English catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue.load())
    buffer.seek(0)
    return Translations(buffer)


def chosen() -> str:
    """The language of the officer's cookie; Vietnamese when there is none."""
    code = request.cookies.get(COOKIE, DEFAULT) if has_request_context() else DEFAULT
    return code if code in NAMES else DEFAULT


def language_code() -> str:
    """``vi`` or ``en``: the language this page is written in."""
    locale = get_locale()
    return str(locale.language) if locale else DEFAULT


def gettext(text: str, /, **params: object) -> str:
    """``text`` in this request's language, its parameters filled in."""
    said = {n: cited(p) if isinstance(p, Citation) else p for n, p in params.items()}
    return str(flask_babel.gettext(text, **said))


def cited(reference: str) -> str:
    """A reference to the law, as the tables hold it, in this request's language."""
    return bilingual(reference, in_english(reference))


def bilingual(vi: str, en: str) -> str:
    """A label that data carries in both languages, in this request's language."""
    return en if language_code() == "en" else vi


def lazy_bilingual(vi: str, en: str) -> LazyString:
    """Like ``bilingual``, decided when it is shown: for labels of forms."""
    return LazyString(partial(bilingual, vi, en))


def language_links() -> list[dict[str, object]]:
    """One link a language to this same page: ``{code, label, href, current}``."""
    here = language_code()
    return [
        {"code": code, "label": label, "href": _address(code), "current": code == here}
        for code, label in NAMES.items()
    ]


def _address(code: str | None) -> str:
    """This page with ``?lang=code``, its filters kept; without it when ``code`` is None."""
    pairs = [pair for pair in request.args.items(multi=True) if pair[0] != COOKIE]
    if code:
        pairs.append((COOKIE, code))
    path = request.script_root + request.path
    return path + ("?" + urlencode(pairs) if pairs else "")


def _switch() -> Response | None:
    """Keep a language asked for by ``?lang=`` in a cookie, then show the same page."""
    code = request.args.get(COOKIE)
    if request.method != "GET" or code not in NAMES or request.url_rule is None:
        return None  # an address outside our map is never redirected to
    response = redirect(_address(None), 303)
    response.set_cookie(
        COOKIE, code, KEPT_FOR, secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return response


def install(app: Flask) -> None:
    """Set up languages on ``app``; call it before the gate's own ``before_request``."""
    babel = Babel(
        app,
        default_locale=DEFAULT,
        default_timezone="Asia/Ho_Chi_Minh",
        locale_selector=chosen,
    )
    babel.domain_instance = CatalogueDomain()
    app.before_request(_switch)
    app.jinja_env.globals.update(
        language_code=language_code, language_links=language_links, bilingual=bilingual,
        cited=cited,
    )  # fmt: skip


def main(arguments: list[str]) -> int:
    """``check`` names every drift and answers 1; ``update`` extracts and merges."""
    match arguments:
        case ["check"]:
            faults = catalogue.faults()
            for fault in faults:
                click.echo(fault, err=True)
            click.echo(f"catalogue: {len(faults)} faults")
            return 1 if faults else 0
        case ["update"]:
            click.echo(f"catalogue: {catalogue.update()} messages without English")
            return 0
    click.echo("python -m caseflow.languages check|update", err=True)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
