"""A workbook whose sheets are of several kinds: whole through the command, one kind after the other on the pages."""

import io
import json

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.urls import reverse

from foundation.sheets.models import Import
from tests.sheets_import.files import columns, confirm, finished, upload, write
from tests.training.factories import make_class, make_programme
from training.models import Enrolment, TrainingClass

CLASSES = ["TT", "Tên lớp", "Loại", "Hệ", "Cơ quan mở lớp", "Khai giảng", "Bế giảng", "Số học viên"]
LEARNERS = ["TT", "Lớp", "Họ và tên", "Ngày sinh", "Đơn vị", "Kết quả", "Xếp loại", "Số bằng"]
KHOA = ["Khóa 1", "Trung cấp LLCT", "Tập trung", "Trường Chính trị", "15/09/2016", "20/06/2018", 2]
AN = ["Khóa 1", "Hoàng Thị An", "01/05/1980", "Xã Hoa Thám", "Tốt nghiệp", "Khá", "TC000001"]
TAM = ["Khóa 1", "Lương Văn Tám", "23/02/1985", "Xã Hoa Thám", "Tốt nghiệp", "Giỏi", "TC000002"]


@pytest.fixture(autouse=True)
def place(settings, tmp_path, world):
    settings.MEDIA_ROOT = tmp_path / "files"
    make_programme()


def book(classes=(KHOA,), learners=(AN, TAM), first="learners"):
    """The learners stand before the classes, as offices do not mind."""
    target = io.BytesIO()
    sheets = {"learners": ("Học viên LLCT", LEARNERS, learners), "classes": ("Các lớp", CLASSES, classes)}
    with xlsxwriter.Workbook(target) as made:
        for key in [first, *(key for key in sheets if key != first)]:
            name, headings, rows = sheets[key]
            page = made.add_worksheet(name)
            page.write_row(0, 0, headings)
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, [number, *row])
    return target.getvalue()


def run(tmp_path, content, *arguments):
    """(reports, refusal) of the command."""
    path, output = tmp_path / "lop.xlsx", io.StringIO()
    path.write_bytes(content)
    try:
        call_command("import_workbook", str(path), "--json", "--date-order=dmy", *arguments, stdout=output)
    except CommandError as refusal:
        return json.loads(output.getvalue())["files"], str(refusal)
    return json.loads(output.getvalue())["files"], ""


def told(reports):
    return [(one["file"], one["kind"], one["counts"]["new"], one["counts"]["wrong"]) for one in reports]


def test_the_command_takes_each_sheet_as_its_kind_the_classes_first(tmp_path):
    reports, refusal = run(tmp_path, book())
    assert (told(reports), refusal) == ([("lop.xlsx", "classes", 1, 0), ("lop.xlsx", "learners", 2, 0)], "")
    assert TrainingClass.objects.get().enrolments.count() == 2


def test_a_dry_run_judges_the_learners_as_if_the_classes_were_in(tmp_path):
    reports, refusal = run(tmp_path, book(), "--dry-run")
    assert (told(reports), refusal) == ([("lop.xlsx", "classes", 1, 0), ("lop.xlsx", "learners", 2, 0)], "")
    assert not TrainingClass.objects.exists() and not Enrolment.objects.exists()


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ({"learners": [AN, [*TAM[:2], "31/02/1985", *TAM[3:]]]}, [0, 1]),
        ({"classes": [KHOA, ["Khóa 2", "", *KHOA[2:]]]}, [1, 0]),
    ],
)
def test_a_fault_in_one_sheet_keeps_the_whole_file_out_unless_bad_rows_are_skipped(tmp_path, content, wrong):
    reports, refusal = run(tmp_path, book(**content))
    assert refusal.startswith("lop.xlsx:") and "Chưa ghi dòng nào" in refusal
    assert [one["counts"]["wrong"] for one in reports] == wrong
    assert len([fault for one in reports for fault in one["faults"]]) == 1
    assert not TrainingClass.objects.exists() and not Enrolment.objects.exists()
    _, refusal = run(tmp_path, book(**content), "--skip-bad")
    assert refusal == "" and TrainingClass.objects.count() == 1
    assert Enrolment.objects.count() == 2 - wrong[1]


def test_a_kind_that_is_asked_for_is_the_only_one_taken(tmp_path):
    reports, _ = run(tmp_path, book(), "--kind", "classes")
    assert told(reports) == [("lop.xlsx", "classes", 1, 0)]
    reports, refusal = run(tmp_path, book(classes=()), "--kind", "learners")
    assert told(reports) == [("lop.xlsx", "learners", 2, 0)] and refusal == ""


def page(client, name, sent):
    return client.get(reverse(name, args=[sent.pk]), follow=True).content.decode()


@pytest.mark.parametrize("first", ["learners", "classes"])
def test_on_the_pages_the_classes_are_proposed_and_the_learners_follow(client, world, first):
    client.force_login(world.lan)
    sent = upload(client, book(first=first))
    assert (sent.kind, list(sent.choices)) == ("classes", ["Các lớp"])
    assert "Trang “Học viên LLCT” thuộc loại “Học viên”: nhập tiếp sau khi ghi xong" in page(
        client, "import-file", sent
    )
    confirm(client, sent)
    columns(client, sent)
    sent = finished(sent)
    assert "Tên lớp" in page(client, "import-look", sent) and "Khóa 1" in page(client, "import-look", sent)
    sent = write(client, sent)
    assert "Tệp này còn trang “Học viên LLCT” (học viên) chưa nhập." in page(client, "import-result", sent)
    client.post(reverse("import-rest", args=[sent.pk]), {"kind": "learners"})
    rest = finished(Import.objects.latest("pk"))
    assert (rest.kind, list(rest.choices), rest.day) == ("learners", ["Học viên LLCT"], sent.day)
    assert rest.file.name != sent.file.name
    assert rest.step == "import-columns"
    columns(client, rest)
    rest = write(client, finished(rest))
    assert (rest.written, Enrolment.objects.count()) == (2, 2)
    assert "chưa nhập" not in page(client, "import-result", rest)


def test_learners_taken_first_are_told_to_wait_for_their_classes(client, world):
    client.force_login(world.lan)
    sent = upload(client, book())
    confirm(client, sent, kind="learners")
    sent = finished(sent)
    assert (sent.kind, list(sent.choices)) == ("learners", ["Học viên LLCT"])
    columns(client, sent)
    sent = finished(sent)
    assert sent.counts["wrong"] == 2
    assert "nhập danh sách lớp trước" in page(client, "import-look", sent)


def test_only_what_the_file_still_holds_can_be_gone_on_with(client, world):
    client.force_login(world.lan)
    make_class("Khóa 1", world.district, opens_on="2015-01-01", closes_on=None)
    sent = upload(client, book())
    confirm(client, sent)
    columns(client, sent)
    sent = write(client, finished(sent))
    client.post(reverse("import-rest", args=[sent.pk]), {"kind": "roster"})
    assert Import.objects.count() == 1


def test_where_all_classes_are_known_the_learners_may_follow_at_once(client, world):
    client.force_login(world.lan)
    for _ in range(2):
        sent = upload(client, book())
        confirm(client, sent)
        columns(client, sent)
        sent = finished(sent)
        if sent.good:
            write(client, sent)
    assert "không có dòng nào cần ghi" in page(client, "import-look", sent)
    assert "Nhập tiếp: Học viên" in page(client, "import-look", sent)
    client.post(reverse("import-rest", args=[sent.pk]), {"kind": "learners"})
    assert Import.objects.latest("pk").kind == "learners"
