"""By when what a supervisor found must be put right, and on which day it was."""

from datetime import date

from caseflow.errors import N_, Refused


def check_found(due: date, today: date) -> None:
    """What must be put right has a date that has not passed."""
    if due < today:
        raise Refused(N_("Thời hạn khắc phục phải từ hôm nay trở đi."), "due_on")


def check_put_right(resolved: date | None, found: date, today: date) -> None:
    """It was put right after it was found (or looked at last), and not in the future."""
    if resolved is None:
        raise Refused(N_("Hãy nhập ngày khắc phục xong."), "resolved_on")
    if resolved > today:
        raise Refused(N_("Ngày khắc phục xong không thể sau hôm nay."), "resolved_on")
    if resolved < found:
        raise Refused(
            N_("Ngày khắc phục xong không thể trước ngày giám sát (%(day)s)."),
            "resolved_on",
            day=f"{found:%d/%m/%Y}",
        )


def check_looked(
    resolved: date | None, due: date | None, required_action: str | None, found: date, today: date
) -> None:
    """Either it was put right on a day, or another day is set, with what is still to be done:
    one of the two."""
    if resolved is not None and due is not None:
        raise Refused(
            N_("Nếu chưa khắc phục, hãy để trống ngày khắc phục xong; nếu đã xong, "
               "hãy để trống thời hạn mới."),
            "due_on",
        )  # fmt: skip
    if resolved is None and due is None:
        raise Refused(N_("Hãy nhập ngày khắc phục xong; nếu chưa xong, hãy nhập thời hạn mới."),
                      "due_on" if required_action else "resolved_on")  # fmt: skip
    if due is None:
        check_put_right(resolved, found, today)
    else:
        check_found(due, today)
    if resolved is not None and required_action:
        raise Refused(
            N_("Đã khắc phục xong thì không còn việc cần khắc phục: hãy để trống."),
            "required_action",
        )
