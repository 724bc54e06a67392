"""The tone of oa, oe, uy stands on either letter: Thuỳ is Thùy, Hoà is Hòa."""

EARLY = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
LATE = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]


def one_tone(text: str) -> str:
    """A text in small letters, to be compared alone: the tone on the first letter."""
    for late, early in zip(LATE, EARLY, strict=True):
        text = text.replace(late, early)
    return text
