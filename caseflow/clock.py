"""What time it is: the one place that asks, so that tests can hold it still."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The present moment, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in Việt Nam, where every deadline of the law is counted."""
    return now().astimezone(VIETNAM).date()


def stamp(moment: datetime) -> str:
    """``moment`` as the log and the stores write it: UTC, microseconds, ``Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
