"""Into which columns of the statistical forms titles are put: proposed by their words, settled by the office."""

import pytest
from django.urls import reverse

from cadre.reference import load_reference
from foundation.core.typed.texts import clean
from office.organisation.form_places import proposed, settle_new
from office.organisation.models.structure import Post, PostTitle
from tests.factories import make_post, make_unit

PROPOSED = {
    "Bí thư Huyện ủy": ["secretary"],
    "Phó Bí thư Thường trực Đảng ủy": ["deputy_secretary"],
    "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện": ["deputy_secretary", "government_head"],
    "Bí thư kiêm Chủ tịch Hội đồng nhân dân": ["council_head"],
    "Bí thư Đoàn TNCS": ["party_head"],
    "Phó Bí thư Huyện đoàn": ["party_deputy"],
    "Phó Chủ tịch HĐND huyện": ["council_deputy"],
    "Phó Chủ tịch UBND": ["government_deputy"],
    "Chủ tịch UBMTTQ": ["party_head"],
    "Phó Chủ tịch Hội Nông dân": ["party_deputy"],
    "Trưởng ban": ["agency_head"],
    "Trưởng Ban Pháp chế HĐND huyện": [],
    "Phó Chánh Văn phòng": ["agency_deputy"],
    "Phó Giám đốc": ["service_deputy"],
    "Bí thư": [],
    "Chủ tịch": [],
    "Chuyên viên": [],
    "Công chức Văn phòng - Thống kê": [],
}


def test_the_words_of_a_title_propose_its_columns():
    assert {name: proposed(name) for name in PROPOSED} == PROPOSED
    assert proposed("Ủy viên", "standing") == ["standing"] and proposed("Thành viên", "leadership") == []


def test_a_bare_title_is_told_by_the_block_of_all_its_units():
    assert proposed("Bí thư", blocks={"2"}) == ["agency_head"]
    assert proposed("Phó Chủ tịch", blocks={"2"}) == ["agency_deputy"]
    assert proposed("Bí thư", blocks={"1", "2"}) == proposed("Chủ tịch", blocks={"3"}) == []


@pytest.mark.django_db
def test_reference_and_new_posts_settle_what_nobody_settled_and_leave_the_rest():
    unit = make_unit("hd", "Huyện đoàn", level="district", kind="2")
    bare, own = make_post("Bí thư", unit).title, make_post("Trưởng phòng", unit).title
    PostTitle.objects.filter(pk=own.pk).update(form_place="none")
    load_reference()
    known = dict(PostTitle.objects.values_list("name", "form_place"))
    assert (known["Bí thư"], known["Trưởng phòng"]) == ("agency_head", "none")
    assert known["Ủy viên Ban Thường vụ Huyện ủy"] == "standing" and bare.form_place == ""
    new = Post(unit=unit, title=PostTitle(name="Phó Bí thư", level="district"))
    settle_new([new])
    assert new.title.form_place == "agency_deputy"


def test_the_office_settles_a_title_on_its_page(client, world):
    """A new title gets the columns of its words; what the office says goes before, and contradictions are refused."""
    client.force_login(world.lan)
    title = {"name": "Phó Bí thư, Chủ tịch UBND", "level": "district", "kind": "post", "order": 3}
    client.post(reverse("posttitle-new"), {**title, "name": "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện"})
    made = PostTitle.objects.get(order=3)
    assert made.places_in_words == "Phó bí thư cấp ủy; Chủ tịch UBND"
    sent = {**title, "form_place": "secretary", "second_place": "secretary"}
    response = client.post(reverse("posttitle-edit", args=[made.pk]), sent)
    assert "phải khác cột đó" in clean(response.content.decode())
    client.post(reverse("posttitle-edit", args=[made.pk]), {**sent, "second_place": ""})
    made.refresh_from_db()
    assert (made.form_place, made.second_place) == ("secretary", "")
    listed = client.get(reverse("posttitle-list"), {"place": "unsettled"})
    assert listed.context["page"]["total"] == 1 and "Bí thư cấp ủy" not in str(
        listed.context["page"]["rows_html"]
    )
