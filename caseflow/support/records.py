"""What support records: the plan, what is given, who was asked to help, how it ends."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

ENTITLEMENT = record_kind(shipped("entitlement"))
SUPPORT_EXTENSION = record_kind(shipped("support_extension"))
SUPPORT_PLAN = record_kind(shipped("support_plan"))
GOAL = record_kind(shipped("goal"), links={"plan": "link to the plan"})
PLAN_STEP = record_kind(shipped("plan_step"), links={"goal": "link to the goal"})
HEALTH_ASSESSMENT = record_kind(shipped("health_assessment"))
REFERRAL_FEEDBACK = record_kind(
    shipped("referral_feedback"), links={"referral": "link to the referral"}
)
COUNSELLING_SESSION = record_kind(shipped("counselling_session"))
FOLLOW_UP = record_kind(shipped("follow_up"))
CLOSURE = record_kind(shipped("closure"))
REOPENING = record_kind(shipped("reopening"))
