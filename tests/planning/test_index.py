"""The page of all lists tells each reader only what they may know."""

from django.urls import reverse

from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import page


def test_of_proposals_that_are_kept_from_a_reader_no_zero_is_told(client, planned):
    """The inspector may know of none; the officer of all, of whom there are one here and none in the commune."""
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    make_proposal(cuc, planned.target)
    make_target(planned.tan_van)
    inspector = make_user("thanhtra", Role.INSPECTOR, planned.district)

    def told(user):
        response = page(client, user, reverse("planning-index"))
        cells = response.content.decode().split('data-label="Chưa phê duyệt, chưa có hiệu lực">')[1:]
        return [f"{row.proposals}" for row in response.context["rows"]], [cell[:1] for cell in cells]

    assert told(inspector) == (["–", "–"], ["–", "–"])
    assert told(planned.lan) == (["1 đồng chí", "0 đồng chí"], ["<", "0"])
