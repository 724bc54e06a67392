"""Hoa Thám answers for An, Cúc and Dung in the grading of 2021."""

from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_line
from tests.factories import make_cadre, make_post


def make_asked(world):
    world.campaign = make_grading(world.district, 2021)
    world.asked = make_campaign_unit(world.hoa_tham, "sent", campaign=world.campaign)
    post = make_post("Chuyên viên", world.hoa_tham)
    world.cuc = make_cadre("Lý Thị Cúc", post, birth="1982-03-08")
    world.dung = make_cadre("Nông Văn Dung", post, birth="1984-05-01")
    people = (world.an, world.cuc, world.dung)
    world.lines = {
        person.full_name: make_line(person, world.campaign, campaign_unit=world.asked, ordinal=number)
        for number, person in enumerate(people, 1)
    }
    return world


def words_of(line):
    line.refresh_from_db()
    return {
        name: str(value)
        for name in (
            "self_grade",
            "collective_grade",
            "unit_votes",
            "unit_valid",
            "absent_months",
            "absence",
            "unit_note",
            "note",
        )
        if (value := getattr(line, name)) not in (None, "")
    }
