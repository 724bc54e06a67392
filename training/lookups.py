"""Classes and programmes, of which an office gathers more every year."""

from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

from foundation.core.lookup.kinds import LookUp, every_word, register
from office.organisation.models.users import User
from training.models import Programme, TrainingClass

FEW = 50


def classes(rows: QuerySet, text: str, user: User) -> QuerySet:
    """By name, organiser and year of opening."""
    words = Concat("name", Value(" "), "organiser", Value(" "), "opens_on", output_field=TextField())
    words = Func(words, function="vn_fold", output_field=TextField())
    return every_word(rows.alias(words=words), text, ["words"])


def programmes(rows: QuerySet, text: str, user: User) -> QuerySet:
    return every_word(rows, text, ["name_fold"])


def with_opening(of: TrainingClass) -> str:
    return f"{of} (khai giảng {of.opens_on})" if of.opens_on else str(of)


register(
    LookUp(
        TrainingClass,
        classes,
        with_opening,
        "Gõ tên lớp, cơ quan mở lớp, năm",
        order=("-opens_on", "-pk"),
        few=FEW,
    )
)
register(LookUp(Programme, programmes, str, "Gõ tên chương trình", order=("order", "name"), few=FEW))
