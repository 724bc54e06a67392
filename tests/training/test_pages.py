"""The pages of training as a signed-in officer meets them."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from foundation.core.models import AccessLog
from tests.factories import make_cadre, make_post
from tests.training.factories import enrol, make_class, make_programme
from tests.training.sheets import a_class, look, reasons
from training.models import Enrolment, Programme, TrainingClass

CLASSES = reverse("trainingclass-list")
LEARNERS = reverse("enrolment-list")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def names(response):
    return [str(row) for row in response.context["page"]["rows"]]


def html(response):
    return response.content.decode()


@pytest.fixture
def district(world):
    """Three classes of the whole district, a commune's own, one that is only planned."""
    refresher = make_programme("Bồi dưỡng đảng viên mới", "refresher")
    make_class("Trung cấp khóa 1", world.district, head_count=71, mode="part")
    days = {"opens_on": "2019-03-18", "closes_on": "2019-03-20"}
    make_class("Đảng viên mới 2019", world.district, refresher, head_count=1200, **days)
    make_class("Năm 2018", world.district, refresher, head_count=40, opens_on="2018", closes_on="2018")
    make_class("Của xã", world.hoa_tham, refresher, opens_on="2020-05-06", closes_on="2020-05-11")
    make_class("Sắp mở", world.district, opens_on=None, closes_on=None, organiser="Trường Chính trị tỉnh")
    return world


NEWEST = ["Sắp mở", "Của xã", "Đảng viên mới 2019", "Năm 2018", "Trung cấp khóa 1"]


def test_the_newest_class_stands_first_and_all_learners_are_added_up(officer, district):
    response = officer.get(CLASSES)
    assert names(response) == NEWEST
    assert "5 lớp – 1.311 lượt học viên" in html(response)


def test_of_a_past_day_only_the_classes_opened_by_then_are_listed(officer, district):
    response = officer.get(CLASSES, {"as_of": "31/12/2018"})
    assert names(response) == ["Năm 2018", "Trung cấp khóa 1"]
    assert "2 lớp – 111 lượt học viên" in html(response)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"group": "intermediate"}, ["Sắp mở", "Trung cấp khóa 1"]),
        ({"year": "2018"}, ["Năm 2018"]),
        ({"mode": "part"}, ["Trung cấp khóa 1"]),
        ({"state": "planned"}, ["Sắp mở"]),
        ({"state": "opened"}, NEWEST[1:]),
        ({"state": "running", "as_of": "20/06/2018"}, ["Năm 2018", "Trung cấp khóa 1"]),
    ],
)
def test_filters_narrow_the_list_of_classes(officer, district, query, found):
    assert names(officer.get(CLASSES, query)) == found


def test_classes_are_found_by_unit_programme_and_words(officer, district):
    assert names(officer.get(CLASSES, {"unit": district.hoa_tham.pk})) == ["Của xã"]
    programme = Programme.objects.get(group="intermediate")
    assert len(names(officer.get(CLASSES, {"programme": programme.pk}))) == 2
    assert names(officer.post(CLASSES, {"q": "truong chinh tri"}, follow=True)) == ["Sắp mở"]
    assert "Không có lớp nào theo điều kiện lọc." in html(officer.get(CLASSES, {"mode": "online"}))


def test_pages_join_without_gap_or_double_and_lead_back(officer, world, pages_of_25):
    made = {make_class(f"Lớp {n}", world.district, opens_on=f"20{10 + n % 7}").name for n in range(60)}
    seen, response = [], officer.get(CLASSES)
    first = names(response)
    while following := response.context["page"]["next_url"]:
        seen += names(response)
        response = officer.get(following)
    seen += names(response)
    assert len(seen) == 60 and set(seen) == made
    for _ in range(2):
        response = officer.get(response.context["page"]["previous_url"])
    assert names(response) == first


def test_learners_stand_by_given_name_whether_on_record_or_not(officer, world):
    one = make_class("Lớp", world.district)
    for learner in (world.binh, world.an, "Đặng Út", "Bế Ái"):
        enrol(one, learner)
    assert names(officer.get(LEARNERS)) == ["Bế Ái", "Hoàng Thị An", "Nông Văn Bình", "Đặng Út"]
    assert names(officer.get(LEARNERS, {"on_record": "true"})) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert names(officer.get(LEARNERS, {"on_record": "false"})) == ["Bế Ái", "Đặng Út"]
    assert names(officer.get(LEARNERS, {"unit": world.tan_van.pk})) == ["Nông Văn Bình"]
    assert names(officer.post(LEARNERS, {"q": "dang ut"}, follow=True)) == ["Đặng Út"]
    assert names(officer.post(LEARNERS, {"q": "an hoa tham"}, follow=True)) == ["Hoàng Thị An"]
    assert "An" not in officer.post(LEARNERS, {"q": "Hoàng Thị An"}).url.replace(LEARNERS, "")


def test_before_the_class_was_over_nobody_had_passed(officer, world):
    one = make_class("Lớp", world.district)
    enrol(one, world.an, grade="good", certificate_no="TC000001")
    then = officer.get(LEARNERS, {"as_of": "31/12/2017"})
    assert "Đang học" in then.context["page"]["rows_html"] and "TC000001" not in html(then)
    assert names(officer.get(LEARNERS, {"as_of": "31/12/2017", "result": "passed"})) == []
    assert names(officer.get(LEARNERS, {"as_of": "31/12/2015"})) == []
    assert "TC000001" in html(officer.get(LEARNERS, {"as_of": "31/12/2018"}))
    page = officer.get(one.get_absolute_url(), {"as_of": "31/12/2017"})
    assert "Hoàng Thị An" in html(page) and "TC000001" not in html(page)


def test_the_page_of_a_class_says_what_does_not_fit(officer, world):
    one = make_class("Lớp", world.district, head_count=3, places=2)
    enrol(one, world.an)
    enrol(one, world.binh, result="studying")
    page = html(officer.get(one.get_absolute_url()))
    assert "Lớp ghi 3 học viên, danh sách có 2 đồng chí: còn thiếu 1." in page
    assert "Số học viên (3) vượt chỉ tiêu (2)." in page
    assert "Lớp đã bế giảng, còn 1 học viên chưa ghi kết quả." in page
    assert "1 học viên đã hoàn thành nhưng chưa ghi số bằng, chứng chỉ." in page
    TrainingClass.objects.update(head_count=None, places=None)
    assert "<dt>Số học viên theo báo cáo</dt><dd>3</dd>" in page and "<dt>Lượt học viên" not in page
    bare = html(officer.get(one.get_absolute_url()))
    assert "Lớp ghi" not in bare and "2 lượt học viên" in bare and "học viên theo báo cáo" not in bare


def form_data(world, **changes):
    programme = make_programme()
    return {"name": "Khóa 4", "programme": programme.pk, "unit": world.district.pk, **changes}


def test_a_class_is_added_changed_and_taken_out_with_its_history(officer, world):
    data = form_data(world, opens_on="05092021", closes_on="06/2023", head_count="60")
    assert officer.post(reverse("trainingclass-new"), data).status_code == 302
    one = TrainingClass.objects.get()
    assert (str(one.opens_on), str(one.closes_on)) == ("05/09/2021", "06/2023")
    officer.post(reverse("trainingclass-edit", args=[one.pk]), {**data, "head_count": "61"})
    page = html(officer.get(reverse("trainingclass-history", args=[one.pk])))
    assert "<del>60</del>" in page and "<ins>61</ins>" in page
    enrol(one, world.an)
    remove = reverse("trainingclass-remove", args=[one.pk])
    assert "Còn hồ sơ khác gắn với mục này" in html(officer.post(remove, {"reason": "Nhập nhầm"}))
    Enrolment.objects.all().delete()
    officer.post(remove, {"reason": "Nhập nhầm"})
    assert not TrainingClass.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"opens_on": "05/09/2021", "closes_on": "01/2021"}, "Ngày bế giảng phải sau ngày khai giảng."),
        ({"opens_on": "31/02/2021"}, "Ngày 31/02/2021 không có thật"),
        ({"name": ""}, "Chưa nhập tên lớp."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(officer, world, changes, sentence):
    response = officer.post(reverse("trainingclass-new"), form_data(world, note="Ghi lại", **changes))
    assert sentence in html(response) and "Ghi lại" in html(response)
    assert not TrainingClass.objects.exists()


def test_the_page_and_the_import_say_the_same_sentence(officer, world):
    (reason,) = reasons(look(world.lan, "classes", [a_class(closes_on="2016-06-20")]))
    data = form_data(world, opens_on="05/09/2016", closes_on="20/06/2016")
    assert reason in html(officer.post(reverse("trainingclass-new"), data))


def test_a_second_class_of_the_same_name_and_day_is_refused(officer, world):
    make_class("Khóa 4", world.district, opens_on="2021-09-05", closes_on=None)
    response = officer.post(reverse("trainingclass-new"), form_data(world, opens_on="05/09/2021"))
    assert "Đã có lớp cùng tên, cùng ngày khai giảng." in html(response)


def test_opening_a_class_and_taking_the_list_away_are_recorded(officer, world):
    one = make_class("Khóa 1", world.district, head_count=71)
    officer.get(one.get_absolute_url())
    response = officer.get(CLASSES, {"format": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values)
    head = next(number for number, row in enumerate(rows) if row[1] == "Tên lớp")
    assert rows[head + 1][:2] == (1, "Khóa 1") and f"{rows[head + 1][2]:%d/%m/%Y}" == "05/09/2016"
    assert any("Tổng cộng: 1 lớp – 71 lượt học viên" in row for row in rows), rows
    log = AccessLog.objects.order_by("pk").values_list("action", "subject", "rows")
    assert list(log) == [("open", "training.trainingclass", 1), ("export", "training.trainingclass", 1)]


def test_lists_pages_and_sheets_run_the_same_queries_for_any_number_of_rows(officer, world):
    first, post = make_class("Khóa 1", world.district), make_post("Chuyên viên", world.office)
    enrol(first, world.an)
    addresses = [CLASSES, LEARNERS, f"{CLASSES}?format=xlsx", f"{LEARNERS}?format=xlsx"]
    addresses += [f"{LEARNERS}?as_of=31/12/2019", reverse("programme-list"), first.get_absolute_url()]
    addresses += [reverse("cadre-training", args=[world.an.pk])]
    counts = []
    for _ in range(2):
        counts.append([counted(officer, address) for address in addresses])
        for n in range(24 if len(counts) == 1 else 0):
            one = make_class(f"Lớp {n}", world.district, make_programme(f"Chương trình {n}", "refresher"))
            enrol(one, world.an)
            enrol(first, make_cadre(f"Lý {n}", post))
            enrol(first, f"Vi {n}")
    assert counts[0] == counts[1] and max(counts[0][:6]) <= 17 and max(counts[0]) <= 23, counts


def counted(client, address):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    return len(queries)
