"""Approved lists as they were decided: insert-only rows beside the entries, which later edits do not reach."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q, Value

from cadre.models.people import Cadre, EthnicGroup
from foundation.core.dates import PartialDateField
from foundation.core.wall.conditions import Through
from office.organisation.models.structure import Unit
from office.regulations.conditions import Condition
from office.regulations.models import RuleSet
from planning.models.entries import EntryStep, PlanningEntry
from planning.models.terms import PlanningTarget
from planning.seals import seal

SEALED = (
    "ordinal",
    "section",
    "name",
    "sex",
    "birth",
    "ethnic_group",
    "minority",
    "unit_name",
    "post",
    "title",
)
OF_TIME_LEFT = f'$[*] ? (@.condition == "{Condition.TIME_LEFT}")'
FIRST = "jsonb_path_query_first(%(expressions)s::jsonpath)"
SEALED += ("reelected", "special_basis", "verdict", "conclusion", "findings")


class ApprovedList(models.Model):
    """What one act approved for one title of one unit in a term: the words as printed, the structure, the rule set.

    It outlives what was taken back of it. `basis` says what the lines show: the facts of the moment of decision, or
    those of the day on which a decision made earlier came into this program.
    """

    wall = Through("target")

    insert_only = True

    class Basis(models.TextChoices):
        DECISION = "decision", "Khi quyết định"
        IMPORT = "import", "Theo danh sách nhập"
        UPGRADE = "upgrade", "Theo số liệu khi chuyển sang bản mới"

    target = models.ForeignKey(
        PlanningTarget,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="approved_lists",
        verbose_name="chức danh quy hoạch",
        db_index=False,
    )
    term_name = models.CharField("nhiệm kỳ", max_length=80)
    title_name = models.CharField("chức danh", max_length=200)
    unit_name = models.CharField("đơn vị", max_length=200)
    on = models.DateField("có hiệu lực từ ngày")
    taken_on = models.DateField("chốt ngày")
    at = models.DateTimeField("ghi lúc", db_default=TransactionNow(), editable=False)
    rule_set = models.ForeignKey(
        RuleSet,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="bộ quy định áp dụng",
        db_index=False,
    )
    rules_name = models.CharField("tên bộ quy định", max_length=200, blank=True)
    structure = models.JSONField("cơ cấu", default=list)
    basis = models.CharField("căn cứ số liệu", max_length=8, choices=Basis)
    checksum = models.CharField("mã kiểm tra", max_length=64)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "danh sách đã phê duyệt"
        verbose_name_plural = "Danh sách đã phê duyệt"

    def __str__(self):
        return f"{self.title_name}, {self.unit_name}, {self.term_name}"

    @property
    def basis_words(self) -> str:
        """Of which moment the lines speak; only a decision recorded here speaks of the decision itself."""
        day = f"ngày {self.taken_on:%d/%m/%Y}"
        return {
            self.Basis.DECISION: "khi quyết định",
            self.Basis.IMPORT: f"theo danh sách nhập {day}",
            self.Basis.UPGRADE: f"theo số liệu khi chuyển sang bản mới, {day}",
        }[self.Basis(self.basis)]

    @property
    def is_undone(self) -> bool:
        """Whether every act that it keeps was taken back; the list itself stays as it was made."""
        return not self.lines.standing().exists()

    def seal(self, lines: Iterable["ApprovedLine"]) -> str:
        """The checksum of the list with the given lines, in their order."""
        head = [
            self.term_name,
            self.title_name,
            self.unit_name,
            f"{self.on}",
            self.rules_name,
            self.structure,
        ]
        return seal(head, [line.sealed for line in lines])


class ApprovedLineQuerySet(models.QuerySet):
    def standing(self):
        """Lines of acts that were not taken back."""
        return self.filter(step__undoes=None, step__undone_by__undoes=None)

    def known_by(self, day: date) -> "ApprovedLineQuerySet":
        """Lines of decisions that count by the day, the last one of an entry last.

        Where none counts yet, it is that of the decision that is signed by the day and takes effect later.
        """
        counts = Q(step__on__lte=day)
        lines = self.standing().filter(counts | Q(step__decision_on__lte=day))
        return lines.order_by(ExpressionWrapper(counts, models.BooleanField()), "step__on", "step_id")

    def in_force(self, entries: Iterable[int], day: date) -> dict[int, "ApprovedLine"]:
        """{entry key: the line of the last decision known by the day}; one query."""
        lines = (
            self.known_by(day).filter(entry__among=entries).select_related("approved_list", "step", "unit")
        )
        return {line.entry_id: line for line in lines}


class ApprovedLine(models.Model):
    """One person on an approved list, as decided. In force while its step stands, so an undo needs nothing else.

    `verdict` is the word of the gravest finding; it is empty where nothing could be said of the moment of decision.
    `order_key` is the place of the post and name in the official order of then. `facts` are what the official list
    prints beside the other columns (`cadre.papers.people.KEPT`); a line made before they were kept has none.
    """

    wall = Through("approved_list")

    insert_only = True

    approved_list = models.ForeignKey(
        ApprovedList, models.DO_NOTHING, db_constraint=False, related_name="lines", verbose_name="danh sách"
    )
    entry = models.ForeignKey(
        PlanningEntry,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="approved_lines",
        verbose_name="trường hợp",
    )
    step = models.OneToOneField(
        EntryStep,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="approved_line",
        verbose_name="việc đã làm",
    )
    ordinal = models.PositiveIntegerField("số thứ tự")
    section = models.CharField("mục", max_length=200, blank=True)
    name = models.CharField("họ và tên", max_length=120)
    sex = models.CharField("giới tính", max_length=1, choices=Cadre.Sex)
    birth = PartialDateField("ngày sinh", null=True)
    ethnic_group = models.CharField("dân tộc", max_length=60, blank=True)
    minority = models.BooleanField("dân tộc thiểu số", default=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị công tác"
    )
    unit_name = models.CharField("tên đơn vị công tác", max_length=200, blank=True)
    post = models.CharField("chức vụ", max_length=200, blank=True)
    title = models.CharField("chức danh quy hoạch", max_length=400)
    reelected = models.BooleanField("tái cử", default=False)
    special_basis = models.CharField("trường hợp đặc biệt theo văn bản", max_length=160, blank=True)
    order_key = models.TextField()
    verdict = models.CharField("kết quả", max_length=40, blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    findings = models.JSONField("nội dung kiểm tra", default=list)
    facts = models.JSONField("số liệu in danh sách trích ngang", null=True)
    # The first of the findings on the time left, beside the others, of which each line has many.
    time_left = models.GeneratedField(
        expression=Func(F("findings"), Value(OF_TIME_LEFT), template=FIRST),
        output_field=models.JSONField(null=True),
        db_persist=True,
    )

    objects = ApprovedLineQuerySet.as_manager()

    class Meta:
        ordering = ["approved_list", "ordinal"]
        verbose_name = "trường hợp đã phê duyệt"
        verbose_name_plural = "Trường hợp đã phê duyệt"

    def __str__(self):
        return self.name

    def person(self, cadre: Cadre) -> Cadre:
        """The person as approved: a copy for reading, never saved."""
        person = copy(cadre)
        person.full_name, person.sex, person.birth = self.name, self.sex, self.birth
        code = "" if self.minority else EthnicGroup.MAJORITY
        person.ethnic_group = EthnicGroup(name=self.ethnic_group, code=code) if self.ethnic_group else None
        return person

    @property
    def sealed(self) -> list[Any]:
        """What the checksum of its list covers; a line without facts is sealed as it was before these were kept."""
        facts = [] if self.facts is None else [self.facts]
        return [*(getattr(self, name) for name in SEALED), *facts]

    @property
    def workplace(self) -> str:
        return ", ".join(filter(None, [self.post, self.unit_name]))
