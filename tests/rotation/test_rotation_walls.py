"""Two worlds: in one it is meant to move, appoint and appoint again people of a unit, in the other not. Until it is
decided nobody outside the office can tell them apart, nor can somebody of the office whom it is about.
"""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from office.organisation.rights import Role
from reminders.digests import send_digests
from reminders.scan import scan
from rotation.choices import DRAFTS
from rotation.models import Rotation, RotationOpinion
from tests.ballots.counts import make_choice, make_count
from tests.conftest import TODAY, make_user
from tests.factories import make_cadre, make_post
from tests.papers.papers import make_paper, make_register
from tests.planning.lists import make_entry, make_target
from tests.records import APPS, OWN, address
from tests.reminders.duties import make_duty_rule
from tests.rotation.moves import make_appointment, make_rotation, make_rotation_plan, make_slot
from tests.two_worlds import answers, differing

own_rows = OWN.fixture()
# The draft records of the one world, by keys that nothing bears in the other.
KEYS = {
    kind: 987654321
    for kind in ("rotation", "rotationplan", "rotationslot", "rotationopinion", "appointment", "paper")
}
READERS = ("sender", "receiver", "area_member", "inspector")
# Where words about who is moved could stand; what writes shows what the page of the record shows.
KNOWING = {"cadre", "dashboards", "rotation"}
AT_UNITS = KNOWING | {"papers", "planning", "reminders"}
WRITES = ("-new", "-edit", "-undo", "-many", "-done", "-snooze", "-handover", "-reopen", "-tie", "-attach")
SHARED = ("standard", "papertemplate", "dutyrule", "planningterm", "planninground", "agebound")
MORE = {
    "rotation-list": ("format=xlsx", "print=1", "state=planned", "state=agreed", "state=dropped"),
    "cadre-list": ("format=xlsx", "planned=any"),
    "vacancy-list": ("format=xlsx",),
}
SEARCHED = ("Hoàng Thị An", "Nông Văn Bình", "Nông Văn Dung")


@pytest.fixture
def quiet(world, own_rows):
    """Hoa Thám with An and Dung, Tân Văn with Bình and a free post; An is planned for. Nothing is meant yet."""
    world.own = own_rows.put().own
    # Among the rows of all addresses is a case that is only meant.
    Rotation.objects.filter(state__in=DRAFTS).delete()
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1982-05-01")
    world.free = make_post("Phó Bí thư Đảng ủy", world.tan_van, is_leader=True)
    world.entry = make_entry(world.an, make_target(world.tan_van, "Phó Bí thư Đảng ủy"))
    readers = {"sender": (Role.UNIT_OFFICER, world.hoa_tham), "receiver": (Role.UNIT_OFFICER, world.tan_van)}
    readers |= {each: (Role(each), world.district) for each in ("area_member", "inspector", "chief")}
    world.users = {name: make_user(f"nguoi_{name}", *given) for name, given in readers.items()}
    for kind in ("retirement", "vacancy"):
        make_duty_rule(kind)
    make_register(world.district)
    scan(TODAY)
    return world


def mean(world):
    """An is to go to Tân Văn and Bình to Hoa Thám, Dung was to; An is proposed too, Bình is to be appointed again."""
    plan = make_rotation_plan(world.district, pk=KEYS["rotationplan"], state="agreed")
    slot = make_slot(plan, world.free, pk=KEYS["rotationslot"])
    agreed = draft_of_an(world, slot=slot)
    RotationOpinion.objects.create(
        rotation=agreed,
        party="sender",
        sent_on="2021-11-01",
        answered_on="2021-11-20",
        answer="agreed",
        text="Lời riêng của nơi đi",
        pk=KEYS["rotationopinion"],
    )
    there = world.an.posts.get().post
    make_rotation(world.binh, there, "2022-01-01", state="planned")
    make_rotation(world.dung, world.free, "2022-01-01", state="dropped")
    make_appointment(world.binh, there, "reappoint", held=world.binh.posts.get(), term_months=60)
    count = make_count(world.district)
    world.proposal.ballots.create(choice=make_choice(count, world.an))
    about_it(world, agreed)
    scan(TODAY)


def draft_of_an(world, **fields):
    """Of An alone: agreed to be moved, and proposed for the post."""
    world.proposal = make_appointment(
        world.an, world.free, pk=KEYS["appointment"], state="voted", entry=world.entry
    )
    return make_rotation(
        world.an,
        world.free,
        "2022-01-01",
        state="agreed",
        entry=world.entry,
        pk=KEYS["rotation"],
        purpose="Lời riêng của chủ trương",
        **fields,
    )


def about_it(world, rotation):
    """A paper of the office about the draft."""
    paper = make_paper(world.district, about="về việc luân chuyển cán bộ", pk=KEYS["paper"])
    paper.subjects.create(model="rotation.rotation", key=rotation.pk)


def addresses(world, apps):
    """Every address that names nothing, a record of Hoa Thám, or a draft of the one world."""
    yield "/"
    for cadre in (world.binh, world.dung):
        yield from (reverse(name, args=[cadre.pk]) for name in ("cadre-detail", "cadre-history"))
    for name, kind, roles in (line for app in apps for line in app.ADDRESSES):
        if not name.endswith(WRITES) and not name.startswith(SHARED) and roles - {Role.ADMIN}:
            page = address(name, world.own.get(kind))
            yield page
            yield from (f"{page}?{each}" for each in MORE.get(name, ()))
        if kind in KEYS:
            yield reverse(name, args=[KEYS[kind]])


def of_place(slot):
    """The pages of a plan and of its place, as who may do everything opens them."""
    plan = slot.plan
    yield f"{plan.get_absolute_url()}?format=xlsx"
    for page in ("detail", "edit", "history", "papers", "close-plan", "start-plan"):
        yield reverse(f"rotationplan-{page}", args=[plan.pk])
    for name in ("rotationslot-detail", "rotationslot-edit", "rotationslot-history", "slot-candidates"):
        yield reverse(name, args=[slot.pk])
    yield f"{reverse('slot-candidates', args=[slot.pk])}?planned=higher"
    yield reverse("rotationplan-list")


def tie(user, cadre):
    Account.objects.filter(cadre=cadre).delete()
    Account.objects.create(user=user, cadre=cadre)


def known(apps):
    return [app for app in APPS if app.__name__.split(".")[1] in apps]


def told(client, user, pages, mailoutbox):
    """What the pages answer, what a search for people and moves finds, and the mail."""
    found = answers(client, user, pages)
    client.force_login(user)
    for typed in SEARCHED:
        for name in ("cadre-list", "rotation-list"):
            answer = client.post(reverse(name), {"q": typed}, follow=True)
            found[f"{name} {typed}"] = answer.context["page"]["total"]
    send_digests(TODAY)
    found["mail"] = [(each.subject, each.body) for each in mailoutbox if each.to == [user.email]]
    mailoutbox.clear()
    return found


@pytest.mark.parametrize("reader", READERS)
def test_nobody_outside_the_office_is_told_of_what_is_not_decided(
    client, quiet, mailoutbox, settings, reader
):
    settings.MAIL_SERVER = "smtp://localhost"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    user = quiet.users[reader]
    user.email = "nguoi@noibo"
    user.save()
    pages = list(addresses(quiet, known(AT_UNITS if reader == "sender" else KNOWING)))
    without = told(client, user, pages, mailoutbox)
    assert {without[page][0] for page in pages} <= {200, 302, 400, 403, 404, 405}
    mean(quiet)
    assert differing(without, told(client, user, pages, mailoutbox)) == []
    Rotation.objects.filter(pk=KEYS["rotation"]).update(state="decided")
    moved = [reverse("rotation-list"), reverse("rotation-detail", args=[KEYS["rotation"]])]
    then = answers(client, user, moved)
    assert differing(then, {page: without[page] for page in moved}) == sorted(moved)


@pytest.mark.parametrize("tied", ["own", "relative"])
def test_whoever_it_is_about_is_not_told_though_of_the_office(client, quiet, mailoutbox, tied):
    chief = quiet.users["chief"]
    tie(chief, quiet.an if tied == "own" else quiet.dung)
    if tied == "relative":
        Relative.objects.create(cadre=quiet.an, relative=quiet.dung, kinship="sibling")
    slot = make_slot(make_rotation_plan(quiet.district, state="agreed"), quiet.free)
    pages = [*addresses(quiet, known({"cadre", "rotation"})), *of_place(slot)]
    without = told(client, chief, pages, mailoutbox)
    assert {without[page][0] for page in of_place(slot)} == {200}
    draft_of_an(quiet, slot=slot)
    assert differing(without, told(client, chief, pages, mailoutbox)) == []
