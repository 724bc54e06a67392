"""Papers of lists under review, and what they say."""

from django.urls import reverse

from foundation.printing.letters import render
from office.papers.drawing import DRAW
from office.papers.kinds import KINDS
from office.papers.lettering import Lettering
from office.papers.letters import Writing
from office.papers.own_head import own_identity
from planning.reviews.acts import APPRAISE, CONCLUDE, HEAR
from tests.papers_read import words
from tests.planning.review_ways import all_proposed, bring, lines, ready, step
from tests.planning.reviews import make_addition, propose


def address(kind, records):
    return f"{reverse('paper-draw', args=[kind])}?{'&'.join(f'of={record.pk}' for record in records)}"


def lettering(user, slug, records):
    """The letters as their page proposes them."""
    kind, unit, records = KINDS[slug](), own_identity(user, DRAW).unit, list(records)
    plain = Writing.of(kind, unit, {})
    asked = {"head": kind.heads[0], "about": kind.usual_about(records), "day": ""}
    asked["grounds"] = kind.usual_grounds(user, records, plain)
    asked["recipients"] = kind.usual_recipients(user, records, plain)
    return Lettering(kind, user, unit, records, asked)


def letters(user, slug, *records):
    """{whom it goes to: all that the letter says}; drawn as Word alone, which the PDF is made of."""
    made, found = lettering(user, slug, records), {}
    for piece in made.parts:
        writing = Writing.of(made.kind, made.unit, made.asked_of(piece))
        values = made.kind.filled(user, piece.subjects, writing).values
        found[piece.name] = words(render(made.kind.template(writing), {**values, "du_thao": True}))
    return found


def letter(user, slug, *records):
    (said,) = letters(user, slug, *records).values()
    return said


def kept(user, slug, *records):
    """Rows of the register, one a letter."""
    made = lettering(user, slug, records)
    return [made.keep(piece) for piece in made.parts]


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
