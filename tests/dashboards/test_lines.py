"""The questions of a meeting as lines: each has its figure, and is left out where nothing was entered."""

import datetime

import pytest
from django.urls import reverse

from dashboards import pictures
from office.organisation.rights import Role
from standards.models import Standard
from tests.cadre.retirement import FLAT, make_ages
from tests.conftest import make_user
from tests.dashboards.district import fill
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import make_entry, make_target
from tests.reminders.duties import after, make_duty, make_duty_rule
from tests.training.factories import enrol, make_class, make_plan, make_row

TODAY = datetime.date(2021, 11, 30)


def lines(client, **asked):
    """{question: what stands in its line} of the board."""
    board = client.get(reverse("board"), asked).context["board"]
    told = {line.question: "".join(map(str, [*line.figure, " | ", *line.against])) for line in board.lines}
    assert all(line.url for line in board.lines)
    return told


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    return world


def test_every_question_is_answered_in_a_line(client, chief):
    fill(chief)
    make_ages(FLAT)
    soon = make_cadre(
        "Lý Văn Sắp", make_post("Phó Bí thư Đảng ủy", chief.hoa_tham, is_leader=True), birth="1962-06"
    )
    make_duty(make_duty_rule(), chief.hoa_tham, soon, after(-4))
    told = lines(client)
    assert list(told) == [
        "Cấp ủy: có mặt / giao",
        "Sẽ khuyết trong 12 tháng",
        "Chức danh sắp khuyết đã có nguồn chưa",
        "Quy hoạch",
        "Đạt chuẩn chức danh",
        "Hoàn thành tốt nhiệm vụ trở lên",
        "Đào tạo, bồi dưỡng",
        "Luân chuyển",
        "Cơ cấu đội ngũ",
        "Việc quá hạn",
    ]
    assert told["Cấp ủy: có mặt / giao"].startswith(
        "Ban Chấp hành, cấp huyện 1/3 · Ban Chấp hành, cấp xã 2/10"
    )
    assert told["Sẽ khuyết trong 12 tháng"] == "1 chức danh: 06/2022 | nghỉ hưu 1"
    assert told["Chức danh sắp khuyết đã có nguồn chưa"] == "Chưa lập danh sách quy hoạch 1 | "
    assert "nữ: cấp huyện 0,0%, cấp xã 66,7% (yêu cầu từ 50%)" in told["Quy hoạch"]
    assert told["Việc quá hạn"] == "1 trong 1 việc cần xử lý | 1 đơn vị: Xã Hoa Thám 1"
    past = lines(client, as_of="31/12/2019")
    assert "Việc quá hạn" not in past and "cùng kỳ năm trước: chưa có số liệu" not in past["Luân chuyển"]


def test_the_running_year_of_grading_is_told_to_who_may_view_its_rows(client, chief):
    area = make_user("dia-ban", Role.AREA_MEMBER, chief.district)
    make_line(chief.an, make_grading(chief.district, 2021))
    question, told = "Hoàn thành tốt nhiệm vụ trở lên", "đợt đánh giá năm 2021: 0/1 đã quyết định"
    assert lines(client)[question] == f"{told} | "
    make_evaluation(chief.an)
    assert lines(client)[question].endswith(f"(1/1) năm 2020 | {told}")
    board = client.get(reverse("board")).context["board"]
    (line,) = [each for each in board.lines if each.question == question]
    assert client.get(line.url).context["page"]["title"] == "Kết quả xếp loại năm 2020"
    opened = [piece for piece in line.against if not isinstance(piece, str)]
    assert [client.get(each.url).context["page"]["total"] for each in opened] == [0, 1]
    client.force_login(area)
    assert lines(client)[question].endswith("(1/1) năm 2020 | ")


def test_what_nobody_entered_has_no_line(client, chief):
    assert list(lines(client)) == ["Cơ cấu đội ngũ"]
    make_ages(FLAT)
    assert lines(client)["Sẽ khuyết trong 12 tháng"] == "0 chức danh | "


def test_a_leader_is_told_of_no_duty(client, world):
    make_duty(make_duty_rule(), world.hoa_tham, world.an, after(-4))
    client.force_login(make_user("dau", Role.LEADER, world.district))
    assert "Việc quá hạn" not in lines(client)


def test_the_plan_of_training_and_what_planned_people_still_lack(client, chief):
    """A planned person lacks advanced theory, another one intermediate; the plan is told to who reads plans."""
    fill(chief)
    Standard.objects.all().delete()
    titles = "Bí thư Đảng ủy", "Chủ tịch UBND"
    for title, least in zip(titles, (23, 22), strict=True):
        post = make_post(title, chief.hoa_tham, is_leader=True)
        Standard.objects.create(
            kind="theory",
            least=least,
            title=post.title,
            leaders_only=False,
            valid_from="2010-01-01",
            article="Điều 3",
            confirmed=True,
        )
    planned = (("Lý A", titles[0], 22), ("Lý B", titles[1], 21), ("Lý C", titles[1], 22))
    for name, title, level in planned:
        person = make_cadre(name, make_post("Chuyên viên", chief.hoa_tham))
        make_entry(person, make_target(chief.hoa_tham, title))
        make_qualification(person, "theory", level)
    lacking = "quy hoạch còn thiếu lý luận chính trị: cao cấp 1 đồng chí, trung cấp 1 đồng chí"
    assert lacking in lines(client)["Đào tạo, bồi dưỡng"]
    row = make_row(make_plan(chief.district, issued_on="2021-11-20"), places=45)
    running = make_class("K16", chief.district, plan_row=row, opens_on="2021-11-25", closes_on=None)
    enrol(running, person, result="studying")
    told = lines(client)["Đào tạo, bồi dưỡng"]
    assert told.startswith("đã cử 1/45 chỉ tiêu năm 2022; ") and not told.endswith(" · ")
    assert lines(client, as_of="19/11/2021")["Đào tạo, bồi dưỡng"].startswith("4 lớp")
    client.force_login(make_user("dia-ban", Role.AREA_MEMBER, chief.district))
    assert "chỉ tiêu" not in lines(client)["Đào tạo, bồi dưỡng"]


def test_a_class_that_a_school_runs_is_none_of_the_office_s_own(client, chief):
    """Whoever goes there by places from above is sent elsewhere, in figures and in the lists behind them alike."""
    own = make_class("K15", chief.district)
    enrol(own, chief.an)
    above = make_row(make_plan(chief.district, issued_on="2021-11-20"), source="above")
    enrol(make_class("K20", chief.district, plan_row=above), chief.binh, result="studying")
    board = client.get(reverse("board")).context["board"]
    (row,) = [row for row in board.training if row.group == "intermediate"]
    assert (row.classes.count, row.learners.count, row.sent.count) == (1, 1, 1)
    listed = [client.get(figure.url).context["page"]["total"] for figure in (row.classes, row.sent)]
    assert listed == [1, 1]
    assert client.get(reverse("trainingclass-list"), {"by": "school"}).context["page"]["total"] == 1


def test_learners_sent_elsewhere_are_counted_alike_in_both_years(client, world):
    enrol(make_class("Trung cấp LLCT", world.district), world.an)
    client.force_login(make_user("xa", Role.LEADER, world.hoa_tham))
    told = lines(client)["Đào tạo, bồi dưỡng"]
    assert told == "0 lớp, 0 lượt học viên | cùng kỳ năm trước: 0 lớp, 0 lượt học viên"
    html = client.get(reverse("board")).content.decode()
    assert "0 lớp, 0 lượt học viên, 1 lượt cử đi lớp khác." in html


def test_pictures_are_drawn_to_scale():
    ink, middle = pictures.parts("", [6, 2]).boxes
    assert (ink.width, middle.x, middle.width, ink.shade) == ("135", "135", "45", "ink")
    ground, bar, tick = pictures.bars("", [(0.5, 0.25)]).boxes
    assert (ground.width, bar.width, tick.x) == ("180", "90", "44")
    low, none, high = pictures.strip("", [1, 0, 2]).boxes
    assert (low.height, none.height, high.height, none.shade) == ("16", "1", "30", "pale")
    assert pictures.line("", [90.0, 95.0]).points == "0,27 180,3"
