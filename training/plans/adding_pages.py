"""Somebody of whom no need is written down is chosen for a row: why they learn is asked, and kept as a need."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cadre.models.people import Cadre
from foundation.core.lookup.widgets import look_up
from foundation.core.typed.forms import REASON, DayField, PlainForm
from training.choices import NeedReason
from training.plans.choosing import ShownPerson, place, write_need
from training.plans.choosing_pages import ACTS_BY_SLUG, WritesRow
from training.plans.chosen_places import CHOOSE, RESERVE


class AddPersonForm(PlainForm):
    cadre = forms.ModelChoiceField(Cadre.objects.none(), label="Cán bộ")
    why = forms.ChoiceField(
        label="Lý do cần học",
        choices=[(value, label) for value, label in NeedReason.choices if value != NeedReason.PLANNED],
    )
    reason = forms.CharField(
        label="Căn cứ, nội dung cụ thể",
        max_length=REASON,
        help_text="Ghi lại bên cạnh nhu cầu và người được chọn.",
    )
    on = DayField(label="Từ ngày", required=False, help_text="Để trống nếu là hôm nay.")
    act = forms.ChoiceField(label="Ghi", choices=[(act.slug, act.label) for act in (CHOOSE, RESERVE)])

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["cadre"].queryset = Cadre.objects.for_user(user).filter(now__status="serving")
        look_up(self.fields["cadre"], user)
        for field in self.fields.values():
            field.error_messages["required"] = f"Chưa nhập {str(field.label).lower()}."


class AddPersonPage(WritesRow):
    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask(AddPersonForm(user=request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddPersonForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.ask(form)
        asked = form.cleaned_data
        act, shown = ACTS_BY_SLUG[asked["act"]], ShownPerson(asked["cadre"].pk)
        with transaction.atomic():
            write_need(request.user, self.row, asked["cadre"], asked["why"], asked["reason"])
            done = place(request.user, self.row, act, [shown], {"reason": asked["reason"], "on": asked["on"]})
            transaction.set_rollback(bool(done.refused))
        if done.refused:
            form.add_error("cadre", " ".join(done.refused.values()))
            return self.ask(form)
        self.tell(act, done)
        return self.back()

    def ask(self, form: AddPersonForm) -> HttpResponse:
        row = self.row
        context = {"form": form, "object": row, "cancel_url": row.get_absolute_url()}
        context |= {"list_url": row.plan.get_absolute_url(), "list_title": str(row.plan)}
        return render(self.request, "training/plans/add_person.html", context)
