"""The rooms of staff, for the app to register."""

from caseflow.staff.web import account, administration, agencies, confirmations, enrolment, sign_in

ROOMS = (
    sign_in.room,
    enrolment.room,
    account.room,
    administration.room,
    agencies.room,
    confirmations.room,
)
