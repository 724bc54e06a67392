import datetime
import io
import tempfile
from pathlib import Path

import xlsxwriter
from django.urls import reverse

from cadre.models.facts import PostHeld
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from planning.acts import (
    APPROVE,
    CHECK,
    END_WITH_UNIT,
    FULFIL,
    NOMINATE,
    PROPOSE,
    RECORD,
    RECORD_VOTE,
    REJECT,
    REMOVE,
    SEND_UP,
    SUBMIT,
    WITHDRAW,
)
from planning.models import PlanningEntry
from tests.planning.lists import make_target
from tests.planning.pages import REVIEWED
from tests.planning.review_walk import ReviewWalk
from tests.walk import Walk, told

DAY = datetime.date(2021, 11, 1)
Status = PlanningEntry.Status
DECISION = {"decision_no": "9-QĐ/TU", "decision_on": DAY}
ENDED = {"on": DAY, "end_reason": "retired", "reason": "Theo đề án"}
WAYS = {
    Status.NOMINATED: [NOMINATE],
    Status.VOTED: [RECORD_VOTE],
    Status.CHECKED: [CHECK],
    Status.SUBMITTED: [SUBMIT],
    Status.SENT_UP: [SEND_UP],
    Status.APPROVED: [APPROVE],
    Status.REJECTED: [REJECT],
    Status.WITHDRAWN: [WITHDRAW],
    Status.FULFILLED: [APPROVE, FULFIL],
    Status.REMOVED: [APPROVE, REMOVE],
    Status.UNIT_ENDED: [END_WITH_UNIT],
}
TODAY = "30/11/2021"
HEADINGS = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị công tác", "Chức danh quy hoạch"]
HEADINGS += ["Quyết định phê duyệt"]


class EntryWalk(Walk):
    """Each state has a title of its own, since nobody stands on one list twice."""

    model = PlanningEntry
    asked = {
        "planning.record": {"decision_no": "12-QĐ/TU", "decision_on": TODAY},
        "planning.approve": {"decision_no": "12-QĐ/TU", "decision_on": TODAY},
        "planning.reject": {"on": TODAY},
        "planning.remove": {"on": TODAY, "end_reason": "retired"},
        "planning.fulfil": {"on": TODAY},
        "planning.end_with_unit": {"on": TODAY, "reason": "Theo đề án"},
    }

    def rows(self, unit, people):
        targets = {
            state: make_target(unit, f"Chức danh {number}") for number, state in enumerate(self.states)
        }
        rows = {
            (who, state): PlanningEntry(cadre=person, target=target)
            for who, person in people.items()
            for state, target in targets.items()
        }
        self.done(PROPOSE, [row for (_, state), row in rows.items() if state], {"on": DAY})
        for person in people.values():
            seats = [
                PostHeld(cadre=person, post=of.post, main=False, valid_from=DAY) for of in targets.values()
            ]
            PostHeld.objects.bulk_create(seats)
        for state, acts in WAYS.items():
            for act in acts:
                self.done(act, [rows[who, state] for who in people], {**DECISION, **ENDED})
        return rows

    @staticmethod
    def done(act, rows, asked):
        assert not apply(act, User.system(), rows, asked).refused

    def address(self, act, row):
        if act is PROPOSE:
            return reverse("planning-add", args=[row.target_id])
        return reverse(f"planningentry-{act.slug}", args=[row.pk])

    def posted(self, act, row):
        if act is APPROVE:
            return super().posted(act, row) | {"reviewed": REVIEWED}
        return {"cadre": row.cadre_id} if act is PROPOSE else super().posted(act, row)

    def bulk(self, act, row):
        page = {APPROVE: "planning-decide", FULFIL: "planning-fulfil"}.get(act)
        if page is None or row.pk is None or (act is APPROVE and row.status == Status.APPROVED):
            return None
        address = reverse(page, args=[row.target.term_id, row.target.post.title_id])
        ticked = {"row": [f"{row.pk}:{row.status}"], "reviewed": REVIEWED, "planned": "1"}
        return address, ticked | self.asked[act.name]

    def command(self, act, row, user):
        """A list with the row's person and title, and another decision."""
        if act is not RECORD or act.state_of(row) not in act.moves:
            return None
        person, post = row.cadre, row.target.post
        workplace = f"Chức vụ, {post.unit}"
        cells = [1, person.full_name, f"{person.birth}", workplace, f"{post.title}, {post.unit}"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Danh sách.xlsx"
            path.write_bytes(workbook([*cells, "Số 12-QĐ/TU, ngày 30/11/2021"]))
            return told(path, user, "plan")


def workbook(row):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("Danh sách")
        page.write(0, 0, "DANH SÁCH QUY HOẠCH NHIỆM KỲ 2020 - 2025")
        page.write_row(2, 0, HEADINGS)
        page.write_row(3, 0, row)
    return target.getvalue()


WALKS = [EntryWalk(), ReviewWalk()]
