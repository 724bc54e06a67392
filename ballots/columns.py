"""The columns of the list of counts; no votes of anybody, which its own page shows alone."""

from django.db.models import F

from foundation.lists.tables import Column

COUNTS = (
    Column("subject", "Nội dung lấy phiếu", "subject"),
    Column("conference", "Hội nghị", lambda count: count.get_conference_display(), sort=F("conference")),
    Column("met_on", "Ngày họp", "met_on", kind="date"),
    Column("unit", "Đơn vị tổ chức", "unit.name", sort=F("unit__official_key")),
    Column("slip", "Loại phiếu", lambda count: count.get_slip_display(), sort=F("slip")),
    Column("present", "Có mặt", lambda count: count.presence.words(0) and f"{count.present}/{count.called}"),
    Column("valid", "Phiếu hợp lệ", "valid", kind="number"),
    Column("minutes", "Biên bản", "minutes", shown=False, sort=F("minutes_on")),
    Column("state", "Trạng thái", lambda count: count.get_state_display(), sort=F("state"), whole=True),
)
