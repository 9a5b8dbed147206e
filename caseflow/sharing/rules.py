"""What counts as agreement: decided by the person, in whole or in part (Luật 91/2025 Đ9)."""

AGREED = frozenset({"given", "given_in_part"})
REFUSED, LESS = "refused", "given_in_part"
