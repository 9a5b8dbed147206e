"""What the auditor may ask: filters that stand in the URL, a case code that never does."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form

from caseflow.clock import VIETNAM
from caseflow.forms.asked import always
from caseflow.forms.base import CaseForm
from caseflow.forms.choices import ChoiceField
from caseflow.forms.dates import DateField
from caseflow.forms.messages import Messages
from caseflow.forms.text import TextField
from caseflow.languages import gettext

_PSEUDONYM = re.compile(r"c[0-9a-f]{32}", re.ASCII)


class PseudonymField(TextField):
    """What the log calls a case. ``data``: “c” and 32 hexadecimal digits."""

    def understood(self, text: str) -> str:
        """A pseudonym, or what one looks like."""
        if not _PSEUDONYM.fullmatch(text.lower()):
            raise ValueError(gettext("Bí danh gồm chữ c và 32 chữ số, chữ cái từ a đến f."))
        return text.lower()


class ListField(ChoiceField):
    """One answer of a list that opens, however short it is."""

    kind = "select"


class FilterForm(Form):
    """By case, officer, event and days; sent by GET, so it changes nothing."""

    class Meta:
        def get_translations(self, form: Any) -> Messages:
            """Vietnamese for WTForms' own messages."""
            return Messages()

    case = PseudonymField(_l("Bí danh hồ sơ"))
    officer = ListField(_l("Cán bộ"))
    what = ListField(_l("Sự việc"))
    since = DateField(_l("Từ ngày"))
    until = DateField(_l("Đến hết ngày"))

    def __init__(self, sent: Any, **offered: Sequence[tuple[str, Any]]) -> None:
        self._offered = offered
        super().__init__(sent)

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Give the lists their choices before they read what was sent."""
        self.officer.choices = list(self._offered["officer"])
        self.what.choices = list(self._offered["what"])
        super().process(*args, **kwargs)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Each by itself, and the days in their order."""
        good = bool(super().validate(extra_validators))
        if good and self.since.data and self.until.data and self.since.data > self.until.data:
            self.until.errors = [gettext("“Đến hết ngày” phải từ “Từ ngày” trở đi.")]
            return False
        return good

    @property
    def begin(self) -> datetime | None:
        """The first moment asked for."""
        return _midnight(self.since.data)

    @property
    def end(self) -> datetime | None:
        """The first moment not asked for any more."""
        return _midnight(self.until.data, later=1)


def _midnight(day: str | None, later: int = 0) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(date.fromisoformat(day) + timedelta(later), time.min, VIETNAM)


class CodeForm(CaseForm):
    """The case code that a complaint names."""

    code = TextField(_l("Mã hồ sơ ghi trong đơn"), required=always)


class CheckForm(CaseForm):
    """A button: nothing but the key of this form."""
