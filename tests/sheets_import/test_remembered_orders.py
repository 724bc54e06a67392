"""How a sender writes dates is known in the next file: shown, forgotten, asked again where a cell says otherwise."""

from django.urls import reverse

from foundation.sheets.models import AnswerMemory
from tests.sheets_import.files import columns, confirm, finished, person, roster, upload, write

TITLE = "DANH SÁCH TRÍCH NGANG XÃ HOA THÁM (tính đến ngày 30/11/2021)"
NEXT = TITLE.replace("30/11", "29/11")
PROOF = "25/03/1979"


def sheet(*births, title=TITLE):
    names = ("Lý Văn Tư", "Lý Văn Năm", "Lý Văn Sáu", "Lý Văn Bảy")
    return roster(
        *(person(name, birth=birth) for name, birth in zip(names, births, strict=False)), title=title
    )


def looked_at_once(client, sent):
    """The import, looked at where step 2 is passed over."""
    asked = confirm(client, sent, day="29/11/2021", look="1").url == reverse("import-columns", args=[sent.pk])
    sent.refresh_from_db()
    return None if asked else finished(sent)


def birth_of(sent):
    return sent.rows.get(name="Lý Văn Tư").values["birth"][0]


def first_year(client, **given):
    sent = upload(client, sheet("05/06/1970", "07/08/1971"))
    assert looked_at_once(client, sent) is None
    columns(client, sent, **{"date-0-0": "month_first", **given})
    return write(client, finished(sent))


def test_next_years_dates_are_read_as_this_sender_writes_them(lan):
    assert first_year(lan, remember="on").written == 2
    again = looked_at_once(lan, upload(lan, sheet("09/10/1970", "07/08/1971", title=NEXT)))
    assert birth_of(again) == "10/09/1970"
    page = lan.get(reverse("import-look", args=[again.pk])).content.decode()
    assert "Đọc tháng trước, ngày sau, như lần nhập trước của nơi gửi này" in page
    assert "(như lần nhập trước)" in lan.get(reverse("import-columns", args=[again.pk])).content.decode()
    # Whoever says otherwise by hand is followed, and nothing is said of last time.
    columns(lan, again, **{"date-0-0": "day_first"})
    again = finished(again)
    assert birth_of(again) == "09/10/1970" and not again.remarks
    # One cell that says otherwise, another sender, or nobody above the table: it is asked as ever.
    for other in (
        sheet("05/06/1970", "07/08/1971", PROOF, "02/03/1972", title=NEXT),
        sheet("05/06/1970", "07/08/1971", title=NEXT.replace("HOA THÁM", "TÂN VĂN")),
        sheet("05/06/1970", "07/08/1971", title=""),
    ):
        assert looked_at_once(lan, upload(lan, other)) is None
    lan.post(reverse("import-remembered"), {"answers": "roster"})
    assert looked_at_once(lan, upload(lan, sheet("03/06/1970", "07/08/1971", title=NEXT))) is None


def test_no_order_is_remembered_unasked(lan):
    first_year(lan)
    assert not AnswerMemory.objects.exists()
