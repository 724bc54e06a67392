"""A unit says by a workbook how its people are graded; taken, it is the unit's word and nothing more."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from evaluation.models import GradingLine, UnitGrade
from foundation.sheets.reading import read_workbook
from office.campaigns.kinds import KINDS
from office.campaigns.making import offered
from office.campaigns.models import CampaignUnit, ReceivedItem
from office.campaigns.reference import load_checklists
from office.campaigns.workbooks.reading import read_returned
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_line, states_of
from tests.evaluation.period.asked import make_asked, words_of
from tests.factories import make_cadre, make_post
from tests.planning.unit_files import cells_of, filled, last_return, sent

OWN = "Xếp_loại"
SAID = {
    0: {"Tự xếp loại": "HTXSNV", "Tập thể đề nghị": "HTTNV", "Phiếu đồng ý": 23, "Phiếu hợp lệ": 25},
    1: {
        "Tự xếp loại": "httnv",
        "Số tháng nghỉ": "3,5",
        "Lý do nghỉ": "Nghỉ ốm, chữa bệnh",
        "Ý kiến của đơn vị": "Bổ sung sau",
    },
}


@pytest.fixture
def asked(world):
    load_checklists()
    return make_asked(world)


def unit_of(asked):
    return CampaignUnit.objects.select_related("campaign", "unit").get(pk=asked.asked.pk)


def read(asked, content):
    return read_returned(read_workbook(ContentFile(content, name="bieu.xlsx")), offered(unit_of(asked)))


def take(asked, content, user=None):
    book = read(asked, content)
    assert book.is_clean, (book.faults, book.questions)
    return KINDS["grading"].take(unit_of(asked), book, user or asked.huong)


def test_it_names_the_units_rows_and_nothing_that_others_say_of_them(asked):
    GradingLine.objects.filter(cadre=asked.an).update(
        proposed="not_completed", grade="not_completed", note="Ban Tổ chức xem lại"
    )
    told = cells_of(filled(asked.asked))
    rows = [row[2:6] for row in told["Xếp loại"] if row[2] and isinstance(row[5], int)]
    assert [row[0] for row in rows] == ["Hoàng Thị An", "Lý Thị Cúc", "Nông Văn Dung"]
    assert rows[0][2:] == ["Chủ tịch UBND", 12]
    assert "KHTNV" not in str(told["Xếp loại"]) and "Nông Văn Bình" not in str(told)
    assert "Ban Tổ chức xem lại" not in str(told)
    assert {"HTXSNV", "KHTNV", "Nghỉ thai sản"} <= {cell for row in told["Danh mục"] for cell in row}


def test_what_it_says_is_written_once_and_blank_cells_take_nothing_away(asked):
    papers = {
        0: {"Tên văn bản": "Bảng tổng hợp xếp loại", "Số văn bản": "12-BC", "Ngày văn bản": "25/11/2021"}
    }
    more = {0: {"Họ và tên": "Vi Văn Mới", "Chức vụ": "Văn thư"}}
    sheets = {
        OWN: SAID,
        "Văn_bản": papers,
        "Còn_thiếu": more,
        "Tập_thể": {0: {"Tập thể tự xếp loại": "HTTNV"}},
    }
    content = filled(asked.asked, **sheets)
    done = take(asked, content)
    assert done.counts == {
        "đồng chí có ý kiến mới": 2,
        "xếp loại tập thể": 1,
        "văn bản": 1,
        "đồng chí đơn vị báo còn thiếu trong danh sách": 1,
    }
    assert [each.sentence.split(";")[0] for each in done.left] == ["Đơn vị báo còn thiếu Vi Văn Mới, Văn thư"]
    an, cuc = asked.lines["Hoàng Thị An"], asked.lines["Lý Thị Cúc"]
    voted = {"unit_votes": "23", "unit_valid": "25"}
    assert words_of(an) == {"self_grade": "excellent", "collective_grade": "good"} | voted
    assert words_of(cuc) == {
        "self_grade": "good",
        "absent_months": "3.5",
        "absence": "sick",
        "unit_note": "Bổ sung sau",
    }
    assert (an.version, an.state, an.proposed) == (1, "open", "")
    assert UnitGrade.objects.get().self_grade == "good" and ReceivedItem.objects.get().number == "12-BC"
    again = take(asked, content).counts
    assert again == {"đồng chí đã ghi từ trước": 2, "đồng chí đơn vị báo còn thiếu trong danh sách": 1}
    take(asked, filled(asked.asked, **{OWN: {0: {"Tập thể đề nghị": "HTXSNV"}}}))
    assert words_of(an)["self_grade"] == "excellent" and words_of(an)["collective_grade"] == "excellent"


@pytest.mark.parametrize(
    "said, sentence",
    [
        ({"Phiếu đồng ý": 26, "Phiếu hợp lệ": 25}, "Số phiếu đồng ý lớn hơn số phiếu hợp lệ."),
        ({"Phiếu đồng ý": 26}, "Ghi số phiếu hợp lệ."),
        ({"Phiếu hợp lệ": 26}, "Ghi số phiếu đồng ý."),
        ({"Số tháng nghỉ": "nửa năm"}, "Ghi số tháng nghỉ từ 0 đến 12, ví dụ 3 hoặc 3,5."),
        ({"Số tháng nghỉ": 13}, "Ghi số tháng nghỉ từ 0 đến 12, ví dụ 3 hoặc 3,5."),
    ],
)
def test_what_does_not_fit_is_a_fault_with_its_cell(asked, said, sentence):
    book = read(asked, filled(asked.asked, **{OWN: {0: said}}))
    assert [fault.sentence for fault in book.faults] == [sentence] and not book.lines


def test_digits_are_read_as_in_the_grid_and_who_is_not_graded_is_told_where(asked):
    said = {0: {"Tự xếp loại": 1, "Tập thể đề nghị": "2", "Xếp loại đảng viên": 4}}
    take(asked, filled(asked.asked, **{OWN: said, "Tập_thể": {0: {"Tập thể tự xếp loại": 3}}}))
    an = asked.lines["Hoàng Thị An"]
    assert words_of(an) == {"self_grade": "excellent", "collective_grade": "good"}
    assert an.member_grade == "not_completed" and UnitGrade.objects.get().self_grade == "completed"
    book = read(asked, filled(asked.asked, **{OWN: {0: {"Tập thể đề nghị": "KĐG"}, 1: {"Tự xếp loại": 0}}}))
    assert [fault.sentence.partition(" không")[0] for fault in book.faults] == [
        "Tập thể đề nghị “KĐG”",
        "Tự xếp loại “0”",
    ]
    assert all(
        "KĐG thì để trống, ghi lý do ở cột “Ý kiến của đơn vị”" in fault.sentence for fault in book.faults
    )


def test_a_known_value_that_changed_is_shown_and_not_taken(asked):
    book = read(asked, filled(asked.asked, **{OWN: {0: {"Chức vụ": "Bí thư", "Tự xếp loại": "HTNV"}}}))
    assert [(each.known, each.said) for each in book.corrections] == [("Chủ tịch UBND", "Bí thư")]
    KINDS["grading"].take(unit_of(asked), book, asked.huong)
    asked.lines["Hoàng Thị An"].refresh_from_db()
    assert asked.lines["Hoàng Thị An"].post_words == "Chủ tịch UBND"


def test_the_own_row_and_rows_that_went_on_are_told_and_left(asked):
    Account.objects.create(user=asked.huong, cadre=asked.an)
    cuc = asked.lines["Lý Thị Cúc"]
    GradingLine.objects.filter(pk=cuc.pk).delete()
    asked.lines["Lý Thị Cúc"] = make_line(
        asked.cuc, asked.campaign, "appraised", campaign_unit=asked.asked, ordinal=2
    )
    said = SAID | {2: {"Tự xếp loại": "HTTNV"}}
    done = take(asked, filled(asked.asked, **{OWN: said}))
    assert done.counts == {"đồng chí có ý kiến mới": 1}
    assert [each.sentence for each in done.left] == [
        "Trường hợp này do đồng chí khác xử lý.",
        "Trường hợp này đã gửi cơ quan tổ chức; cần sửa thì đề nghị trả lại.",
    ]
    assert words_of(asked.lines["Hoàng Thị An"]) == words_of(asked.lines["Lý Thị Cúc"]) == {}
    assert KINDS["grading"].of_others(unit_of(asked), asked.huong) == {asked.lines["Hoàng Thị An"].pk}


def test_the_look_promises_only_what_is_written(client, asked):
    cuc = asked.lines["Lý Thị Cúc"]
    content = filled(asked.asked, **{OWN: SAID})
    GradingLine.objects.filter(pk=cuc.pk).update(state="unit")
    client.force_login(asked.lan)
    look = sent(client, asked.asked, content)
    why = "Lý Thị Cúc: Trường hợp này đã gửi cơ quan tổ chức; cần sửa thì đề nghị trả lại."
    assert why in look.content.decode() and "Không nhận được" in look.content.decode()
    assert [len(table.rows) for table in look.context["tables"]] == [1]
    done = client.post(last_return().get_absolute_url(), follow=True)
    assert "1 đồng chí có ý kiến mới" in done.content.decode()
    assert last_return().taken == [["đồng chí có ý kiến mới", 1]]
    assert [each["sentence"] for each in last_return().left] == [why]


def test_taken_after_the_dossier_came_in_the_rows_go_on_at_once(asked):
    CampaignUnit.objects.filter(pk=asked.asked.pk).delete()
    asked.asked = make_campaign_unit(asked.hoa_tham, "submitted", campaign=asked.campaign)
    GradingLine.objects.update(campaign_unit=asked.asked)
    take(asked, filled(asked.asked, **{OWN: SAID}), asked.lan)
    assert states_of(asked.campaign) == {
        "Hoàng Thị An": "unit",
        "Lý Thị Cúc": "open",
        "Nông Văn Dung": "open",
    }


def test_a_collective_that_is_decided_is_not_written_over(asked):
    UnitGrade.objects.create(
        unit=asked.hoa_tham, year=2021, grade="good", decision_no="1", decision_on="2021-11-30"
    )
    done = take(asked, filled(asked.asked, **{"Tập_thể": {0: {"Tập thể tự xếp loại": "HTXSNV"}}}))
    assert [each.sentence[:40] for each in done.left] == ["Xếp loại tập thể của năm đã có quyết địn"]


def test_making_and_taking_ask_as_much_for_three_rows_as_for_thirty(asked):
    counts = []
    for many in (0, 27):
        for number in range(many):
            person = make_cadre(f"Người {number}", make_post("Chuyên viên", asked.hoa_tham))
            make_line(person, asked.campaign, campaign_unit=asked.asked, ordinal=10 + number)
        rows = {number: {"Tự xếp loại": "HTNV"} for number in range(3 + many)}
        content = filled(asked.asked, **{OWN: rows})
        book = read(asked, content)
        with CaptureQueriesContext(connection) as queries:
            KINDS["grading"].take(unit_of(asked), book, asked.huong)
            offered(unit_of(asked))
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 20, counts
