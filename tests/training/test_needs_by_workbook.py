"""A unit registers needs by a workbook: its own people, what the post held asks, and nothing of higher lists."""

import io

import pytest
from django.core.files.base import ContentFile
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from foundation.sheets.reading import read_workbook
from office.campaigns.kinds import KINDS
from office.campaigns.making import offered
from office.campaigns.models import CampaignUnit, ReceivedItem
from office.campaigns.reference import load_checklists
from office.campaigns.workbooks.reading import read_returned
from tests.planning.unit_files import cells_of, filled
from tests.training.campaign_world import OUTSIDE, make_asked, needs_of
from tests.training.factories import make_need
from training.models import Need, NeedStep

OWN, MORE = "Đăng_ký_nhu_cầu", "Đăng_ký_thêm"
THEORY = "Lý luận chính trị: Trung cấp"
HIGHER = "Lý luận chính trị: Cao cấp"


@pytest.fixture
def asked(world):
    return make_asked(world)


def read(asked, content):
    file = ContentFile(content, name="bieu.xlsx")
    return read_returned(read_workbook(file), offered(CampaignUnit.objects.get(pk=asked.asked.pk)))


def take(asked, content, user=None):
    book = read(asked, content)
    assert book.is_clean, (book.faults, book.questions)
    unit = CampaignUnit.objects.select_related("campaign", "unit").get(pk=asked.asked.pk)
    return KINDS["needs"].take(unit, book, user or asked.huong)


def test_it_names_the_units_own_people_with_what_the_post_held_asks_and_nothing_reserved(asked):
    make_need(asked.an, "theory", 23, why="planned", reserved=True)
    told = cells_of(filled(asked.asked))
    rows = {row[2]: row for row in told["Đăng ký nhu cầu"] if row[2]}
    assert "Hoàng Thị An" in rows and OUTSIDE not in rows
    assert rows["Hoàng Thị An"][5:9] == [None, "Sơ cấp", None, None]
    assert rows["Hoàng Thị An"][9] == "Còn thiếu: lý luận chính trị (yêu cầu từ Trung cấp)"
    assert rows["Nông Văn Dung"][6] == "Trung cấp" and rows["Nông Văn Dung"][9] is None
    assert THEORY in str(told["Danh mục"]) and HIGHER in str(told["Danh mục"])
    Account.objects.create(user=asked.huong, cadre=asked.an)
    assert "Còn thiếu" not in str(cells_of(filled(asked.asked))), "no verdict on somebody with an account"


def test_what_it_says_is_registered_once_and_a_standing_need_is_not_doubled(asked):
    load_checklists()
    make_need(asked.an, "theory", 22, why="held", note="Cán bộ đề nghị")
    more = {
        0: {"Họ và tên": "hoàng thị an", "Ngày sinh": asked.an.birth.__str__(), "Đăng ký học": "Tin học"},
        1: {"Họ và tên": OUTSIDE, "Ngày sinh": "04/03/1975", "Đăng ký học": "Tin học"},
    }
    own = {
        0: {"Đăng ký học": THEORY, "Cần trước (ngày hoặc năm)": "2023", "Ý kiến của đơn vị": "Cử học sớm"},
        1: {"Đăng ký học": "Cập nhật kiến thức"},
    }
    papers = {
        0: {"Tên văn bản": "Danh sách đăng ký nhu cầu", "Số văn bản": "12-DS", "Ngày văn bản": "20/11/2021"}
    }
    content = filled(asked.asked, **{OWN: own, MORE: more, "Văn_bản": papers})
    done = take(asked, content)
    assert done.counts == {"nhu cầu đăng ký mới": 3, "văn bản": 1}
    assert [(each.row, each.sentence.split(";")[0]) for each in done.left] == [
        (done.left[0].row, f"Đơn vị không có đồng chí {OUTSIDE}, sinh 04/03/1975")
    ]
    found = needs_of(asked.an)
    assert set(found) == {("theory", 22, None), ("it", None, None)}
    theory = found["theory", 22, None]
    assert (theory.state, theory.why, theory.by) == ("registered", "held", "31/12/2023")
    assert (theory.unit, theory.note) == (asked.asked.pk, "Cử học sớm")
    assert found["it", None, None].why == "unit"
    assert set(needs_of(asked.dung)) == {("update", None, 2022)}
    assert ReceivedItem.objects.get().number == "12-DS"
    assert take(asked, content).counts == {"nhu cầu đã ghi từ trước": 3}
    assert NeedStep.objects.count() == 3 and Need.objects.count() == 3
    later = {0: {"Đăng ký học": THEORY, "Ý kiến của đơn vị": "Đã sắp xếp người thay"}}
    assert take(asked, filled(asked.asked, **{OWN: later})).counts == {"nhu cầu có nội dung mới": 1}
    assert needs_of(asked.an)["theory", 22, None].by == "31/12/2023", "what is left blank stays"


def test_a_sorted_sheet_without_its_known_columns_is_read_and_a_correction_is_shown_alone(asked):
    content = filled(asked.asked, **{OWN: {0: {"Đăng ký học": THEORY, "Chức vụ hiện nay": "Bí thư"}}})
    book = load_workbook(io.BytesIO(content))
    page = book["Đăng ký nhu cầu"]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=top + 1, max_row=top + 2)]
    for place, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, 1):
            page.cell(top + 1 + place, column).value = value
    page.delete_cols(6, 4)
    file = io.BytesIO()
    book.save(file)
    back = read(asked, file.getvalue())
    assert [line.key for line in back.lines] == [asked.an.pk] and not back.faults
    assert [(each.label, each.said) for each in back.corrections] == [("Chức vụ hiện nay", "Bí thư")]
    take(asked, file.getvalue())
    assert set(needs_of(asked.an)) == {("theory", 22, None)}
    assert needs_of(asked.an)["theory", 22, None].why == "held", (
        "the standard of the post held asks just this"
    )


def test_what_is_on_record_what_names_no_course_and_the_users_own_line_are_not_registered(asked):
    bad = {
        0: {"Ý kiến của đơn vị": "Chưa rõ"},
        1: {"Đăng ký học": THEORY, "Cần trước (ngày hoặc năm)": "2019"},
    }
    faults = [fault.sentence for fault in read(asked, filled(asked.asked, **{OWN: bad})).faults]
    assert faults == ["Chọn nội dung đăng ký học.", "Thời hạn cần đã qua; kiểm tra lại."]
    Account.objects.create(user=asked.huong, cadre=asked.an)
    both = {0: {"Đăng ký học": HIGHER}, 1: {"Đăng ký học": THEORY}}
    done = take(asked, filled(asked.asked, **{OWN: both}))
    assert [each.sentence for each in done.left] == [
        "Trường hợp này do đồng chí khác xử lý.",
        "Hồ sơ đã ghi lý luận chính trị: trung cấp; nội dung này đã đáp ứng.",
    ]
    assert not Need.objects.exists()
    take(asked, filled(asked.asked, **{OWN: {0: {"Đăng ký học": HIGHER}}}), asked.lan)
    assert needs_of(asked.an)["theory", 23, None].why == "unit"
