"""Phương án nhân sự thay thế: what cannot be asked or chosen, and what is told to nobody else."""

from django.core import signing

from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from planning.models import PlanningTarget
from tests.conftest import make_user
from tests.factories import make_post
from tests.planning.lists import make_entry, make_target, make_term
from tests.rotation.chains import ADDRESS, asked, places, plan, pressed, text
from tests.rotation.moves import make_rotation


def test_a_question_that_cannot_be_asked_says_what_to_do_and_keeps_what_was_typed(client, moving):
    client.force_login(moving.lan)
    carried = plan(client.post(ADDRESS, asked(moving)))
    for typed, said in (
        ({"on": "29/11/2021"}, "Phương án tính từ hôm nay trở đi"),
        ({"on": "01/03/2031"}, "Ngày này quá xa"),
        ({"on": "31/02/2022"}, "Ngày này không có thật"),
        ({"post": moving.chair.pk}, "Đồng chí đang giữ chính chức vụ này."),
        ({"post": moving.seats.post.pk}, "chọn một chức vụ"),
        ({"cadre": ""}, "Chọn đồng chí."),
        ({"cadre": "x"}, "chọn lại"),
        ({"cadre": 10**18}, "chọn lại"),
    ):
        response = client.post(ADDRESS, asked(moving, plan=carried, **typed))
        assert response.status_code == 200 and said in text(response), typed
        assert "chain" not in response.context and plan(response) == carried
    Unit.objects.filter(pk=moving.tan_van.pk).update(valid_to="2022-02-01")
    assert "ngừng hoạt động từ ngày 01/02/2022" in text(client.post(ADDRESS, asked(moving)))
    moving.an.posts.update(valid_to="2021-11-01")
    assert "không giữ chức vụ nào" in text(client.post(ADDRESS, asked(moving)))


def test_a_plan_is_read_only_as_it_was_signed_for_its_user(client, moving):
    chief = make_user("truong", Role.CHIEF, moving.district)
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
    carried = plan(client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen)))
    by_hand = signing.dumps(["2022-03-01", [[moving.an.pk, moving.there.pk, 0]]])
    for text_sent in (f"{carried}x", "x", by_hand):
        response = client.post(ADDRESS, asked(moving, plan=text_sent))
        assert "không đọc được" in text(response) and len(response.context["chain"].steps) == 1
    client.force_login(chief)
    assert "không đọc được" in text(client.post(ADDRESS, asked(moving, plan=carried)))
    for sent in ({"choose": "1-2"}, {"choose": "a-b-c"}, {"drop": "9" * 40}, {"drop": "0"}):
        assert client.post(ADDRESS, asked(moving, **sent)).status_code == 200


def test_what_has_changed_meanwhile_is_dropped_and_said(client, moving):
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
    carried = plan(client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen)))
    moving.an.posts.filter(main=True).update(post=moving.deputy.post)
    response = client.post(ADDRESS, asked(moving, plan=carried))
    assert "Một phần phương án đã bỏ" in text(response) and len(response.context["chain"].steps) == 1
    moving.an.posts.filter(main=True).update(post=moving.chair)
    Account.objects.create(user=moving.lan, cadre=moving.cuc)
    response = client.post(ADDRESS, asked(moving, plan=carried))
    assert len(response.context["chain"].steps) == 1, "whom the reader has come to be related to is another's"


def test_own_case_and_that_of_a_relative_are_anothers(client, moving):
    chief = make_user("truong", Role.CHIEF, moving.district)
    Account.objects.create(user=chief, cadre=moving.an)
    Relative.objects.create(cadre=moving.an, relative=moving.cuc, kinship="sibling")
    client.force_login(chief)
    refused = client.post(ADDRESS, asked(moving))
    assert "Trường hợp này do đồng chí khác xử lý." in text(refused) and "chain" not in refused.context
    post = moving.dung.posts.get().post
    make_entry(moving.cuc, make_target(moving.hoa_tham, "Chuyên viên"))
    response = client.post(ADDRESS, asked(moving, cadre=moving.dung.pk, post=moving.there.pk))
    (person,) = response.context["chain"].steps[0].places[0].people
    assert person.candidate.masked and person.candidate.findings == [] and person.leaves is None
    assert "Do đồng chí khác xử lý (01 đồng chí)" in text(response)
    chosen = pressed(moving.dung.pk, post.pk, moving.cuc.pk)
    again = client.post(ADDRESS, asked(moving, cadre=moving.dung.pk, plan=plan(response), choose=chosen))
    assert len(again.context["chain"].steps) == 1
    assert "Trường hợp này do đồng chí khác xử lý." in text(again)


def test_a_rotation_of_a_relative_is_not_told_of_who_holds_the_new_post(client, moving):
    make_rotation(moving.binh, moving.there, "2020-02-01", due_on="2023-02-01")
    client.force_login(moving.lan)
    assert "hết thời gian luân chuyển 01/02/2023" in text(client.post(ADDRESS, asked(moving)))
    Account.objects.create(user=moving.lan, cadre=moving.binh)
    assert "hết thời gian luân chuyển" not in text(client.post(ADDRESS, asked(moving)))


def test_only_units_where_drafts_are_weighed_are_told(client, moving):
    """Who keeps one commune asks nothing of another, and of posts and people beyond it nothing is told."""
    keeper = make_user("canbo", Role.OFFICER, moving.hoa_tham)
    client.force_login(keeper)
    response = client.post(ADDRESS, asked(moving))
    assert "chain" not in response.context and "Nông Văn Bình" not in response.content.decode()
    secretary = make_post("Bí thư Đảng ủy", moving.hoa_tham)
    make_entry(moving.binh, moving.list)
    response = client.post(ADDRESS, asked(moving, post=secretary.pk))
    (row,) = [each for each in places(response)[moving.an, moving.chair][1] if each == moving.binh]
    assert "Đơn vị ngoài phạm vi được phân công." in text(response)
    chosen = pressed(moving.an.pk, moving.chair.pk, row.pk)
    again = client.post(ADDRESS, asked(moving, post=secretary.pk, plan=plan(response), choose=chosen))
    assert len(again.context["chain"].steps) == 1
    client.force_login(moving.huong)
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, asked(moving)).status_code == 403


def test_a_post_beyond_the_scope_is_told_to_be_so(client, moving):
    """An's next main post is in another commune than that of who asks."""
    keeper = make_user("canbo", Role.OFFICER, moving.hoa_tham)
    moving.an.posts.filter(main=True).update(valid_to="2022-02-01")
    PostHeld.objects.create(
        cadre=moving.an, post=make_post("Phó Bí thư", moving.tan_van), valid_from="2022-02-01"
    )
    client.force_login(keeper)
    secretary = make_post("Bí thư Đảng ủy", moving.hoa_tham)
    response = client.post(ADDRESS, asked(moving, post=secretary.pk))
    assert [closed for _, _, closed in places(response).values()] == ["Đơn vị ngoài phạm vi được phân công."]


def test_a_secret_list_names_nobody_here(client, moving):
    PlanningTarget.objects.filter(pk=moving.list.pk).update(secret=True)
    client.force_login(moving.lan)
    response = client.post(ADDRESS, asked(moving))
    assert places(response)[moving.an, moving.chair][2] == "Danh sách có độ mật: không đưa vào phương án."
    assert "Lý Thị Cúc" not in response.content.decode()
    later = make_term(name="2025–2030", begins_on="2025-06-01", ends_on="2030-06-01")
    make_entry(moving.dung, make_target(moving.hoa_tham, "Chủ tịch UBND", later))
    response = client.post(ADDRESS, asked(moving))
    assert places(response)[moving.an, moving.chair][1] == [moving.dung], (
        "an open list of another term is told"
    )
