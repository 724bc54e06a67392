"""A paper of the register: whose, with which number, of which day, and what it is about."""

import datetime
from collections.abc import Iterable
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Q

from foundation.core import clock
from foundation.core.acts.steps import Step, StepQuerySet
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following, leading
from foundation.core.text import fold
from foundation.core.traces.removed import names_of
from foundation.printing.layout import HeadStyle
from office.organisation.models.derived import derived_unit
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.genres import CODES, Genre
from office.papers.kinds import KINDS, PaperKind
from office.papers.models.terms import NumberingTerm
from office.papers.querysets import OfPaperQuerySet, PaperQuerySet

HEADS = [(HeadStyle.PARTY, "Của Đảng"), (HeadStyle.STATE, "Của Nhà nước"), (HeadStyle.NONE, "Không tiêu đề")]
TAKES_NUMBER = "papers.take_number"
TWICE = "Số này đã có trong sổ."


@tracked()
class Paper(ScopedModel):
    """One paper. Its number is of its issuer, symbol and genre, and begins anew with the period: a term or a year.

    `kind` is the template that it was drawn up by, empty of what is only entered; `asked` what its author chose there.
    A paper marked `secret` is written by hand: number, day, place and totals are all that is kept of it.
    """

    removing = "Xóa khỏi sổ"
    Issuer, Genre = Issuer, Genre

    class Status(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        NUMBERED = "numbered", "Đã có số"
        ISSUED = "issued", "Đã phát hành"
        STRUCK = "struck", "Hủy số"

    unit_path = "unit"
    # What the paper itself prints.
    untold = ("asked",)

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="papers", verbose_name="đơn vị", db_index=False
    )
    issuer = models.CharField("sổ của", max_length=9, choices=Issuer)
    genre = models.CharField("loại văn bản", max_length=10, choices=Genre)
    about = models.CharField("trích yếu", max_length=300)
    head = models.CharField("tiêu đề", max_length=5, choices=HEADS, default=HeadStyle.PARTY)
    kind = models.CharField("mẫu", max_length=40, blank=True, editable=False)
    asked = models.JSONField(default=dict, blank=True, editable=False)
    drawn_up_on = models.DateField("ngày lập", default=clock.today, editable=False)
    status = models.CharField("trạng thái", max_length=8, choices=Status, default=Status.DRAFT)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=20, blank=True)
    code = models.CharField("số, ký hiệu", max_length=60, blank=True)
    term = models.ForeignKey(
        NumberingTerm,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="nhiệm kỳ đánh số",
        db_index=False,
    )
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    signed_on = models.DateField("ngày văn bản", null=True, blank=True)
    signed_by = models.CharField("người ký", max_length=300, blank=True)
    secret = models.BooleanField("có độ mật", default=False)
    kept_at = models.CharField("nơi lưu", max_length=160, blank=True)
    total = models.PositiveIntegerField("tổng số đồng chí", null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        verbose_name = "văn bản trong sổ"
        verbose_name_plural = "Sổ văn bản"
        triggers = [
            leading("papers_papers_moved", "unit_id"),
            pgtrigger.Protect(
                name="numbers_stay",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.number IS NOT NULL"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer", "symbol", "genre", "term", "number"],
                name="number_once_a_term",
                violation_error_message=TWICE,
            ),
            models.UniqueConstraint(
                fields=["unit", "issuer", "symbol", "genre", "year", "number"],
                name="number_once_a_year",
                violation_error_message=TWICE,
            ),
            models.CheckConstraint(
                condition=Q(status="draft", number=None, code="", signed_on=None, term=None, year=None)
                | (~Q(status="draft") & ~Q(code="") & Q(number__gte=1, signed_on__isnull=False)),
                name="number_has_its_day_and_code",
                violation_error_message="Văn bản có số phải có đủ số, ký hiệu, ngày.",
            ),
            models.CheckConstraint(
                condition=Q(number=None)
                | Q(issuer="state", term=None, year__isnull=False)
                | (~Q(issuer="state") & Q(term__isnull=False, year=None)),
                name="number_is_of_a_term_or_a_year",
                violation_error_message="Văn bản của Đảng đánh số theo nhiệm kỳ, của cơ quan nhà nước theo năm.",
            ),
            models.CheckConstraint(
                condition=Q(issuer="state") & ~Q(head="party") | ~Q(issuer="state") & ~Q(head="state"),
                name="head_is_that_of_the_issuer",
                violation_error_message="Văn bản của Đảng không mang tiêu đề của Nhà nước, và ngược lại.",
            ),
            models.CheckConstraint(
                condition=Q(secret=False) | Q(kind="", asked={}),
                name="secret_paper_is_not_drawn_up_here",
                violation_error_message="Văn bản lập từ chương trình không ghi có độ mật được; ghi văn bản riêng.",
            ),
        ]

    def __str__(self):
        return f"{self.get_genre_display()} {self.code}".strip() if self.code else self.draft_name

    @property
    def draft_name(self) -> str:
        return f"{self.get_genre_display()} (dự thảo)"

    @classmethod
    def stored_words(cls, events: Iterable[Any]) -> dict[tuple[str, Any], str]:
        """What the history writes for the slug of a kind."""
        return {("kind", slug): kind.label for slug, kind in KINDS.items()}

    def act_label(self, name: str) -> str:
        """What a clerk counts is written down here, never taken."""
        return "Ghi số văn bản" if name == TAKES_NUMBER and self.issuer != Issuer.OFFICE else ""

    @property
    def kind_class(self) -> type[PaperKind] | None:
        """How it was drawn up; None of what was only entered."""
        return KINDS.get(self.kind)

    def file_name(self, extension: str, mark: str = "") -> str:
        """The name under which a file leaves."""
        return f"{self.file_stem}{mark}.{extension}"

    @property
    def file_stem(self) -> str:
        """Kind, year and key, never a word of what it is about."""
        stem = self.kind_class.file_stem if self.kind_class else fold(CODES[self.genre]).upper()
        return f"{stem}_{(self.signed_on or self.drawn_up_on).year}_{self.pk:04}"

    @property
    def dated(self) -> datetime.date | None:
        """The day that the paper bears: with its number, before that as its author chose it."""
        chosen = self.asked.get("day")
        return self.signed_on or (datetime.date.fromisoformat(chosen) if chosen else None)

    @property
    def period(self) -> str:
        """The term or the year through which its number runs."""
        return str(self.term.name if self.term else self.year or "")


@tracked("scope_unit")
class PaperSubject(ScopedModel):
    """What a paper is about: a record of another app, by its model and key. Who may not read it reads no such paper."""

    unit_path = "scope_unit"
    follows = "paper"

    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="subjects", verbose_name="văn bản", db_index=False
    )
    scope_unit = derived_unit()
    model = models.CharField("lập từ", max_length=60)
    key = models.BigIntegerField("cụ thể")

    objects = OfPaperQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "pk"]
        verbose_name = "nội dung của văn bản"
        verbose_name_plural = "Nội dung của văn bản"
        triggers = following("papers_unit_of_paper", "paper_id")
        indexes = [models.Index(fields=["model", "key"], name="papers_of_a_record")]
        constraints = [models.UniqueConstraint(fields=["paper", "model", "key"], name="subject_once_a_paper")]

    def __str__(self):
        return f"{self.model} {self.key}"

    @classmethod
    def stored_words(cls, events: Iterable[Any]) -> dict[tuple[str, Any], str]:
        """What the history writes for a model and a key: what such records are called, and which one it is."""
        keys: dict[str, set[int]] = {}
        for event in events:
            keys.setdefault(event.model, set()).add(event.key)
        known = {model._meta.label_lower: model for model in apps.get_models()}
        words: dict[tuple[str, Any], str] = {}
        for label in keys.keys() & known.keys():
            words["model", label] = str(known[label]._meta.verbose_name)
            words |= {("key", key): name for key, name in names_of(known[label], keys[label]).items()}
        return words


class PaperStepQuerySet(StepQuerySet):
    def of(self, keys: Iterable[int]) -> Self:
        """With the papers, which say what an act on them is called."""
        return super().of(keys).select_related("paper")


class PaperStep(Step):
    record = "paper"

    paper = models.ForeignKey(
        Paper,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="văn bản",
        db_index=False,
    )

    objects = PaperStepQuerySet.as_manager()

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["paper", "on"], name="steps_of_a_paper")]

    @property
    def label(self) -> str:
        return self.paper.act_label(self.act) or super().label
