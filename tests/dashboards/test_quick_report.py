import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from dashboards.board import Board
from dashboards.quick_report import sentences
from dashboards.rounding import about, about_percent
from office.organisation.models.structure import Unit
from tests.planning.lists import make_entry, make_target, make_term
from training.models import TrainingClass


@pytest.mark.parametrize(
    ("number", "words"),
    [(4196, "gần 4.200"), (4210, "trên 4.200"), (4200, ""), (4250, ""), (999, ""), (1003, "trên 1.000")],
)
def test_a_number_near_a_round_one_is_said_so(number, words):
    assert about(number) == words


@pytest.mark.parametrize(
    ("percent", "words"),
    [("97.41", "trên 97%"), ("97.93", "gần 98%"), ("97.70", ""), ("97.00", ""), ("100.00", ""), ("99.95", "gần 100%")],
)  # fmt: skip
def test_a_share_near_a_whole_one_is_said_so(percent, words):
    assert about_percent(Decimal(percent)) == words


@pytest.fixture
def district(district):
    make_term("commune", "2015–2020", "2015-04-01", "2020-04-01")
    make_term("district", "2015–2020", "2015-04-01", "2020-04-01")
    return district


def said(unit, day=datetime.date(2021, 11, 30), *, rounded=True):
    board = Board(unit, Unit.objects.keys_under([unit.pk]), day)
    return ["".join(str(piece) for piece in pieces) for pieces in sentences(board, rounded=rounded)]


def test_the_district_reads_as_reports_have_it(district):
    assert said(district.district) == [
        "Trong nhiệm kỳ 2015–2020, quy hoạch Ủy viên Ban Chấp hành Đảng bộ huyện 1 đồng chí; Ủy viên Ban Chấp hành "
        "Đảng bộ tại 2 đơn vị 6 đồng chí (phê duyệt cho nhiệm kỳ 2020–2025). Trong đó, đến ngày 30/11/2021: "
        "Ủy viên Ban Chấp hành Đảng bộ huyện 1 đang giữ chức danh quy hoạch; "
        "Ủy viên Ban Chấp hành Đảng bộ tại 2 đơn vị 2 đang giữ chức danh quy hoạch.",
        "Năm 2016, mở 1 lớp sơ cấp lý luận chính trị, 12 học viên; 2 lớp trung cấp lý luận chính trị, 2 học viên; "
        "1 lớp bồi dưỡng nghiệp vụ, cập nhật kiến thức, 1.230 lượt học viên.",
        "Từ năm 2018 đến ngày 30/11/2021, luân chuyển 1 đồng chí từ cấp trên về cơ sở; 1 đồng chí đã kết thúc, "
        "trong đó 1 chờ bố trí, 0 đồng chí đang luân chuyển.",
        "Cán bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên: năm 2017 0,00% (0/2); năm 2020 50,00% (2/4), "
        "tăng 50,00 điểm phần trăm.",
        "Cán bộ lãnh đạo, quản lý đạt chuẩn chức danh: 40,00% (2/5).",
    ]


def test_what_was_not_so_on_a_day_is_left_out(district):
    past = said(district.tan_van, datetime.date(2016, 1, 1))
    assert past == [
        "Cán bộ lãnh đạo, quản lý đạt chuẩn chức danh: 50,00% (1/2), dựa trên 1 đồng chí có chức vụ hoặc trình độ "
        "chưa rõ từ ngày nào."
    ]
    assert said(district.district, datetime.date(2010, 1, 1)) == []


def test_the_one_commune_with_a_list_is_named(world):
    make_entry(world.an, make_target(world.hoa_tham))
    for unit in (world.district, world.hoa_tham):
        assert "Ủy viên Ban Chấp hành Đảng bộ tại Xã Hoa Thám 1 đồng chí" in said(unit)[0]


def test_rounding_words_can_be_switched_off(client, district):
    client.force_login(district.lan)
    TrainingClass.objects.filter(head_count=1230).update(head_count=4196)
    rounded, plain = (
        client.get(reverse("board"), asked).content.decode() for asked in ({}, {"round": "off"})
    )
    assert "lượt học viên (gần 4.200)" in rounded and "Bỏ từ làm tròn" in rounded
    assert "gần" not in plain and "Thêm từ làm tròn" in plain
    assert "4.196</a>" in plain and "4.196</a>" in rounded
