"""A file that somebody is bringing in: what was chosen, what was found, what became of it."""

import uuid
from datetime import date
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from foundation.core import clock
from foundation.core.disk.sent import called
from foundation.core.scope.rows import ScopedQuerySet, permission
from foundation.jobs.models import Job
from foundation.sheets import date_questions
from foundation.sheets.filling.models import FormFill as FormFill
from foundation.sheets.kinds import KINDS, RowStatus, SheetKind
from foundation.sheets.memories import AnswerMemory as AnswerMemory
from foundation.sheets.memories import ColumnMemory as ColumnMemory
from foundation.sheets.undo.models import ImportUndo as ImportUndo

VERDICTS = [
    (RowStatus.NEW, "Thêm mới"),
    (RowStatus.CHANGED, "Có thay đổi"),
    (RowStatus.SAME, "Không thay đổi"),
    (RowStatus.DOUBTFUL, "Cần đối chiếu"),
    (RowStatus.WRONG, "Có lỗi"),
]


def stored_name(sent, filename):
    """A name that says nothing but the format; the sender's own stays in the row."""
    return f"imports/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()[:5]}"


class ImportQuerySet(ScopedQuerySet):
    def hidden_from(self, user, action="view"):
        """An import is its owner's alone."""
        return self.filter(owner=user)

    def close(self, reason):
        """Close those that wait for their owner, unless work on them is under way; returns how many."""
        waiting = self.filter(state__in=self.model.OPEN).exclude(job__state__in=Job.LIVE)
        values = {"state": self.model.State.CLOSED, "closed_at": timezone.now(), "closed_for": reason}
        return waiting.update(**values)

    def undoable_by(self, user):
        """Written ones: one's own, and as head those of everybody whose grants all lie in the head's scope."""
        written = self.filter(state__in=[self.model.State.WRITTEN, self.model.State.UNDONE])
        of_whom, head = Q(owner=user.pk), user.scope(permission(self.model, "undo"))
        if head:
            of_whom |= Q(owner__in=get_user_model().objects.in_scope(user, "change"))
        if head.everything:
            of_whom |= Q(owner=None)
        return written.filter(of_whom)


class Import(models.Model):
    """`choices`, `answers` are what the owner decided, `found`, `questions`, `counts` what the program found.

    `state` is the last thing achieved; what is under way, or failed, is the job.
    """

    class State(models.TextChoices):
        SENT = "sent", "Đã nhận tệp"
        READ = "read", "Chờ ghép cột"
        LOOKED = "looked", "Chờ ghi"
        WRITTEN = "written", "Đã ghi vào hồ sơ"
        UNDONE = "undone", "Đã hoàn tác"
        CLOSED = "closed", "Đã đóng"

    OPEN = [State.SENT, State.READ, State.LOOKED]

    unit_path = None

    # Null for what a command on the server brought in; it keeps no copy of the file.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    file = models.FileField("tệp", upload_to=stored_name, max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    marked_file = models.FileField("tệp trả lại", upload_to=stored_name, max_length=60, blank=True)
    kind = models.CharField("loại danh sách", max_length=20, blank=True)
    day = models.DateField("số liệu tính đến ngày", null=True)
    state = models.CharField("trạng thái", max_length=7, choices=State, default=State.SENT)
    choices = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    remember = models.BooleanField(default=False)
    questions = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    written = models.PositiveIntegerField("số dòng đã ghi", default=0)
    sent_at = models.DateTimeField("lúc gửi", auto_now_add=True)
    written_at = models.DateTimeField("lúc ghi", null=True)
    # By which its taking back finds what it wrote (`undo.trace`): the first and last of its steps by their kind.
    context = models.UUIDField(null=True, editable=False)
    steps = models.JSONField(default=dict, editable=False)
    closed_at = models.DateTimeField("lúc đóng", null=True)
    closed_for = models.CharField("lý do đóng", max_length=100, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "lần nhập"
        verbose_name_plural = "Nhập từ Excel"

    def __str__(self):
        return f"Lần nhập {self.pk}"

    def get_absolute_url(self):
        return reverse("import-detail", args=[self.pk])

    @property
    def called(self):
        return called(self, self.file)

    @property
    def kind_class(self):
        return KINDS[self.kind]

    @property
    def kind_label(self):
        return KINDS[self.kind].label if self.kind in KINDS else ""

    @property
    def kinds(self) -> list[type[SheetKind]]:
        """The kinds of sheet that were written; a command takes all of a file at once."""
        return [KINDS[slug] for slug in self.found.get("kinds", [self.kind]) if slug in KINDS]

    @property
    def naming_label(self):
        """The heading of what names a row."""
        return self.kind_class.naming().label

    @property
    def others(self):
        """The sheets of this file that are of other kinds, in the order in which the kinds are brought in."""
        order = list(KINDS)
        return [
            {
                "kind": slug,
                "label": KINDS[slug].label,
                "sheets": names,
                "later": order.index(slug) > order.index(self.kind),
            }
            for slug, names in self.found.get("others", {}).items()
            if slug in KINDS
        ]

    @property
    def lost_columns(self):
        """Columns that stand for nothing of the kind and hold something all the same."""
        return [column for column in self.columns if not column["label"] and column["filled"]]

    @property
    def unusual_columns(self):
        return [column for column in self.columns if column["unusual"]]

    @property
    def own_sheets(self):
        """What was found of the sheets that are taken."""
        return [sheet for sheet in self.found.get("sheets", ()) if sheet["name"] in self.choices]

    @property
    def known_sheets(self) -> set[str]:
        """The names of the sheets that the owner was asked about."""
        others = [name for names in self.found.get("others", {}).values() for name in names]
        return {*(sheet["name"] for sheet in self.found["sheets"]), *others}

    @property
    def is_settled(self):
        """Whether the columns that the kind requires were found, what the others are, and how dates are written."""
        # A file read before headings were looked at in this way has no list of them.
        own = self.own_sheets
        decided = all(sheet["used"] and not sheet.get("unmatched") for sheet in own)
        return decided and not date_questions.is_open(own, self.choices)

    @property
    def unused_headings(self):
        """The headings that stand for no column of the kind."""
        headings = (column for sheet in self.own_sheets for column in sheet["columns"] if not column["key"])
        return list(dict.fromkeys(column["label"] for column in headings))

    @property
    def is_busy(self):
        return self.job is not None and self.job.is_live

    @property
    def is_open(self):
        """Whether it waits for its owner."""
        return self.state in self.OPEN and not self.is_busy

    @property
    def step(self):
        """The page where the owner goes on."""
        if self.state == self.State.READ:
            return "import-columns" if self.day else "import-file"
        return {
            self.State.SENT: "import-file",
            self.State.LOOKED: "import-look",
            self.State.WRITTEN: "import-result",
            self.State.UNDONE: "import-undo",
            self.State.CLOSED: "import-closed",
        }[self.state]

    @property
    def proposed_day(self):
        """The day that the file names; for rows that carry their own days today does as well."""
        return self.found_day or (clock.today() if self.kind_class.dated else None)

    @property
    def found_day(self):
        return date.fromisoformat(self.found["day"]) if self.found.get("day") else None

    @property
    def good(self):
        return self.counts.get(RowStatus.NEW, 0) + self.counts.get(RowStatus.CHANGED, 0)

    @property
    def blocked(self):
        return self.counts.get(RowStatus.DOUBTFUL, 0) + self.counts.get(RowStatus.WRONG, 0)

    @property
    def open_questions(self):
        return [question for question in self.questions if question["key"] not in self.answers]

    def take_as(self, *, kind, sheets, day):
        """Settle what the file is; another kind means that it is read anew."""
        if kind != self.kind:
            self.kind, self.state, self.answers = kind, self.State.SENT, {}
        else:
            proposed = {sheet["name"]: sheet["choice"] for sheet in self.found["sheets"]}
            self.choices = {name: self.choices.get(name, proposed[name]) for name in sheets}
            self.state = self.State.READ
        self.day = day
        self.save(update_fields=["kind", "state", "answers", "choices", "day"])

    def keep_marked(self, content):
        """Put a new marked file in the place of the old one, which goes when this is certain."""
        self.forget(self.marked_file)
        self.marked_file = None
        if content:
            self.marked_file.save("marked.xlsx", ContentFile(content), save=False)

    def again_as(self, kind):
        """The same file once more, for its sheets of another kind."""
        with self.file.open("rb") as file:
            content = ContentFile(file.read(), name=self.file.name)
        return type(self).objects.create(
            owner=self.owner,
            file=content,
            digest=self.digest,
            kind=kind,
            day=self.day,
        )

    def discard(self):
        self.forget(self.file)
        self.forget(self.marked_file)
        self.delete()

    def forget(self, file):
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


class ImportRow(models.Model):
    """One judged row as the look page shows it.

    `values` holds what the row says, [as understood, as its cell shows it where that differs] by column key.
    """

    sent = models.ForeignKey(Import, models.CASCADE, related_name="rows", db_index=False)
    sheet = models.CharField("trang tính", max_length=200)
    number = models.PositiveIntegerField("dòng")
    verdict = models.CharField("kết quả kiểm tra", max_length=8, choices=VERDICTS)
    name = models.CharField("họ và tên", max_length=200, blank=True)
    faults = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    subject_key = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sent", "verdict", "id"], name="import_rows_by_verdict")]

    def __str__(self):
        return f"{self.sheet} {self.number}"
