"""Two worlds that a unit cannot tell apart: one in which much is afoot above it about its people, one in which not."""

import pytest
from django.db import transaction
from django.urls import reverse

from office.organisation.rights import Role
from planning.models import AdditionBallot, ReviewLine, ReviewNotice
from planning.reviews.acts import APPRAISE, BEGIN_APPRAISAL, CONCLUDE, DECIDE, HEAR, START
from reminders.digests import send_digests
from reminders.scan import scan
from tests.ballots.counts import make_choice, make_count
from tests.cadre.recorded import make_listing
from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import all_proposed, lines, ready, step
from tests.planning.reviews import DAY, make_addition, make_review, propose
from tests.records import APPS, OWN, address
from tests.reminders.duties import make_duty_rule
from tests.two_worlds import WRITES, answers, content_of, differing

own_rows = OWN.fixture()
# Where words about people of a unit could stand; the others open nothing that knows of planning.
KNOWING = {"cadre", "campaigns", "dashboards", "planning", "reminders"}
ASKED = [
    (name, kind)
    for app in APPS
    for name, kind, roles in app.ADDRESSES
    if app.__name__.split(".")[1] in KNOWING and Role.UNIT_OFFICER in roles
]
# What writes shows what the page of the record shows; what all units share knows nobody.
WRITING = (
    *WRITES,
    "-done",
    "-snooze",
    "-handover",
    "-reopen",
    "-submit",
    "-unchanged",
    "-contact",
    "-conference",
)
SHARED = ("standard", "checklist", "planningterm", "planninground", "dutyrule")
# What else lists are asked for: their sheet and their print, and who is planned.
MORE = {
    "cadre-list": ("format=xlsx", "print=1", "planned=any", "planned=none"),
    "planning-list": ("format=xlsx", "print=1"),
    "reviewlist-list": ("format=xlsx",),
    "campaignunit-list": ("format=xlsx",),
}
SEARCHED = ("Nông Văn Dung", "Hoàng Thị An")
TO_DECISION = (BEGIN_APPRAISAL, APPRAISE, HEAR, CONCLUDE, DECIDE)


@pytest.fixture
def afoot(world, own_rows):
    """A campaign of the district with Hoa Thám's list, on which An and Cúc stand, and the district's own with Bình.

    The district's is decided, nobody was told yet; Hoa Thám has its workbook.
    """
    world.own = own_rows.put().own
    world.campaign = make_campaign(world.district)
    world.cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", world.hoa_tham), birth="1980-05-01")
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1982-05-01")
    world.above = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    target = make_target(world.hoa_tham, "Ủy viên Ban Thường vụ")
    for cadre, place in ((world.an, target), (world.cuc, target), (world.binh, world.above)):
        make_entry(cadre, place)
    world.review, world.higher = (make_review(each, world.campaign) for each in (target, world.above))
    step(START, world.review)
    step(START, world.higher)
    all_proposed(world.higher)
    for act in TO_DECISION:
        step(act, world.higher)
    world.asked = make_campaign_unit(world.hoa_tham, "sent", campaign=world.campaign)
    world.huong.email = "huong@noibo"
    world.huong.save()
    for kind, lead in (("review_result", 1), ("opinions_awaited", 1), ("campaign_due", 10)):
        make_duty_rule(kind, lead, "day")
    scan(DAY)
    return world


def weigh(world):
    """What goes on above the unit: An is on the district's list, Cúc was refused there, all own lines are spoken of.

    Dung is looked at for the unit's own list: asked about, voted on.
    """
    entry = make_entry(world.an, world.above)
    standing = ReviewLine.objects.create(
        review_list=world.higher, cadre=world.an, entry=entry, origin="standing", outcome="agreed"
    )
    propose(standing, "keep")
    refused = make_addition(world.higher, world.cuc, "add")
    ReviewLine.objects.filter(pk=refused.pk).update(outcome="refused", conclusion="add")
    of_own = lines(world.review)
    propose(of_own[world.an.pk], "remove", "disciplined", "Lời riêng của Ban")
    propose(of_own[world.cuc.pk], "held")
    ready(make_addition(world.review, world.dung, "add"))
    make_listing(world.dung)
    count = make_count(world.district)
    AdditionBallot.objects.create(line=refused, choice=make_choice(count, world.cuc))
    scan(DAY)


def addresses(world):
    """Every address of which the unit may open some, with its own records and with the lists above it."""
    term, title = world.above.term_id, world.above.post.title_id
    yield reverse("planning-list", args=[term, title])
    for name in ("reviewlist-detail", "reviewlist-ballots"):
        yield from (reverse(name, args=[each.pk]) for each in (world.review, world.higher))
    for name in ("campaignunit-detail", "campaignunit-workbook", "review-answers"):
        yield reverse(name, args=[world.asked.pk])
    for name in ("campaign-detail", "review-of-campaign", "review-queue", "campaign-history"):
        yield reverse(name, args=[world.campaign.pk])
    for cadre in (world.cuc, world.dung):
        yield from (reverse(name, args=[cadre.pk]) for name in ("cadre-detail", "planning-of-person"))
    for name, kind in ASKED:
        if not name.endswith(WRITING) and not name.startswith(SHARED):
            page = address(name, world.own.get(kind))
            yield page
            yield from (f"{page}?{each}" for each in MORE.get(name, ()))


def told(client, world, mailoutbox, pages):
    """{address: status and content}, what a search finds and the mail; nothing of it is kept."""
    found = answers(client, world.huong, pages)
    with transaction.atomic():
        client.force_login(world.huong)
        for typed in SEARCHED:
            answer = client.post(reverse("cadre-list"), {"q": typed}, follow=True)
            found[typed] = answer.context["page"]["total"], content_of(answer)
        send_digests(DAY)
        found["mail"] = [(each.subject, each.body) for each in mailoutbox if each.to == [world.huong.email]]
        mailoutbox.clear()
        transaction.set_rollback(True)
    return found


def test_a_unit_cannot_tell_whether_its_people_are_spoken_of_above_before_its_notice(
    client, afoot, mailoutbox, settings
):
    settings.MAIL_SERVER = "smtp://localhost"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    pages = list(addresses(afoot))
    without = told(client, afoot, mailoutbox, pages)
    assert {status for status, _ in (without[page] for page in pages)} == {200, 404, 405}
    assert "Hoàng Thị An".encode() in without[pages[1]][1]
    weigh(afoot)
    assert differing(without, told(client, afoot, mailoutbox, pages)) == []
    notice = ReviewNotice.objects.create(
        review_list=afoot.review, unit=afoot.hoa_tham, number="12-TB/BTCHU", notified_on=DAY
    )
    ReviewLine.objects.filter(review_list=afoot.review, cadre=afoot.dung).update(notice=notice)
    assert pages[1] in differing(without, without | told(client, afoot, mailoutbox, pages[:2]))
