"""Who may open what. Every address has a line in its app's `addresses.py`; a new one without a line fails."""

import pytest
from django.template.response import TemplateResponse
from django.urls import get_resolver, reverse
from django.utils import timezone

from cadre.models.conflicts import Account, Relative
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import Role
from reminders.models import Duty
from tests.answers import LISTS, asked, text_of
from tests.conftest import WORLD, make_user
from tests.factories import make_post
from tests.records import ADDRESSES, BOTH, OWN, address, named, records
from training.models import Enrolment

own_rows, both_rows = OWN.fixture(), BOTH.fixture()


def test_every_address_has_a_line():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names - named("OPEN_TO_ALL") - named("OWNED") == {name for name, _, _ in ADDRESSES}


def test_every_address_asks_for_sign_in(client, world, own_rows):
    found = own_rows.put().own
    client.opens_first = False
    for name, kind, _ in ADDRESSES:
        for method in (client.get, client.post):
            response = method(address(name, found.get(kind)))
            assert response.status_code == 302 and "/sign-in/" in response.url, name


# What is open is shown or, when sent, may be done; an address that answers one of both refuses the other.
OPENED = {"get": {200, 405}, "post": {200, 302, 405}}


@pytest.fixture
def both(world, both_rows):
    return both_rows.put_upon(WORLD)


@pytest.fixture
def sent_undrawn(monkeypatch, role):
    """A form that comes back is not drawn: its page was, a moment before, when it was opened.

    What a chief sends is drawn with its faults, and what the administrator sends, who may read nobody's name.
    """
    if role not in (Role.CHIEF, Role.ADMIN):
        drawn = TemplateResponse.rendered_content.fget
        content = property(lambda response: "" if response._request.method == "POST" else drawn(response))
        monkeypatch.setattr(TemplateResponse, "rendered_content", content)


@pytest.mark.usefixtures("bare", "sent_undrawn")
@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_pages_and_no_other(client, world, own_rows, role):
    found = own_rows.put().own
    client.force_login(make_user("nguoi", role, world.district))
    # Whether an address answers GET or POST is told to the administrator of no record's page.
    refused = {403} if role == Role.ADMIN else {403, 405}
    for name, kind, roles in ADDRESSES:
        if role in roles and opened_below(role, kind, found.get(kind)):
            continue
        for method, response in asked(client, address(name, found.get(kind))).items():
            status = response.status_code
            assert status in (OPENED[method] if role in roles else refused), (name, method, status)
            assert role != Role.ADMIN or "Hoàng Thị An" not in text_of(response), (name, method)


def opened_below(role, kind, record):
    """Whether a test below opens the pages of the role, with such records, and asks them for more."""
    if role == Role.CHIEF:
        return not about(kind, record) and kind not in COUNTS
    return role == Role.UNIT_OFFICER


def test_nothing_of_another_unit_exists(client, world, bare):
    """The officer of one commune walks every address with the records of another."""
    CadrePrivate.objects.create(cadre=world.binh, citizen_id="020075000001")
    others = records(world.tan_van, world.binh)
    client.force_login(world.huong)
    for name, kind, roles in ADDRESSES:
        if kind and kind not in named("SHARED"):
            expected = {404, 405} if Role.UNIT_OFFICER in roles else {403, 404, 405}
            for method, response in asked(client, address(name, others[kind])).items():
                assert response.status_code in expected, (name, method, response.status_code)
    assert Cadre.objects.get(pk=world.binh.pk).full_name == "Nông Văn Bình"


LEAKS = ["Nông Văn Bình", "Tân Văn", "Ban Tổ chức Huyện ủy"]


def test_lists_forms_filters_and_sheets_hold_nothing_of_another_unit(client, world, both):
    """Every page of the role, and what it answers when it is sent, opens for the officer's own records."""
    own, others = both.own, both.others
    client.force_login(world.huong)
    for name, kind, roles in ADDRESSES:
        if Role.UNIT_OFFICER not in roles:
            continue
        page = address(name, own.get(kind))
        answers = asked(client, page)
        for method, response in answers.items():
            assert response.status_code in OPENED[method], (name, method, response.status_code)
        narrowing = ("?format=xlsx", f"?unit={world.tan_van.pk}", "?status=all") if kind in LISTS else ()
        for query in ("?as_of=31/12/2018", *narrowing):
            answers[query] = client.get(page + query)
        for query, response in answers.items():
            content = b"".join(response.streaming_content) if response.streaming else response.content
            assert not [leak for leak in LEAKS if leak in content.decode(errors="ignore")], (name, query)
    for typed in ("Nông Văn Bình", "binh", "Tân Văn", "020075000001", others["unit"].code):
        response = client.post(reverse("cadre-list"), {"q": typed, "status": "all"}, follow=True)
        assert response.context["page"]["total"] == 0


def test_a_record_cannot_be_put_into_another_unit(client, world):
    client.force_login(world.huong)
    data = {"full_name": "Cúc", "sex": "F", "entered_unit": world.tan_van.pk}
    assert client.post(reverse("cadre-new"), data).status_code == 200
    assert not Cadre.objects.filter(full_name="Cúc").exists()
    elsewhere = make_post("Bí thư Đảng ủy", world.tan_van)
    moved = {"post": elsewhere.pk, "main": "on", "valid_from": "01/01/2021"}
    client.post(reverse("postheld-new", args=[world.an.pk]), moved)
    assert world.an.posts.count() == 1


@pytest.mark.parametrize(("until", "status"), [("2021-11-29", 403), ("2021-11-30", 200)])
def test_a_grant_that_has_run_out_opens_nothing(client, world, until, status):
    world.huong.grants.update(until=until)
    client.force_login(world.huong)
    assert client.get(reverse("cadre-list")).status_code == status


def test_the_technical_administrator_reads_no_record_in_any_way(client, world):
    """Every address that names a record is closed to the role, above; what is open tells of nobody."""
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    for name in ("home", "user-list", "unit-list", "post-list", "import-list"):
        html = client.get(reverse(name), follow=True).content.decode()
        assert "Hoàng Thị An" not in html and reverse("cadre-list") not in html, name


def test_a_page_keeps_secrets_from_the_browser(client, world):
    client.force_login(world.lan)
    response = client.get(world.an.get_absolute_url())
    assert "Hoàng Thị An" not in response.content.decode().split("</title>")[0]
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


# Kinds with rules of their own for conflicts: tested by tests/cadre/test_conflicts.py.
OWN_RULES = {"account", "relative"}
# Counts with votes for somebody: read by all in charge, and written by none of those whom the votes are for.
COUNTS = {"ballotcount", "locked_count"}
READING = ("-list", "-detail", "-history")
OWN_WORDS = "chuyện riêng"
# Handing all of it out is no reading either: the file holds what judges.
WRITES = ("-new", "-edit", "-remove", "-add", "-leave", "-relieve", "-propose", "-disclose")
# What else a list may be asked for: its sheet, another day, all states, all years; what is no list, all of it at once.
MORE = ("format=xlsx", "as_of=31/12/2021", "state=all", "year=all")
MORE_OF_OTHERS = ("format=xlsx", "as_of=31/12/2021&state=all&year=all")


@pytest.fixture
def tied(world, both):
    """The chief is An, and Bình is a relative of hers; what judges either bears words that nobody else's has."""
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    world.found = both.own, both.others
    Account.objects.filter(cadre=world.an).update(user=world.chief)
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
    for found in world.found:
        for kind in ("evaluation", "rotation", "planningentry", "proposal"):
            type(found[kind]).objects.filter(pk=found[kind].pk).update(note=OWN_WORDS)
        passed = {"result": "passed", "certificate_no": OWN_WORDS}
        Enrolment.objects.filter(pk=found["enrolment"].pk).update(**passed)
        done = {"state": "done", "done_at": timezone.now(), "note": OWN_WORDS}
        Duty.objects.filter(pk=found["duty"].pk).update(**done)
    return world


def judged(record):
    """Whether an address names a record that bears a verdict or a grade; it may name several together."""
    return any(
        getattr(each, "judges_person", False) for each in (record if isinstance(record, tuple) else (record,))
    )


def about(kind, record):
    """Whether the record is of a person, so that who it is decides what is answered."""
    return kind == "cadre" or kind in OWN_RULES or judged(record) or getattr(record, "person_path", None)


def expected(name, kind, record):
    """What someone in conflict is answered: what judges is not there, what is written is refused, the rest is read."""
    if judged(record):
        return dict.fromkeys(OPENED, {404, 405})
    if kind in COUNTS and not name.endswith(READING):
        return dict.fromkeys(OPENED, {403, 404, 405})
    return dict.fromkeys(OPENED, {403, 405}) if about(kind, record) and name.endswith(WRITES) else OPENED


def test_nobody_opens_what_judges_them_or_writes_about_themselves_or_a_relative(client, tied):
    """Nor does any page or sheet tell what judges the reader or a relative."""
    client.force_login(tied.chief)
    columns = "&".join(f"columns={column}" for column in ("note", "certificate_no", "state"))
    answers, told = {}, []
    for name, kind, of_relative, record in asked_about(*tied.found):
        page = f"{address(name, record)}?{columns}"
        if kind in OWN_RULES:
            opened = client.get(page)
        else:
            asked_for, allowed = asked(client, page), expected(name, kind, record)
            opened = asked_for["get"]
            answers |= {
                (name, of_relative, method): each.status_code
                for method, each in asked_for.items()
                if not as_expected(each, allowed[method])
            }
        if not judged(record):
            more = (MORE if name.endswith("-list") else MORE_OF_OTHERS) if kind in LISTS else ()
            shown = (opened, *(client.get(f"{page}&{each}") for each in more))
            told += [name for each in shown if OWN_WORDS in text_of(each)]
    assert answers == {} and told == []


def asked_about(own, of_relative):
    """(name, kind, whether of the relative, record) of the addresses open to a chief; twice where a person is meant."""
    for name, kind, roles in ADDRESSES:
        if Role.CHIEF in roles:
            yield name, kind, False, own.get(kind)
            if about(kind, of_relative.get(kind)):
                yield name, kind, True, of_relative[kind]


def as_expected(response, allowed):
    """Who is refused is told why."""
    refused = response.status_code == 403
    return response.status_code in allowed and (not refused or OTHERS_ACT in response.content.decode())
