"""Who may open the pages of a class beside those of every record."""

import datetime

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.roles import KEEPERS
from tests.training.factories import make_class, make_plan, make_row
from training.closing.acts import COMPLETE

CLASS_ADDRESSES = [
    ("planrow-open-class", "issued_row", KEEPERS),
    ("trainingclass-take", "planned_class", KEEPERS),
    ("trainingclass-take-back", "planned_class", KEEPERS),
    ("trainingclass-results", "trainingclass", KEEPERS),
    ("trainingclass-complete", "trainingclass", KEEPERS),
    ("trainingclass-later-results", "trainingclass", KEEPERS),
    ("trainingclass-undo", "trainingclass_step", KEEPERS),
]


def class_records(unit):
    ended = make_class("Lớp đã bế giảng của xã", unit)
    issued = make_row(make_plan(unit, 2023, issued_on="2021-11-01"))
    asked = {"on": datetime.date(2018, 6, 20)}
    return {
        "issued_row": issued,
        "planned_class": make_class("Lớp theo kế hoạch của xã", unit, plan_row=issued),
        "trainingclass_step": (ended, apply(COMPLETE, User.system(), [ended], asked).steps[0]),
    }
