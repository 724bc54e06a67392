"""Biểu 13 counted: posts taken in the year by appointment, once more, or by an election for which the office proposed
somebody; by who manages the post.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from cadre.models.facts import PostHeld
from dashboards.forms.counting import LeftOut, StatSource
from dashboards.forms.definitions import StatColumn, StatForm, StatRow
from foundation.core.dates import PartialDate
from foundation.core.figures import thousands
from foundation.core.text import fold_name
from office.organisation.models.structure import ManagingAuthority, PostManagement
from rotation.choices import AppointmentForm
from rotation.models import Appointment

TAKEN = (
    "Đơn vị tính là lượt người: mỗi chức vụ nhận trong năm là một lượt, một đồng chí có thể tính nhiều lượt."
)
BY_AUTHORITY = "Cột theo diện quản lý của chức vụ tại ngày giữ chức vụ."
ELECTED = "Giới thiệu ứng cử tính các lượt đã trúng cử; không tính chỉ định, kéo dài thời gian giữ chức vụ."
PROPOSED = (
    "{part} trong {whole} lượt có hồ sơ bổ nhiệm, giới thiệu; số còn lại theo quá trình công tác đã ghi."
)
UNMANAGED = "Chưa ghi diện quản lý"
NO_AUTHORITY = "none"
FORMS = PostHeld.TakingForm
APPOINTED = {FORMS.APPOINTED: AppointmentForm.APPOINT, FORMS.REAPPOINTED: AppointmentForm.REAPPOINT}


@dataclass(frozen=True)
class TakingsSource(StatSource):
    """`authorities` are the names of those who manage posts, by their keys."""

    person: str = "cadre__"
    authorities: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def column_of(self) -> dict[int, int]:
        """{key of an authority: number of its column}: the first that a word of its name belongs to."""
        found = {}
        for key, name in self.authorities.items():
            words = fold_name(name)
            columns = (each.number for each in self.form.columns if any(w in words for w in each.authorities))
            if number := next(columns, None):
                found[key] = number
        return found

    def in_column(self, column: StatColumn) -> Q:
        return Q(managed_by__in=[key for key, of in self.column_of.items() if of == column.number])

    def in_row(self, row: StatRow) -> Q:
        return Q(taken_as__in=row.taken)

    @property
    def left_out(self) -> QuerySet:
        return self.rows.filter(Q(managed_by=None) | ~Q(managed_by__in=[*self.column_of]))

    @cached_property
    def known(self) -> frozenset[int]:
        """All columns, as soon as any such post is on record; one query."""
        return (
            frozenset(column.number for column in self.form.columns) if self.asked.exists() else frozenset()
        )

    def apart(self) -> list[LeftOut]:
        rows = self.left_out.order_by().values_list("managed_by").annotate(count=Count("pk"))
        named = [
            (self.authorities.get(key, UNMANAGED), str(key or NO_AUTHORITY), count) for key, count in rows
        ]
        return [LeftOut(0, name, "", count, key) for name, key, count in sorted(named)]

    def of_key(self, key: str) -> QuerySet:
        """The rows of one of those that no column counts."""
        return self.rows.filter(managed_by=None if key == NO_AUTHORITY else int(key))

    def notes(self) -> Iterator[str]:
        yield BY_AUTHORITY
        yield ELECTED
        counts = self.rows.order_by().aggregate(whole=Count("pk"), part=Count("pk", filter=Q(proposed=True)))
        if counts["whole"]:
            yield PROPOSED.format(**{name: thousands(count) for name, count in counts.items()})


def takings_of(user: Any, form: StatForm, units: Collection[int], day: datetime.date) -> TakingsSource:
    """Posts of the units (keys) taken in the year by the day, as the user may see them."""
    held = PostHeld.objects.for_user(user).filter(post__unit__among=units)
    decided = Appointment.objects.listed_for(user).decided().order_by()
    of_post = {"cadre": OuterRef("cadre"), "post": OuterRef("post"), "valid_from": OuterRef("counts_from")}
    nominated = Exists(decided.filter(form=AppointmentForm.NOMINATE, **of_post))
    taken = [When(taking_form=form, then=Value(as_form.value)) for form, as_form in APPOINTED.items()]
    taken.append(When(nominated, then=Value(AppointmentForm.NOMINATE.value)))
    managing = PostManagement.objects.filter(post=OuterRef("post"), valid_from__lte=OuterRef("counts_from"))
    managing = managing.filter(Q(valid_to=None) | Q(valid_to__gt=OuterRef("counts_from"))).order_by()
    asked = held.annotate(
        taken_as=Case(*taken, default=Value(None), output_field=CharField()),
        managed_by=Subquery(managing.values("authority")[:1]),
        proposed=Exists(decided.filter(**of_post)),
    ).filter(taken_as__isnull=False)
    rows = asked.filter(valid_from__gte=PartialDate.of(day.year), valid_from__lte=day)
    names = dict(ManagingAuthority.objects.values_list("pk", "name"))
    return TakingsSource(form, day, rows, asked, authorities=names)
