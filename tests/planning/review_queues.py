"""A campaign whose lines wait for proposals."""

from django.urls import reverse

from cadre.models.discipline import Discipline
from planning.models import ReviewLine
from planning.reviews.cases import loaded
from planning.reviews.facts import facts_of_lines
from planning.reviews.proposing import ShownLine
from tests.campaigns.campaigns import make_campaign
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.reviews import DAY, make_review
from tests.planning.test_news import seat


def make_queue(world):
    """On Hoa Thám's list stand An (with discipline), Cúc (nothing to look at) and Dung (who sits in the seat)."""
    world.campaign = make_campaign(world.district)
    world.target = make_target(world.hoa_tham)
    post = make_post("Chuyên viên", world.hoa_tham)
    world.cuc = make_cadre("Lý Thị Cúc", post, sex="F", birth="1980-05-01")
    world.dung = make_cadre("Nông Văn Dung", post, birth="1982-05-01")
    Discipline.objects.create(cadre=world.an, kind="party", form="reprimand", valid_from="2021-03-15")
    seat(world.dung, world.target, valid_from="2021-09-15")
    entries = [make_entry(cadre, world.target) for cadre in (world.an, world.cuc, world.dung)]
    world.review = make_review(world.target, world.campaign, state="appraising")
    world.lines = [make_line(world.review, entry, place) for place, entry in enumerate(entries, 1)]
    world.of_an, world.of_cuc, world.of_dung = world.lines
    return world


def make_line(review, entry, ordinal=1, **fields):
    """The line of who stands on the list."""
    return ReviewLine.objects.create(
        review_list=review, cadre=entry.cadre, entry=entry, origin="standing", ordinal=ordinal, **fields
    )


def shown(line, user):
    """The line as a page shows it now."""
    rows = list(loaded(ReviewLine.objects.filter(pk=line.pk)))
    return str(ShownLine(line.pk, rows[0].version, facts_of_lines(rows, DAY, user)[line.pk].seal))


def queue_of(review, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('review-queue', args=[review.campaign_id])}?{query}"


def word_of(line):
    line.refresh_from_db()
    return line.proposal
