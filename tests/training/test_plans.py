"""The plan of a year: its rows, how it is issued, adjusted and closed, and what is kept of it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from foundation.core.acts.run import judge
from foundation.core.dates import PartialDate
from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from training.models import PlanRow, TrainingPlan
from training.plans.acts import CLOSE, ISSUE
from training.plans.told import told_plan

PAPER = {"decision_no": "15-KH/HU", "decision_on": "29/11/2021"}


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def theory(db):
    return make_programme(kind="theory", level=22)


def do(client, record, act, **asked):
    """The act by its own page, as a browser sends it."""
    name = record._meta.model_name
    data = {"state": type(record).objects.get(pk=record.pk).state, **asked}
    return client.post(reverse(f"{name}-{act}", args=[record.pk]), data, follow=True)


def latest(record):
    return type(record).objects.get(pk=record.pk)


def test_a_plan_is_made_filled_ordered_and_copied(officer, world, theory):
    asked = {"unit": world.district.pk, "year": "2022", "name": ""}
    officer.post(reverse("trainingplan-new"), asked)
    plan = TrainingPlan.objects.get()
    assert (plan.name, plan.state) == ("Kế hoạch đào tạo, bồi dưỡng năm 2022", "draft")
    new = reverse("planrow-new", args=[plan.pk])
    own = {
        "source": "own",
        "programme": theory.pk,
        "title": "",
        "places": "40",
        "starts": "09/2022",
        "funds": "90000000",
    }
    officer.post(new, own)
    officer.post(new, own | {"title": "Lớp hai", "starts": "", "places": ""})
    wrong = officer.post(new, own | {"title": "Lớp ba", "notice_no": "45-TB/TU"})
    assert "Chỉ ghi với chỉ tiêu cấp trên." in wrong.content.decode()
    above = {
        "source": "above",
        "programme": theory.pk,
        "title": "Cao cấp",
        "places": "2",
        "notice_on": "20/11/2021",
    }
    assert "Ghi số thông báo chỉ tiêu." in officer.post(new, above).content.decode()
    officer.post(new, above | {"notice_no": "45-TB/TU"})
    assert "Kế hoạch đã có mục cùng tên." in officer.post(new, own).content.decode()
    first, second, third = PlanRow.objects.order_by("pk")
    assert (first.title, first.order, second.order, third.order, first.added_on) == (
        "Trung cấp LLCT",
        10,
        20,
        10,
        None,
    )
    officer.post(reverse("planrow-move", args=[second.pk]), {"up": "1"})
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert page.index("Lớp hai") < page.index("Trung cấp LLCT</a>") < page.index(">Cao cấp<")
    assert (
        "2 mục, 40 chỉ tiêu, đã chọn 0" in page and "90.000.000" in page and "1 mục chưa ghi chỉ tiêu" in page
    )
    assert "45-TB/TU, ngày 20/11/2021" in page


def test_the_rows_of_another_year_are_taken_over_once_without_places_or_people(officer, world, theory):
    plan, later = make_plan(world.district), make_plan(world.district, 2023)
    choose(make_row(plan, theory, starts="2022-09-15", funds=90), world.an)
    make_row(plan, theory, source="above", title="Cao cấp", notice_no="45-TB/TU")
    copy = reverse("trainingplan-copy", args=[later.pk, plan.pk])
    for _ in range(2):
        officer.post(copy)
    kept = list(later.rows.order_by("pk").values_list("title", "places", "notice_no", "starts", "funds"))
    own = ("Trung cấp lý luận chính trị", None, "", PartialDate("2023-09"), None)
    assert kept == [own, ("Cao cấp", None, "", None, None)]


def test_a_plan_is_issued_with_rows_and_a_paper_of_the_past(officer, world):
    plan = make_plan(world.district)
    assert judge(ISSUE, world.lan, [plan], {**PAPER, "decision_on": plan.issued_on})[plan.pk]
    empty = do(officer, plan, "issue-plan", **PAPER).content.decode()
    assert "Kế hoạch chưa có mục nào" in empty
    make_row(plan)
    early = do(officer, plan, "issue-plan", **{**PAPER, "decision_on": "01/12/2021"}).content.decode()
    assert latest(plan).state == "draft" and "01/12/2021" in early
    do(officer, plan, "issue-plan", **PAPER)
    issued = latest(plan)
    assert (issued.state, issued.number, f"{issued.issued_on}") == ("issued", "15-KH/HU", "2021-11-29")
    row = {"source": "own", "programme": make_programme().pk, "title": "Lớp bổ sung", "places": "5"}
    officer.post(reverse("planrow-new", args=[plan.pk]), row)
    added = PlanRow.objects.get(title="Lớp bổ sung")
    do(
        officer,
        plan,
        "adjust-plan",
        decision_no="20-KH/HU",
        decision_on="30/11/2021",
        reason="Bổ sung một lớp",
    )
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert "bổ sung ngày 30/11/2021, sau khi ban hành" in page and "20-KH/HU" in page
    old = plan.rows.exclude(pk=added.pk).get()
    kept = officer.post(reverse("planrow-remove", args=[old.pk]), {"reason": "Nhầm"}).content.decode()
    assert "đã ban hành cùng kế hoạch" in kept
    officer.post(reverse("planrow-remove", args=[added.pk]), {"reason": "Nhầm"})
    assert list(plan.rows.all()) == [old]


def test_a_closed_plan_keeps_its_difference_and_is_opened_again_for_a_reason(officer, world, theory):
    plan = make_plan(world.district, issued_on="2021-11-20")
    row = make_row(plan, theory, places=3)
    passed, chosen = choose(row, world.an), choose(row, world.binh)
    learned = make_class("Lớp K1", world.district, theory)
    enrol(learned, world.an, plan_person=passed)
    make_need(world.an, "state", 32)
    do(officer, plan, "close-plan", on="30/11/2021", reason="Mở chậm")
    closed = latest(plan)
    assert closed.state == "closed" and f"{closed.closed_on}" == "2021-11-30"
    (kept,) = closed.result["rows"]
    assert kept["progress"] == {"places": 3, "chosen": 2, "reserve": 0, "sent": 1, "passed": 1}
    assert closed.result["left"] == [{"kind": "state", "level": 32, "count": 1}]
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert (
        "Còn 1 nhu cầu chưa có chỉ tiêu: Quản lý nhà nước: Chuyên viên (1)" in page and "Thêm mục" not in page
    )
    said = officer.post(reverse("planrow-edit", args=[row.pk]), {"places": "9"}).content.decode()
    assert "Kế hoạch đã kết thúc" in said
    refused = do(officer, chosen, "withdraw", reason="Chuyển công tác").content.decode()
    assert "Kế hoạch đã kết thúc" in refused
    undo = reverse("trainingplan-undo", args=[plan.pk, plan.steps.get().pk])
    assert "Ghi lý do" in officer.post(undo).content.decode() and latest(plan).state == "closed"
    officer.post(undo, {"reason": "Còn một lớp"})
    opened = latest(plan)
    assert (opened.state, opened.result, opened.closed_on) == ("issued", None, None)
    assert plan.steps.last().reason == "Còn một lớp"


def test_what_follows_keeps_a_plan_issued_and_what_waits_keeps_it_open(officer, world):
    plan = make_plan(world.district)
    make_row(plan, source="above")
    do(officer, plan, "issue-plan", **PAPER)
    row = plan.rows.get()
    choose(row, world.an, state="sent")
    row.sending_lists.create(name="Danh sách", state="sent", sent_on="2021-11-29")
    undo = reverse("trainingplan-undo", args=[plan.pk, plan.steps.get().pk])
    said = officer.post(undo, {"reason": "Nhầm"}, follow=True).content.decode()
    assert "hoàn tác các việc đó trước" in said and latest(plan).state == "issued"
    waits = do(officer, plan, "close-plan", on="30/11/2021").content.decode()
    assert "Còn 1 danh sách cử đi học đã gửi" in waits and latest(plan).state == "issued"
    assert CLOSE.right != ISSUE.right


def test_the_plan_leaves_as_a_sheet_in_its_groups_and_a_secret_one_does_not(officer, world, theory):
    plan = make_plan(world.district)
    row = make_row(plan, theory, places=2, funds=1500000)
    make_row(plan, theory, source="above", title="Cao cấp", notice_no="45-TB/TU", notice_on="2021-11-20")
    choose(row, world.an)
    choose(row, world.binh, state="reserve")
    sheet = load_workbook(io.BytesIO(officer.get(f"{plan.get_absolute_url()}?format=xlsx").getvalue())).active
    told = [str(cell) for line in sheet.values for cell in line if cell is not None]
    assert "I. Lớp cơ quan mở (1 mục, 2 chỉ tiêu, đã chọn 1, dự phòng 1)" in told
    assert "II. Chỉ tiêu cấp trên (1 mục, 40 chỉ tiêu, đã chọn 0, dự phòng 0)" in told
    assert {"45-TB/TU, ngày 20/11/2021", "1500000", "Cộng: 2 mục, 42 chỉ tiêu, đã chọn 1, dự phòng 1"} <= set(
        told
    )
    assert "Hoàng Thị An" not in told and sheet.page_setup.orientation == "landscape"
    facts = told_plan(plan, world.lan)
    own = facts.groups[0].rows[0]
    assert ([str(each.cadre) for each in own.chosen], len(own.reserve)) == (["Hoàng Thị An"], 1)
    TrainingPlan.objects.filter(pk=plan.pk).update(secret=True)
    assert officer.get(f"{plan.get_absolute_url()}?format=xlsx").status_code == 403
    assert told_plan(latest(plan), world.lan).groups[0].rows[0].chosen == ()


def test_the_needs_that_no_plan_answers_stand_at_its_head(officer, world, theory):
    plan = make_plan(world.district)
    for person in (world.an, world.binh):
        make_need(person)
    make_need(world.an, why="planned", reserved=True)
    page = officer.get(plan.get_absolute_url())
    ((left, url),) = page.context["needs_left"]
    assert (str(left), left.count) == ("Lý luận chính trị: Trung cấp", 2)
    assert officer.get(url).context["page"]["total"] == 2
    choose(make_row(plan, theory), world.an)
    ((left, url),) = officer.get(plan.get_absolute_url()).context["needs_left"]
    assert left.count == officer.get(url).context["page"]["total"] == 1


def test_a_draft_is_taken_away_and_what_was_issued_stays(officer, world):
    draft, issued = make_plan(world.district), make_plan(world.district, 2021, issued_on="2021-11-20")
    row = make_row(draft)
    choose(row, world.an, state="withdrawn")
    person = choose(row, world.binh)
    remove = reverse("trainingplan-remove", args=[draft.pk])
    assert "Còn hồ sơ khác gắn với" in officer.post(remove, {"reason": "Nhầm"}).content.decode()
    person.delete()
    officer.post(remove, {"reason": "Nhầm"})
    said = officer.post(reverse("trainingplan-remove", args=[issued.pk]), {"reason": "Nhầm"}).content.decode()
    assert "Kế hoạch đã ban hành nên không xóa" in said and list(TrainingPlan.objects.all()) == [issued]
    assert "Xóa bản dự thảo" not in officer.get(issued.get_absolute_url()).content.decode()


def test_a_row_that_was_issued_keeps_what_people_stand_there_for_and_says_that_it_was_changed(
    officer, world, theory
):
    other = make_programme("Sơ cấp LLCT", "elementary", level=21)
    plan = make_plan(world.district, issued_on="2021-11-20")
    row, free = make_row(plan, theory), make_row(plan, theory, title="Lớp chưa có ai")
    choose(row, world.an)

    def edit(one, **asked):
        url = reverse("planrow-edit", args=[one.pk])
        page = officer.get(url)
        shown = {each.html_name: str(each.value() or "") for each in page.context["form"]}
        return officer.post(
            url, shown | {"version": page.context["version"]} | asked, follow=True
        ).content.decode()

    edit(row, places="1000000000")
    assert latest(row).places == 40
    edit(row, note="Chờ kinh phí")
    assert latest(row).note == "Chờ kinh phí" and latest(row).changed_on is None
    assert "Điều chỉnh kế hoạch" in edit(row, programme=other.pk, source="above", places="45")
    edit(free, programme=other.pk)
    row, free = latest(row), latest(free)
    assert (row.programme, row.source, row.places, free.programme) == (theory, "own", 45, other)
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert page.count("sửa ngày 30/11/2021, sau khi ban hành") == 2
    assert "Sửa sau khi ban hành ngày" in officer.get(row.get_absolute_url()).content.decode()


def test_a_second_plan_of_a_year_is_asked_about_with_a_link_to_the_first(officer, world):
    first = make_plan(world.district)
    new, asked = reverse("trainingplan-new"), {"unit": world.district.pk, "year": "2022", "name": "Thử"}
    said = officer.post(new, asked).content.decode()
    assert f'<a href="{first.get_absolute_url()}">{first}</a>' in said and TrainingPlan.objects.count() == 1
    officer.post(new, asked | {"one_more": f"{world.district.pk}-2023"})
    assert TrainingPlan.objects.count() == 1
    officer.post(new, asked | {"one_more": f"{world.district.pk}-2022"})
    assert TrainingPlan.objects.count() == 2
    officer.post(new, asked | {"year": "2023", "name": ""})
    assert TrainingPlan.objects.filter(year=2023).count() == 1
