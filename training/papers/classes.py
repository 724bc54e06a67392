"""A class as its papers tell of it: its learners, when and where they learn, by which papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.core import clock
from office.papers.phrases import of_day
from office.regulations.conditions import lower_first
from training.choices import RowSource
from training.models import Enrolment, PlanRow, TrainingClass

CLASS = "lớp "
OF_SCOPE = "Gồm {seen}/{entered} học viên đã nhập tên, trong phạm vi của đơn vị lập danh sách"
GONE = (Enrolment.Result.WITHDRAWN, Enrolment.Result.DEFERRED)
WITH_PLACE = ("cadre__now__unit", "cadre__now__held__post__title", "cadre__now__held__post__unit")
WITH_PLACE += ("cadre__now__held__post__body",)


@dataclass(frozen=True)
class ClassFacts:
    """The class for whoever draws up its papers; of those whom conflict of interest keeps from them it says so."""

    user: Any
    training_class: TrainingClass

    @cached_property
    def whole(self) -> list[Enrolment]:
        """Everybody entered for it, by given name."""
        rows = Enrolment.objects.listed_for(self.user, "export").filter(training_class=self.training_class)
        return list(rows.by_name().select_related(*WITH_PLACE).order_by("sort", "pk"))

    @property
    def everybody(self) -> list[Enrolment]:
        """Who learns or learned there: not who left, or whose place was kept for another class."""
        return [each for each in self.whole if each.result not in GONE]

    @property
    def on_record(self) -> list[Enrolment]:
        """In the official order."""
        found = [each for each in self.everybody if each.cadre_id]
        return sorted(found, key=lambda each: (each.cadre.now.official_key, each.pk))

    @property
    def outsiders(self) -> list[Enrolment]:
        return [each for each in self.everybody if not each.cadre_id]

    @cached_property
    def told_of_scope(self) -> str:
        """That the reader's list is of some of them only; empty where it is of all."""
        entered, seen = self.training_class.enrolments.count(), len(self.whole)
        return "" if entered == seen else OF_SCOPE.format(seen=seen, entered=entered)

    @property
    def about_oneself(self) -> bool:
        """Whether somebody among them is the reader, or a relative."""
        return any(each.masked for each in self.whole)

    @property
    def name(self) -> str:
        """Within a sentence: "lớp Trung cấp lý luận chính trị khóa 15"."""
        name = self.training_class.name
        return lower_first(name) if name.lower().startswith(CLASS) else f"{CLASS}{name}"

    @cached_property
    def row(self) -> PlanRow | None:
        """The row of a plan that it was opened for, or that its learners were sent up by."""
        rows = PlanRow.objects.select_related("plan__unit")
        if self.training_class.plan_row_id:
            return rows.get(pk=self.training_class.plan_row_id)
        return rows.filter(sending_lists__training_class=self.training_class).order_by("pk").first()

    @property
    def place(self) -> str:
        return self.training_class.organiser or (self.row.school if self.row else "")

    def grounds(self, issuer: str) -> list[str]:
        """The plan, the paper that gave the places, and the summons: as far as they are recorded."""
        row, found = self.row, []
        if row and row.plan.number:
            found.append(f"Căn cứ Kế hoạch số {row.plan.number}{of_day(row.plan.issued_on)} của {issuer}")
        if row and row.source == RowSource.ABOVE and row.notice_no:
            found.append(f"Căn cứ Thông báo số {row.notice_no}{of_day(row.notice_on)} về chỉ tiêu đào tạo")
        summons = self.training_class.sending_lists.exclude(summons_no="").order_by("summons_on", "pk")
        for each in summons:
            of = f" của {self.place}" if self.place else ""
            found.append(f"Căn cứ Giấy triệu tập số {each.summons_no}{of_day(each.summons_on)}{of}")
        return found


def place_of(learner: Enrolment) -> str:
    """Post and unit of today; of somebody in no roster what the paper of the class gave."""
    held = learner.cadre.now.held if learner.cadre_id else None
    if held:
        return str(held.post)
    return str(learner.cadre.now.unit or "") if learner.cadre_id else learner.workplace


def named(learners: Sequence[Enrolment]) -> list[dict[str, Any]]:
    """The learners in the table of a letter."""
    return [
        {"tt": place, "ho_ten": each.learner, "sinh": str(each.born or ""), "chuc_vu": place_of(each)}
        for place, each in enumerate(learners, 1)
    ]


def is_cancelled(training_class: TrainingClass) -> bool:
    return bool(training_class.cancelled_on and training_class.cancelled_on <= clock.today())
