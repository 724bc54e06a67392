"""A campaign whose lines wait for proposals."""

from django.urls import reverse

from planning.models import ReviewLine
from planning.reviews.cases import loaded
from planning.reviews.facts import facts_of_lines
from planning.reviews.proposing import ShownLine
from tests.planning.reviews import DAY


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
