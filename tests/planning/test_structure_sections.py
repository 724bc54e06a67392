"""Who is planned, on the pages of posts and units."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_proposal, make_target


@pytest.fixture
def target(world):
    """The secretary of Hoa Thám, for whom An is planned and somebody is proposed."""
    target = make_target(world.hoa_tham, "Bí thư Đảng ủy")
    make_entry(world.an, target)
    make_proposal(make_cadre("Lý Văn Nháp", make_post("Công chức", world.hoa_tham)), target)
    return target


def section(client, name, record, **asked):
    page = client.get(reverse(name, args=[record.pk]), asked, headers={"HX-Request": "true"})
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def test_a_post_tells_who_is_planned_and_proposals_only_to_who_may_know(client, world, target):
    reader = make_user("phutrach", Role.AREA_MEMBER, world.hoa_tham)
    client.force_login(world.lan)
    html = section(client, "post-plans", target.post)
    of_list = reverse("planning-list", args=[target.term_id, target.post.title_id])
    assert (
        f'<a href="{world.an.get_absolute_url()}">Hoàng Thị An</a>' in html
        and f'<a href="{of_list}">' in html
    )
    assert "Đã phê duyệt" in html and "Quy định chưa xác nhận" in html and "Lý Văn Nháp" in html
    assert f'<a href="{of_list}?unit={world.hoa_tham.pk}">' in section(client, "unit-plans", world.hoa_tham)
    assert "<td>1 đồng chí</td><td>1 đồng chí</td>" in section(client, "unit-plans", world.hoa_tham)
    client.force_login(reader)
    html = section(client, "post-plans", target.post)
    assert "Hoàng Thị An" in html and "Lý Văn Nháp" not in html
    assert "<td>1 đồng chí</td><td></td>" in section(client, "unit-plans", world.hoa_tham)


def test_a_day_before_the_decision_knows_of_nobody(client, world, target):
    client.force_login(world.lan)
    html = section(client, "post-plans", target.post, as_of="31/12/2018")
    assert "Hoàng Thị An" not in html and "chưa có nguồn" in html
    unplanned = world.binh.posts.get().post
    assert "Chưa có danh sách quy hoạch chức danh này." in section(client, "post-plans", unplanned)


def test_of_their_own_line_a_reader_is_told_no_verdict(client, world, target):
    user = make_user("dau", Role.CHIEF, world.district)
    client.force_login(user)
    Account.objects.create(user=user, cadre=world.an)
    html = section(client, "post-plans", target.post)
    own = html[html.index("Hoàng Thị An") :].split("</tr>")[0]
    assert "do đồng chí khác xử lý" in own and "Đã phê duyệt" not in own


def test_the_parts_run_the_same_queries_for_any_number_of_entries(client, world, target):
    pages = {"post-plans": target.post, "unit-plans": world.hoa_tham}

    def counted(first):
        for number in range(first, first + 3):
            make_entry(make_cadre(f"Lý Văn {number}", make_post("Công chức", world.hoa_tham)), target)
            make_target(world.hoa_tham, f"Chức danh {number}")
        asked = {name: reverse(name, args=[of.pk]) for name, of in pages.items()}
        return {name: queries_of(client, world.lan, page, {}) for name, page in asked.items()}

    few = counted(0)
    assert counted(3) == few and max(few.values()) <= 35, few
