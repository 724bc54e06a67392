"""The list of needs and the page of one: what they tell, to whom, and the acts on them."""

import io

from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from foundation.lists.counted import totals
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.planning.lists import make_entry, make_target
from tests.training.factories import (
    choose,
    enrol,
    make_class,
    make_need,
    make_plan,
    make_programme,
    make_row,
)
from training.campaign.registering import withdraw
from training.models import Need

LIST = reverse("need-list")


def listed(client, user, **query):
    client.force_login(user)
    return client.get(LIST, query)


def counted(client, user, **query):
    return listed(client, user, **query).context["page"]["total"]


def sheet(client, user, **query):
    answer = listed(client, user, format="xlsx", **query)
    return list(load_workbook(io.BytesIO(answer.getvalue())).active.values)


def test_the_list_tells_where_each_stands_and_by_what(client, world):
    make_need(world.an, level=21)
    make_need(world.an, "state", 32)
    make_need(world.binh, "ethnic", None, opened_on="2020-03-01")
    make_qualification(world.an, "theory", 22, valid_from="2019-05", certificate_no="12/TC")
    programme = make_programme("QLNN", "state", kind="state", level=32)
    choose(make_row(make_plan(world.district), programme, title="Chuyên viên"), world.an)
    shown = listed(client, world.lan).content.decode()
    assert "Trung cấp, số 12/TC, từ 05/2019" in shown and "Đã đáp ứng" in shown
    assert "Chuyên viên, Kế hoạch đào tạo, bồi dưỡng năm 2022" in shown and "Được chọn" in shown
    for query, count in [
        ({}, 3),
        ({"stands": "met"}, 1),
        ({"stands": "waiting"}, 1),
        ({"stands": "in_plan"}, 1),
        ({"stands": "dropped"}, 0),
        ({"unit": world.hoa_tham.pk}, 2),
        ({"kind": "theory", "level": 21, "why": "held", "year": 2021}, 1),
        ({"as_of": "01/11/2020"}, 1),
    ]:
        assert counted(client, world.lan, **query) == count, query
    rows = sheet(client, world.lan, order="-stands")
    assert [row[1] for row in rows if row[0] in (1, 2, 3)][0] == "Hoàng Thị An"
    assert "Đã đáp ứng" in next(row for row in rows if row[0] == 1)


def test_a_unit_is_told_of_no_need_that_rests_on_a_plan(client, world):
    """With and without it: the list, its sheet, its filters, the page and the history of the need."""
    make_need(world.an)

    def told():
        return [
            listed(client, world.huong, kind="theory").context["page"]["rows_html"],
            counted(client, world.huong, year=2020),
            [row[1:] for row in sheet(client, world.huong)[3:-2]],
            client.get(reverse("need-board")).context["page"]["rows_html"],
            client.get(reverse("cadre-history", args=[world.an.pk])).content.decode().count("nhu cầu"),
            client.get(reverse("cadre-detail", args=[world.an.pk])).content.decode().count("nhu cầu"),
        ]

    before = told()
    entry = make_entry(world.an, make_target(world.district))
    secret = make_need(world.an, level=23, reserved=True, why="planned", entry=entry, opened_on="2020-05-05")
    assert told() == before
    for page in ("detail", "history", "register", "drop"):
        assert client.get(reverse(f"need-{page}", args=[secret.pk])).status_code == 404
    assert counted(client, world.lan) == 2
    page = client.get(reverse("need-detail", args=[secret.pk])).content.decode()
    assert "Chỉ cơ quan tổ chức biết" in page and "Ủy viên Ban Chấp hành" in page
    # The same need said openly by the unit is one line to who reads both.
    make_need(world.an, level=23, why="unit")
    assert counted(client, world.lan) == 2
    both = "Đơn vị đề nghị; tiêu chuẩn chức danh quy hoạch"
    assert both in listed(client, world.lan).context["page"]["rows_html"]
    assert both not in listed(client, world.huong).context["page"]["rows_html"]
    entry.target.secret = True
    entry.target.save()
    Need.objects.filter(level=23, reserved=False).delete()
    assert counted(client, world.lan) == 2
    assert counted(client, world.lan, print="1") == 1


def test_of_a_secret_plan_and_its_class_no_file_or_print_tells(client, world):
    make_need(world.an)
    plan = make_plan(world.district, issued_on="2021-11-20")
    programme = make_programme("TC", kind="theory", level=22)
    choose(make_row(plan, programme, title="Mục mật"), world.an)
    make_standard("theory", 22)
    make_qualification(world.an, "theory", 21, valid_from="2015")

    def left(**query):
        """The rows and the remarks of files and prints, of the board and of the list."""
        for url in (reverse("need-board"), LIST):
            client.force_login(world.lan)
            sheet = client.get(url, {"format": "xlsx", **query})
            yield f"{[*load_workbook(io.BytesIO(sheet.getvalue())).active.values]}"
            page = client.get(url, {"print": 1, **query})
            yield f"{page.context['page']['rows_html']} {'Không gồm kế hoạch' in page.content.decode()}"

    assert all("được chọn" in each.lower() for each in left())
    plan.secret = True
    plan.save()
    for each in left():
        assert "được chọn" not in each.lower() and "Mục mật" not in each
        assert "Không gồm kế hoạch có độ mật." in each or each.endswith("True")
    assert counted(client, world.lan, stands="chosen") == 1
    assert counted(client, world.lan, stands="chosen", print=1) == 0
    dates = {"opens_on": "2021-10-01", "closes_on": None}
    one = make_class("Lớp K1", world.district, programme, plan_row=plan.rows.get(), **dates)
    enrol(one, world.an, result="studying")
    assert not any("Lớp K1" in each or "đang học" in each.lower() for each in left(kind="theory"))


def test_of_a_row_with_a_secret_class_no_file_tells_who_was_chosen(client, world):
    make_need(world.an)
    programme = make_programme("TC", kind="theory", level=22)
    row = make_row(make_plan(world.district, issued_on="2021-11-20"), programme)
    choose(row, world.an)
    client.force_login(world.lan)

    def left():
        sheet = client.get(LIST, {"format": "xlsx"}).getvalue()
        return f"{[*load_workbook(io.BytesIO(sheet)).active.values]}"

    assert "Được chọn" in left()
    make_class("Lớp mật", world.district, programme, plan_row=row, secret=True, closes_on=None)
    assert "Được chọn" not in left() and "Được chọn" in listed(client, world.lan).content.decode()


def test_ones_own_needs_are_masked_and_those_by_a_plan_stand_nowhere(client, world):
    Account.objects.create(user=world.lan, cadre=world.an)
    own = make_need(world.an)
    make_need(world.an, level=23, reserved=True, why="planned")
    page = listed(client, world.lan)
    assert page.context["page"]["total"] == 1
    assert "Trung cấp" not in page.context["page"]["rows_html"]
    assert counted(client, world.lan, kind="theory") == counted(client, world.lan, stands="open") == 0
    assert client.get(reverse("need-detail", args=[own.pk])).status_code == 404
    assert client.get(reverse("need-drop", args=[own.pk])).status_code in (403, 404)


def test_a_need_is_added_by_hand_and_dropped_and_taken_up_again(client, world):
    client.force_login(world.lan)
    new = reverse("need-new")
    asked = {"cadre": world.an.pk, "kind": "theory", "level": "32", "why": "held"}
    assert "Mức không thuộc loại đã chọn." in client.post(new, asked).content.decode()
    asked["level"] = "22"
    assert client.post(new, asked).status_code == 302
    need = Need.objects.get()
    assert (need.state, need.reserved, need.steps.get().act) == ("open", False, "training.record_need")
    assert "đã có nhu cầu cùng loại, cùng mức" in client.post(new, asked).content.decode()
    client.post(new, {**asked, "why": "planned"})
    assert Need.objects.get(why="planned").reserved
    many = {"row": [f"{need.pk}:open"], "reason": "Đã chuyển công tác"}
    assert client.post(reverse("need-drop-many"), many).status_code == 302
    need.refresh_from_db()
    assert need.state == "dropped"
    page = client.get(need.get_absolute_url()).content.decode()
    assert "Không còn nhu cầu" in page and "Đã chuyển công tác" in page
    step = need.steps.get(act="training.drop")
    client.post(reverse("need-undo-many", args=[need.pk, step.pk]), {})
    need.refresh_from_db()
    assert need.state == "open"
    client.post(reverse("need-edit", args=[need.pk]), {"wanted_by": "31/12/2022", "note": "Ưu tiên"})
    need.refresh_from_db()
    assert need.note == "Ưu tiên"


def test_a_need_that_somebody_is_chosen_for_is_not_dropped_and_a_draft_tells_the_unit_nothing(client, world):
    need = make_need(world.an, why="unit")
    client.force_login(world.lan)
    client.post(reverse("need-register-many"), {"row": [f"{need.pk}:open"]})
    plan = make_plan(world.district)
    choose(make_row(plan, make_programme("TC", kind="theory", level=22), title="Mục 1"), world.an, need=need)
    undo = reverse("need-undo-many", args=[need.pk, need.steps.get(to_state="registered").pk])
    drop, many = reverse("need-drop-many"), {"row": [f"{need.pk}:registered"], "reason": "Chuyển công tác"}
    told = f"Đang “Được chọn” theo nhu cầu này ở Mục 1, {plan}; phải đưa khỏi kế hoạch trước."
    for url, sent in ((undo, {}), (drop, many)):
        assert told in client.post(url, sent, follow=True).content.decode(), url
    assert Need.objects.get().state == "registered"
    assert withdraw(world.lan, [need]) == {need.pk: told}
    client.force_login(world.huong)
    assert client.post(drop, many).status_code == 302
    assert Need.objects.get().state == "dropped"


def test_any_number_of_needs_takes_the_same_queries(client, world):
    make_need(world.an)
    few = queries_of(client, world.lan, LIST, {})
    for number in range(6):
        make_need(make_cadre(f"Lý Văn {number}", make_post("Chuyên viên", world.tan_van)))
    assert queries_of(client, world.lan, LIST, {}) <= few
    export = {"format": "xlsx"}
    many = queries_of(client, world.lan, LIST, export)
    Need.objects.exclude(cadre=world.an).delete()
    assert many <= queries_of(client, world.lan, LIST, export)


def test_levels_are_offered_under_their_kinds_and_told_in_words(client, world):
    make_need(world.an, level=21)
    for name, url in (("level", LIST), ("least", reverse("need-board"))):
        client.force_login(world.lan)
        page = client.get(url, {name: 21}).content.decode()
        assert '<optgroup label="Lý luận chính trị"><option value="21" selected>Sơ cấp</option>' in page
        assert "[(" not in page and "Không có lựa chọn này" not in page
        assert f"{'Mức' if name == 'level' else 'Mức còn thiếu'}: Sơ cấp" in page


def test_of_very_many_the_button_says_how_many_exactly(client, world, monkeypatch):
    monkeypatch.setattr(totals, "MOST_ROWS", 0)
    client.force_login(world.lan)
    buttons = [each["label"] for each in client.get(reverse("need-board")).context["actions"]]
    assert "Ghi nhu cầu cho 2 đồng chí" in buttons
