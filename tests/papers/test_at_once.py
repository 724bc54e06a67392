"""Two who take a number at one moment get two numbers."""

from foundation.core.acts.run import apply
from foundation.core.database import wait_in_line
from office.organisation.models.users import User
from office.papers.acts import TAKE_NUMBER
from office.papers.models import Paper
from tests.at_once import held_back
from tests.papers.papers import TODAY, make_paper


def test_two_at_once_take_two_numbers(transactional_db, world):
    papers = [make_paper(world.district), make_paper(world.district)]

    def take(number):
        return apply(TAKE_NUMBER, User.system(), [papers[number]], {"on": TODAY}).refused

    with held_back(2, take) as refused:
        wait_in_line(f"numbers of papers {world.district.pk}")
    assert refused == [{}, {}]
    assert sorted(Paper.objects.values_list("number", flat=True)) == [1, 2]
