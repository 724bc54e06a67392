"""What a unit says of the people of its rows: written by one code, from its page and from its workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import capfirst

from evaluation.grades import abbreviated
from evaluation.grading.acts import RECORD_UNIT
from evaluation.grading.choices import WITH_UNIT
from evaluation.grading.period.progress import known_to
from evaluation.models import GradingLine, UnitGrade
from foundation.core.acts.run import apply
from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import lock
from foundation.core.scope.rows import OTHERS_ACT
from office.campaigns.models import CampaignUnit
from office.organisation.naming import office_body

QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
GRADES = ("self_grade", "collective_grade", *QUARTERS, "member_grade")
# The columns of a row that are the unit's.
COLUMNS = (
    "absent_months",
    "absence",
    "self_grade",
    "collective_grade",
    "unit_votes",
    "unit_valid",
    *QUARTERS,
)
COLUMNS += ("member_grade", "unit_note")
RELATED = ("cadre", "unit", "campaign")
GONE = "Đồng chí này không còn trong danh sách đánh giá của đầu mối."
SENT_ON = "Trường hợp này đã gửi {office}; cần sửa thì đề nghị trả lại."
DECIDED = "Xếp loại tập thể của năm đã có quyết định; không ghi tự xếp loại nữa."


@dataclass
class RowsAnswered:
    """How many rows say something new, how many said it already, {key of a row: sentence} of the others."""

    written: int = 0
    same: int = 0
    refused: dict[int, str] = field(default_factory=dict)


def rows_of(unit: CampaignUnit) -> QuerySet:
    """All that the unit answers for, whoever reads: for what is shown of anybody, and is the same for all."""
    rows = GradingLine.objects.filter(campaign_unit=unit)
    return rows.select_related(*RELATED).order_by("ordinal", "pk")


def known_rows(unit: CampaignUnit, user: Any) -> QuerySet:
    """Without those of the user and relatives."""
    return known_to(user).filter(campaign_unit=unit).select_related(*RELATED).order_by("ordinal", "pk")


@transaction.atomic
def answer(unit: CampaignUnit, user: Any, said: Mapping[int, Mapping[str, Any]]) -> RowsAnswered:
    """Write what is said of rows that are with the unit; what is left out stays as it is. A fixed number of queries."""
    lock(unit)
    lines = {line.pk: line for line in rows_of(unit).filter(pk__in=said).select_for_update(of=("self",))}
    may_write = set(
        GradingLine.objects.for_user(user, "answer").filter(pk__in=lines).values_list("pk", flat=True)
    )
    done, changed = RowsAnswered(), []
    for key, words in said.items():
        line = lines.get(key)
        if line is None or key not in may_write:
            done.refused[key] = why_not(line)
        elif all(getattr(line, name) == value for name, value in words.items()):
            done.same += 1
        else:
            for name, value in words.items():
                setattr(line, name, value)
            line.version += 1
            changed.append(line)
    write(unit, user, changed)
    done.written = len(changed)
    return done


def why_not(line: GradingLine | None) -> str:
    if line is None:
        return GONE
    return OTHERS_ACT if line.state in WITH_UNIT else sent_on()


def sent_on() -> str:
    return SENT_ON.format(office=office_body())


def write(unit: CampaignUnit, user: Any, changed: Sequence[GradingLine]) -> None:
    """Of a unit that has handed in already, rows for which the collective has spoken by now go on at once."""
    update_rows(GradingLine, changed, [*COLUMNS, "version"])
    if unit.state in CampaignUnit.ANSWERED:
        apply(RECORD_UNIT, user, [line for line in changed if line.collective_grade], {}, skip=True)


@transaction.atomic
def answer_collective(unit: CampaignUnit, grade: str) -> str:
    """What the leaders of the unit grade their collective; a sentence where it is decided already."""
    year = unit.campaign.year
    facts = {"campaign": unit.campaign}
    own, _ = UnitGrade.objects.select_for_update().get_or_create(unit=unit.unit, year=year, defaults=facts)
    if own.self_grade == grade:
        return ""
    if own.grade:
        return DECIDED
    own.self_grade, own.version = grade, own.version + 1
    own.save(update_fields=["self_grade", "version"])
    return ""


def collective_of(unit: CampaignUnit) -> str:
    """The grade that the leaders of the unit gave themselves."""
    own = UnitGrade.objects.filter(unit=unit.unit_id, year=unit.campaign.year).values_list(
        "self_grade", flat=True
    )
    return own.first() or ""


def in_words(line: GradingLine) -> str:
    """What the unit has said of somebody, in one line."""
    year, parts = line.campaign.year, []
    for name in GRADES:
        if value := getattr(line, name):
            parts.append(f"{label(name)} {abbreviated(value, year)}")
    if line.unit_votes is not None:
        parts.append(f"phiếu đồng ý {line.unit_votes}/{line.unit_valid}")
    if line.absent_months:
        parts.append(
            f"nghỉ {shown_number(line.absent_months)} tháng {line.get_absence_display().lower()}".strip()
        )
    return "; ".join([*parts, *([line.unit_note] if line.unit_note else [])])


def shown_number(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def label(name: str) -> str:
    return capfirst(str(GradingLine._meta.get_field(name).verbose_name))


def said_of(lines: Iterable[GradingLine]) -> dict[int, str]:
    """{key: words} of rows with the unit of which something was said; of others the office may have written since."""
    words = ((line.pk, in_words(line)) for line in lines if line.state in WITH_UNIT)
    return {key: said for key, said in words if said}
