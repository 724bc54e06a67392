"""What is entered of a case before it is decided, what stays open afterwards, opinions and remarks."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import IntegrityError, transaction

from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.dates import PartialDate
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.typed.forms import DayField
from planning.models.entries import ENDED
from rotation.acts import PROPOSE
from rotation.choices import RotationPlanState
from rotation.models import Rotation, RotationOpinion, RotationRemark, RotationSlot
from rotation.moves.directions import proposed_direction
from rotation.plans.taken import live_cases

DUE_EARLY = "Ngày dự kiến kết thúc phải sau ngày dự kiến bắt đầu."
OTHER_POST = "Vị trí này của kế hoạch là {post}, khác chức vụ nơi đến; chọn lại một trong hai."
TAKEN_PLACE = "Vị trí này của kế hoạch đã có đồng chí khác."
SAME_POST = "Nơi đến phải khác chức vụ hiện giữ."
NOT_THAT_YEAR = "Năm {year} đồng chí không luân chuyển tại đây; ghi năm từ {first} đến {last}."
BOTH = "Đã có trả lời thì không ghi lý do không lấy ý kiến."
NOTHING_SAID = "Ghi ngày gửi, trả lời, hoặc lý do không lấy ý kiến."
LIST_HELP = "Danh sách quy hoạch mà lần luân chuyển này phục vụ; để trống khi không có."


def day_meant(begun: PartialDate | None) -> datetime.date:
    """The day on which the levels of units count: that of the beginning, as far as it is known."""
    return begun.first_day if begun else clock.today()


class ServingForm(ScopedForm):
    """Which planned place a case serves is chosen among those of its person that the user may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = self.fields["entry"].queryset.filter(cadre=self.instance.cadre_id)
        self.fields["entry"].queryset = entries.exclude(status__in=ENDED)


class DecidedRotationForm(ServingForm):
    """Of what was decided or moved by acts only words: the rest is taken back and done again."""

    class Meta:
        model = Rotation
        fields = ["direction", "purpose", "entry", "note"]
        help_texts = {"entry": LIST_HELP}


class DraftRotationForm(ServingForm):
    """Whether it leads down, up or across is told by the levels of both posts, unless the user says it."""

    also_checked = ("cadre", "state")

    class Meta:
        model = Rotation
        fields = ["kind", "direction", "from_post", "from_words", "to_post", "planned_from", "due_on"]
        fields += ["purpose", "entry", "slot", "note"]
        field_classes = {"due_on": DayField}
        help_texts = {
            "direction": "Để trống thì ghi theo cấp của nơi đi và nơi đến, khi hai cấp đã rõ.",
            "from_words": "Khi chức vụ trước luân chuyển không có trong danh mục.",
            "due_on": "Ngày đầu tiên không còn ở nơi luân chuyển.",
            "entry": LIST_HELP,
            "slot": "Để trống khi không thuộc kế hoạch nào.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slots = RotationSlot.objects.for_user(self.user).exclude(plan__state=RotationPlanState.CLOSED)
        self.fields["slot"].queryset = slots.select_related("plan", "post__title", "post__unit")
        self.fields["slot"].label_from_instance = lambda slot: f"{slot.post} – {slot.plan}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begun, due, slot, post = (cleaned.get(name) for name in ("planned_from", "due_on", "slot", "to_post"))
        if begun and due and due <= begun.first_day:
            self.add_error("due_on", DUE_EARLY)
        if slot and post and slot.post_id != post.pk:
            self.add_error("slot", OTHER_POST.format(post=slot.post))
        if slot and live_cases(self.user).filter(slot=slot).exclude(pk=self.instance.pk).exists():
            self.add_error("slot", TAKEN_PLACE)
        if post and post == cleaned.get("from_post"):
            self.add_error("to_post", SAME_POST)
        if post and "direction" in cleaned and self.is_direction_open(cleaned):
            cleaned["direction"] = proposed_direction(cleaned.get("from_post"), post, day_meant(begun))
        return cleaned

    def is_direction_open(self, cleaned: dict[str, Any]) -> bool:
        """Nobody said one, or it was that of posts which are others now."""
        if not cleaned["direction"]:
            return True
        before, moved = self.instance, {"from_post", "to_post"} & set(self.changed_data)
        if not before.pk or not moved or "direction" in self.changed_data:
            return False
        shown = Rotation.objects.select_related("from_post", "to_post").get(pk=before.pk)
        told = proposed_direction(shown.from_post, shown.to_post, day_meant(shown.planned_from))
        return shown.direction == told


class NewCaseForm(DraftRotationForm):
    """Writes the case by its act; the person is given by the address."""

    on = PastDayField(
        label="Ngày đưa vào dự kiến",
        required=False,
        initial=clock.today,
        help_text="Để trống nếu là hôm nay.",
    )

    def __init__(self, *args: Any, cadre: Any, **kwargs: Any) -> None:
        instance = kwargs.pop("instance", None) or Rotation()
        instance.cadre = cadre
        super().__init__(*args, instance=instance, **kwargs)

    def try_save(self) -> Rotation | None:
        """What is against it stands on the form."""
        try:
            with transaction.atomic():
                asked = {"on": self.cleaned_data.get("on")}
                refused = apply(PROPOSE, self.user, [self.instance], asked).refused
        except IntegrityError as error:
            self.refuse(error)
            return None
        for said in (said for sentences in refused.values() for said in sentences):
            self.add_error(None, said)
        return None if refused else self.instance


class RotationOpinionForm(ScopedForm):
    """What was asked by paper and answered, or why nobody was asked. The case and the party are the page's."""

    also_checked = ("rotation", "party")

    class Meta:
        model = RotationOpinion
        fields = ["sent_no", "sent_on", "answered_on", "answer", "answer_no", "text", "skipped"]
        field_classes = {"sent_on": PastDayField, "answered_on": PastDayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"skipped": "Chỉ ghi khi không lấy ý kiến bên này."}

    def __init__(self, *args: Any, of: tuple[Rotation, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of:
            self.instance.rotation, self.instance.party = of

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("skipped") and cleaned.get("answered_on"):
            self.add_error("skipped", BOTH)
        if not self.errors and not any(cleaned.get(name) for name in ("sent_on", "answered_on", "skipped")):
            self.add_error(None, NOTHING_SAID)
        return cleaned


class RotationRemarkForm(ScopedForm):
    """What the receiving unit says of a year; the case and the unit are the page's."""

    also_checked = ("rotation", "unit")

    class Meta:
        model = RotationRemark
        fields = ["year", "remarked_on", "paper_no", "grade", "text"]
        field_classes = {"remarked_on": PastDayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, of: Rotation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of:
            self.instance.rotation, self.instance.unit = of, of.to_post.unit

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        years = years_of(self.instance.rotation)
        if cleaned.get("year") and cleaned["year"] not in years:
            said = NOT_THAT_YEAR.format(year=cleaned["year"], first=years[0], last=years[-1])
            self.add_error("year", said)
        return cleaned


def years_of(rotation: Rotation) -> list[int]:
    """The years of which some day belongs to the rotation so far."""
    last = clock.today()
    if rotation.ended_by(last):
        last = rotation.valid_to.first_day
    return list(range(rotation.valid_from.first_day.year, last.year + 1))


def lacking(rotation: Rotation, remarked: set[int]) -> Iterator[int]:
    """Years that are over and of which nothing was said."""
    today = clock.today()
    over = rotation.ended_by(today)
    return (year for year in years_of(rotation) if year not in remarked and (over or year < today.year))
