"""“Kết quả xếp loại năm …”: every figure opens the rows that it counts, of what the reader may see and on the day."""

import datetime
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from evaluation.figures import grades_by_year
from evaluation.models import Evaluation
from foundation.core.figures import Share
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import make_user
from tests.counting import queries_of
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_unit

pytestmark = pytest.mark.django_db
PAGE = reverse("evaluation-results")
DAY = datetime.date(2021, 11, 30)
NAMES = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"]
GRADES = ["excellent", "completed", "good", "not_completed", "good", ""]
BEFORE = ["good", "good", "good", "not_completed", None, "good"]


@pytest.fixture
def graded(world, client):
    """Six of Hoa Thám in 2020, five of them in 2019 too; one who serves in its office; Bình of Tân Văn."""
    post = make_post("Bí thư Đảng ủy", world.hoa_tham, is_leader=True)
    world.six = [make_cadre(f"Lý Văn {name}", post, sex="M") for name in NAMES]
    for person, before, now in zip(world.six, BEFORE, GRADES, strict=True):
        make_evaluation(person, 2020, now, title=post.title, not_graded_reason="" if now else "nghỉ ốm")
        if before:
            make_evaluation(person, 2019, before)
    world.part = make_unit("06073-vp", "Văn phòng xã Hoa Thám", parent=world.hoa_tham)
    world.clerk = make_cadre("Lý Thị Bảy", unit=world.part, sex="F")
    make_evaluation(world.clerk)
    make_evaluation(world.binh)
    client.force_login(world.lan)
    return world


def shown(client, page=PAGE, **asked):
    response = client.get(page, asked)
    assert response.status_code == 200
    return response.context


def table(context, key):
    (found,) = [each for each in context["tables"] if each["table"].key == key]
    return {each["row"].label: each for each in found["rows"]}


def figures(each):
    line = each["line"]
    found = [(line["graded"], line["graded_url"]), (line["good"].part, line["good_url"])]
    found += [(grade["share"].part, grade["url"]) for grade in line["grades"]]
    return [*found, (line["not_graded"], line["not_graded_url"])]


def test_the_latest_year_is_told_apart_and_every_figure_opens_its_rows(client, graded):
    context = shown(client)
    assert (context["page"]["title"], context["page"]["total"]) == ("Kết quả xếp loại năm 2020", 7)
    units, kinds = table(context, "units"), table(context, "kinds")
    assert list(units) == ["Xã Hoa Thám", "Xã Tân Văn", "Tổng số"]
    assert units["Xã Hoa Thám"]["line"]["good"] == Share(4, 6) and units["Tổng số"]["line"]["good"] == Share(
        5, 7
    )
    assert units["Xã Hoa Thám"]["line"]["not_graded"] == 1
    assert kinds["Cán bộ lãnh đạo, quản lý"]["line"]["graded"] == 5
    assert kinds["Chưa rõ đối tượng"]["line"]["graded"] == 2
    assert table(context, "sexes")["Nữ"]["line"]["graded"] == 1
    opened = [
        pair
        for key in ("units", "kinds", "sexes")
        for each in table(context, key).values()
        for pair in figures(each)
    ]
    opened += [(number, address) for _, number, address in context["changes"]]
    assert [number for _, number, _ in context["changes"]] == [1, 1, 2, 1, 3]
    for number, address in opened:
        assert client.get(address).context["page"]["total"] == number, address
    assert [line["year"] for line in context["years"]] == [2020, 2019]


def test_a_unit_stands_alone_beside_those_below_it(client, graded):
    context = shown(client, unit=graded.hoa_tham.pk)
    units = table(context, "units")
    assert [(label, each["line"]["graded"]) for label, each in units.items()] == [
        ("Xã Hoa Thám", 5), ("Văn phòng xã Hoa Thám", 1), ("Tổng số", 6),
    ]  # fmt: skip
    for each in units.values():
        for number, address in figures(each):
            assert client.get(address).context["page"]["total"] == number, address
    assert units["Văn phòng xã Hoa Thám"]["row"].url and not units["Xã Hoa Thám"]["row"].url
    client.force_login(graded.huong)
    assert list(table(shown(client), "units")) == list(units), (
        "the reader of one commune sees it as if asked for"
    )


def test_who_rose_and_fell_is_named_with_both_grades(client, graded):
    lists = {each.change: each for each, _ in shown(client)["lists"]}
    told = {
        change.value: [(p.name, p.before, p.grade) for p in each.people] for change, each in lists.items()
    }
    assert told == {
        "rose": [("Lý Văn Một", "HTTNV", "HTXSNV")],
        "fell": [("Lý Văn Hai", "HTTNV", "HTNV")],
        "twice": [("Lý Văn Bốn", "KHTNV", "KHTNV")],
    }
    assert client.get(lists["rose"].people[0].url).status_code == 200


def test_the_reader_and_relatives_are_counted_nowhere(client, graded):
    assert "Không kể trường hợp" not in client.get(PAGE).content.decode()
    Account.objects.create(user=graded.lan, cadre=graded.six[0])
    page = client.get(PAGE)
    assert page.context["page"]["total"] == 6 and "Lý Văn Một" not in page.content.decode()
    assert "Không kể trường hợp của đồng chí và người thân." in page.content.decode()
    opened = table(page.context, "units")["Xã Hoa Thám"]
    for number, address in figures(opened):
        assert client.get(address).context["page"]["total"] == number, address


def test_a_year_counts_from_its_last_day_on_and_a_past_day_tells_of_no_later_year(client, graded):
    make_evaluation(graded.an, 2021)
    assert shown(client)["page"]["title"].endswith("2020")
    early = client.get(PAGE, {"year": 2021})
    assert "Kết quả năm 2021 tính vào số liệu chung từ ngày 31/12/2021." in early.content.decode()
    past = shown(client, as_of="30/12/2020")
    assert past["page"]["title"].endswith("2019")
    assert "as_of=30%2F12%2F2020" in past["tables"][0]["rows"][0]["line"]["good_url"]
    assert shown(client, as_of="30/12/2020", year=2020)["page"]["total"] == 0
    assert "Số chưa quyết định" in " ".join(past["page"]["remarks"])


def test_without_results_it_says_what_to_do(client, world):
    client.force_login(world.lan)
    assert "Chưa có kết quả xếp loại của năm nào. Ghi kết quả" in client.get(PAGE).content.decode()
    make_evaluation(world.an)
    page = client.get(PAGE, {"year": 2018})
    assert "Năm 2018 chưa có kết quả xếp loại nào" in page.content.decode()


@pytest.fixture
def running(graded):
    """2021: of Hoa Thám two wait and one is decided, of Tân Văn one waits."""
    graded.campaign = make_grading(graded.district, 2021)
    group = make_group(graded.campaign)
    for person, state in zip(graded.six, ["open", "unit", "decided"], strict=False):
        fields = {"grade": "good"} if state == "decided" else {}
        line = make_line(person, graded.campaign, state, group=group, is_head=state == "unit", **fields)
        if state == "decided":
            make_evaluation(person, 2021, line=line)
    make_line(graded.binh, graded.campaign, subject="civil")
    make_line(graded.clerk, make_grading(graded.district, 2019))
    return graded


def waits(each):
    return each["row"].tally.waiting, each["waiting_url"]


def test_rows_without_a_decision_stand_beside_the_decided_by_unit_group_and_state(client, running):
    page = reverse("grading-results", args=[running.campaign.pk])
    context = shown(client, page)
    assert context["page"]["title"] == "Kết quả xếp loại năm 2021"
    waiting = context["waiting"]
    assert [(row["label"], row["total"], [n for n, *_ in row["cells"]]) for row in waiting["rows"]] == [
        ("Xã Hoa Thám", 2, [1, 1]), ("Xã Tân Văn", 1, [1, 0]), ("Tổng số", 3, [2, 1]),
    ]  # fmt: skip
    opened = [(row["total"], row["url"]) for row in waiting["rows"]]
    opened += [(n, url) for row in waiting["rows"] for n, _, url in row["cells"]]
    opened += [
        waits(each) for key in ("units", "groups", "kinds", "sexes") for each in table(context, key).values()
    ]
    assert len(opened) > 15
    for number, address in opened:
        if number:
            assert client.get(address).context["page"]["total"] == number, address
    heads = table(context, "kinds")["Trong đó: người đứng đầu"]
    assert waits(heads)[0] == 1 and table(context, "groups")["Không thuộc nhóm nào"]["row"].tally.waiting == 1
    past = client.get(page, {"as_of": "30/11/2020"}).context
    assert not past["waiting"]["rows"], "how far the work is, is known of today alone"


def test_who_may_not_view_the_work_is_told_of_noticed_results_alone(client, running):
    page = reverse("grading-results", args=[running.campaign.pk])
    make_campaign_unit(running.hoa_tham, campaign=running.campaign)
    client.force_login(running.huong)
    assert client.get(page).status_code == 403
    assert not shown(client, year=2021)["tables"], "no notice went out yet"
    running.campaign.grading_lines.filter(state="decided").update(state="notified")
    context = shown(client, year=2021)
    assert not context["waiting"]["rows"] and not any(each["table"].waits for each in context["tables"])
    assert [each["table"].key for each in context["tables"]] == ["kinds", "sexes", "units"]


def test_the_persons_page_says_where_the_running_year_stands(client, running):
    page = reverse("evaluation-of", args=[running.six[1].pk])
    row = running.six[1].grading_lines.get()
    told = f'Đợt xếp loại năm 2021: <a href="{row.get_absolute_url()}">Tập thể đã đề nghị</a>'
    assert told in client.get(page).content.decode()
    decided = reverse("evaluation-of", args=[running.six[2].pk])
    assert "Đợt xếp loại" not in client.get(decided).content.decode()
    assert "Đợt xếp loại" not in client.get(page, {"as_of": "30/06/2021"}).content.decode()
    client.force_login(running.huong)
    assert "Đợt xếp loại" not in client.get(page).content.decode()


def test_before_the_first_decision_it_says_how_many_wait(client, running):
    Evaluation.objects.filter(year=2021).delete()
    html = client.get(PAGE, {"year": 2021}).content.decode()
    assert "Chưa có quyết định xếp loại nào của năm 2021; 3 đồng chí đang chờ." in html


def test_each_table_is_a_file_for_who_may_export(client, running):
    inspector = make_user("thanhtra", Role.INSPECTOR, running.district)
    for key, label, row in [
        ("units", "Xã Hoa Thám", [2, 1, 0, "0,00%", 1, "100,00%", *[0, "0,00%"] * 2, 1, "100,00%", 0]),
        ("waiting", "Xã Tân Văn", [1, 1, 0]),
    ]:
        file = client.get(PAGE, {"year": 2021, "format": "xlsx", "table": key})
        sheet = load_workbook(io.BytesIO(file.getvalue())).active
        rows = {line[1]: list(line[2:]) for line in sheet.iter_rows(values_only=True)}
        assert rows[label] == row, key
        assert "2021" in sheet["A1"].value and AccessLog.objects.filter(action="export").count()
    running.campaign.secret = True
    running.campaign.save()
    file = client.get(PAGE, {"year": 2021, "format": "xlsx", "table": "waiting"})
    assert "Xã Tân Văn" not in str(list(load_workbook(io.BytesIO(file.getvalue())).active.values))
    client.force_login(inspector)
    assert client.get(PAGE, {"format": "xlsx", "table": "units"}).status_code == 403


def test_the_print_holds_everybody_and_is_kept(client, graded, monkeypatch):
    monkeypatch.setattr("evaluation.grading.results.changes.ON_SCREEN", 0)
    assert "Xem đủ 1 đồng chí" in client.get(PAGE).content.decode()
    html = client.get(PAGE, {"print": 1}).content.decode()
    assert "Xem đủ" not in html and "Lý Văn Một" in html
    assert AccessLog.objects.get(action="print").rows == 7


def more_people(running, numbers):
    post = running.six[0].posts.get().post
    for number in numbers:
        risen, still = (make_cadre(f"Vi Văn {number}{letter}", post) for letter in "ab")
        for year, grade in ((2019, "not_completed"), (2020, ["excellent", "not_completed"][number % 2])):
            make_evaluation(risen, year, grade)
        make_line(risen, running.campaign)
        for year in (2020, 2021):
            make_evaluation(still, year, "not_completed")


def test_queries_are_flat_in_people(client, running):
    addresses = [(PAGE, {}), (PAGE, {"year": 2021}), (PAGE, {"unit": running.hoa_tham.pk, "year": 2021})]
    more_people(running, range(2))
    few = [queries_of(client, running.lan, *each) for each in addresses]
    more_people(running, range(2, 20))
    assert [queries_of(client, running.lan, *each) for each in addresses] == few and max(few) <= 30


def test_a_year_with_staff_is_told_and_is_compared_without_them(client, graded):
    person = make_cadre("Lý Thị Tám", make_post("Công chức", graded.hoa_tham))
    line = make_line(
        person, make_grading(graded.district, 2020), "notified", subject="civil", grade="completed"
    )
    make_evaluation(person, 2020, "completed", line=line)
    whole = shown(client, year=2020)
    assert whole["years"][0]["graded"] == 8 and whole["unlike"].startswith("Năm 2020 có cả công chức")
    without = shown(client, year=2020, post="not_staff")
    assert without["years"][0]["graded"] == 7 and not without["unlike"]
    for number, address in figures({"line": without["years"][0]}):
        assert client.get(address).context["page"]["total"] == number, address
    assert grades_by_year(DAY, [graded.hoa_tham.pk, graded.part.pk, graded.tan_van.pk])[2020].whole == 7
