"""Files from the command line: the same judgement, one transaction a file, nothing without a yes."""

import io
import json

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.people import Cadre
from office.organisation.models.structure import Unit
from tests.factories import make_unit
from tests.sheets_import.files import HEADINGS, TITLE, person, roster

TU = person("Lý Văn Tư")
BAD = person("Lý Văn Năm", birth="31/02/1980")


def kept(tmp_path, name, *rows):
    path = tmp_path / name
    path.write_bytes(roster(*rows))
    return str(path)


def run(*arguments):
    """What the command prints, and its refusal if there is one."""
    output = io.StringIO()
    try:
        call_command("import_workbook", *arguments, stdout=output)
    except CommandError as refusal:
        return output.getvalue(), str(refusal)
    return output.getvalue(), ""


def test_the_report_names_files_counts_faults_and_questions(world, tmp_path):
    output, refusal = run(kept(tmp_path, "a.xlsx", TU, BAD), "--dry-run", "--json")
    assert refusal == ""
    assert json.loads(output) == {
        "files": [
            {
                "file": "a.xlsx",
                "kind": "roster",
                "counts": {"read": 2, "new": 1, "changed": 0, "same": 0, "doubtful": 0, "wrong": 1},
                "faults": [
                    {
                        "sheet": "Trích ngang",
                        "row": 5,
                        "column": "Ngày sinh",
                        "value": "31/02/1980",
                        "severity": "error",
                        "reason": "Ngày sinh 31/02/1980 không có thật",
                    }
                ],
                "questions": [],
                "day": "2021-11-30",
                "day_from": f"Theo trang “Trích ngang”, dòng 1: “{TITLE}”.",
            }
        ]
    }
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()


def test_a_dry_run_takes_proposals_as_answers_and_lists_them(world, tmp_path):
    output, _ = run(kept(tmp_path, "a.xlsx", person("Lý Văn Tư", unit="Xã Mới")), "--dry-run", "--json")
    report = json.loads(output)["files"][0]
    assert report["counts"]["new"] == 1
    assert set(report["questions"][0]) == {"text", "proposal", "rows"}
    assert not Unit.objects.filter(name="Xã Mới").exists()


def test_questions_that_follow_from_answers_are_asked_while_the_rows_are_judged_once(world, tmp_path):
    """The post is missing only in the unit that is proposed for the unknown one."""
    path = kept(tmp_path, "a.xlsx", person("Lý Văn Tư", unit="Xã Mới"), person("Lý Ba", unit="Xã Mới"))
    with CaptureQueriesContext(connection) as queries:
        output, _ = run(path, "--dry-run", "--json")
    report = json.loads(output)["files"][0]
    assert [question["rows"] for question in report["questions"]] == [2, 2]
    assert report["counts"]["new"] == 2
    loaded = [each["sql"] for each in queries if 'FROM "organisation_posttitle"' in each["sql"]]
    assert len(loaded) == 1


def test_faulty_rows_stop_the_whole_file_unless_they_are_to_be_skipped(world, tmp_path):
    path = kept(tmp_path, "a.xlsx", TU, BAD)
    output, refusal = run(path)
    assert "Chưa ghi dòng nào" in refusal
    assert "31/02/1980 không có thật" in output
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()
    output, refusal = run(path, "--skip-bad")
    assert refusal == ""
    assert "Đã ghi 1 dòng." in output
    assert Cadre.objects.filter(full_name="Lý Văn Tư").exists()


def test_open_questions_stop_the_file_unless_all_proposals_are_accepted(world, tmp_path):
    path = kept(tmp_path, "a.xlsx", person("Lý Văn Tư", unit="Xã Mới"))
    _, refusal = run(path)
    assert "câu hỏi chưa trả lời" in refusal
    assert not Unit.objects.filter(name="Xã Mới").exists()
    _, refusal = run(path, "--accept")
    assert refusal == ""
    assert Cadre.objects.get(full_name="Lý Văn Tư").now.unit.name == "Xã Mới"


def test_an_empty_system_takes_all_files_of_the_command_as_proposed(db, tmp_path):
    make_unit("181", "Huyện Bình Gia", level="district")
    first = kept(tmp_path, "a.xlsx", person("Lý Văn Tư", unit="Xã Mới"))
    second = kept(tmp_path, "b.xlsx", person("Lý Văn Năm", unit="Xã Khác"))
    _, refusal = run(first, second)
    assert refusal == ""
    assert Cadre.objects.count() == 2


def test_after_a_file_that_was_not_written_no_other_is(world, tmp_path):
    good, bad, last = (
        kept(tmp_path, f"{n}.xlsx", *rows) for n, rows in enumerate([[TU], [BAD], [person("Lý Ba")]])
    )
    output, refusal = run(good, bad, last, "--json")
    assert refusal.startswith("1.xlsx")
    assert [file["counts"]["read"] for file in json.loads(output)["files"]] == [1, 1, 1]
    assert Cadre.objects.filter(full_name="Lý Văn Tư").exists()
    assert not Cadre.objects.filter(full_name="Lý Ba").exists()


def test_a_file_that_cannot_be_read_is_told_by_a_sentence(world, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.4")
    _, refusal = run(str(tmp_path / "a.xlsx"))
    assert "không phải bảng tính" in refusal
    assert "Không mở được tệp" in run(str(tmp_path / "none.xlsx"))[1]


def test_as_a_user_only_that_users_units_are_open(world, tmp_path):
    path = kept(tmp_path, "a.xlsx", person("Lý Văn Tư", unit="Xã Tân Văn"))
    _, refusal = run(path, "--as", "huong")
    assert refusal
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()
    assert "Không có người dùng" in run(path, "--as", "nobody")[1]


def test_the_history_names_the_command(world, tmp_path):
    run(kept(tmp_path, "a.xlsx", TU))
    event = Cadre.pgh_event_model.objects.filter(full_name="Lý Văn Tư").select_related("pgh_context").get()
    assert event.pgh_context.metadata["command"] == "import_workbook"


def rows_of(path, *more):
    return json.loads(run(path, "--dry-run", "--json", "--rows", *more)[0])["files"][0]


def test_every_row_is_printed_as_it_was_understood(world, tmp_path):
    """What would be stored, rows with faults too; columns that go nowhere are named."""
    headings = [*HEADINGS, "Trình độ chuyên môn", "Số CCCD", "Nhận xét của Văn phòng"]
    rows = [
        [
            *person("LÝ VĂN TƯ", birth="1981"),
            "ĐH Luật; Thạc sĩ Quản lý công",
            "020081000101",
            "a",
        ],
        [*person("Lý Văn Năm", birth="31/02/1980", unit="Xã Tân Văn", post="Chủ tịch UBND"), "", "", ""],
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(roster(*rows, headings=headings))
    report = rows_of(str(path))
    assert report["rows"] == [
        {
            "sheet": "Trích ngang",
            "row": 4,
            "status": "new",
            "values": {
                "full_name": "Lý Văn Tư",
                "birth": "1981",
                "sex": "Nam",
                "ethnic_group": "",
                "post": "Chủ tịch UBND",
                "unit": "Xã Hoa Thám",
                "home_town": "",
                "degree": "Đại học Luật; Thạc sĩ Quản lý công",
            },
        },
        {
            "sheet": "Trích ngang",
            "row": 5,
            "status": "wrong",
            "values": {
                "full_name": "Lý Văn Năm",
                "birth": "",
                "sex": "Nam",
                "ethnic_group": "",
                "post": "Chủ tịch UBND",
                "unit": "Xã Tân Văn",
                "home_town": "",
                "degree": "",
            },
        },
    ]
    assert {"sheet": "Trích ngang", "heading": "Quê quán", "field": "home_town", "filled": 0} in report[
        "columns"
    ]
    assert [column["field"] for column in report["columns"]][-2:] == ["citizen_id", None]
    assert report["faults"][0] == {
        "sheet": "Trích ngang",
        "row": 3,
        "column": "Nhận xét của Văn phòng",
        "value": "",
        "severity": "warning",
        "reason": "Cột không dùng: Nhận xét của Văn phòng (1 ô có nội dung)",
    }
    assert "020081000101" not in str(report["rows"])
    assert rows_of(str(path), "--private")["rows"][0]["values"]["citizen_id"] == "020081000101"


def test_the_command_prints_the_day_and_where_the_file_says_it(world, tmp_path):
    output, _ = run(kept(tmp_path, "a.xlsx", TU), "--dry-run")
    assert f"Số liệu tính đến ngày 30/11/2021: Theo trang “Trích ngang”, dòng 1: “{TITLE}”." in output
