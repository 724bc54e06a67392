"""The list of grades by what results are told apart: the year before, kind of post, sex, group, the unit alone."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_unit

pytestmark = pytest.mark.django_db
LIST = reverse("evaluation-list")
BEFORE = ["good", "good", "good", "not_completed", "", None]
NOW = ["excellent", "completed", "good", "not_completed", "good", "good"]


@pytest.fixture
def graded(world, client):
    """Six of Hoa Thám, of 2019 and 2020: rose, fell, same, twice not completed, not graded before, not on record."""
    post = make_post("Chuyên viên", world.hoa_tham)
    world.six = [make_cadre(f"Lý Văn {name}", post) for name in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")]
    for person, before, now in zip(world.six, BEFORE, NOW, strict=True):
        make_evaluation(person, 2020, now, title=post.title)
        if before is not None:
            make_evaluation(person, 2019, before, not_graded_reason="" if before else "nghỉ ốm")
    client.force_login(world.lan)
    return world


def names(client, **asked):
    rows = client.get(LIST, asked).context["page"]["rows"]
    return [row.cadre.full_name.removeprefix("Lý Văn ") for row in rows]


def test_grades_stand_beside_those_of_the_year_before(client, graded):
    assert names(client, change="rose") == ["Một"] and names(client, change="fell") == ["Hai"]
    assert sorted(names(client, change="same")) == ["Ba", "Bốn"] and names(client, change="twice") == ["Bốn"]
    assert names(client, change="new") == ["Năm", "Sáu"]
    assert names(client, change="rose", year=2019) == []
    page = client.get(LIST, {"change": "fell"}).content.decode()
    assert '<td data-label="Mức năm trước"><div>HTTNV</div></td>' in page
    assert "Mức năm trước" not in client.get(LIST).content.decode()


def test_a_grade_that_the_reader_may_not_see_is_compared_with_nothing(client, graded):
    """Of the year before Hương is told only what was graded in her commune; nobody of what they are graded."""
    graded.six[0].evaluations.filter(year=2019).update(unit=graded.tan_van)
    Account.objects.create(user=graded.lan, cadre=graded.six[1])
    assert names(client, change="rose") == ["Một"] and names(client, change="fell") == []
    assert "Hai" not in names(client, change="new")
    client.force_login(graded.huong)
    assert names(client, change="rose") == [] and "Một" in names(client, change="new")


def test_kinds_of_post_are_those_of_the_campaign_else_of_the_title(client, graded):
    campaign = make_grading(graded.district)
    group = make_group(campaign)
    head = make_line(graded.six[0], campaign, "decided", grade="excellent", is_head=True, group=group)
    civil = make_line(graded.six[1], campaign, "decided", grade="completed", subject="civil")
    for line in (head, civil):
        line.cadre.evaluations.filter(year=2020).update(line=line)
    make_evaluation(graded.an, title=graded.an.now.held.post.title)
    assert sorted(names(client, post="leader")) == ["Hoàng Thị An", "Một"]
    assert names(client, post="head") == ["Một"] and names(client, post="civil") == ["Hai"]
    assert len(names(client, post="unknown")) == 4 and names(client, sex="F") == ["Hoàng Thị An"]
    assert names(client, group=group.pk) == ["Một"] and len(names(client, group="null")) == 6
    offered = {bound.name for bound in client.get(LIST, {"year": 2019}).context["filter_form"].more}
    assert "group" not in offered and "sex" in offered, "no campaign of that year has groups"


def test_a_unit_is_asked_for_with_and_without_those_below_it(client, graded):
    part = make_unit("06073-vp", "Văn phòng xã", parent=graded.hoa_tham)
    make_evaluation(make_cadre("Lý Văn Bảy", unit=part))
    assert len(names(client, unit=graded.hoa_tham.pk)) == 7
    assert len(names(client, unit=graded.hoa_tham.pk, within="own")) == 6
