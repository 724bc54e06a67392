"""A right to import goes together with its unit: what one kind allows somewhere opens nothing for another kind."""

import pytest

from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from tests.cadre.sheets import look, verdicts
from tests.conftest import make_user
from tests.sheets_import.personal_rows import SAYS, prepare, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def hai(world):
    """Hai keeps everything in Hoa Thám, and in Tân Văn only records and grades."""
    prepare(world)
    hai = make_user("hai", Role.OFFICER, world.hoa_tham)
    Grant.objects.create(user=hai, role=Role.UNIT_OFFICER, unit=world.tan_van)
    return User.objects.get(pk=hai.pk)


@pytest.mark.parametrize("kind", ["plan", "rotations", "verifications", "higher_listings", "conclusions"])
def test_people_of_a_unit_where_the_kind_may_not_be_brought_in_are_not_found(world, hai, kind):
    outcome = look(hai, [row(kind, 3, world.binh)], kind)
    assert verdicts(outcome) == ["wrong"]
    assert outcome.rows[0].subject_key is None and not outcome.questions


def test_a_learner_of_such_a_unit_is_kept_by_name(world, hai):
    (learner,) = look(hai, [row("learners", 3, world.binh)], "learners").rows
    assert (learner.verdict, learner.plan.cadre, learner.plan.full_name) == ("new", None, "Nông Văn Bình")


@pytest.mark.parametrize("kind", ["roster", "former", "grades", "disciplines", "current_posts"])
def test_what_may_be_brought_in_there_comes_in(world, hai, kind):
    assert verdicts(look(hai, [row(kind, 3, world.binh)], kind))[0] in ("new", "changed")


@pytest.mark.parametrize("kind", SAYS)
def test_where_all_of_it_is_kept_everything_is_found(world, hai, kind):
    assert verdicts(look(hai, [row(kind, 3, world.an)], kind))[0] in ("new", "changed", "doubtful")
