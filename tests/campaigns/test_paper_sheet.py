"""The papers that a unit's workbook names go to its checklist; what the office has noted stays."""

from foundation.core.dates import PartialDate
from office.campaigns.models import ReceivedItem
from office.campaigns.paper_sheet import papers_sheet, receive
from office.campaigns.workbooks.returned import FilledRow
from tests.campaigns.campaigns import make_campaign_unit, make_item

DAY = PartialDate.parse("20/11/2021")


def row(place, item, **values):
    return FilledRow({"item": str(getattr(item, "pk", item)), **values}, "papers", place, "Văn bản")


def test_papers_are_noted_once_and_what_differs_is_told(world):
    unit = make_campaign_unit(world.hoa_tham, "sent")
    paper, minutes = make_item(), make_item("Biên bản", order=20)
    people = make_item("Hồ sơ cá nhân", counted=True, order=30)
    ReceivedItem.objects.create(campaign_unit=unit, item=minutes, number="01-BB/ĐU")
    rows = [
        row(9, paper, number="12-TTr/ĐU", on=DAY),
        row(10, paper, on=DAY),
        row(11, minutes, number="02-BB/ĐU", on=DAY),
        row(12, people, count=3, of=5),
        row(13, "999999"),
    ]
    written, left = receive(unit, rows)
    assert written == 2 and [(each.page, each.row) for each in left] == [
        ("Văn bản", 10),
        ("Văn bản", 11),
        ("Văn bản", 13),
    ]
    assert "ghi “số 01-BB/ĐU”, biểu ghi “số 02-BB/ĐU, ngày 20/11/2021”" in left[1].sentence
    assert set(unit.received.values_list("item__name", "number", "count", "of")) == {
        ("Tờ trình", "12-TTr/ĐU", None, None),
        ("Biên bản", "01-BB/ĐU", None, None),
        ("Hồ sơ cá nhân", "", 3, 5),
    }
    assert receive(unit, rows[:1]) == (0, [])


def test_a_paper_has_its_whole_day_and_what_is_counted_its_number(world):
    paper, people = make_item(), make_item("Hồ sơ cá nhân", counted=True, order=20)
    campaign = make_campaign_unit(world.hoa_tham).campaign
    fits = papers_sheet(campaign).check
    said = {"item": str(paper.pk), "on": DAY}
    assert fits(said) == {}
    assert fits(said | {"on": PartialDate.parse("11/2021")}) == {"on": "Ghi đủ ngày, tháng, năm của văn bản."}
    assert fits({"item": str(paper.pk)}) == {"on": "Ghi ngày văn bản."}
    assert fits(said | {"count": 3}) == {"count": "Mục này không đếm số bộ."}
    counted = {"item": str(people.pk)}
    assert fits(counted) == {"count": "Ghi số bộ đã gửi."}
    assert fits(counted | {"count": 6, "of": 5}) == {"count": "Số bộ đã gửi lớn hơn tổng số."}
    assert fits(counted | {"count": 5, "of": 5}) == {}
