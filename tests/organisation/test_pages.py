"""Units and posts: the tree, the lists, the forms."""

import pytest
from django.urls import reverse

from office.organisation.models.structure import Post, PostTitle, Unit
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def unit_data(parent, **changes):
    data = {"name": "Xã Mông Ân", "code": "06106", "level": "commune", "kind": "4", "order": 3}
    return {**data, "parent": parent.pk, "valid_from": "01/01/2000", **changes}


def test_the_tree_stands_in_the_official_order(officer, world):
    html = officer.get(reverse("unit-tree")).content.decode()
    places = [
        html.index(f">{unit}</a>") for unit in (world.district, world.office, world.hoa_tham, world.tan_van)
    ]
    assert places == sorted(places)


def test_a_unit_is_added_and_stands_in_the_scope_at_once(officer, world):
    assert officer.post(reverse("unit-new"), unit_data(world.district)).status_code == 302
    assert Unit.objects.get(code="06106").official_key == "40003"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "06073"}, "Mã này đang dùng cho một đơn vị khác trong cùng thời gian."),
        ({"valid_to": "01/01/1999"}, "Ngày ngừng hoạt động phải sau từ ngày."),
        ({"valid_from": "31/02/2000"}, "Ngày này không có thật hoặc sai dạng; ghi dd/mm/yyyy."),
    ],
)
def test_a_bad_unit_gets_a_sentence(officer, world, changes, sentence):
    html = officer.post(reverse("unit-new"), unit_data(world.district, **changes)).content.decode()
    assert sentence in html and not Unit.objects.filter(name="Xã Mông Ân").exists()


def test_the_same_code_may_return_after_the_old_unit_ended(officer, world):
    Unit.objects.filter(pk=world.tan_van.pk).update(valid_to="2025-07-01")
    new = unit_data(world.district, code=world.tan_van.code, valid_from="01/07/2025")
    assert officer.post(reverse("unit-new"), new).status_code == 302


def test_a_unit_is_never_put_below_itself(officer, world):
    page = reverse("unit-edit", args=[world.district.pk])
    html = officer.post(page, unit_data(world.hoa_tham, code="181", level="district")).content.decode()
    assert "Đơn vị không thể trực thuộc chính nó" in html


def test_a_unit_that_ended_is_listed_on_the_days_it_stood(officer, world):
    Unit.objects.filter(pk=world.tan_van.pk).update(valid_to="2021-06-01")
    rows = officer.get(reverse("unit-list")).context["page"]["rows"]
    assert world.tan_van not in rows
    then = officer.get(reverse("unit-list"), {"as_of": "31/12/2020"}).context["page"]["rows"]
    assert world.tan_van in then


def test_a_post_counts_who_holds_it_on_the_day(officer, world):
    rows = officer.get(reverse("post-list")).context["page"]["rows"]
    assert [(post.unit, post.holders) for post in rows] == [(world.hoa_tham, 1), (world.tan_van, 1)]
    before = officer.get(reverse("post-list"), {"as_of": "31/12/2010"}).context["page"]["rows"]
    assert [post.holders for post in before] == [0, 0]


def test_posts_are_found_by_whether_somebody_holds_them(officer, world):
    left = make_cadre("Lý Văn Nghỉ", make_post("Phó Chủ tịch UBND", world.hoa_tham))
    left.posts.update(valid_to="2021-06-01", leaving_form="retired")
    make_post("Văn thư", world.office)

    def found(**asked):
        return [post.title.name for post in officer.get(reverse("post-list"), asked).context["page"]["rows"]]

    assert found(holding="taken") == ["Chủ tịch UBND", "Chủ tịch UBND"]
    assert (found(holding="vacant"), found(holding="unrecorded")) == (["Phó Chủ tịch UBND"], ["Văn thư"])
    assert found(holding="vacant", as_of="31/12/2020") == []
    html = officer.get(reverse("post-list")).content.decode()
    assert f'href="{reverse("posttitle-list")}"' in html
    assert f'<a href="{world.hoa_tham.get_absolute_url()}">Xã Hoa Thám</a>' in html


def test_who_reads_no_holders_is_not_asked_about_them(client, world):
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    html = client.get(reverse("post-list")).content.decode()
    assert "Đương nhiệm" not in html and "Có người giữ" not in html


def test_a_post_needs_a_title_once_at_a_unit(officer, world):
    title = PostTitle.objects.get()
    data = {"unit": world.hoa_tham.pk, "title": title.pk}
    assert "Đơn vị đã có chức danh này." in officer.post(reverse("post-new"), data).content.decode()
    assert Post.objects.count() == 2


def test_what_is_in_use_is_not_removed(officer, world):
    page = reverse("post-remove", args=[world.an.posts.get().post_id])
    assert "Còn hồ sơ khác gắn với mục này" in officer.post(page, {"reason": "Trùng"}).content.decode()
    free = make_post("Văn thư", world.office)
    assert officer.post(reverse("post-remove", args=[free.pk]), {"reason": "Nhập nhầm"}).status_code == 302
    assert not Post.objects.filter(pk=free.pk).exists()


@pytest.mark.parametrize("name", ["unit", "post", "posttitle", "body"])
def test_lists_run_the_same_queries_for_any_number_of_rows(
    officer, world, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15) as few:
        officer.get(reverse(f"{name}-list"))
    for n in range(30):
        unit = make_unit(f"07{n:03d}", f"Xã {n}", parent=world.district, order=n)
        make_post(f"Chức danh {n}", unit)
        unit.bodies.create(kind="executive", name=f"Ban Chấp hành {n}")
    with django_assert_max_num_queries(15) as many:
        officer.get(reverse(f"{name}-list"))
    assert len(few) == len(many)


def test_the_page_of_a_title_tells_its_other_names_as_they_are_written(officer, world):
    title = PostTitle.objects.create(name="đội trưởng", level="commune", aliases=["ĐT", "Trưởng đội"])
    html = officer.get(title.get_absolute_url()).content.decode()
    assert "<dd>ĐT, Trưởng đội</dd>" in html and "<h1>Đội trưởng</h1>" in html
