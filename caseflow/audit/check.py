"""The whole check, in one: the log first, then the data that it attests."""

from dataclasses import dataclass

from caseflow.audit.following import verify_followers
from caseflow.audit.replay import Attested, verify_rows
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Whole, verify_log


@dataclass(frozen=True)
class Checked:
    """A log that is whole, over data that are what it says."""

    log: Whole
    data: Attested

    def line(self) -> str:
        """``whole: N entries, …``: what ``caseflow audit verify`` prints."""
        since = f", since {self.log.since}" if self.log.since else ""
        return (
            f"whole: {self.log.entries} entries, {self.data.rows} rows of"
            f" {self.data.changes} changes, {self.log.checkpoints} checkpoints,"
            f" root {self.log.root.hex()}{since}"
        )


def check_all(log: Log) -> Checked:
    """Verify log and data, in an app's context. Raises ``whole.Broken`` with the first bad
    number, or ``replay.RowBroken`` with the first bad row."""
    whole = verify_log(log.ledger, log.verifier, log.copies)
    data = verify_rows(log.ledger)
    verify_followers()
    return Checked(whole, data)
