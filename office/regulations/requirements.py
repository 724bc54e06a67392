"""A requirement is printed with its state of confirmation, everywhere by this one function.

Templates include `regulations/_requirement.html`, or print `.required` of a finding or of a measure of the structure;
sheets and prints take the same property. Nothing else prints the bare `.requirement`.
"""

UNCONFIRMED = "quy định chưa xác nhận"


def required(requirement: str, *, confirmed: bool) -> str:
    """The requirement as people read it, "yêu cầu từ 25%"; empty where nothing is required."""
    if not requirement:
        return ""
    state = "" if confirmed else f" – {UNCONFIRMED}"
    return f"yêu cầu {requirement}{state}"
