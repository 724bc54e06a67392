"""A case through its pages: what the office types, what the receiving unit sees and says, what is refused and why."""

import pytest
from django.urls import reverse

from cadre.acts import LEAVE
from cadre.models.facts import PostHeld
from rotation.acts import END_EARLY, EXTEND
from rotation.choices import LEFT_MEANWHILE
from rotation.models import Rotation, RotationOpinion, RotationRemark
from rotation.people import ON_ROTATION
from tests.counting import queries_of
from tests.factories import make_post
from tests.planning.lists import make_entry, make_target
from tests.rotation.case_work import day, done
from tests.rotation.moves import make_rotation, make_rotation_plan, make_slot

PAPER = {"decision_no": "41-QĐ/HU", "decision_on": "01/02/2021"}


@pytest.fixture
def post(world):
    return make_post("Bí thư Đảng ủy", world.hoa_tham, form_place="secretary")


@pytest.fixture
def office(client, world):
    client.force_login(world.lan)
    return client


def act(client, case, slug, **data):
    """Send the form of an act as it was shown; the page that answers."""
    address = reverse(f"rotation-{slug}", args=[case.pk])
    shown = client.get(address).context
    hidden = {"state": shown["state"], "version": shown["version"]}
    return client.post(address, {**hidden, **data}, follow=True)


def text(response):
    return response.content.decode()


def propose(client, world, post, **data):
    given = {"kind": "rotation", "direction": "down", "to_post": post.pk, "planned_from": "03/2021"}
    address = reverse("rotation-propose", args=[world.binh.pk])
    client.post(address, {**given, **data})
    return Rotation.objects.get(cadre=world.binh)


def test_the_direction_is_proposed_by_both_levels_and_may_be_changed(office, world, post):
    own = world.binh.posts.get().post
    case = propose(office, world, post, direction="", from_post=own.pk)
    assert case.direction == "across"
    page = text(office.get(case.get_absolute_url()))
    assert "Ngang cấp" in page and "hướng theo Biểu 11" in page.lower().replace("biểu", "Biểu")
    above = make_post("Chuyên viên", world.office)
    edit, same = reverse("rotation-edit", args=[case.pk]), {"kind": "rotation", "to_post": post.pk}
    given = {**same, "from_post": above.pk, "direction": "across", "planned_from": "03/2021"}
    office.post(edit, given)
    case.refresh_from_db()
    assert case.direction == "down", "another post left, another direction"
    office.post(edit, {**given, "direction": "up"})
    office.post(edit, {**given, "from_post": own.pk, "direction": "up"})
    case.refresh_from_db()
    assert (case.from_post, case.direction) == (own, "up"), "what the user said stays"
    office.post(edit, {**given, "from_post": "", "from_words": "Bộ đội", "direction": ""})
    assert "Chưa rõ: chưa chọn" in text(office.get(case.get_absolute_url()))


def made_ready(office, world, post, entry):
    """A case that may be decided; until then its page says what it waits for."""
    case = propose(office, world, post, entry=entry.pk, on="04/01/2021", purpose="Đào tạo qua thực tiễn")
    page = text(office.get(case.get_absolute_url()))
    assert (
        "Dự kiến" in page
        and "Ghi chủ trương" in page
        and f'<a href="{entry.get_absolute_url()}">{entry.target}</a>' in page
    )
    act(office, case, "agree", decision_no="9-TB/HU", decision_on="15/01/2021")
    assert "Chưa ghi quyết định được. Chưa có ý kiến của nơi đi" in text(office.get(case.get_absolute_url()))
    assert "Chưa có ý kiến của nơi đi" in text(act(office, case, "decide", **PAPER, due_on="01/11/2021"))
    assert office.get(reverse("rotationopinion-new", args=[case.pk, "nobody"])).status_code == 404
    for party in ("sender", "receiver", "person"):
        new = reverse("rotationopinion-new", args=[case.pk, party])
        assert "Ghi ngày gửi" in text(office.post(new, {}))
        said = {"sent_on": "16/01/2021", "answered_on": "20/01/2021", "answer": "agreed"}
        assert office.post(new, said if party != "person" else {"skipped": "Đã trao đổi"}).status_code == 302
    return case


def test_a_case_goes_from_the_wish_to_the_post_afterwards(office, world, post):
    entry = make_entry(world.binh, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    case = made_ready(office, world, post, entry)
    page = text(act(office, case, "decide", **PAPER, due_on="01/11/2021"))
    assert "Đã ghi quyết định luân chuyển" in page and "Ghi bắt đầu được" not in page
    assert "Chủ tịch UBND, Xã Tân Văn" in text(office.get(reverse("rotation-start", args=[case.pk])))
    page = text(act(office, case, "start", on="01/03/2021"))
    assert "Đang luân chuyển" in page or "Đến hạn" in page
    assert "Chức vụ đã ghi vào quá trình công tác" in page
    act(office, case, "end", on="01/11/2021", text="Hoàn thành tốt nhiệm vụ", grade="good")
    assert "Hoàn thành tốt nhiệm vụ" in text(office.get(case.get_absolute_url()))
    shown = office.get(reverse("rotation-place", args=[case.pk])).context["form"]
    assert [str(choice[1]) for choice in shown.fields["entry"].choices][1:] == [
        f"{entry.target} – ghi “{entry.taken}”"
    ]
    placed = {"decision_no": "77-QĐ/HU", "decision_on": "20/11/2021", "on": "20/11/2021"}
    assert "Chọn chức vụ được bố trí" in text(act(office, case, "place", **placed))
    page = text(act(office, case, "place", **placed, after_post=post.pk, entry=entry.pk))
    assert "Đã bố trí" in page and "Bí thư Đảng ủy, Xã Hoa Thám" in page
    entry.refresh_from_db()
    assert entry.status == "fulfilled"
    assert PostHeld.objects.filter(cadre=world.binh, valid_to=None).get().post == post
    last = case.steps.standing().last()
    office.post(reverse("rotation-undo", args=[case.pk, last.pk]), {"reason": ""})
    entry.refresh_from_db()
    assert (Rotation.objects.get(pk=case.pk).state, entry.status) == ("waiting", "approved")
    history = text(office.get(reverse("rotation-history", args=[case.pk])))
    assert "Ghi bố trí sau luân chuyển" in history


def test_a_wish_is_typed_with_its_faults_told_and_kept_once(office, world, post):
    plan = make_rotation_plan(world.district)
    slot = make_slot(plan, make_post("Phó Chủ tịch UBND", world.hoa_tham))
    address = reverse("rotation-propose", args=[world.binh.pk])
    data = {"kind": "rotation", "to_post": post.pk, "planned_from": "03/2021", "due_on": "01/02/2021"}
    html = text(office.post(address, {**data, "slot": slot.pk}))
    assert "phải sau ngày dự kiến bắt đầu" in html and "khác chức vụ nơi đến" in html
    assert 'value="03/2021"' in html
    case = propose(office, world, post)
    again = text(office.post(address, {**data, "due_on": ""}))
    assert "đang có một trường hợp luân chuyển chưa bắt đầu" in again
    edit = reverse("rotation-edit", args=[case.pk])
    shown = {f"initial-{name}": "" for name in ("purpose",)}
    changed = {
        "kind": "rotation",
        "to_post": post.pk,
        "planned_from": "04/2021",
        "purpose": "Đào tạo",
        **shown,
    }
    assert office.post(edit, changed).status_code == 302
    assert str(Rotation.objects.get(pk=case.pk).planned_from) == "04/2021"


def test_the_unit_moved_to_reads_what_was_decided_and_writes_its_remarks(client, world, post):
    case = make_rotation(world.binh, post, "2019-03-01", decision_no="41-QĐ/HU")
    RotationOpinion.objects.create(rotation=case, party="sender", skipped="Ý kiến kín")
    client.force_login(world.huong)
    page = text(client.get(case.get_absolute_url()))
    assert "41-QĐ/HU" in page and "Ý kiến kín" not in page and "Việc đã làm" not in page
    assert "Chưa có nhận xét năm 2019, 2020." in page
    new = reverse("rotationremark-new", args=[case.pk])
    said = {"remarked_on": "20/12/2020", "grade": "good", "text": "Hoàn thành tốt"}
    assert "Năm 2018 đồng chí không luân chuyển" in text(client.post(new, {**said, "year": 2018}))
    assert client.post(new, {**said, "year": 2020}).status_code == 302
    assert "Đã có nhận xét của năm này" in text(client.post(new, {**said, "year": 2020}))
    page = text(client.get(case.get_absolute_url()))
    assert "Hoàn thành tốt" in page and "Chưa có nhận xét năm 2019." in page
    remark = RotationRemark.objects.get()
    assert remark.unit == world.hoa_tham
    assert reverse("rotationremark-edit", args=[remark.pk]) in page
    assert reverse("rotationremark-remove", args=[remark.pk]) not in page
    client.get(reverse("rotationremark-history", args=[remark.pk]))
    for name in ("rotation-edit", "rotation-end", "rotation-opinions", "rotation-propose"):
        key = world.binh.pk if name == "rotation-propose" else case.pk
        assert client.get(reverse(name, args=[key])).status_code in (403, 404), name
    new = reverse("rotationopinion-new", args=[case.pk, "sender"])
    assert client.get(new).status_code == 403
    Rotation.objects.filter(pk=case.pk).update(state="waiting", valid_to="2021-11-01")
    refused = client.get(reverse("rotationremark-new", args=[case.pk]))
    assert refused.status_code == 403 and "do cơ quan tổ chức cán bộ ghi" in text(refused)


def test_to_the_unit_a_draft_is_not_there_and_its_page_answers_like_none(client, world, post):
    case = make_rotation(world.binh, post, "2022-03", state="agreed")
    client.force_login(world.huong)
    for name in ("rotation-detail", "rotation-history", "rotation-opinions", "rotationremark-new"):
        assert client.get(reverse(name, args=[case.pk])).status_code == 404, name
        assert client.get(reverse(name, args=[case.pk + 1000])).status_code == 404, name


def test_opinions_are_closed_once_it_is_decided(office, world, post):
    case = make_rotation(world.binh, post, "2021-03-01", state="decided")
    said = RotationOpinion.objects.create(rotation=case, party="sender", skipped="Đã trao đổi")
    for page in (
        reverse("rotationopinion-edit", args=[said.pk]),
        reverse("rotationopinion-new", args=[case.pk, "person"]),
    ):
        refused = office.get(page)
        assert refused.status_code == 403 and "hoàn tác quyết định" in text(refused)


def test_what_was_is_corrected_and_removed_and_what_acts_wrote_is_not(office, world, post):
    case = propose(office, world, post, on="04/01/2021")
    act(office, case, "agree", decision_no="9-TB/HU", decision_on="15/01/2021")
    for party in ("sender", "receiver", "person"):
        RotationOpinion.objects.create(rotation=case, party=party, skipped="Đã trao đổi")
    act(office, case, "decide", **PAPER, due_on="01/11/2022")
    edit = text(office.get(reverse("rotation-edit", args=[case.pk])))
    assert 'name="purpose"' in edit and 'name="to_post"' not in edit and 'name="valid_from"' not in edit
    remove = reverse("rotation-remove", args=[case.pk])
    assert remove not in text(office.get(case.get_absolute_url()))
    shown = office.get(remove).context["version"]
    assert "hoàn tác các việc đã ghi rồi xóa" in text(
        office.post(remove, {"reason": "Nhầm", "version": shown})
    )
    recorded = make_rotation(world.an, post, "2019-03-01")
    remove = reverse("rotation-remove", args=[recorded.pk])
    assert remove in text(office.get(recorded.get_absolute_url()))
    office.post(remove, {"reason": "Nhầm", "version": office.get(remove).context["version"]})
    assert not Rotation.objects.filter(pk=recorded.pk).exists()


def test_nothing_is_missed_of_opinions_on_a_move_that_a_list_brought(office, world, post):
    recorded = make_rotation(world.an, post, "2019-03-01")
    assert "chưa gửi" not in text(office.get(recorded.get_absolute_url()))
    RotationOpinion.objects.create(rotation=recorded, party="sender", skipped="Đã trao đổi")
    assert "Đã trao đổi" in text(office.get(recorded.get_absolute_url()))
    assert "chưa gửi" in text(office.get(propose(office, world, post).get_absolute_url()))


def test_who_leaves_while_away_is_told_before_it_and_wherever_the_state_is_told(office, world, case, running):
    leave, on_rotation = reverse("cadre-leave", args=[world.an.pk]), ON_ROTATION.format(post=running.to_post)
    assert on_rotation in text(office.get(leave))
    asked = {"choose": "1", "row": [f"{world.an.pk}:serving", f"{world.binh.pk}:serving"]}
    many = text(office.post(reverse("cadre-leave-many"), asked))
    assert f"{world.an.full_name}: {on_rotation}" in many and f"{world.binh.full_name}: Đồng" not in many
    done(LEAVE, world.an, {"leaving_form": "retired", "on": day("2021-10-01")})
    page = text(office.get(running.get_absolute_url()))
    assert "đã thôi công tác từ 01/10/2021; ghi kết thúc luân chuyển" in page
    said = LEFT_MEANWHILE.format(day="01/10/2021")
    pages = [
        reverse("rotation-list"),
        running.get_absolute_url(),
        reverse("rotation-of-person", args=[world.an.pk]),
    ]
    for address in pages:
        html = text(office.get(address))
        assert said in html, address
        assert said not in text(office.get(address, {"as_of": "30/09/2021"})), address
    done(END_EARLY, running, {"on": day("2021-10-01"), "reason": "Nghỉ hưu"})
    assert said not in text(office.get(reverse("rotation-list")))


def test_a_case_is_read_in_as_many_queries_whatever_hangs_on_it(client, world, post):
    case = make_rotation(world.binh, post, "2010-03-01")
    RotationRemark.objects.create(
        rotation=case, unit=world.hoa_tham, year=2010, remarked_on="2010-12-20", text="Tốt"
    )
    asked = (case.get_absolute_url(), {})
    few = queries_of(client, world.lan, *asked)
    for year in range(2011, 2021):
        RotationRemark.objects.create(
            rotation=case, unit=world.hoa_tham, year=year, remarked_on=f"{year}-12-20", text="Tốt"
        )
    assert queries_of(client, world.lan, *asked) == few


def test_an_extension_is_told_from_its_own_day_on(office, world, running):
    """Its planned end was 1/11/2021 until the paper of 20/11/2021."""
    extended = {"decision_no": "60-QĐ/HU", "decision_on": day("2021-11-20"), "due_on": day("2022-11-01")}
    done(EXTEND, running, extended)
    told = {"31/10/2021": ("running", "01/11/2021"), "05/11/2021": ("due", "01/11/2021")}
    for then, (state, due) in (told | {"20/11/2021": ("extended", "01/11/2022")}).items():
        (row,) = office.get(reverse("rotation-list"), {"as_of": then}).context["page"]["rows"]
        assert row.state_on(day(f"2021-{then[3:5]}-{then[:2]}")) == state
        for asked in ("due", "extended"):
            rows = office.get(reverse("rotation-list"), {"as_of": then, "state": asked}).context["page"][
                "rows"
            ]
            assert bool(list(rows)) == (asked == state)
        pairs = dict(office.get(running.get_absolute_url(), {"as_of": then}).context["pairs"])
        assert pairs["dự kiến kết thúc từ ngày"].strftime("%d/%m/%Y") == due
        assert pairs["trạng thái"] == row.told_on(day(f"2021-{then[3:5]}-{then[:2]}"))
