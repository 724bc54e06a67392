"""The official lists of the sample, as they go on paper."""

import re

from django.urls import reverse

from office.organisation.models.users import User
from planning.models import PlanningTarget
from tests.papers_read import lines_of, rows_sent, sections_of


def official_lists_are_whole(client):
    """On paper the 151 under their 19 units with their numbers, and as many lines as there are people."""
    asked = {"format": "xlsx", "top": "head", "sections": "on", "signed": "on"}
    client.force_login(User.objects.get(username="chuyenvien"))
    target = PlanningTarget.objects.filter(post__title__level="commune").first()
    paper = reverse("planning-roster", args=[target.term_id, target.post.title_id])
    rows = rows_sent(client.post(paper, asked))
    counts = [int(re.search(r"\((\d\d) đồng chí\)", title)[1]) for title in sections_of(rows)]
    assert len(counts) == 19 and sum(counts) == len(lines_of(rows)) == 151
    assert ["Danh sách này có 151 đồng chí."] in rows
    rows = rows_sent(client.post(reverse("cadre-roster") + "?status=serving", asked))
    assert len(lines_of(rows)) == 491 and ["Danh sách này có 491 đồng chí."] in rows
