from foundation.core.acts.run import apply
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.roles import EXPORTERS, KEEPERS, READERS, UNIT, pages_of
from tests.training.class_addresses import CLASS_ADDRESSES, class_records
from tests.training.factories import enrol, make_class, make_need, make_programme
from tests.training.plan_addresses import PLANS, plan_records
from tests.training.sending_addresses import SENDING, lists_of
from training.models import Admission
from training.needs.acts import REGISTER

NEED_READERS = KEEPERS | UNIT | {Role.LEADER}
REGISTRARS = KEEPERS | UNIT

ADDRESSES = [
    *PLANS,
    *(line for name in ("programme", "trainingclass") for line in pages_of(name, read=READERS, keep=KEEPERS)),
    *(line for line in pages_of("enrolment", read=READERS, keep=KEEPERS) if line[0] != "enrolment-new"),
    ("enrolment-new", "trainingclass", KEEPERS),
    ("admission-new", "programme", KEEPERS),
    ("admission-edit", "admission", KEEPERS),
    ("admission-remove", "admission", KEEPERS),
    ("admission-history", "admission", READERS),
    *CLASS_ADDRESSES,
    ("class-papers", "trainingclass", EXPORTERS),
    ("need-papers", None, NEED_READERS),
    ("plan-papers", "trainingplan", KEEPERS | {Role.LEADER}),
    ("cadre-training", "cadre", READERS),
    ("unit-classes", "unit", READERS),
    ("cadre-training-new", "cadre", KEEPERS),
    ("need-board", None, NEED_READERS),
    ("need-record", None, KEEPERS),
    ("need-unrecord", "needstep", KEEPERS),
    *pages_of("need", read=NEED_READERS, keep=KEEPERS),
    *[(f"need-{act}", "need", REGISTRARS) for act in ("register", "drop")],
    *[(f"need-{act}-many", None, REGISTRARS) for act in ("register", "drop")],
    ("need-undo", "needstep", REGISTRARS),
    ("need-undo-many", "needstep", REGISTRARS),
    ("needs-register", None, REGISTRARS),
    ("cadre-need-new", "cadre", REGISTRARS),
    ("needs-answers", "registering_unit", REGISTRARS),
    ("needs-of-campaignunit", "registering_unit", NEED_READERS),
    ("needs-of-campaign", "registering_campaign", NEED_READERS),
    *SENDING,
]
SHARED = {"programme", "admission"}


def records(unit, cadre):
    training_class = make_class("Lớp của xã", unit)
    need, registered = make_need(cadre), make_need(cadre, level=23)
    assert not apply(REGISTER, User.system(), [registered], {}).refused
    programme = make_programme()
    admission, _ = Admission.objects.get_or_create(
        programme=programme, audience="cấp ủy viên", valid_from="2020-01-01"
    )
    campaign = make_campaign(unit, kind="needs")
    return {
        "registering_campaign": campaign,
        "registering_unit": make_campaign_unit(unit, "sent", campaign=campaign),
        "programme": programme,
        "admission": admission,
        "trainingclass": training_class,
        **class_records(unit),
        "enrolment": enrol(training_class, cadre),
        "need": need,
        "needstep": (registered, registered.steps.get()),
        **plan_records(unit, cadre),
        **lists_of(unit),
    }
