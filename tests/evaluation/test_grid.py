"""The grid of the year's grading: read row by row, saved where it is right, told where it is not."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from evaluation.grading.grid.table import FIELDS, POINTS, QUARTERS, GradingGrid
from evaluation.models import GradingLine
from office.regulations.models import Rule, RuleSet
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.grading_votes import make_grading_count, vote_on
from tests.factories import make_cadre, make_post

PLAIN = [name for name in FIELDS if name not in (*QUARTERS, *POINTS)]


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def year(world):
    return make_grading(world.district, 2021)


@pytest.fixture
def line(world, year):
    return make_line(world.an, year, ordinal=1)


def address(campaign, query=""):
    return reverse("grading-grid", args=[campaign.pk]) + query


def html(response):
    return response.content.decode()


def cells(line, was=None, fields=PLAIN, **typed):
    """What the page sends of a row in which these were typed."""
    line = GradingLine.objects.select_related("campaign", "cadre").get(pk=line.pk)
    hidden = [name for name in FIELDS if name not in fields]
    grid = GradingGrid(line.campaign.year, frozenset([line.pk]), {}, hidden)
    row = grid.row_of(line)
    sent = {f"{row.prefix}-{name}": text for name, text in (row.cells | typed).items()}
    return sent | {f"{row.prefix}-was": was or row.was}


def stands(line, *names):
    return GradingLine.objects.values_list(*names).get(pk=line.pk)


def test_digits_short_forms_and_full_names_are_read_and_each_says_who_said_it(lan, year, line):
    facts = {"months": "11", "absent_months": "1,5", "absence": "thai sản", "note": " đi  học "}
    unit = {"self_grade": "1", "collective_grade": "httnv", "votes": "23 / 25"}
    office = {"proposed": "Hoàn thành tốt nhiệm vụ", "grade": "3", "member_grade": "2"}
    typed = cells(line, **facts, **unit, **office)
    response = lan.post(address(year), typed)
    assert response.status_code == 302 and response["Location"] == address(year)
    assert stands(line, "months", "absent_months", "absence", "version") == (11, 1.5, "maternity", 1)
    assert stands(line, "self_grade", "collective_grade", "unit_votes", "unit_valid") == (
        "excellent",
        "good",
        23,
        25,
    )
    assert stands(line, "proposed", "grade", "member_grade", "note") == (
        "good",
        "completed",
        "good",
        "đi học",
    )
    page = html(lan.get(address(year)))
    for said in (
        'value="HTXSNV"',
        'value="23/25"',
        'value="1,5"',
        'value="Nghỉ thai sản"',
        "Hoàng Thị An",
        "Chủ tịch UBND",
    ):
        assert said in page, said
    assert "GridRow" not in page


def test_what_cannot_be_read_stays_and_is_told_while_the_other_rows_are_saved(lan, world, year, line):
    other = make_line(world.binh, year, ordinal=2)
    wrong = cells(line, self_grade="giỏi", votes="26/25", months="13", absence="bận", grade="KĐG")
    page = html(lan.post(address(year), wrong | cells(other, grade="2", self_grade="KĐG: ốm")))
    page += html(lan.post(address(year), cells(other, grade="2")))
    for said in (
        'value="giỏi"',
        "“giỏi” không phải mức xếp loại",
        "Số phiếu đồng ý (26) lớn hơn số phiếu hợp lệ (25).",
        "Ghi một số từ 0 đến 12.",
        "“bận” chưa rõ; ghi một trong: 1 Nghỉ thai sản",
        "Ghi lý do sau KĐG",
        "KĐG chỉ ghi ở cột đề xuất và cột mức xếp loại.",
        "Còn 2 dòng chưa lưu",
    ):
        assert said in page, said
    assert stands(line, "version", "months") == (0, 12)
    assert stands(other, "version", "grade") == (1, "good")


def test_who_is_not_graded_is_so_for_one_reason_that_goes_with_the_last_such_grade(lan, year, line):
    reason = ("proposed", "grade", "not_graded_reason")
    lan.post(address(year), cells(line, proposed="KĐG: nghỉ ốm dài ngày"))
    assert stands(line, *reason) == ("not_graded", "", "nghỉ ốm dài ngày")
    lan.post(address(year), cells(line, grade="0"))
    assert stands(line, *reason) == ("not_graded", "not_graded", "nghỉ ốm dài ngày")
    lan.post(address(year), cells(line, proposed="KĐG (đi học)"))
    assert stands(line, *reason) == ("not_graded", "not_graded", "đi học")
    lan.post(address(year), cells(line, proposed="", grade="2"))
    assert stands(line, *reason) == ("", "good", "")


def test_two_at_one_field_are_told_both_and_two_fields_of_one_row_are_both_kept(lan, year, line):
    shown = cells(line)[f"r{line.pk}-was"]
    GradingLine.objects.filter(pk=line.pk).update(grade="completed", version=1)
    lan.post(address(year), cells(line, was=shown, proposed="2", grade=""))
    assert stands(line, "proposed", "grade", "version") == ("good", "completed", 2), "both are kept"
    page = html(lan.post(address(year), cells(line, was=shown, proposed="", grade="1")))
    assert (
        "đã ghi: Mức xếp loại HTNV. Đang nhập: Mức xếp loại HTXSNV. Lưu lần nữa để giữ nội dung đang nhập"
        in page
    )
    assert stands(line, "grade") == ("completed",) and f'name="r{line.pk}-grade" value="1"' in page
    lan.post(address(year), cells(line, grade="1"))
    assert stands(line, "grade", "version") == ("excellent", 3)
    bare = {name: text for name, text in cells(line, grade="4").items() if not name.endswith("-was")}
    assert "không kèm giá trị lúc mở" in html(lan.post(address(year), {**bare, f"r{line.pk}-was": ""}))


def test_a_row_that_is_left_is_answered_alone_with_the_shares_of_what_stands_by_now(lan, world, year, line):
    group = make_group(year, "Chủ tịch UBND xã")
    GradingLine.objects.update(group=group)
    make_line(world.binh, year, ordinal=2, group=group, grade="good")
    answer = html(lan.post(address(year), {"fragment": "1", **cells(line, grade="1")}))
    assert answer.count("<tr") == 1 and "data-saved" in answer and "<html" not in answer
    assert "Chủ tịch UBND xã" in answer and "HTXSNV 1/1 mức tốt = 100,0%" in answer
    assert "Quy định chưa xác nhận" in answer


def test_the_foot_tells_both_readings_of_the_groups_on_the_page_alone(lan, world, year, line):
    rules = RuleSet.objects.create(name="Xếp loại", subject="grade_leader", in_force_from="2020-01-01")
    Rule.objects.create(
        rule_set=rules,
        key="excellent_max_share",
        measure="share",
        value="0.2",
        confirmed=True,
        article="Điều 9",
    )
    heads, others = make_group(year, "Chủ tịch UBND xã"), make_group(year, "Công chức", ordinal=2)
    GradingLine.objects.update(group=heads, grade="excellent")
    post = make_post("Phó Chủ tịch UBND", world.tan_van)
    for place in range(5):
        make_line(make_cadre(f"Lý Văn {'abcde'[place]}", post), year, group=heads, grade="good")
    make_line(world.binh, year, group=others, grade="good")
    page = html(lan.get(address(year, f"?unit={world.hoa_tham.pk}")))
    assert "HTXSNV 1/5 mức tốt = 20,0% (không quá 20%)" in page, "across the units"
    assert "Trong từng đơn vị, 1 đơn vị quá tỷ lệ: Xã Hoa Thám (1/0)." in page
    assert ">Chủ tịch UBND xã</span>" in page and ">Công chức</span>" not in page
    assert ">Công chức</span>" in html(lan.get(address(year)))


def test_the_word_of_the_unit_is_open_while_the_unit_has_the_row_and_a_decided_row_is_plain(lan, world, year):
    at_office = make_line(world.an, year, "unit", ordinal=1, self_grade="good", collective_grade="good")
    decided = make_line(world.binh, year, "decided", ordinal=2, grade="good")
    page = html(lan.get(address(year)))
    assert f'name="r{at_office.pk}-proposed"' in page and f'name="r{at_office.pk}-self_grade"' not in page
    assert f'name="r{at_office.pk}-note"' in page and f'name="r{at_office.pk}-unit_note"' not in page
    assert f'name="r{decided.pk}-' not in page and "Đã quyết định" in page
    page = html(lan.post(address(year), cells(at_office, self_grade="1", proposed="1")))
    assert "không sửa khi “Tập thể đã đề nghị”; cần sửa thì trả lại đơn vị" in page
    page = html(lan.post(address(year), cells(decided, grade="1")))
    assert "Trạng thái “Đã quyết định”: không sửa ở bảng" in page
    assert stands(at_office, "self_grade", "proposed") == ("good", "") and stands(decided, "grade") == (
        "good",
    )


def test_votes_of_minutes_stand_for_what_the_unit_wrote_and_those_of_the_body_are_told_of_counts_alone(
    lan, world, year, line
):
    GradingLine.objects.filter(pk=line.pk).update(unit_votes=20, unit_valid=25)
    page = html(lan.get(address(year)))
    assert f'name="r{line.pk}-votes" value="20/25"' in page and "standing" not in page
    vote_on(line, make_grading_count(world.hoa_tham), 39)
    vote_on(line, make_grading_count(world.district, "standing"), 40, "excellent")
    page = html(lan.get(address(year)))
    assert f"r{line.pk}-votes" not in page and "HTTNV 39/" in page and "HTXSNV 40/" in page
    page = html(lan.post(address(year), cells(line, votes="25/25")))
    assert "Phiếu tại đơn vị lấy theo biên bản kiểm phiếu, không ghi ở đây." in page
    assert stands(line, "unit_votes") == (20,)


def test_own_row_and_those_of_relatives_tell_nothing_and_are_in_no_figure(lan, world, year, line):
    make_line(world.binh, year, ordinal=2, grade="excellent", note="riêng của người khác")
    Account.objects.create(user=world.lan, cadre=world.binh)
    page = html(lan.get(address(year)))
    assert "Trường hợp này do đồng chí khác xử lý." in page and "Nông Văn Bình" in page
    assert "riêng của" not in page and "HTXSNV 0/0" in page
    assert "1 trường hợp do đồng chí khác xử lý, không tính trong các số này." in page
    hidden = GradingLine.objects.get(cadre=world.binh)
    lan.post(address(year), cells(line, grade="1") | cells(hidden, grade="4"))
    assert stands(hidden, "grade") == ("excellent",)
    assert "Nông Văn Bình" not in html(lan.get(address(year, "?state=open"))), "a state would tell of the row"


def test_a_reader_sees_it_plain_and_a_unit_not_at_all(client, world, year, line):
    client.force_login(make_user("lanhdao", "leader", world.district))
    page = html(client.get(address(year)))
    assert "Hoàng Thị An" in page and "-grade" not in page and "Lưu" not in page
    said = html(client.post(address(year), cells(line, grade="1")))
    assert "không sửa được trường hợp này" in said and stands(line, "grade") == ("",)
    client.force_login(world.huong)
    assert client.get(address(year)).status_code == 403


def test_filters_and_ticks_are_in_the_address_and_a_row_keeps_what_is_not_on_the_page(lan, world, year, line):
    group = make_group(year, "Chủ tịch UBND xã")
    other = make_line(world.binh, year, ordinal=2, group=group, quarter_1="good")
    page = html(lan.get(address(year, f"?unit={world.hoa_tham.pk}")))
    assert "Hoàng Thị An" in page and "Nông Văn Bình" not in page and "Quý I" not in page
    page = html(lan.get(address(year, f"?group={group.pk}&state=open&quarters=1&points=1")))
    assert "Nông Văn Bình" in page and "Hoàng Thị An" not in page
    assert f'name="r{other.pk}-quarter_1" value="HTTNV"' in page and "points_result" in page
    lan.post(address(year), cells(other, grade="2"))
    assert stands(other, "quarter_1", "grade") == ("good", "good")
    lan.post(address(year, "?quarters=1"), cells(other, fields=[*PLAIN, *QUARTERS], quarter_4="4"))
    assert stands(other, "quarter_1", "quarter_4", "grade") == ("good", "not_completed", "good")
    assert lan.get(address(year, "?state=lạ")).status_code == 400
    assert "Không có đồng chí nào theo điều kiện lọc" in html(lan.get(address(year, "?state=voted")))


def test_rows_with_a_finding_are_shown_alone_and_one_that_lost_it_is_still_written(lan, world, year, line):
    done = make_line(world.binh, year, "unit", ordinal=2, proposed="good", note="xong")
    page = html(lan.get(address(year, "?finding=unproposed")))
    assert f'id="r{line.pk}"' in page and f'id="r{done.pk}"' not in page
    back = reverse("grading-appraisal", args=[year.pk])
    assert f'href="{back}?show=unproposed"' in page and f'href="{back}"' in html(lan.get(address(year)))
    answer = html(lan.post(address(year, "?finding=unproposed"), {"fragment": "1", **cells(done, note="x")}))
    assert "data-saved" in answer and stands(done, "note") == ("x",)
    Account.objects.create(user=world.lan, cadre=world.an)
    assert f'id="r{line.pk}"' not in html(lan.get(address(year, "?finding=unproposed"))), (
        "it would tell of it"
    )


def test_who_reads_one_unit_alone_is_led_to_no_appraisal(client, world, year, line):
    make_campaign_unit(world.hoa_tham, campaign=year)
    client.force_login(make_user("xa", "officer", world.hoa_tham))
    page = html(client.get(address(year)))
    assert "Hoàng Thị An" in page
    assert reverse("grading-appraisal", args=[year.pk]) not in page


def test_heads_take_two_lines_at_most(lan, year, line):
    page = html(lan.get(address(year, "?points=1")))
    assert "<span>Điểm kết</span> <span>quả nhiệm vụ</span>" in page and "<span>Tháng</span></th>" in page


def test_a_campaign_without_rows_says_where_they_are_made_and_a_secret_or_other_one_is_closed(
    lan, world, year
):
    assert "chưa có dòng xếp loại nào" in html(lan.get(address(year)))
    other = make_grading(world.district, 2019, kind="review", name="Rà soát")
    assert lan.get(address(other)).status_code == 404
    year.secret = True
    year.save()
    assert lan.get(address(year)).status_code == 403


@pytest.mark.parametrize("query", ["", "?finding=unproposed"])
def test_the_number_of_queries_is_the_same_for_any_number_of_rows(
    lan, world, year, query, django_assert_max_num_queries
):
    counts = []
    for number, more in ((3, 3), (30, 27)):
        for place in range(more):
            post = make_post(f"Chuyên viên {number} {place}", world.hoa_tham)
            make_line(make_cadre(f"Lý Văn {number}{'abc'[place % 3]}", post), year, ordinal=place)
        lan.get(address(year, query))
        with django_assert_max_num_queries(20 if not query else 24) as queries:
            assert html(lan.get(address(year, query))).count("data-row") == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
