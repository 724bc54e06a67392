import datetime
import io
import tempfile
from pathlib import Path

import xlsxwriter
from django.urls import reverse

from cadre.acts import LEAVE, RECORD_LEAVING
from cadre.models.facts import HeldState, PostHeld
from cadre.models.people import Cadre, CadreNow
from cadre.relief_acts import RELIEVE
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.factories import make_cadre, make_post
from tests.walk import OTHER, Walk, told

Status = CadreNow.Status
SEPTEMBER = datetime.date(2021, 9, 1)
HEADINGS = [
    "TT",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Chức vụ trước khi nghỉ, chuyển",
    "Đơn vị",
    "Hình thức",
    "Từ ngày",
]


class CadreWalk(Walk):
    """The record is the person: the user's own and a relative's serve; of others there is one in every state."""

    model = Cadre
    asked = {
        "cadre.leave": {"leaving_form": "retired", "on": "01/09/2021"},
        "cadre.record_leaving": {"leaving_form": "retired", "on": "01/09/2021"},
        "cadre.remove": {"reason": "Nhập trùng"},
    }

    def rows(self, unit, people):
        rows = {(who, Status.SERVING): latest(person) for who, person in people.items() if who != OTHER}
        post = make_post("Chuyên viên", unit)
        serving, left = (make_cadre(f"Lý Thị {name}", post, birth="1979-04-05") for name in ("Bốn", "Năm"))
        nobody = make_cadre("Lý Thị Sáu", unit=unit, birth="1979-04-05")
        retired = {"leaving_form": "retired", "on": SEPTEMBER}
        assert not apply(LEAVE, User.system(), [latest(left)], retired).refused
        others = {Status.SERVING: serving, Status.LEFT: left, Status.NO_POST: nobody}
        return rows | {(OTHER, state): latest(row) for state, row in others.items()}

    def address(self, act, row):
        return reverse(f"cadre-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        if act is not LEAVE:
            return None
        ticked = {"row": [f"{row.pk}:{row.now.status}"], **self.asked[act.name]}
        return f"{reverse('cadre-leave-many')}?status=all", ticked

    def command(self, act, row, user):
        """A list of leavers with the person, retired from the post held."""
        if act is not RECORD_LEAVING or row.now.status != Status.SERVING:
            return None
        cells = [1, row.full_name, "Nam", f"{row.birth}", f"{row.now.held.post.title}", f"{row.now.unit}"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Danh sách.xlsx"
            path.write_bytes(workbook([*cells, "Nghỉ hưu", "01/09/2021"]))
            return told(path, user, "former")


class PostHeldWalk(Walk):
    """One further post in each state: the main post of the person stays what it is."""

    model = PostHeld
    states = list(HeldState)
    asked = {
        "cadre.relieve": {
            "leaving_form": "relieved",
            "on": "15/11/2021",
            "decision_no": "9-QĐ/HU",
            "decision_on": "15/11/2021",
        }
    }

    def rows(self, unit, people):
        """A post lies where its person works: outside there is somebody else, and nobody of the user's own."""
        if people[OTHER].now.unit != unit:
            people = {OTHER: make_cadre("Lý Văn Bảy", make_post("Chuyên viên", unit))}
        made = {}
        for who, person in people.items():
            for state in HeldState:
                post = make_post(f"Ủy viên {state.value}", unit)
                ended = {"valid_to": "2021-06-01"} if state == HeldState.LEFT else {}
                held = PostHeld.objects.create(
                    cadre=person, post=post, main=False, valid_from="2019-06-01", **ended
                )
                made[who, state] = PostHeld.objects.select_related(*RELIEVE.related).get(pk=held.pk)
        return made

    def address(self, act, row):
        return reverse(f"postheld-{act.slug}", args=[row.pk])


def latest(cadre):
    return Cadre.objects.select_related("now__unit", "now__held__post__title").get(pk=cadre.pk)


def workbook(row):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("Danh sách")
        page.write(0, 0, "DANH SÁCH CÁN BỘ NGHỈ HƯU, CHUYỂN ĐI")
        page.write_row(2, 0, HEADINGS)
        page.write_row(3, 0, row)
    return target.getvalue()


WALKS = [CadreWalk(), PostHeldWalk()]
