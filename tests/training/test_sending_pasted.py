"""A school's list pasted from a sheet: read into the table of answers; nobody is guessed, nothing saved unseen."""

from types import SimpleNamespace

from django.urls import reverse

from foundation.core.dates import PartialDate
from tests.training.factories import choose, make_plan, make_row, make_sending
from training.models import PlanPerson
from training.sending.pasted import MOST_ROWS, read_pasted


def person(key, name, birth):
    return SimpleNamespace(
        pk=key, cadre=SimpleNamespace(full_name=name, birth=PartialDate(birth) if birth else None)
    )


PEOPLE = [
    person(1, "Hoàng Thị An", "1980-05-01"),
    person(2, "Lý Văn Ba", "1975-01-02"),
    person(3, "Lý Văn Ba", "1981"),
    person(4, "Vi Thùy Thảo", "1983"),
]


def read(*rows):
    return read_pasted("\n".join(rows), PEOPLE)


def test_who_stands_on_the_list_of_the_school_is_summoned():
    found = read(
        "TT\tHọ và tên\tNgày sinh\tĐơn vị",
        "1\tHOÀNG THỊ AN\t01/05/1980\tXã Hoa Thám",
        "2\tLý Văn Ba\t1981",
        "3\tVi Thuỳ Thảo\t1983\tKhông được triệu tập\tHồ sơ nộp muộn",
    )
    assert not found.faults and not found.left and found.count == 3
    assert found.values == {
        "answer-1": "summoned",
        "answer-3": "summoned",
        "answer-4": "refused",
        "why-4": "Hồ sơ nộp muộn",
    }


def test_who_is_not_sure_is_asked_and_stays_in_the_box():
    rows = [
        "Lý Văn Ba",
        "Hoàng Thị An\t02/05/1980",
        "Nông Văn Lạ\t1990",
        "Vi Thùy Thảo",
        "Vi Thùy Thảo\t1983",
    ]
    found = read(*rows)
    assert found.values == {"answer-4": "summoned"} and found.left == [*rows[:3], rows[4]]
    several, other, by_name, twice, strangers = found.faults
    assert "có 2 đồng chí tên “Lý Văn Ba”" in several and "sinh 01/05/1980, dòng dán ghi 02/05/1980" in other
    assert "đã ghi theo họ tên; kiểm tra lại" in by_name and "đã có ở dòng 4" in twice
    assert strangers == "Không có trong danh sách đã gửi: Nông Văn Lạ."


def test_many_strangers_are_counted_and_too_many_rows_refused():
    names = "abcdefghijkl"
    found = read(*(f"Nông Văn {name}" for name in names))
    assert found.faults[0].endswith("và 2 người khác.") and len(found.left) == len(names)
    assert "tối đa" in read(*["Lý Văn Ba"] * (MOST_ROWS + 1)).faults[0]


def test_the_page_fills_its_table_and_writes_nothing(client, world):
    row = make_row(make_plan(world.district, issued_on="2021-11-01"), source="above")
    sending = make_sending(row, state="sent", sent_on="2021-11-20")
    an, binh = (choose(row, cadre, state="sent", sending=sending) for cadre in (world.an, world.binh))
    client.force_login(world.lan)
    url = reverse("sendinglist-answer-list", args=[sending.pk])
    pasted = {
        "state": "sent",
        "paste": "1",
        "pasted": "Hoàng Thị An\tkhông đạt\tQuá tuổi",
        "class_name": "K12",
    }
    html = client.post(url, pasted).content.decode()
    assert "Đã đọc 1 dòng" in html and 'value="Quá tuổi"' in html and 'value="K12"' in html
    chosen = '<option value="refused" selected>'
    assert html.count(chosen) == 1 and html.index(f'name="answer-{an.pk}"') < html.index(chosen)
    assert html.index(chosen) < html.index(f'name="answer-{binh.pk}"') or an.pk > binh.pk
    assert set(PlanPerson.objects.values_list("state", flat=True)) == {"sent"}
