"""From a lack to a place, to a class and back onto the record, in a real browser, by mouse and keys."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.facts import Qualification
from foundation.core.projected.day import move_day
from office.regulations.models import RuleSet
from standards.counting import standards_met
from tests.conftest import TODAY
from tests.factories import LONG_AGO, make_cadre, make_post, make_qualification, make_standard
from tests.papers.papers import make_register
from tests.papers_read import words
from tests.planning.lists import make_entry, make_target
from tests.training.completion import run_jobs
from tests.training.factories import make_programme
from training.models import Need, PlanPersonStep, TrainingClass
from training.needs.states import NeedStanding, told

THE_DAY_BEFORE, CERTIFIED = datetime.date(2021, 11, 24), datetime.date(2021, 11, 25)
PLANNED, CLOSED = "01/02/2021", "20/11/2021"
AN, CHI = "Hoàng Thị An", "Lý Văn Chi"
DETAIL = "hệ không tập trung"
# What the list says of an approved line beside what was found at its approval.
MEETS = "Đạt (tiêu chuẩn chức danh)"
ARROWS = {"→": "ArrowRight", "←": "ArrowLeft", "↑": "ArrowUp", "↓": "ArrowDown"}


@pytest.fixture
def loop(transactional_db, world):
    """An leads Hoa Thám, Chi works there; both are planned for its secretary, and have elementary theory alone.

    Intermediate theory is asked of leaders and of the secretary; Bình, who leads Tân Văn, has it.
    """
    move_day(TODAY)
    make_register(world.district)
    RuleSet.objects.create(name="Bộ chung", in_force_from=LONG_AGO, conditions=["standards"])
    target = make_target(world.hoa_tham, "Bí thư Đảng ủy")
    make_standard("theory", 22)
    make_standard("theory", 22, title=target.post.title)
    make_qualification(world.binh, "theory", 22, valid_from="2014")
    for person in (world.an, make_cadre(CHI, make_post("Chuyên viên", world.hoa_tham))):
        make_qualification(person, "theory", 21, valid_from="2015-05")
        make_entry(person, target)
    make_programme("Trung cấp LLCT", kind="theory", level=22, detail=DETAIL)
    return SimpleNamespace(
        units=[world.hoa_tham.pk, world.tan_van.pk],
        listed=reverse("planning-list", args=[target.term_id, target.post.title_id]),
    )


class Office:
    """The pages as an officer uses them; no fault of theirs goes unnoticed."""

    def __init__(self, page, live_server, loop):
        self.page, self.server, self.loop, self.faults = page, live_server.url, loop, []
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(self.server)
        page.get_by_label("Tên đăng nhập").fill("lan")
        page.get_by_label("Mật khẩu").fill("lan")
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")

    @property
    def main(self):
        return self.page.locator("main")

    def open(self, address):
        self.page.goto(self.server + address)

    def follow(self, label):
        self.main.get_by_role("link", name=label, exact=True).click()

    def press(self, label, **typed):
        """The button, after its form is filled in: by name of the field."""
        for name, value in typed.items():
            box = self.main.locator(f"[name={name}]")
            box.select_option(label=value) if name == "programme" else box.fill(value)
        self.main.get_by_role("button", name=label, exact=True).click()

    def row_of(self, name):
        return self.main.locator("tbody tr", has_text=name).first

    def told(self):
        """Day by day whether the planning list says that each meets the standard, and the share of leaders who do."""
        found = {}
        for day in (THE_DAY_BEFORE, CERTIFIED):
            self.open(f"{self.loop.listed}?as_of={day:%d/%m/%Y}")
            lines = [self.row_of(name).inner_text() for name in (AN, CHI)]
            share = standards_met(day, self.loop.units).sentence
            found[day] = (*(MEETS in line for line in lines), share)
        return found


def test_a_lack_becomes_a_place_and_a_result_that_counts_from_its_day(page, live_server, loop):
    office = Office(page, live_server, loop)
    lacking = (False, False, "1/2 = 50,00%")
    assert office.told() == {THE_DAY_BEFORE: lacking, CERTIFIED: lacking}
    needs_are_written(office)
    planned_and_issued(office)
    one = class_opened(office)
    decision_drawn(office)
    results_typed(office, one)
    recorded(office, one)
    assert on_record() == {AN: ("2021-11-25", "01/TC", DETAIL), CHI: ("2021-11-25", "02/TC", DETAIL)}
    assert standings() == {AN: NeedStanding.MET, CHI: NeedStanding.MET}
    met = (True, True, "2/2 = 100,00%")
    assert office.told() == {THE_DAY_BEFORE: lacking, CERTIFIED: met}
    undone(office, one)
    assert on_record() == {} and standings() == {AN: NeedStanding.STUDYING, CHI: NeedStanding.STUDYING}
    assert office.told() == {THE_DAY_BEFORE: lacking, CERTIFIED: lacking}
    assert office.faults == []


def on_record():
    got = Qualification.objects.filter(level=22, cadre__full_name__in=(AN, CHI)).select_related("cadre")
    return {str(each.cadre): (each.valid_from.iso, each.certificate_no, each.detail) for each in got}


def standings():
    needs = list(Need.objects.on(TODAY).select_related("cadre"))
    stands = told(needs, TODAY)
    return {str(need.cadre): stands[need.pk].standing for need in needs}


def needs_are_written(office):
    """That of An by the post held, that of Chi by the title planned for, which the unit does not read."""
    office.open(reverse("need-board"))
    for name in (AN, CHI):
        expect(office.row_of(name)).to_contain_text("thiếu")
        office.row_of(name).get_by_role("checkbox").check()
    office.press("Ghi nhu cầu")
    expect(office.page.get_by_role("heading", level=1)).to_have_text("Ghi nhu cầu cho 2 đồng chí")
    office.press("Ghi nhu cầu")
    for name in (AN, CHI):
        expect(office.row_of(name)).to_contain_text("có nhu cầu")
    reserved = dict(Need.objects.values_list("cadre__full_name", "reserved"))
    assert reserved == {AN: False, CHI: True}


def planned_and_issued(office):
    office.open(reverse("trainingplan-new"))
    office.press("Lưu", year="2021")
    office.main.locator("#rows-own").get_by_role("link", name="Thêm mục").click()
    row = {"programme": "Trung cấp LLCT", "places": "30", "school": "Trung tâm Chính trị huyện"}
    office.press("Lưu", **row, starts="09/2021", ends="11/2021")
    office.main.locator("[name=on]").fill(PLANNED)
    for name in (AN, CHI):
        office.row_of(name).get_by_role("button", name="Chọn").click()
    expect(office.main.locator("#places-head")).to_contain_text("đã chọn 2/30")
    expect(office.main.get_by_role("link", name="Mở lớp theo kế hoạch")).to_have_count(0)
    office.page.get_by_role("link", name="Kế hoạch đào tạo, bồi dưỡng năm 2021", exact=True).click()
    office.follow("Ban hành kế hoạch")
    office.press("Ban hành kế hoạch", decision_no="15-KH/HU", decision_on=PLANNED)
    assert {f"{step.on:%d/%m/%Y}" for step in PlanPersonStep.objects.all()} == {PLANNED}
    office.follow("Trung cấp LLCT")


def class_opened(office):
    office.follow("Mở lớp theo kế hoạch")
    office.press("Mở lớp", name="Trung cấp LLCT khóa 16")
    expect(office.main).to_contain_text("2 lượt học viên")
    return TrainingClass.objects.get()


def decision_drawn(office):
    """Saved as Word, from the page of the class."""
    office.main.locator("#learners").get_by_role("link", name="Văn bản").click()
    office.follow("Quyết định cử cán bộ đi học")
    with office.page.expect_download() as sent:
        office.press("Word")
    said = words(Path(sent.value.path()).read_bytes())
    assert "Cử 02 đồng chí có tên sau đi học lớp Trung cấp LLCT khóa 16" in said
    assert "- Căn cứ Kế hoạch số 15-KH/HU, ngày 01/02/2021" in said and AN in said and CHI in said


def results_typed(office, one):
    """By keys alone: digits go down, arrows to other cells, a row is saved as it is left; from the last cell back."""
    office.open(one.get_absolute_url())
    office.follow("Nhập kết quả")
    expect(office.main.locator("#grid-hint")).to_be_visible()
    office.main.locator("#results input[type=text]").first.focus()
    steps = "1 1 → K → 02/TC → 25/11/2021 ↑ 25/11/2021 ← 01/TC ← G ↓"
    for step in steps.split():
        if step == "←":
            office.page.keyboard.press("Home")
        if step in ARROWS:
            office.page.keyboard.press(ARROWS[step])
        else:
            office.page.keyboard.type(step)
    expect(office.main.locator("#results tr[data-changed]")).to_have_count(0)


def recorded(office, one):
    """By the job that a worker does."""
    office.open(one.get_absolute_url())
    office.follow("Bế giảng, ghi kết quả")
    expect(office.main).to_contain_text("Ghi vào hồ sơ 2 đồng chí")
    office.press("Bế giảng, ghi kết quả", on=CLOSED)
    expect(office.main).to_contain_text("Đang chờ đến lượt")
    run_jobs()
    office.open(one.get_absolute_url())
    expect(office.main).to_contain_text("đã ghi vào hồ sơ 2 đồng chí")


def undone(office, one):
    office.open(one.get_absolute_url())
    office.follow("Hoàn tác: bế giảng, ghi kết quả")
    expect(office.row_of(AN)).to_contain_text("Đưa khỏi hồ sơ")
    office.press("Hoàn tác", reason="Ghi nhầm lớp")
    expect(office.page.locator("body")).to_contain_text("Đã hoàn tác: bế giảng, ghi kết quả")
