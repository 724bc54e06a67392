"""Facts that a record may lack, as the filter “Còn thiếu” asks for them."""

import datetime

from django.db.models import Q, TextChoices

from foundation.core import clock


class MissingFact(TextChoices):
    BIRTH = "birth", "Ngày sinh"
    ETHNIC_GROUP = "ethnic_group", "Dân tộc"
    HOME_TOWN = "home_town", "Quê quán"
    PHONE = "phone", "Số điện thoại"
    PARTY = "party", "Ngày vào Đảng chính thức (đảng viên)"
    SINCE = "since", "Ngày giữ chức vụ hiện nay"
    DECISION = "decision", "Số quyết định của chức vụ hiện nay"
    DEGREE = "degree", "Chuyên môn"
    THEORY = "theory", "Lý luận chính trị"
    STATE = "state", "Quản lý nhà nước"


OF_PERSON = {
    MissingFact.BIRTH: Q(birth=None),
    MissingFact.ETHNIC_GROUP: Q(ethnic_group=None),
    MissingFact.HOME_TOWN: Q(home_town=""),
    MissingFact.PHONE: Q(phone=""),
    MissingFact.PARTY: Q(party_joined_on__isnull=False, party_official_on=None),
}
# Of these nobody knows whether they were there on a past day.
OF_TODAY = {MissingFact.PHONE}
OF_POST = {MissingFact.SINCE: ("since", None), MissingFact.DECISION: ("decision", "")}


def lacks(fact: str, day: datetime.date) -> Q:
    """Condition on a cadre: the fact is not on record; on a past day of `Cadre.objects.on(day)` with its levels."""
    today = day == clock.today()
    if fact in OF_PERSON:
        return OF_PERSON[fact]
    if fact not in OF_POST:
        return Q(**{f"now__{fact}" if today else f"{fact}_then": None})
    name, nothing = OF_POST[fact]
    if not today:
        return Q(**{f"held_{name}": nothing})
    path = {"since": "valid_from", "decision": "decision_no"}[name]
    return Q(**{"now__held__isnull": False, f"now__held__{path}": nothing})
