"""The four steps through the pages, with the long work done as a worker would do it."""

import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from foundation.sheets.models import Import
from foundation.sheets.reading import read_workbook
from foundation.sheets.typed_answers import field_name
from tests.sheets_import.files import (
    HEADINGS,
    TITLE,
    columns,
    confirm,
    finished,
    looked,
    person,
    roster,
    upload,
    write,
)

TU = person("Lý Văn Tư")
AN = person("Hoàng Thị An", sex="Nữ", birth="01/05/1980")


def text_of(client, name, sent, **query):
    return client.get(reverse(name, args=[sent.pk]), query, follow=True).content.decode()


def test_a_file_goes_through_four_steps_into_the_records(lan):
    sent = upload(lan, roster(TU, AN))
    assert (sent.state, sent.kind, sent.found_day) == ("read", "roster", datetime.date(2021, 11, 30))
    assert "Danh sách trích ngang" in text_of(lan, "import-detail", sent)
    assert confirm(lan, sent).url == reverse("import-columns", args=[sent.pk])
    page = text_of(lan, "import-columns", sent)
    assert "25/03/1979" in page
    columns(lan, sent)
    assert "Đang chờ đến lượt" in text_of(lan, "import-detail", sent)
    sent = finished(sent)
    assert sent.counts == {"read": 2, "new": 1, "changed": 0, "same": 1, "doubtful": 0, "wrong": 0}
    page = text_of(lan, "import-detail", sent)
    assert "Ghi 1 dòng" in page
    assert "Chưa ghi dòng nào." in page
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()
    sent = write(lan, sent)
    assert (sent.state, sent.written) == ("written", 1)
    assert "Đã ghi 1 dòng vào hồ sơ" in text_of(lan, "import-detail", sent)
    assert Cadre.objects.get(full_name="Lý Văn Tư").now.unit.name == "Xã Hoa Thám"


def test_a_sheet_tells_no_figures_of_a_day_to_come(lan):
    sent = upload(lan, roster(TU))
    answer = confirm(lan, sent, day="01/12/2021")
    assert answer.context["form"].errors["day"] == ["Ngày 01/12/2021 chưa đến; ghi hôm nay hoặc ngày đã qua."]


def test_the_first_step_says_which_words_of_the_file_name_the_day(lan):
    page = lan.get(reverse("import-file", args=[upload(lan, roster(person("Nông Văn Hải"))).pk]))
    assert page.context["form"]["day"].value() == datetime.date(2021, 11, 30)
    assert f"Theo trang “Trích ngang”, dòng 1: “{TITLE}”." in page.text
    silent = roster(person("Nông Văn Hải", post="Từ 01/3/2019 đến 30/9/2020"), title="DANH SÁCH")
    page = lan.get(reverse("import-file", args=[upload(lan, silent).pk]))
    assert page.context["form"]["day"].value() is None
    assert "Không thấy ngày của số liệu" in page.text and "Theo trang" not in page.text


def test_a_sheet_made_to_do_harm_is_refused_on_its_page(lan):
    far = Path("tests/cases/imports/h01_far_cell_reference_in_single_quotes.xlsx").read_bytes()
    sent = upload(lan, far)
    assert "quá mức 200.000 dòng. Hãy xóa các dòng thừa" in text_of(lan, "import-detail", sent)
    assert upload(lan, roster(TU)).state == "read"


def test_the_history_says_who_brought_it_in_and_by_which_import(lan, world):
    write(lan, looked(lan, roster(TU)))
    event = Cadre.pgh_event_model.objects.filter(full_name="Lý Văn Tư").select_related("pgh_context").get()
    context = event.pgh_context.metadata
    assert (context["user"], context["reason"]) == (world.lan.pk, "Nhập từ Excel")
    assert context["import_key"] == Import.objects.get().pk


def test_the_page_of_each_step_leads_to_where_the_import_stands(lan):
    sent = upload(lan, roster(TU))
    for name in ["import-look", "import-result", "import-columns"]:
        page = lan.get(reverse(name, args=[sent.pk]), follow=True)
        assert page.redirect_chain[-1][0] == reverse("import-file", args=[sent.pk])


def test_a_stored_file_and_its_addresses_do_not_carry_the_senders_name(lan):
    sent = upload(lan, roster(TU))
    assert sent.file.name.startswith("imports/")
    assert "Hoa" not in sent.file.name
    assert f"Lần nhập {sent.pk} (.xlsx)" in text_of(lan, "import-detail", sent)


def test_changes_are_shown_field_by_field(lan):
    sent = looked(lan, roster(person("Hoàng Thị An", sex="Nữ", birth="01/05/1980", home="Hoa Thám")))
    page = text_of(lan, "import-look", sent, verdict="changed")
    assert "quê quán" in page.lower()
    assert "<ins>Hoa Thám</ins>" in page


def test_faulty_rows_are_all_told_and_only_the_good_ones_are_written_on_request(lan):
    sent = looked(lan, roster(TU, person("Lý Văn Năm", birth="31/02/1980"), person("")))
    page = text_of(lan, "import-look", sent)
    assert "31/02/1980 không có thật" in page
    assert "Thiếu họ tên" in page
    assert "Ghi 1 dòng" not in page
    assert "Chỉ ghi 1 dòng không lỗi<" in page
    assert "; 2 dòng lỗi nằm trong tệp trả lại" in page
    # What was missing may be there by now: no file is sent again.
    assert reverse("import-look-again", args=[sent.pk]) in page
    assert write(lan, sent).written == 1
    assert not Cadre.objects.filter(full_name="Lý Văn Năm").exists()


def test_the_returned_file_marks_the_faults_and_its_download_is_recorded(lan, world):
    sent = looked(lan, roster(TU, person("Lý Văn Năm", birth="31/02/1980")))
    answer = lan.get(reverse("import-marked", args=[sent.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="DSTL_{sent.pk:04d}.xlsx"'
    with sent.marked_file.open("rb") as file:
        rows = read_workbook(file).sheets[0].rows
    b"".join(answer.streaming_content)
    assert rows[2][-1] == "Lý do"
    assert "31/02/1980" in rows[4][-1]
    assert AccessLog.objects.filter(action="upload", page="import-new", user=world.lan).count() == 1
    log = AccessLog.objects.get(action="download")
    assert (log.user, log.action, log.subject_key) == (world.lan, "download", sent.pk)


def test_an_unknown_unit_is_a_question_and_never_a_new_unit(lan):
    sent = looked(lan, roster(person("Lý Văn Tư", unit="Xã Hoa Thâm Mới")))
    page = text_of(lan, "import-look", sent)
    assert "Chấp nhận tất cả đề nghị" in page
    assert sent.counts["doubtful"] == 1
    assert "Ghi 1 dòng" not in page
    answer = lan.post(reverse("import-write", args=[sent.pk]), {"good": 0, "blocked": 1})
    assert answer.url == sent.get_absolute_url()
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()


def test_accepting_all_proposals_looks_again_until_nothing_is_open(lan):
    sent = looked(lan, roster(person("Lý Văn Tư", unit="Xã Hoa Thâm Mới")))
    for _ in range(3):
        if sent.open_questions:
            lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, "accept": "1"})
            sent = finished(sent)
    assert sent.open_questions == []
    assert sent.counts["doubtful"] == 0


def test_a_single_answer_is_kept_and_answers_to_an_older_look_are_not(lan):
    sent = looked(lan, roster(person("Lý Văn Tư", unit="Xã Hoa Thâm Mới")))
    options, older, name = sent.questions[0]["options"], sent.job_id, field_name(sent.questions[0])
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, name: "0"})
    again = finished(sent)
    assert again.answers == {sent.questions[0]["key"]: options[0][0]}
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": older, name: ""})
    again.refresh_from_db()
    assert again.answers == {sent.questions[0]["key"]: options[0][0]}


def test_facts_that_moved_after_the_look_stop_the_writing(lan, world):
    sent = looked(lan, roster(TU, AN))
    Cadre.objects.filter(pk=world.an.pk).update(birth="1980")
    sent = write(lan, sent)
    assert sent.state == "looked"
    assert "Chưa ghi dòng nào" in sent.job.error
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()
    assert "Kiểm tra lại" in text_of(lan, "import-look", sent)
    lan.post(reverse("import-look-again", args=[sent.pk]))
    assert finished(sent).counts["doubtful"] == 1


def test_writing_needs_the_numbers_that_stand_on_the_button(lan):
    sent = looked(lan, roster(TU, person("")))
    lan.post(reverse("import-write", args=[sent.pk]), {"good": 2, "blocked": 0})
    sent.refresh_from_db()
    assert not sent.is_busy
    assert sent.state == "looked"


def test_a_file_of_a_wrong_type_is_refused_at_once(lan):
    answer = lan.post(reverse("import-new"), {"file": SimpleUploadedFile("danh sách.xlsx", b"%PDF-1.4 ...")})
    assert answer.status_code == 200
    assert "không phải bảng tính" in answer.content.decode()
    assert not Import.objects.exists()


def test_a_workbook_without_a_list_is_refused_with_a_sentence(lan):
    sent = upload(lan, roster(headings=["Món", "Giá"], title="Thực đơn"))
    assert sent.state == "sent"
    page = text_of(lan, "import-detail", sent)
    assert "Không tìm thấy bảng danh sách" in page
    assert "Chọn tệp khác" in page


def test_another_kind_reads_the_file_anew(lan):
    sent = upload(lan, roster(TU))
    confirm(lan, sent, kind="former")
    sent = finished(sent)
    assert (sent.kind, sent.state) == ("former", "read")
    page = lan.get(reverse("import-columns", args=[sent.pk]))
    assert page.status_code == 200
    answer = columns(lan, sent)
    assert "chưa có cột nào ghép với" in answer.content.decode()


def test_two_headings_cannot_stand_for_one_column(lan):
    sent = upload(lan, roster(TU))
    confirm(lan, sent)
    answer = columns(lan, sent, **{"column-0-7": "ethnic_group"})
    assert "hai cột cùng ghép với" in answer.content.decode()


def test_a_remembered_match_is_proposed_to_the_unit_for_the_same_headings(lan, client, world):
    headings = [*HEADINGS[:-1], "Chỗ ở"]
    sent = upload(lan, roster(TU, headings=headings))
    confirm(lan, sent)
    columns(lan, sent, **{"column-0-7": "home_town", "remember": "on"})
    finished(sent)
    again = upload(lan, roster(TU, headings=headings))
    assert again.choices["Trích ngang"]["columns"]["7"] == "home_town"
    client.force_login(world.huong)
    other = upload(client, roster(TU, headings=headings))
    assert other.choices["Trích ngang"]["columns"]["7"] is None


def test_a_column_of_dates_that_two_readings_fit_is_asked_about(lan):
    sent = upload(lan, roster(person("Lý Văn Tư", birth="05/06/1980")))
    confirm(lan, sent)
    page = text_of(lan, "import-columns", sent)
    assert "05/06/1980 (dòng 4) là ngày 05 tháng 6 hay tháng 5 ngày 06?" in page
    assert "checked" not in page.split("<fieldset")[1].split("</fieldset>")[0]
    unanswered = columns(lan, sent, **{"date-0-0": ""})
    assert "Chọn cách đọc các ngày của cột này." in unanswered.content.decode()
    columns(lan, sent, **{"date-0-0": "month_first"})
    write(lan, finished(sent))
    assert str(Cadre.objects.get(full_name="Lý Văn Tư").birth) == "06/05/1980"


def test_a_file_that_is_given_up_goes_with_everything_found_in_it(lan, django_capture_on_commit_callbacks):
    sent = looked(lan, roster(TU, person("")))
    names = [sent.file.name, sent.marked_file.name]
    storage = sent.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        lan.post(reverse("import-remove", args=[sent.pk]))
    assert not Import.objects.exists()
    assert not any(storage.exists(name) for name in names)


def test_the_rows_are_filtered_and_asked_for_alone(lan):
    sent = looked(lan, roster(TU, AN))
    address = reverse("import-look", args=[sent.pk])
    answer = lan.get(address, {"verdict": "same"}, headers={"HX-Request": "true"})
    assert "Hoàng Thị An" in answer.content.decode()
    assert "Lý Văn Tư" not in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("people", [3, 45])
def test_the_look_page_runs_the_same_queries_for_any_number_of_rows(
    lan, people, django_assert_max_num_queries
):
    sent = looked(
        lan, roster(*(person(f"Lý Văn Tư {'I' * n}", birth=f"12/03/{1940 + n}") for n in range(people)))
    )
    with django_assert_max_num_queries(18):
        lan.get(reverse("import-look", args=[sent.pk]))


def test_a_planning_list_whose_decision_stands_above_the_table_comes_to_the_third_step(lan):
    title = "DANH SÁCH QUY HOẠCH NHIỆM KỲ 2020 - 2025 (Kèm theo Quyết định số 318-QĐ/HU ngày 15/7/2019)"
    headings = ["TT", "Họ và tên", "Ngày sinh", "Chức danh quy hoạch"]
    row = ["Hoàng Thị An", "01/05/1980", "Chủ tịch UBND Xã Hoa Thám"]
    sent = looked(lan, roster(row, headings=headings, title=title))
    assert (sent.kind, sent.state) == ("plan", "looked")
    assert "318-QĐ/HU, ngày 15/07/2019" in text_of(lan, "import-look", sent)
