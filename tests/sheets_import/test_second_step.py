"""When an officer is led through the matching of columns, and when past it."""

from django.urls import reverse

from tests.sheets_import.files import HEADINGS, columns, confirm, finished, person, roster, upload

SHORT = ["TT", "Họ và tên", "GT", "NTNS", "Dân tộc", "Nơi CT", "CV", "TĐCM"]


def look_at_once(client, sent):
    answer = confirm(client, sent, look="1")
    return finished(sent) if answer.url == sent.get_absolute_url() else None


def test_a_filled_column_that_stands_for_nothing_leads_through_step_two(lan):
    headings = [*HEADINGS[:-1], "Mã hồ sơ"]
    empty = upload(lan, roster(person("Lý Văn Tư"), headings=headings))
    assert empty.is_settled
    content = roster(person("Lý Văn Tư", home="A12"), headings=headings)
    sent = upload(lan, content)
    page = lan.get(reverse("import-file", args=[sent.pk])).content.decode()
    assert "Tiếp theo: ghép cột" in page and "Đã ghép đủ" not in page
    assert look_at_once(lan, sent) is None
    columns(lan, sent, remember="on")
    assert finished(sent).state == "looked"
    # What was said once not to be used is known for the next file of the sender.
    assert look_at_once(lan, upload(lan, content)).state == "looked"


def test_captions_of_a_few_letters_are_known(lan):
    sent = upload(lan, roster(person("Lý Văn Tư", home="Đại học Luật"), headings=SHORT))
    found = {column["label"]: column["key"] for column in sent.found["sheets"][0]["columns"]}
    expected = {"GT": "sex", "NTNS": "birth", "Nơi CT": "unit", "CV": "post", "TĐCM": "degree"}
    assert expected.items() <= found.items() and sent.is_settled


def test_dates_of_a_column_taken_by_hand_are_asked_before_rows_are_judged(lan):
    headings = [*HEADINGS[:-1], "Mốc một"]
    sent = upload(lan, roster(person("Lý Văn Tư", home="05/06/2001"), headings=headings))
    confirm(lan, sent)
    columns(lan, sent, **{"column-0-7": "party_joined_on"})
    sent = finished(sent)
    assert (sent.state, sent.step) == ("read", "import-columns")
    assert "05/06/2001 (dòng 4) là ngày 05" in lan.get(reverse(sent.step, args=[sent.pk])).content.decode()
    columns(lan, sent, **{"date-0-0": "month_first"})
    sent = finished(sent)
    assert sent.state == "looked" and sent.counts["new"] == 1
