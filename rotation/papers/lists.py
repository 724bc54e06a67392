"""Lists and tables of the app among the kinds of paper; those of a plan on invented data."""

from collections.abc import Iterable
from functools import cached_property

from cadre.models.people import Cadre, CadreNow
from foundation.core.dates import PartialDate
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Post, PostTitle, Unit
from office.papers.heads import code_of
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind
from office.papers.phrases import of_day
from office.papers.samples import DAY, NUMBER
from office.papers.sheets import FramedList
from rotation.models import Rotation, RotationPlan, RotationSlot
from rotation.moves.paper import MovesPaper
from rotation.papers.plan_facts import RotationPlanFacts, people_of, slots_of

CLERK = "Lê Thị Mẫu"


def invented_post(title: str, unit: str) -> Post:
    return Post(title=PostTitle(name=title), unit=Unit(name=unit))


class InventedRotationPlan(RotationPlanFacts):
    """One place, and whom it is agreed to move there."""

    @cached_property
    def slots(self) -> list[RotationSlot]:
        post, source = invented_post("Bí thư Đảng ủy", "Xã Tân Lập"), Unit(name="Ban Xây dựng Đảng")
        facts = {"reason": "training", "planned_from": PartialDate("2021-03"), "months": 36}
        return [RotationSlot(post=post, origin_unit=source, **facts)]

    @cached_property
    def cases(self) -> list[Rotation]:
        cadre = Cadre(full_name="Hoàng Thị Mẫu", birth=PartialDate("1985-04-12"))
        cadre.now = CadreNow()
        left = invented_post("Phó Trưởng ban", "Ban Xây dựng Đảng")
        return [Rotation(cadre=cadre, from_post=left, to_post=self.slots[0].post)]


class RotationPlanList(ListKind):
    """One that goes with the plan, and says so; a subclass gives the `sheet` on invented data."""

    heads = (HeadStyle.NONE,)
    issuer = Issuer.COMMITTEE

    def sheet(self, facts: RotationPlanFacts, attached_to: str) -> FramedList:
        raise NotImplementedError

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        number = code_of(writing.identity, self.issuer, "KH", NUMBER)
        of = f"Kế hoạch số {number}{of_day(writing.day)} của {writing.name}"
        facts = InventedRotationPlan(None, RotationPlan(year=2021, agreed_on=DAY))
        sheet = self.sheet(facts, of)
        return sheet.signed_by(writing.signature, CLERK, draft=False), sheet.rows


@register
class RotationSlotTable(RotationPlanList):
    slug = "rotation-plan-slots"
    label = "Biểu vị trí luân chuyển"
    file_stem = "BVTLC"

    def sheet(self, facts: RotationPlanFacts, attached_to: str) -> FramedList:
        return slots_of(facts, attached_to)


@register
class RotationPeopleList(RotationPlanList):
    slug = "rotation-plan-people"
    label = "Danh sách cán bộ luân chuyển theo kế hoạch"
    file_stem = "DSLC"

    def sheet(self, facts: RotationPlanFacts, attached_to: str) -> FramedList:
        return people_of(facts, attached_to)


register(MovesPaper)
