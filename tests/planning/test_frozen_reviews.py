"""What a review decided never changes: whatever is edited afterwards, in whatever order, checksum and paper stay."""

import datetime

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, EthnicGroup
from evaluation.models import Evaluation
from office.organisation.models.structure import PostTitle, Unit
from office.regulations.models import Rule
from planning.models import ApprovedList, PlanningTerm
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, HEAR
from tests.factories import make_post
from tests.papers_read import rows_sent
from tests.planning.review_ways import all_proposed, bring, step

DAY = datetime.date(2021, 11, 30)
ASKED = {"format": "xlsx", "top": "plain", "sections": "on"}


def rename(world):
    Cadre.objects.filter(pk=world.an.pk).update(full_name="Hoàng Thị Ân", home_town="nơi khác")


def other_birth(world):
    Cadre.objects.filter(pk=world.cuc.pk).update(birth="1960-02-03", sex="M")


def other_group(world):
    group, _ = EthnicGroup.objects.get_or_create(name="Tày", defaults={"code": "02"})
    Cadre.objects.filter(pk=world.dung.pk).update(ethnic_group=group)


def move(world):
    PostHeld.objects.filter(cadre=world.cuc, valid_to=None).update(valid_to="2021-11-30")
    post = make_post("Phó Chủ tịch UBND", world.tan_van)
    PostHeld.objects.create(cadre=world.cuc, post=post, valid_from="2021-11-30")


def leave(world):
    PostHeld.objects.filter(cadre=world.an, valid_to=None).update(
        valid_to="2021-11-30", leaving_form="retired"
    )


def grade(world):
    Evaluation.objects.get_or_create(
        cadre=world.an, year=2020, unit=world.hoa_tham, defaults={"grade": "not_completed"}
    )


def reckon(world):
    """The term is reckoned otherwise."""
    PlanningTerm.objects.update(congress_month="2020-06", name="2020–2026")


def merge(world):
    """The commune goes up in another one."""
    Unit.objects.filter(pk=world.hoa_tham.pk).update(name="Xã Hoa Thám (cũ)", valid_to="2021-11-30")


def retitle(world):
    PostTitle.objects.filter(pk=world.target.post.title_id).update(name="Ủy viên BCH khóa mới")


def other_rule(world):
    Rule.objects.update(value=600)


EDITS = [rename, other_birth, other_group, move, leave, grade, reckon, merge, retitle, other_rule]


def printed(client, world):
    return rows_sent(client.post(f"{world.entry.get_list_url()}roster/", ASKED))


def test_no_edit_afterwards_changes_what_was_decided(client, in_review):
    world = in_review
    review = bring(world.review, "appraising")
    all_proposed(review)
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, review)
    kept = ApprovedList.objects.order_by("pk").last()
    lines = [line.sealed for line in kept.lines.all()]
    client.force_login(world.chief)
    before = printed(client, world)
    assert len(lines) == 3 and kept.checksum == kept.seal(kept.lines.all())

    @settings(max_examples=4, deadline=None, derandomize=True)
    @given(st.lists(st.sampled_from(EDITS), unique=True, min_size=3))
    def edited(edits):
        with transaction.atomic():
            for edit in edits:
                edit(world)
            now = ApprovedList.objects.get(pk=kept.pk)
            assert [line.sealed for line in now.lines.all()] == lines, edits
            assert now.seal(now.lines.all()) == now.checksum == kept.checksum
            assert printed(client, world) == before, edits
            transaction.set_rollback(True)

    edited()
