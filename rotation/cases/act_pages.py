"""The pages of the acts on a case: each says of whom and whereto, and offers what the person holds."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property

from cadre.looked_at import ask_where
from cadre.models.facts import PostHeld
from cadre.moving import is_seen_on, open_on, tenures_of
from foundation.core import clock
from foundation.core.acts.act import Asked
from foundation.core.acts.pages import ActPage, UndoPage
from foundation.core.forms import scope_choices
from rotation.acts import DECIDE, PLACE, START
from rotation.cases.start import ending
from rotation.fulfilling import offer_entries
from rotation.models import Rotation
from rotation.papers.recorded import FromPaper

RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
ENDS = "Thôi giữ từ ngày đó: {posts}."
NO_MAIN = "Hồ sơ không ghi chức vụ chính nào đang giữ."


class RotationActPage(FromPaper, ActPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED)

    @cached_property
    def tenures(self) -> list[PostHeld]:
        """Posts that the person holds today or will."""
        return open_on(tenures_of([self.object.cadre_id]).get(self.object.cadre_id, ()), clock.today())

    def get_initial(self) -> dict[str, Any]:
        initial, row = super().get_initial(), self.object
        if self.act is DECIDE:
            return initial | {"due_on": row.due_on}
        if self.act is START and row.planned_from and row.planned_from.precision == "day":
            planned = row.planned_from.first_day
            return initial | ({"on": planned} if planned <= clock.today() else {})
        return initial

    def get_form(self, form_class: type | None = None) -> forms.Form:
        form = super().get_form(form_class)
        scope_choices(form, self.request.user)
        if "ending" in form.fields:
            self.offer_posts(form)
        if self.act is PLACE:
            offer_entries(form, self.request.user, self.object.cadre_id, None, clock.today())
        if "looked_at" in form.fields:
            ask_where(form, self.ends_what_was_seen)
        return form

    def ends_what_was_seen(self, asked: Asked) -> bool:
        """Whether a post would end on the very day on which a list saw the person in it."""
        row = self.object
        row.tenures, post = self.tenures, row.to_post if self.act is START else asked.get("after_post")
        return bool(post) and is_seen_on(ending(row, asked, post.pk), asked.get("on"))

    def offer_posts(self, form: forms.Form) -> None:
        """Posts beside the main one, each with a tick; without any there is nothing to ask."""
        further = [held for held in self.tenures if not held.main]
        form.fields["ending"].choices = [(str(held.pk), str(held.post)) for held in further]
        if not further:
            del form.fields["ending"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row: Rotation = self.object
        explained = f"{row.cadre}: {row.to_post}"
        if "ending" in self.act.form.base_fields:
            main = [str(held.post) for held in self.tenures if held.main]
            explained += f". {ENDS.format(posts=', '.join(main)) if main else NO_MAIN}"
        return super().get_context_data(**{"explained": explained, **kwargs})


class RotationUndoPage(UndoPage):
    pass
