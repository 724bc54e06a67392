"""What other places of work say of a person in the year: of several opinions comes one grade."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from evaluation.grading.choices import UNDECIDED
from evaluation.grading.voting.places import other_places
from evaluation.grading.voting.rows import refuse_secret
from evaluation.grading.voting.sections import LineSection
from evaluation.models import GradingLine, GradingOpinion
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.pages import CreatePage, EditPage, HistoryPage, RemovePage
from foundation.core.parameters import read_number
from office.organisation.models.structure import Unit

SAME_PLACE = "Nơi nhận xét phải khác đơn vị xếp loại; ý kiến của đơn vị ghi ở cột “Tập thể đề nghị”."
NO_PAPER = "Ghi cả số và ngày của văn bản."
DECIDED_ALREADY = "Trường hợp này đã có quyết định; ý kiến các nơi giữ nguyên."


class GradingOpinionForm(ScopedForm):
    also_checked = ("line",)

    class Meta:
        model = GradingOpinion
        fields = ["unit", "months", "grade", "text", "paper_no", "paper_on"]
        field_classes = {"paper_on": PastDayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"grade": "Để trống khi nơi đó chỉ nhận xét, không đề nghị mức."}

    def __init__(self, *args: Any, line: GradingLine | None = None, **kwargs: Any) -> None:
        """Places where the person worked may be chosen whatever the user's scope."""
        super().__init__(*args, **kwargs)
        if line:
            self.instance.line = line
        worked = [place.unit.pk for place in other_places(self.instance.line)]
        units = self.fields["unit"].queryset
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units.order_by().values("pk")) | (
            Unit.objects.filter(pk__in=worked)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("unit") and cleaned["unit"].pk == self.instance.line.unit_id:
            self.add_error("unit", SAME_PLACE)
        if bool(cleaned.get("paper_no")) != bool(cleaned.get("paper_on")) and "paper_on" not in self.errors:
            self.add_error("paper_on" if cleaned.get("paper_no") else "paper_no", NO_PAPER)
        return cleaned


class OpinionsOfLine(LineSection):
    """The part of the row's page: what was said, and which places have not said anything yet."""

    model = GradingOpinion
    title = "Ý kiến nơi công tác khác"
    section_template = "evaluation/grading/_opinions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line, user = self.record, self.request.user
        rows = GradingOpinion.objects.for_user(user).filter(line=line).select_related("unit")
        opinions = list(rows)
        changeable = user.scope("evaluation.change_gradingopinion").covers(line.unit_id)
        may_write = changeable and line.state in UNDECIDED
        asked = {opinion.unit_id for opinion in opinions}
        new = reverse("gradingopinion-new", args=[line.pk])
        waiting = [
            (place, f"{new}?{urlencode({'unit': place.unit.pk, 'months': place.months})}")
            for place in other_places(line)
            if place.unit.pk not in asked
        ]
        return super().get_context_data(
            opinions=opinions, waiting=waiting, may_write=may_write, add_url=new, **kwargs
        )


class OfRow:
    """Beside the row of an opinion; what is saved leads back to it."""

    model = GradingOpinion

    @cached_property
    def line(self) -> GradingLine:
        return self.object.line

    def list_url(self) -> str:
        return self.line.get_absolute_url()

    def list_title(self) -> str:
        return str(self.line)


class GradingOpinionCreatePage(OfRow, CreatePage):
    form_class = GradingOpinionForm

    @cached_property
    def line(self) -> GradingLine:
        """Read by who weighs it; their own row and those of relatives are not there for them."""
        rows = GradingLine.objects.for_user(self.request.user).select_related("cadre", "campaign", "unit")
        found = get_object_or_404(rows, pk=self.kwargs["line"])
        refuse_secret(found.campaign)
        if found.state not in UNDECIDED:
            raise PermissionDenied(DECIDED_ALREADY)
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"line": self.line}

    def get_initial(self) -> dict[str, Any]:
        return {name: read_number(self.request, name) for name in ("unit", "months")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs | {"line": self.line})


class OfWrittenOpinion(OfRow):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("line__cadre", "line__campaign", "unit")

    def get_object(self, queryset: QuerySet | None = None) -> GradingOpinion:
        found = super().get_object(queryset)
        refuse_secret(found.line.campaign)
        return found


class GradingOpinionEditPage(OfWrittenOpinion, EditPage):
    form_class = GradingOpinionForm


class GradingOpinionRemovePage(OfWrittenOpinion, RemovePage):
    pass


class GradingOpinionHistoryPage(OfWrittenOpinion, HistoryPage):
    pass
