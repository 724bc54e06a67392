"""Documents, and the rule sets made from them: which figure was in force, where, and on which article it rests."""

from fractions import Fraction

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from foundation.core.dates import PartialDate
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.typed.names import unique_name
from office.organisation.models.structure import DateRange, Unit
from office.regulations.conditions import Condition, condition_choices
from office.regulations.keys import LABELS, MEASURED, key_choices
from office.regulations.lookup import Place, RuleLookup, RuleSetQuerySet
from office.regulations.subjects import RuleSubject
from office.regulations.values import Measure, RuleFigure, with_unit, write_ages


@tracked()
class Document(ScopedModel):
    """A regulation as it was issued; numbers begin anew every term, so the date belongs to the name."""

    unit_path = None

    class Kind(models.TextChoices):
        RULES = "rules", "Quy định"
        GUIDANCE = "guidance", "Hướng dẫn"
        DIRECTIVE = "directive", "Chỉ thị"
        RESOLUTION = "resolution", "Nghị quyết"
        CONCLUSION = "conclusion", "Kết luận"
        PLAN = "plan", "Kế hoạch"
        LETTER = "letter", "Công văn"
        LAW = "law", "Luật"
        DECREE = "decree", "Nghị định"
        CIRCULAR = "circular", "Thông tư"
        DECISION = "decision", "Quyết định"

    number = models.CharField("số, ký hiệu", max_length=60)
    kind = models.CharField("loại", max_length=12, choices=Kind)
    issuer = models.CharField("cơ quan ban hành", max_length=120)
    issued_on = models.DateField("ngày ban hành")
    subject = models.CharField("trích yếu", max_length=300)
    in_force_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    in_force_to = models.DateField("hết hiệu lực từ ngày", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="được thay bằng"
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["issued_on", "pk"]
        verbose_name = "văn bản"
        verbose_name_plural = "Văn bản, quy định"
        constraints = [
            unique_name(
                "number",
                "issued_on",
                name="document_number_once",
                said="Văn bản có số và ngày này đã được ghi.",
            ),
            DaysInOrder(
                days=("in_force_from", "in_force_to"),
                condition=Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gt=F("in_force_from")),
                name="document_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("pk")),
                name="document_not_replaced_by_itself",
                violation_error_message="Văn bản không thể được thay bằng chính nó.",
            ),
        ]

    def __str__(self):
        return citation(self.kind, self.number, f"{self.issued_on:%Y-%m-%d}")


def citation(kind: str, number: str, issued_on: str) -> str:
    """A document as a verdict cites it; the day is ISO text."""
    day = "/".join(reversed(f"{issued_on}".split("-")))
    word = Document.Kind(kind).label if kind in Document.Kind else ""
    return f"{word} {number}, ngày {day}".strip()


@tracked()
class RuleSet(RuleLookup, ScopedModel):
    """The rules of one subject in force from a day to a day, for a unit and all below it or everywhere."""

    unit_path = None

    Subject = RuleSubject

    name = models.CharField("tên bộ quy định", max_length=200)
    subject = models.CharField("lĩnh vực", max_length=12, choices=Subject, default=Subject.PLANNING)
    documents = models.ManyToManyField(
        Document, through="RuleSetDocument", related_name="rule_sets", verbose_name="văn bản căn cứ"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="rule_sets", verbose_name="phạm vi áp dụng"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="bổ sung cho bộ"
    )
    in_force_from = models.DateField("áp dụng từ ngày")
    in_force_to = models.DateField("thôi áp dụng từ ngày", null=True, blank=True)
    conditions = ArrayField(
        models.CharField(max_length=20, choices=condition_choices),
        verbose_name="điều kiện phải kiểm tra",
        default=list,
        blank=True,
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        ordering = ["subject", "in_force_from", "pk"]
        verbose_name = "bộ quy định"
        verbose_name_plural = "Bộ quy định áp dụng"
        constraints = [
            unique_name("name", name="rule_set_name_once", said="Đã có bộ quy định cùng tên."),
            DaysInOrder(
                days=("in_force_from", "in_force_to"),
                name="rule_set_ends_after_it_begins",
                violation_error_message="Ngày thôi áp dụng phải sau ngày áp dụng.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                name="rule_set_not_its_own_parent",
                violation_error_message="Bộ quy định không thể bổ sung cho chính nó.",
            ),
            models.CheckConstraint(
                condition=~Q(subject="retirement") | Q(unit=None),
                name="retirement_counts_everywhere",
                violation_error_message="Tuổi nghỉ hưu áp dụng mọi nơi; để trống phạm vi áp dụng.",
            ),
            ExclusionConstraint(
                name="one_rule_set_at_a_time",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    (
                        Coalesce(F("unit"), Value(0), output_field=models.BigIntegerField()),
                        RangeOperators.EQUAL,
                    ),
                    (DateRange("in_force_from", "in_force_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Phạm vi này đã có bộ quy định khác của cùng lĩnh vực trong thời gian này.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope(self) -> str:
        """The unit for which the set counts, in words."""
        return str(self.unit) if self.unit else "Mọi nơi"

    @property
    def conditions_in_words(self) -> str:
        """The conditions asked, from which set they come where it is a parent, or that none is named."""
        labels = "; ".join(Condition(key).label for key in self.asks)
        if labels and not self.conditions:
            return f"{labels} (theo bộ được bổ sung)"
        return labels or "chưa nêu điều kiện nào"


@tracked(events_of=("rule_set",))
class RuleSetDocument(models.Model):
    """A document that a rule set rests on."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, verbose_name="bộ quy định", db_index=False)
    document = models.ForeignKey(Document, models.PROTECT, verbose_name="văn bản")

    class Meta:
        verbose_name = "văn bản căn cứ"
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "document"],
                name="document_once_a_rule_set",
                violation_error_message="Văn bản này đã là căn cứ của bộ quy định.",
            )
        ]

    def __str__(self):
        return str(self.document)


@tracked(events_of=("rule_set",))
class Rule(ScopedModel):
    """One figure. Unconfirmed until someone has compared it with the text; a rule may have no value yet.

    Level, kind of title and horizon narrow where it counts; empty is any.
    """

    unit_path = None

    class Level(models.TextChoices):
        CENTRAL = "central", "Trung ương"
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện"
        LOCALITY = "locality", "Cấp xã thuộc tỉnh"
        COMMUNE = "commune", "Cấp xã"
        GRASSROOTS = "grassroots", "Cơ sở trực thuộc"

    class TitleKind(models.TextChoices):
        COLLECTIVE = "collective", "Thành viên tập thể"
        POST = "post", "Chức danh, chức vụ"

    class Horizon(models.TextChoices):
        CURRENT = "current", "Nhiệm kỳ hiện tại"
        NEXT = "next", "Nhiệm kỳ kế tiếp"

    rule_set = models.ForeignKey(
        RuleSet,
        models.CASCADE,
        related_name="own_rules",
        verbose_name="bộ quy định",
        db_index=False,
    )
    key = models.CharField("nội dung", max_length=60, choices=key_choices)
    level = models.CharField("cấp", max_length=10, choices=Level, blank=True)
    kind = models.CharField("loại chức danh", max_length=10, choices=TitleKind, blank=True)
    horizon = models.CharField("nhiệm kỳ quy hoạch", max_length=7, choices=Horizon, blank=True)
    value = models.JSONField("giá trị", null=True, blank=True)
    measure = models.CharField("đơn vị tính", max_length=12, choices=Measure)
    article = models.CharField("điều, khoản", max_length=200, blank=True)
    confirmed = models.BooleanField("đã xác nhận", default=False)
    remediable = models.BooleanField("có thể khắc phục", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["rule_set", "key", "level", "kind", "horizon"]
        verbose_name = "quy định"
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key", "level", "kind", "horizon"],
                name="rule_once_in_a_set",
                violation_error_message="Bộ quy định đã có nội dung này cho cùng cấp, loại chức danh và nhiệm kỳ.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | Q(value__isnull=False),
                name="confirmed_rule_has_a_value",
                violation_error_message="Chưa có giá trị thì chưa xác nhận được.",
            ),
            models.CheckConstraint(
                condition=Q(key="reckoning", measure=Measure.RECKONING)
                | (~Q(key="reckoning") & ~Q(measure=Measure.RECKONING)),
                name="reckoning_is_measured_as_one",
                violation_error_message="Mốc tính ghi với đơn vị tính “mốc tính”, nội dung khác thì không.",
            ),
        ]

    def __str__(self):
        return f"{LABELS.get(self.key, self.key)}{self.narrowed}"

    def get_absolute_url(self) -> str:
        return self.rule_set.get_absolute_url()

    written_table = staticmethod(write_ages)  # how the history tells the one value that is a table

    @property
    def place(self) -> Place:
        """Key and narrowing, under which a look-up finds the rule."""
        return (self.key, self.level, self.kind, self.horizon)

    @property
    def narrowed(self) -> str:
        """Level, kind and horizon in brackets, to follow the name of the rule; empty where it counts everywhere."""
        words = [self.get_level_display(), self.get_kind_display(), self.get_horizon_display()]
        words = [word[0].lower() + word[1:] for word in words if word]
        return f" ({', '.join(words)})" if words else ""

    @property
    def words(self) -> str:
        """The value with its unit, as people read it; empty without a value."""
        return with_unit(self.value, self.measure)

    @cached_property
    def documents(self) -> str:
        """The documents that the rule's set rests on, in words; only of a rule that `load_rules` read."""
        papers = getattr(self, "set_documents", None) or []
        return "; ".join(citation(kind, number, day) for kind, number, day in papers)

    @property
    def figure(self) -> RuleFigure | None:
        """The value to calculate with: shares and coefficients exact, months as dates, the rest as stored.

        None where the rule is measured in what its key cannot be.
        """
        if self.value is None or self.measure != MEASURED.get(self.key, self.measure):
            return None
        if self.measure in (Measure.SHARE, Measure.TIMES):
            return Fraction(self.value)
        return PartialDate(self.value) if self.measure == Measure.MONTH else self.value
