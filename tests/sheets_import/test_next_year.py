"""What an empty cell beside ticks means is not asked again of the sender's next file, whatever its sheet is called."""

from django.urls import reverse

from tests.sheets.workbooks import xlsx
from tests.sheets_import.files import confirm, finished, looked, upload, write

HEADINGS = ["TT", "Họ và tên", "Nữ (x)", "Ngày sinh", "Đơn vị", "Chức vụ"]


def sheet(year, *people):
    title = f"DANH SÁCH TRÍCH NGANG (tính đến ngày 28/11/{year})"
    rows = [
        [place, name, tick, birth, "Xã Hoa Thám", "Chủ tịch UBND"]
        for place, (name, tick, birth) in enumerate(people)
    ]
    return xlsx([[title], [], HEADINGS, *rows], name=f"Năm {year}").read()


def test_ticks_are_not_asked_about_again(lan):
    people = [("Lý Văn Tư", "", "25/06/1980"), ("Lý Thị Năm", "x", "27/08/1981")]
    sent = looked(lan, sheet(2020, *people), remember="on")
    assert [question["group"] for question in sent.open_questions] == ["reading"]
    given = {"look": sent.job_id, "accept": "1", "remember": "on"}
    lan.post(reverse("import-answer", args=[sent.pk]), given)
    assert write(lan, finished(sent)).written == 2
    again = upload(lan, sheet(2021, *people, ("Lý Văn Sáu", "", "29/10/1982")))
    confirm(lan, again, look="1")
    again = finished(again)
    assert again.state == "looked" and again.open_questions == [] and again.counts["new"] == 1
