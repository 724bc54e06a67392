"""Papers of lists under review, as their page sends them."""

from django.urls import reverse

from planning.reviews.acts import APPRAISE, CONCLUDE, HEAR
from tests.papers_read import words
from tests.planning.review_ways import all_proposed, bring, lines, ready, step
from tests.planning.reviews import make_addition, propose
from tests.planning.test_draw_pages import sent


def address(kind, records):
    return f"{reverse('paper-draw', args=[kind])}?{'&'.join(f'of={record.pk}' for record in records)}"


def letter(client, kind, *records, **typed):
    answer = sent(client, address(kind, records), format="docx", **typed)
    return words(b"".join(answer.streaming_content))


def proposed_on(world):
    """An is to stay, Cúc to go, Dung and Bình to be added, Hạnh not."""
    review = bring(world.review, "appraising")
    all_proposed(review)
    propose(lines(review)[world.cuc.pk], "remove", "retired")
    ready(make_addition(review, world.binh, "add"))
    return review


def concluded_on(world):
    review = proposed_on(world)
    for act in (APPRAISE, HEAR, CONCLUDE):
        step(act, review, decision_no="45-TB/HU")
    return review
