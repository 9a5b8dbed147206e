"""What support records, and the records of lower floors it works with."""

from caseflow.duties.records import APPROVAL as APPROVAL
from caseflow.law.fields import shipped
from caseflow.sharing.records import HANDOVER as HANDOVER
from caseflow.sharing.records import REFERRAL as REFERRAL
from caseflow.sharing.records import REFERRAL_FEEDBACK as REFERRAL_FEEDBACK
from caseflow.vault.record import record_kind

ENTITLEMENT = record_kind(shipped("entitlement"))
SUPPORT_PLAN = record_kind(shipped("support_plan"))
GOAL = record_kind(shipped("goal"), links={"plan": "link to the plan"})
PLAN_STEP = record_kind(shipped("plan_step"), links={"goal": "link to the goal"})
HEALTH_ASSESSMENT = record_kind(shipped("health_assessment"))
COUNSELLING_SESSION = record_kind(shipped("counselling_session"))
FOLLOW_UP = record_kind(shipped("follow_up"))
CLOSURE = record_kind(shipped("closure"))
