"""The rooms of staff, for the app to register: the modules give the staff room its routes."""

from caseflow.staff.web import account, administration, agencies, confirmations, enrolment, sign_in
from caseflow.staff.web.room import room

ROOMS = (sign_in.room, enrolment.room, account.room, room)
PARTS = (administration, agencies, confirmations)
