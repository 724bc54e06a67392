"""A paper drawn up from a record, by its kind; nothing is drawn of a secret one."""

from typing import Any

from django.db.models import Model

from office.papers.kinds import readable_rows
from office.papers.models import Paper
from office.papers.models.files import SECRET_TAKES_NONE


class NotDrawn(Exception):
    """Why no file can be made; its text is the sentence for whoever asked."""


NO_KIND = "Văn bản này ghi bằng tay, không lập từ mẫu của chương trình."
NO_SUBJECT = "Nội dung để lập văn bản này không còn hoặc ngoài phạm vi của đồng chí."


def source_of(paper: Paper, user: Any) -> Model:
    """The record that the paper is drawn up from: the first of its subjects.

    Raises NotDrawn with its sentence, also where one of the others may not be drawn up.
    """
    if paper.secret:
        raise NotDrawn(SECRET_TAKES_NONE)
    model = paper.kind_class and paper.kind_class.from_model
    if model is None:
        raise NotDrawn(NO_KIND)
    keys = subject_keys(paper, model)
    source = dict(readable_rows(user))[model._meta.label_lower].filter(pk__in=keys[:1]).first()
    if source is None:
        raise NotDrawn(NO_SUBJECT)
    if why := closed(paper):
        raise NotDrawn(why)
    return source


def subject_keys(paper: Paper, model: type[Model]) -> list[int]:
    subjects = paper.subjects.filter(model=model._meta.label_lower).order_by("pk")
    return list(subjects.values_list("key", flat=True))


def closed(paper: Paper) -> str:
    """Why nothing of the paper leaves the program, as a sentence: it is secret, or what it is about is by now.

    What was stored before stays stored.
    """
    if paper.secret:
        return SECRET_TAKES_NONE
    model = paper.kind_class and paper.kind_class.from_model
    if model is None:
        return ""
    return paper.kind_class().refusal(model._base_manager.filter(pk__in=subject_keys(paper, model)))


def changed(paper: Paper, user: Any, source: Model) -> str:
    """Why the paper would not say what its draft did. Raises NotDrawn where something that it is about is gone."""
    return paper.kind_class().changed(user, source, {**paper.asked, "paper": paper})


def draw(paper: Paper, user: Any, source: Model, *, draft: bool) -> dict[str, bytes]:
    """The paper in every format of its kind, with its number and day as they stand."""
    return paper.kind_class().files(user, source, {**paper.asked, "paper": paper}, draft=draft)
