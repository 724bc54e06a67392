"""An officer whose own record, or that of a relative, is kept here: read, but judged and written by others."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from foundation.core.scope.rows import OTHERS_ACT
from tests.factories import make_cadre, make_qualification, make_standard
from tests.rotation.moves import make_rotation
from tests.training.factories import enrol, make_class


@pytest.fixture(params=["own", "relative"])
def own(request, client, world):
    """Lan is An, or her sister; what is written of An is refused to her."""
    mine = world.an if request.param == "own" else make_cadre("Hoàng Thị Lan", unit=world.hoa_tham)
    Account.objects.create(user=world.lan, cadre=mine)
    if request.param == "relative":
        Relative.objects.create(cadre=mine, relative=world.an, kinship="sibling")
    client.force_login(world.lan)
    return world


def refused(response):
    return response.status_code == 403 and OTHERS_ACT in response.content.decode()


def test_the_record_is_read_and_offers_nothing_to_change(client, own):
    response = client.get(own.an.get_absolute_url())
    assert response.status_code == 200 and not response.context["may_change"]
    assert reverse("cadre-edit", args=[own.an.pk]) not in response.content.decode()
    assert (
        reverse("cadre-edit", args=[own.binh.pk]) in client.get(own.binh.get_absolute_url()).content.decode()
    )


def test_birth_degree_and_post_are_written_by_someone_else(client, own):
    degree = make_qualification(own.an, "theory", 22)
    birth = {"full_name": "Hoàng Thị An", "sex": "F", "birth": "01/05/1985", "entered_unit": own.hoa_tham.pk}
    got = {"kind": "degree", "level": 16, "valid_from": "2021"}
    held = {"post": own.an.posts.get().post.pk, "valid_from": "01/01/2021"}
    pages = [
        ("cadre-edit", own.an, birth),
        ("qualification-new", own.an, got),
        ("postheld-new", own.an, held),
    ]
    pages += [("qualification-edit", degree, got), ("postheld-edit", own.an.posts.get(), held)]
    pages += [
        ("qualification-remove", degree, {"reason": "nhầm"}),
        ("cadre-remove", own.an, {"reason": "nhầm"}),
    ]
    for name, record, data in pages:
        address = reverse(name, args=[record.pk])
        assert refused(client.get(address)) and refused(client.post(address, data)), name
    assert str(Cadre.objects.get(pk=own.an.pk).birth) == "01/05/1980"
    assert (
        Qualification.objects.filter(cadre=own.an).count()
        == PostHeld.objects.filter(cadre=own.an).count()
        == 1
    )


def test_a_move_is_neither_opened_nor_added_nor_changed(client, own):
    moved = make_rotation(own.an, own.binh.posts.get().post, note="chuyện riêng")
    for name in ("detail", "edit", "history", "remove"):
        assert client.get(reverse(f"rotation-{name}", args=[moved.pk])).status_code == 404, name
    assert refused(client.get(reverse("rotation-new", args=[own.an.pk])))
    section = client.get(reverse("rotation-of-person", args=[own.an.pk])).content.decode()
    assert OTHERS_ACT in section and "Tân Văn" not in section
    history = client.get(reverse("cadre-history", args=[own.an.pk])).content.decode()
    assert "chuyện riêng" not in history


def test_the_list_of_moves_counts_the_line_and_masks_it(client, own):
    make_rotation(own.an, own.binh.posts.get().post, valid_to="2020-02-01", after_words="Nơi khác")
    page = client.get(reverse("rotation-list"), {"columns": ["state", "placement", "months"]}).context["page"]
    assert page["total"] == 1 and "Hoàng Thị An" in page["rows_html"]
    assert "Nơi khác" not in page["rows_html"] and "Đã bố trí" not in page["rows_html"]
    assert "<a" not in page["rows_html"]
    for state, total in {"begun": 1, "returned": 1, "placed": 0, "waiting": 0}.items():
        assert client.get(reverse("rotation-list"), {"state": state}).context["page"]["total"] == total, state


def test_results_of_a_class_are_masked_in_every_list_of_learners(client, own):
    course = make_class("Lớp của xã", own.hoa_tham)
    learned = enrol(course, own.an, certificate_no="BẰNG-1", grade="excellent")
    enrol(course, own.binh, certificate_no="BẰNG-2")
    for address in (reverse("enrolment-list"), course.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "Hoàng Thị An" in html and "BẰNG-2" in html
        assert "BẰNG-1" not in html and "Xuất sắc" not in html, address
    passed = client.get(reverse("enrolment-list"), {"result": "passed"}).context["page"]
    assert passed["total"] == 1 and "Hoàng Thị An" not in passed["rows_html"]
    assert client.get(learned.get_absolute_url()).status_code == 404
    section = client.get(reverse("cadre-training", args=[own.an.pk])).content.decode()
    assert OTHERS_ACT in section and "Lớp của xã" not in section


def test_what_is_typed_narrows_the_list_and_no_figure(client, own):
    """A name would be enough to be told the verdict on it."""
    make_standard()
    whole = client.get(reverse("standards-compared")).context["figure"]
    for name, rows in (("hoang thi an", 1), ("nong van binh", 1), ("khong co ai", 0)):
        listed = client.post(reverse("standards-compared"), {"q": name}, follow=True)
        assert (listed.context["page"]["total"], listed.context["figure"]) == (rows, whole), name
    assert whole.leaders == whole.whole + 1
