"""Asked about by other agencies: each gets the same answer, until a holder shares something."""

from uuid import uuid4

from caseflow.case.acts import Submission
from caseflow.cooperation.requesting import ask
from caseflow.demo import words
from caseflow.demo.people import InventedPerson
from caseflow.demo.reception import LAN, consent
from caseflow.demo.supporting import NGA, WOMEN
from caseflow.demo.telling import Cast, Told, day
from caseflow.sharing.requests import concerning
from caseflow.support.granting import GRANT

HUONG = "huong.hanoi"


def asked_about(cast: Cast, by: str, person: InventedPerson, reason: str) -> None:
    """Officer ``by`` asks other agencies about ``person``."""
    answers = {
        "full_name": person.full_name,
        "birth_date": person.birth_date[:4],
        "reason": reason,
        "ground": words.ASKING_GROUND,
        "needed_until": day(30),
    }
    ask(cast.actor(by), Submission({"person_request": answers}, str(uuid4())))


def shared_in_part(told: Told, by: str = LAN) -> None:
    """The person agrees that the women's union, which asked, is told who they are."""
    consent(told, by, "support", WOMEN, ["identity"])
    access = told.at(by)
    asker = told.cast.agency(WOMEN)
    found = concerning([access.actor.agency], first=False)
    [record] = [row.record for row in found if (row.case, row.agency) == (access.case, asker)]
    shared = {"compartments": ["identity"], "expires_on": day(60)}
    told.do(by, GRANT, record, referral=shared)


def asked_by_others(told: Told, nobody: InventedPerson) -> None:
    """One agency asked and was told part; another waits; of ``nobody`` none knows anything."""
    asked_about(told.cast, NGA, told.person, words.ASKING_UNION)
    shared_in_part(told)
    asked_about(told.cast, HUONG, told.person, words.ASKING_DEPARTMENT)
    asked_about(told.cast, HUONG, nobody, words.ASKING_DEPARTMENT)
