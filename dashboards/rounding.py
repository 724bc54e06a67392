"""Words that leaders put beside an exact figure (gần 4.200, trên 97%); made by rule, never instead of it."""

from decimal import Decimal

from foundation.core.figures import thousands

# Below this a number is said as it is; further from a round one than this share of it, too.
LEAST = 1000
NEAR = Decimal("0.005")
NEARLY_A_WHOLE = Decimal("0.9")
WELL_PAST = Decimal("0.5")


def about(number: int) -> str:
    """ "gần 4.200" for 4.196, "trên 4.200" for 4.210; empty for 4.200, for 4.250 and below 1.000."""
    if number < LEAST:
        return ""
    near = 100 * ((number + 50) // 100)
    if near == number or abs(near - number) > NEAR * number:
        return ""
    return f"{'gần' if number < near else 'trên'} {thousands(near)}"


def about_percent(percent: Decimal) -> str:
    """ "trên 97%" for 97,41, "gần 98%" for 97,93; empty for 97 and for 97,7."""
    whole = percent // 1
    beyond = percent - whole
    if beyond == 0 or WELL_PAST < beyond < NEARLY_A_WHOLE:
        return ""
    return f"gần {whole + 1}%" if beyond >= NEARLY_A_WHOLE else f"trên {whole}%"
