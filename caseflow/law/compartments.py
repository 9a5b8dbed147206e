"""The compartments into which everything confidential about a case is divided."""

from enum import StrEnum


class Compartment(StrEnum):
    """One kind of confidential matter; each has its own key and its own readers."""

    IDENTITY = "identity"
    CONTACT = "contact"
    ACCOUNT = "account"
    HEALTH = "health"
    COUNSELLING = "counselling"
    INVESTIGATION = "investigation"
    PROTECTION = "protection"
    SUPPORT = "support"
    LEGAL = "legal"
    OVERSIGHT = "oversight"


# What happened, health and safety stay closed even inside an opened case, until the
# officer opens each by itself.
FOLDED = frozenset(
    {
        Compartment.ACCOUNT,
        Compartment.HEALTH,
        Compartment.COUNSELLING,
        Compartment.INVESTIGATION,
        Compartment.PROTECTION,
    }
)
