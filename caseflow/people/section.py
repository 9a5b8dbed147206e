"""The person as the case page knows them, and those around them."""

from caseflow.case.sections import Section
from caseflow.errors import N_
from caseflow.people.adopting import ADOPT
from caseflow.people.ageing import keep_age_class
from caseflow.people.records import (
    ACCOMPANYING_MINOR,
    IDENTITY_DOCUMENT,
    PERSON,
    RELATIVE_OR_CONTACT,
    REPRESENTATIVE,
    SAFE_CONTACT_RULE,
)
from caseflow.people.service import check_named_once, hold_newest, keep_minor

_AROUND = (
    SAFE_CONTACT_RULE,
    IDENTITY_DOCUMENT,
    RELATIVE_OR_CONTACT,
    REPRESENTATIVE,
    ACCOMPANYING_MINOR,
)
SECTION = Section(
    "people",
    title=N_("Người được hỗ trợ và những người liên quan"),
    kinds=(PERSON, *_AROUND),
    acts=(ADOPT,),
    addable=_AROUND,
    after={
        PERSON.name: keep_age_class,
        ACCOMPANYING_MINOR.name: keep_minor,
        REPRESENTATIVE.name: check_named_once,
        SAFE_CONTACT_RULE.name: hold_newest,
    },
)
