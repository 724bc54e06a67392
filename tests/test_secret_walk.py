"""What is marked “Có độ mật”: no file and no print of any list tells of it, and no page of it is printed."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from cadre.models.people import Cadre
from evaluation.models.grading import GradingLine
from foundation.core.outgoing.secrecy import is_secret
from office.organisation.rights import Role
from planning.models import PlanningEntry, PlanningTarget, ReviewLine
from reminders.models import Duty
from reminders.views import LEFT_OUT
from rotation.models import Rotation, RotationSlot
from tests.answers import LISTS, text_of
from tests.conftest import make_user
from tests.records import ADDRESSES, OWN, address
from tests.reminders.duties import make_duty, make_duty_rule
from training.models import Enrolment, PlanPerson

own_rows = OWN.fixture()
SECRET_WORDS = "chuyện mật"
KEPT = "Nội dung có độ mật: không in từ phần mềm."
# Where the rows say something in words of their own.
WORDS = {
    PlanningEntry: "note",
    ReviewLine: "proposal_text",
    GradingLine: "note",
    Rotation: "note",
    RotationSlot: "note",
    Enrolment: "certificate_no",
    PlanPerson: "reason",
}
# Lists of nobody but those of what is secret here; a word in an address: what they are filtered by is all of it.
ALL = "state=all&status=all&year=all"


def marked_models():
    """Those that may bear the mark: of a paper that does no file is taken in at all (tests/papers)."""
    found = (model for model in apps.get_models() if not model.__name__.endswith("Event"))
    return {model for model in found if any(each.name == "secret" for each in model._meta.fields)} - {
        apps.get_model("papers.paper")
    }


@pytest.fixture
def all_secret(world, own_rows):
    """Everything of Hoa Thám is secret, and says so in words of its own."""
    found = own_rows.put().own
    for model in marked_models():
        model._base_manager.update(secret=True)
    slot = RotationSlot.objects.order_by("pk").first()
    Rotation.objects.filter(cadre=world.an).update(slot=slot)
    for model, field in WORDS.items():
        model._base_manager.update(**{field: SECRET_WORDS})
    rule = make_duty_rule("planned_post_taken")
    entry = PlanningEntry.objects.filter(cadre=world.an).first()
    make_duty(rule, world.district, world.an, subject_key=entry.pk)
    return found


def test_whoever_hangs_on_what_may_be_secret_says_where_the_mark_stands():
    """Every record about a person that cannot be without something that may bear the mark."""
    marked, lacking = marked_models(), set()
    for model in apps.get_models():
        if getattr(model, "person_path", None) and not model.secret_path:
            needed = (field for field in model._meta.fields if field.is_relation and not field.null)
            lacking |= {model for field in needed if leads_to(field.related_model, marked)}
    assert lacking == set()


def leads_to(model, marked):
    """Whether a record of the model is one that may bear the mark, or cannot be without one; never by its person."""
    if model in marked:
        return True
    needed = (field for field in model._meta.fields if field.is_relation and not field.null)
    return any(
        issubclass(field.related_model, models.Model) and leads_to(field.related_model, marked)
        for field in needed
        if field.related_model not in (model, Cadre)
    )


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("role", [Role.CHIEF, Role.UNIT_OFFICER])
def test_no_list_takes_out_what_is_secret(client, world, all_secret, role):
    client.force_login(make_user("nguoi", role, world.district))
    told = set()
    for name, kind, roles in ADDRESSES:
        if role in roles and kind in LISTS:
            page = address(name, all_secret.get(kind))
            printed = client.get(f"{page}?print=1&{ALL}")
            shown = (printed.context or {}).get("page") or {}
            columns = "&".join(f"columns={each.name}" for each in shown.get("all_columns", ()))
            answers = [client.get(f"{page}?format=xlsx&{ALL}&{columns}")]
            answers += [printed] if shown.get("prints") else []
            told |= {name} if any(SECRET_WORDS in text_of(answer) for answer in answers) else set()
    assert told == set()


def test_no_page_of_what_is_secret_is_printed(client, world, all_secret):
    client.force_login(make_user("nguoi", Role.CHIEF, world.district))
    printed = []
    for name, kind, roles in ADDRESSES:
        record = all_secret.get(kind)
        if Role.CHIEF in roles and is_secret(record):
            answer = client.get(address(name, record))
            if answer.status_code == 200 and KEPT not in answer.content.decode():
                printed.append(name)
    assert printed == []


def test_a_duty_about_somebody_on_a_secret_list_is_told_on_screen_alone(client, world, all_secret):
    """The sheet says that some are left out, and holds those about nobody of what is secret."""
    Duty.objects.exclude(rule__kind="planned_post_taken").delete()
    client.force_login(world.lan)
    page = reverse("duty-list")
    assert "Hoàng Thị An" in client.get(page).content.decode()
    for query in ("?format=xlsx", "?print=1"):
        text = text_of(client.get(page + query))
        assert "Hoàng Thị An" not in text and LEFT_OUT in text
    PlanningTarget.objects.update(secret=False)
    assert "Hoàng Thị An" in text_of(client.get(f"{page}?format=xlsx"))
