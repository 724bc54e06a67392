"""What was answered for a sender is not asked again next year, is shown, and can be forgotten."""

import pytest
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.sheets.models import AnswerMemory, ColumnMemory
from foundation.sheets.typed_answers import field_name
from tests.factories import make_cadre
from tests.sheets_import.files import confirm, finished, looked, person, roster, upload, write

ASKED = [
    person("Lý Văn Tư", unit="Hoa Thám xã"),
    person("Hoàng Thị An", sex="Nữ", birth="1980", unit="Xã Tân Văn"),
]
NEXT_YEAR = "DANH SÁCH TRÍCH NGANG (tính đến ngày 29/11/2021)"


def answer(lan, sent, **given):
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, **given})
    return finished(sent)


def choice(question):
    """Hoa Thám is meant, and An is somebody new; what hangs on these is not asked any longer by then."""
    labels = [label for _, label in question["options"]]
    wanted = {"unit": "Là đơn vị Xã Hoa Thám", "person": "Hai đồng chí khác nhau"}.get(question["group"])
    return str(labels.index(wanted)) if wanted else ""


def answered(lan, rows):
    sent = looked(lan, roster(*rows))
    given = {field_name(question): choice(question) for question in sent.questions}
    sent = answer(lan, sent, remember="on", **given)
    assert sent.open_questions == []
    return write(lan, sent)


def test_next_years_file_of_the_sender_asks_nothing_new(lan, world):
    assert answered(lan, ASKED).written == 2
    again = upload(lan, roster(*ASKED, person("Lý Văn Năm", unit="Hoa Thám xã"), title=NEXT_YEAR))
    lan.post(
        reverse("import-file", args=[again.pk]),
        {"kind": "roster", "sheets": ["Trích ngang"], "day": "29/11/2021", "look": "1"},
    )
    again = finished(again)
    assert again.open_questions == []
    assert (again.counts["new"], again.counts["doubtful"]) == (1, 0)
    # Who was somebody else last year is on record by now, and is meant.
    assert Cadre.objects.filter(full_name="Hoàng Thị An").count() == 2
    page = lan.get(reverse("import-look", args=[again.pk])).content.decode()
    assert "(như lần nhập trước)" in page and "câu đã trả lời – xem lại" in page


@pytest.mark.parametrize(
    "title", ["DANH SÁCH TRÍCH NGANG XÃ TÂN VĂN (tính đến ngày 30/11/2021)", "DANH SÁCH (ngày 30/11/2021)"]
)
def test_another_sender_is_asked(lan, title):
    answered(lan, ASKED)
    groups = {question["group"] for question in looked(lan, roster(*ASKED, title=title)).open_questions}
    assert {"unit", "person"} <= groups


def test_what_is_kept_names_nobody(lan):
    answered(lan, ASKED)
    kept = list(AnswerMemory.objects.values_list("question", "value"))
    assert len(kept) == 2
    assert all(len(question) == 64 and value.isdecimal() for question, value in kept)


def test_two_rows_that_ask_alike_are_each_asked(lan, world):
    """Of namesakes whom nothing tells apart no answer is taken for both."""
    make_cadre("Lý Văn Sáu", unit=world.tan_van, birth="1980-02-03")
    rows = [person("Lý Văn Sáu", birth="", unit="Xã Hoa Thám", post="")] * 2
    sent = looked(lan, roster(*rows))
    assert len(sent.open_questions) == 2
    places = {field_name(question): "1" for question in sent.questions}
    write(lan, answer(lan, sent, remember="on", **places))
    assert AnswerMemory.objects.count() == 0


def test_what_is_remembered_is_shown_and_forgotten_by_the_unit_alone(lan, client, world):
    answered(lan, ASKED)
    address = reverse("import-remembered")
    page = lan.get(address).content.decode()
    assert "Đã ghi nhớ cho Huyện Bình Gia" in page
    assert '<th scope="row">Quê quán</th><td>Quê quán</td>' in page
    kept = ColumnMemory.objects.get()
    client.force_login(world.huong)
    assert "Chưa ghi nhớ gì" in client.get(address).content.decode()
    client.post(address, {"columns": kept.pk})
    client.post(address, {"answers": "roster"})
    assert ColumnMemory.objects.count() == 1 and AnswerMemory.objects.count() == 2
    client.force_login(world.lan)
    assert "Đã quên" in client.post(address, {"columns": kept.pk}, follow=True).content.decode()
    client.post(address, {"answers": "roster"})
    assert not ColumnMemory.objects.exists() and not AnswerMemory.objects.exists()
    assert len(looked(client, roster(*ASKED)).open_questions) >= 2


def test_nothing_is_remembered_unasked(lan):
    sent = looked(lan, roster(*ASKED))
    write(lan, answer(lan, sent, accept="1"))
    assert not AnswerMemory.objects.exists()
    assert "remember" in lan.get(reverse("import-columns", args=[confirmed(lan).pk])).content.decode()


def confirmed(lan):
    sent = upload(lan, roster(person("Lý Văn Tư")))
    confirm(lan, sent)
    return sent
