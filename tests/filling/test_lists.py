"""The four kinds of lists on forms, by the command: in whose scope, what may be told, what cannot be filled."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.form_fields import PEOPLE_FIELDS
from cadre.models.conflicts import Account
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.models import AccessLog
from foundation.sheets.filling import lists
from foundation.sheets.filling.lists import LISTS, list_named
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_qualification
from tests.filling.forms_of_tests import empty_form, people_in, run
from tests.filling.looked_at import opened
from tests.planning.lists import make_entry, make_target, make_term
from tests.training.factories import enrol, make_class

AN = ["Hoàng Thị An", datetime.datetime(1980, 5, 1), "Chủ tịch UBND", "Xã Hoa Thám"]
BINH = ["Nông Văn Bình", datetime.datetime(1975, 3, 4), "Chủ tịch UBND", "Xã Tân Văn"]
TODAY = datetime.date(2021, 11, 30)


def test_people_of_the_users_scope_are_filled_and_the_access_log_says_so(world, tmp_path):
    output, content, refusal = run(tmp_path, "people")
    assert (refusal, people_in(content)) == ("", [AN, BINH])
    page = opened(content).worksheets[0]
    assert [page["A5"].value, page["B5"].value, page["B7"].value] == [
        "Cộng",
        "=COUNTA(B3:B4)",
        "NGƯỜI LẬP BIỂU",
    ]
    assert output.startswith("Đã điền 2 dòng, số liệu tính đến ngày 30/11/2021.")
    (row,) = AccessLog.objects.all()
    assert (row.user, row.action, row.subject, row.rows) == (world.lan, "export", "cadre.cadre", 2)


def test_nobody_fills_in_people_of_another_unit(world, tmp_path):
    make_user("doan", Role.INSPECTOR, world.district)
    assert people_in(run(tmp_path, "people", "huong")[1]) == [AN]
    assert "Không có danh sách" in run(tmp_path, f"people:{world.tan_van.code}", "huong")[2]
    assert people_in(run(tmp_path, f"people:{world.tan_van.code}")[1]) == [BINH]
    assert "Không có danh sách" in run(tmp_path, "people", "doan")[2]
    assert "Không có người dùng" in run(tmp_path, "people", "nobody")[2]


def test_a_person_is_told_in_every_way_that_forms_ask(world, tmp_path):
    told = {"home_town": "xã Hoa Thám", "party_joined_on": "2001-05", "note": "chỉ để nội bộ biết"}
    Cadre.objects.filter(pk=world.an.pk).update(**told)
    make_qualification(world.an, "degree", 14, detail="Luật")
    make_qualification(world.an, "theory", 23)
    make_qualification(world.an, "defence", 42)
    make_qualification(world.an, "language", None, detail="Anh B1")
    heads = (
        "TT",
        "Họ và chữ đệm",
        "Tên",
        "Năm sinh/Nữ",
        "Nam",
        "Nữ",
        "Quê quán",
        "Ngày vào Đảng",
        "Chuyên môn",
    )
    heads += (
        "Chuyên ngành",
        "Lý luận chính trị",
        "QPAN",
        "Ngoại ngữ",
        "Chức vụ, đơn vị công tác hiện nay",
        "Tuổi",
    )
    heads += ("Ngày bổ nhiệm", "Nguyện vọng", "Ghi chú")
    output, content, _ = run(tmp_path, f"people:{world.hoa_tham.code}", "lan", empty_form(heads))
    (row,) = people_in(content)
    assert dict(zip(heads[1:], row, strict=True)) == {
        "Họ và chữ đệm": "Hoàng Thị",
        "Tên": "An",
        "Năm sinh/Nữ": datetime.datetime(1980, 5, 1),
        "Nam": None,
        "Nữ": "x",
        "Quê quán": "xã Hoa Thám",
        "Ngày vào Đảng": "05/2001",
        "Chuyên môn": "Đại học Luật",
        "Chuyên ngành": "Luật",
        "Lý luận chính trị": "Cao cấp",
        "QPAN": "Đối tượng 3",
        "Ngoại ngữ": "Anh B1",
        "Chức vụ, đơn vị công tác hiện nay": "Chủ tịch UBND, Xã Hoa Thám",
        "Tuổi": 41,
        "Ngày bổ nhiệm": datetime.datetime(2015, 6, 1),
        "Nguyện vọng": None,
        "Ghi chú": None,
    }
    assert "Chưa điền cột “Nguyện vọng”: chưa ghép với nội dung nào của danh sách." in output


def test_numbers_of_people_stay_empty_and_are_named(world, tmp_path):
    """The command never fills them; the page does for who may see them and says why."""
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001", party_card_no="12345678")
    leader = make_user("giang", Role.LEADER, world.district)
    form = empty_form(("STT", "Họ và tên", "Số CCCD", "Số thẻ đảng viên"))
    output, content, _ = run(tmp_path, "people", "lan", form)
    assert [row[1:] for row in people_in(content)] == [[None, None]] * 2
    assert "Chưa điền cột “Số CCCD”: thông tin hạn chế, chưa chọn điền." in output
    listed = list_named(world.lan, f"people:{world.hoa_tham.pk}", TODAY)
    assert listed.rows()[0].record.get("citizen_id") is None
    assert listed.rows(with_private=True)[0].record["citizen_id"] == "020180000001"
    (row,) = list_named(leader, f"people:{world.hoa_tham.pk}", TODAY).rows(with_private=True)
    assert "citizen_id" not in row.record


def test_a_planning_list_is_named_by_term_and_title_or_its_key(world, tmp_path):
    target = make_target(world.hoa_tham)
    make_entry(world.an, target)
    make_entry(world.binh, target)
    heads = ("STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh quy hoạch", "Quyết định", "Quê quán")
    form, name = empty_form(heads), "planning:2020-2025/Ủy viên Ban Chấp hành Đảng bộ"
    Cadre.objects.update(home_town="xã X")
    rows = people_in(run(tmp_path, name, "lan", form)[1])
    assert [row[0] for row in rows] == ["Hoàng Thị An", "Nông Văn Bình"]
    assert rows[0][1:3] == ["Chủ tịch UBND, Xã Hoa Thám", str(target.post)]
    assert "318-QĐ/HU" in rows[0][3]
    assert (
        people_in(run(tmp_path, f"planning:{target.term_id}/{target.post.title_id}", "lan", form)[1]) == rows
    )
    assert AccessLog.objects.filter(subject="planning.planningentry", rows=2).count() == 2
    # The record of a person of another unit is not the unit officer's to export: the list alone is.
    assert [row[-1] for row in people_in(run(tmp_path, name, "huong", form)[1])] == ["xã X", None]


def test_a_list_of_the_district_does_not_exist_for_a_commune(world, tmp_path):
    target = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện", make_term("district"))
    make_entry(world.an, target)
    named, unknown = f"planning:{target.term_id}/{target.post.title_id}", "planning:999/999"
    refusals = [run(tmp_path, each, "huong")[2].replace(each, "") for each in (named, unknown)]
    assert refusals[0] == refusals[1] != ""
    assert not AccessLog.objects.exists()


def test_of_own_lines_a_form_tells_no_more_than_lists_do(world, tmp_path):
    """Who is kept from the own grade is kept from it on a form; the line itself stays."""
    make_evaluation(world.an, member_grade="excellent", decision_no="12-QĐ/HU")
    make_evaluation(world.binh, grade="excellent")
    Account.objects.create(user=world.lan, cadre=world.an)
    heads = (
        "STT",
        "Họ và tên",
        "Đơn vị",
        "Mức xếp loại",
        "Xếp loại đảng viên",
        "Quê quán",
        "HTTNV",
        "HTXSNV",
    )
    rows = people_in(run(tmp_path, "grades:2020", "lan", empty_form(heads))[1])
    assert rows[0] == ["Hoàng Thị An", "Xã Hoa Thám", None, None, None, None, None]
    assert rows[1][:3] == ["Nông Văn Bình", "Xã Tân Văn", "HTXSNV"]
    assert "Không có danh sách" in run(tmp_path, "grades:2019")[2]


def test_learners_of_a_class_on_record_or_not(world, tmp_path):
    training_class = make_class("Lớp TCLLCT K1", world.district)
    enrol(training_class, world.an, grade="good", certificate_no="123")
    enrol(training_class, "Lý Văn Lạ", birth="1990", workplace="Trạm Y tế", result="studying")
    heads = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Lớp", "Số bằng")
    for named in (f"class:{training_class.pk}", "class:lớp tcllct k1"):
        rows = people_in(run(tmp_path, named, "lan", empty_form(heads))[1])
        assert rows == [
            ["Hoàng Thị An", datetime.datetime(1980, 5, 1), "Xã Hoa Thám", "Lớp TCLLCT K1", "123"],
            ["Lý Văn Lạ", "1990", "Trạm Y tế", "Lớp TCLLCT K1", None],
        ]


@pytest.mark.parametrize("slug", ["people", "planning", "grades", "class"])
def test_queries_are_flat_in_the_number_of_rows(world, slug):
    def make(name):
        cadre = make_cadre(name, make_post("Phó Chủ tịch UBND", world.hoa_tham))
        make_qualification(cadre, "theory", 22)
        make_entry(cadre, target)
        make_evaluation(cadre)
        enrol(training_class, cadre)

    target, training_class = make_target(world.hoa_tham), make_class("Lớp", world.district)
    make("Lý Văn Một")
    keys = {"people": "", "planning": f"{target.term_id}/{target.post.title_id}", "grades": "2020"}
    name = f"{slug}:{keys.get(slug, training_class.pk)}"
    counts = []
    for more in ((), ("Lý Văn Hai", "Lý Văn Ba", "Lý Văn Bốn")):
        for each in more:
            make(each)
        listed = list_named(world.lan, name, TODAY)
        listed.rows(with_private=True)
        with CaptureQueriesContext(connection) as counted:
            found = listed.rows(with_private=True)
        counts.append((len(counted), len(found)))
    assert counts[0][0] == counts[1][0]
    assert counts[1][1] == counts[0][1] + 3


def test_every_field_has_a_key_and_a_name_of_its_own():
    for kind in LISTS.values():
        columns = [one.column.key for one in kind.offer.fields]
        assert len(columns) == len(set(columns)), kind.slug
        labels = [slot.label for slot in kind.offer.slots.values()]
        assert sorted(labels) == sorted(set(labels)), kind.slug
    assert {one.column.key for one in PEOPLE_FIELDS if one.column.private} >= {"citizen_id", "party_card_no"}


def test_what_stands_against_it_is_told_and_nothing_is_written(world, tmp_path):
    assert "chưa đến" in run(tmp_path, "people", "lan", None, "--as-of", "01/12/2021")[2]
    assert "không có thật" in run(tmp_path, "people", "lan", None, "--as-of", "31/02/2021")[2]
    assert "Biểu không có bảng" in run(tmp_path, "people", "lan", None, "--sheet", "Khác")[2]
    assert "không phải bảng tính" in run(tmp_path, "people", "lan", b"%PDF-1.4")[2]
    assert not AccessLog.objects.exists()
    assert run(tmp_path, "people", "lan", None, "--as-of", "30/11/2020")[0].startswith("Đã điền 2 dòng")


def test_a_list_that_an_app_refuses_is_not_put_down(world, tmp_path, monkeypatch):
    """So that of a list marked secret no file is made, by the command or by a page that was opened before."""
    make_entry(world.an, make_target(world.hoa_tham))
    monkeypatch.setattr(
        lists, "REFUSALS", [lambda listed: "Danh sách có độ mật." if listed.slug == "planning" else ""]
    )
    assert run(tmp_path, "planning:2020-2025/Ủy viên Ban Chấp hành Đảng bộ")[2] == "Danh sách có độ mật."
    assert run(tmp_path, "people")[2] == ""
    assert AccessLog.objects.count() == 1
