"""The question: if somebody moves to a post from a day."""

from typing import Any

from django import forms

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre, CadreNow
from cadre.moving import HOLDS_IT, open_on, tenures_of
from foundation.core import clock
from foundation.core.forms import scope_choices
from foundation.core.months import add_months
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.typed.forms import DayField, PlainForm
from office.organisation.models.structure import Post
from rotation.chain.leaving import is_seat
from rotation.querysets import DRAFT_RIGHT

FURTHEST = 60
EARLY = "Phương án tính từ hôm nay trở đi; ghi ngày {today:%d/%m/%Y} hoặc sau đó."
FAR = "Ngày này quá xa: ghi ngày trong 5 năm tới."
NO_POST = "Đồng chí không giữ chức vụ nào; chọn đồng chí đang công tác."
A_SEAT = "Đây là thành viên của tập thể, được giữ thêm bên chức vụ chính; chọn một chức vụ."
UNIT_ENDS = "{unit} ngừng hoạt động từ ngày {day:%d/%m/%Y}; chọn nơi đến khác."


class WhatIfForm(PlainForm):
    """Of people and posts of the units for which the user may weigh what is not decided."""

    cadre = forms.ModelChoiceField(Cadre.objects.all(), label="Nếu đồng chí")
    post = forms.ModelChoiceField(Post.objects.all(), label="Chuyển đến")
    on = DayField(label="Từ ngày")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        scope_choices(self, user)
        scope = user.scope(DRAFT_RIGHT)
        people, posts = self.fields["cadre"], self.fields["post"]
        people.queryset = people.queryset.filter(scope.condition("scope_unit")).select_related("now")
        posts.queryset = posts.queryset.filter(scope.condition("unit")).select_related("title", "unit")
        for name, said in (
            ("cadre", "Chọn đồng chí."),
            ("post", "Chọn chức vụ nơi đến."),
            ("on", "Ghi ngày."),
        ):
            self.fields[name].error_messages["required"] = said

    def clean_cadre(self) -> Cadre:
        cadre = self.cleaned_data["cadre"]
        if cadre.pk in conflicted_cadres(self.user):
            raise forms.ValidationError(OTHERS_ACT)
        if cadre.now.status != CadreNow.Status.SERVING:
            raise forms.ValidationError(NO_POST)
        return cadre

    def clean_post(self) -> Post:
        if is_seat(self.cleaned_data["post"]):
            raise forms.ValidationError(A_SEAT)
        return self.cleaned_data["post"]

    def clean_on(self) -> Any:
        on, today = self.cleaned_data["on"], clock.today()
        if on < today:
            raise forms.ValidationError(EARLY.format(today=today))
        if on > add_months(today, FURTHEST):
            raise forms.ValidationError(FAR)
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cadre, post, on = (cleaned.get(name) for name in ("cadre", "post", "on"))
        if post and on and post.unit.valid_to and post.unit.valid_to <= on:
            self.add_error("post", UNIT_ENDS.format(unit=post.unit, day=post.unit.valid_to))
        elif cadre and post and on and self.holds(cadre, post, on):
            self.add_error("post", HOLDS_IT)
        return cleaned

    def holds(self, cadre: Cadre, post: Post, on: Any) -> bool:
        held = open_on(tenures_of([cadre.pk]).get(cadre.pk, ()), on)
        return any(each.post_id == post.pk for each in held)
