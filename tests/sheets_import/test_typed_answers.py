"""What was chosen at the third step is not lost where the page is no longer the last one."""

from django.urls import reverse

from foundation.sheets.models import Import
from foundation.sheets.typed_answers import field_name
from tests.sheets_import.files import finished, looked, person, roster

ROWS = [person("Lý Văn Tư", unit="Hoa Thám xã"), person("Lý Văn Năm", unit="Xã Hoa Thâm Mới")]


def shown(lan, sent):
    page = lan.get(reverse("import-look", args=[sent.pk]))
    form = page.context["answers"]
    return page.text, {row["field"].name: row["field"].value() for row in form.rows()}


def test_answers_of_a_stale_page_are_filled_in_again_and_what_is_gone_is_said(lan):
    sent = looked(lan, roster(*ROWS))
    first, second = (field_name(question) for question in sent.questions[:2])
    page, asked = shown(lan, sent)
    assert asked[first] == asked[second] == "" and f'name="initial-{first}"' in page
    older = sent.job_id
    lan.post(reverse("import-look-again", args=[sent.pk]))
    typed = {first: "1", f"initial-{first}": "", second: "", f"initial-{second}": "", "answer-gone": "0"}
    # While the other look runs and after it: what was chosen waits, and what was left alone is not sent again.
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": older, **typed})
    sent = finished(sent)
    page, asked = shown(lan, sent)
    assert (asked[first], asked[second]) == ("1", "")
    assert "1 câu trả lời chưa ghi nhận được giữ lại bên dưới. 1 câu trả lời không còn được hỏi." in page
    for before in ("1", "2"):
        again = {"look": older, first: "2", f"initial-{first}": before}
        lan.post(reverse("import-answer", args=[sent.pk]), again)
    page, asked = shown(lan, sent)
    assert asked[first] == "2" and "không còn được hỏi" not in page
    assert Import.objects.get(pk=sent.pk).answers == {}
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, first: "2"})
    sent = finished(sent)
    assert list(sent.answers.values()) == [sent.questions[0]["options"][2][0]]
    assert "chưa ghi nhận" not in shown(lan, sent)[0]


def test_an_answer_that_was_changed_is_open_again_and_one_left_alone_is_not(lan):
    sent = looked(lan, roster(*ROWS))
    first, second = (field_name(question) for question in sent.questions[:2])
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, first: "0", second: "0"})
    sent = finished(sent)
    typed = {first: "1", f"initial-{first}": "0", second: "0", f"initial-{second}": "0"}
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": "0", **typed})
    form = lan.get(reverse("import-look", args=[sent.pk])).context["answers"]
    assert first in {row["field"].name for row in form.open_rows()}
    assert second in {row["field"].name for row in form.answered_rows()}


def test_who_takes_all_proposals_keeps_what_was_chosen_by_hand(lan):
    sent = looked(lan, roster(*ROWS))
    chosen = next(
        question for question in sent.questions if question["options"][1][0] != question["proposal"]
    )
    given = {"look": sent.job_id, "accept": "1", field_name(chosen): "1"}
    lan.post(reverse("import-answer", args=[sent.pk]), given)
    answers = finished(sent).answers
    assert answers[chosen["key"]] == chosen["options"][1][0]
    assert {question["key"] for question in sent.questions} <= set(answers)
