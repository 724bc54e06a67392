"""The pages that every kind of record gets: one record, add, edit, remove, history; lists are in foundation.lists."""

import pghistory
from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.views import generic

from foundation.core.answers.rights import NeedsRight
from foundation.core.lost.told import refuse_removed
from foundation.core.opened.origin import kept_actions, list_address, record_url, surroundings
from foundation.core.outgoing.secrecy import is_secret
from foundation.core.parameters import is_key
from foundation.core.saving import once
from foundation.core.saving.shown import NOT_SHOWN, lock
from foundation.core.scope.rows import permission, refuse_conflict, require_scope
from foundation.core.traces import history
from foundation.core.typed.forms import WhyForm


class ScopedPage(NeedsRight):
    """Rows outside the user's scope do not exist here: they answer 404; a missing right answers 403."""

    action = "view"

    def get_permission_required(self):
        return [permission(self.model, self.action)]

    def get_queryset(self):
        return self.model.objects.for_user(self.request.user, self.action)

    def get_object(self, queryset=None):
        """What the user may not act on is not there; about themselves or a relative it is said who acts."""
        try:
            return super().get_object(queryset)
        except Http404:
            self.refuse_missing()
            raise

    def refuse_missing(self):
        """Raise what is so of a row that is not there for the user: somebody else acts on it, or it was removed."""
        row = self.model.objects.filter(pk=self.kwargs["pk"])
        refuse_conflict(self.request.user, row, self.action)
        if self.request.method == "POST":
            refuse_removed(self)

    def get_template_names(self):
        opts, suffix = self.model._meta, self.template_name_suffix
        return [f"{opts.app_label}/{opts.model_name}{suffix}.html", f"core/page{suffix}.html"]

    def get_context_data(self, **kwargs):
        context = {"verbose_name": self.model._meta.verbose_name, "list_title": self.list_title()}
        context["kept_on_screen"] = is_secret(getattr(self, "object", None))
        return super().get_context_data(**{**context, "list_url": self.list_url(), **kwargs})

    def list_title(self):
        return capfirst(str(self.model._meta.verbose_name_plural))

    def list_url(self):
        return list_address(self.request, self.model)

    def offers(self, action: str) -> bool:
        """Whether the right on such records is held in some unit: for buttons of a whole list, never for a row."""
        return self.request.user.has_perm(permission(self.model, action))

    def page_url(self, page, record=None):
        return reverse(f"{self.model._meta.model_name}-{page}", args=[record.pk] if record else [])


class DetailPage(ScopedPage, generic.DetailView):
    """One record, read only. That it was opened is kept of what is about a person, or `keeps_access`."""

    template_name_suffix = "_detail"
    form_class = None
    keeps_access = False

    def get_context_data(self, **kwargs):
        form = self.form_class(instance=self.object, user=self.request.user)
        context = {"form": form, "pairs": list(form.summary()), "actions": list(kept_actions(self))}
        return super().get_context_data(**context | surroundings(self) | kwargs)

    def actions(self):
        for page, action, label, icon in [
            ("edit", "change", "Sửa", "pencil"),
            ("history", "view", "Lịch sử chỉnh sửa", "clock-history"),
            ("remove", "remove", getattr(self.model, "removing", "Đưa khỏi danh sách"), "x-lg"),
        ]:
            user, record = self.request.user, self.object
            if action == self.action or self.model.objects.all().lets(user, action, record):
                button = {"label": label, "icon": icon, "primary": page == "edit"}
                yield button | {"url": self.page_url(page, self.object)}


class SavePage(ScopedPage):
    template_name_suffix = "_form"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    @transaction.atomic
    def form_valid(self, form):
        saved = form.try_save()
        if saved is None:
            return self.form_invalid(form)
        require_scope(self.request.user, saved, self.action)
        messages.success(self.request, "Đã lưu.")
        for said in form.doubts():
            messages.warning(self.request, said)
        return redirect(record_url(self.request, saved))


class CreatePage(SavePage, generic.CreateView):
    """Its form carries a token of who opened it, and counts once."""

    action = "add"

    def post(self, request, *args, **kwargs):
        self.key = once.key_of(request)
        if not self.key:
            return super().post(request, *args, **kwargs)
        sent = once.claim(request.user, self.key)
        if sent.made:
            messages.info(request, once.MADE_ALREADY)
            return redirect(sent.made)
        response = super().post(request, *args, **kwargs)
        if self.form.is_valid():
            sent.made = self.form.instance.get_absolute_url()
            sent.save(update_fields=["made"])
        else:
            sent.delete()
        return response

    def get_form(self, form_class=None):
        self.form = super().get_form(form_class)
        if self.form.is_bound and not self.key:
            self.form.add_error(None, once.NOT_BEGUN)
        return self.form

    def get_context_data(self, **kwargs):
        known = self.request.method == "POST" and self.key
        token = self.request.POST[once.FIELD] if known else once.begin(self.request)
        return super().get_context_data(cancel_url=self.list_url(), token=token, **kwargs)


class ShownPage(ScopedPage):
    """A page that changes a record as it was shown: it carries the version; the row is locked, then asked."""

    def post(self, request, *args, **kwargs):
        lock(self.get_object())
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            cancel_url=record_url(self.request, self.object), version=history.version(self.object), **kwargs
        )

    @property
    def version_shown(self):
        """The version that was sent, or None."""
        sent = self.request.POST.get("version", "")
        return int(sent) if is_key(sent) else None


class EditPage(ShownPage, SavePage, generic.UpdateView):
    """Two people at one record: what each changed alone stands, what both changed is asked about."""

    action = "change"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if form.is_bound:
            form.compare()
            if self.version_shown is None:
                form.add_error(None, NOT_SHOWN)
        return form

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        clashes = [clash for part in context["form"].parts() for clash in part.clashes]
        return {"shown": list(context["form"].shown()), "clashes": clashes, **context}

    def form_valid(self, form):
        response = super().form_valid(form)
        taken = [label for part in form.parts() for label in part.taken]
        if taken and form.is_valid():
            messages.info(self.request, f"Người khác vừa sửa, giữ theo hệ thống: {', '.join(taken)}.")
        return response


class RemovePage(ShownPage, generic.DeleteView):
    """Asks for a reason, which stays in the history."""

    template_name_suffix = "_confirm"
    action = "remove"
    form_class = WhyForm

    def form_valid(self, form):
        if error := self.stale():
            form.add_error("reason", error)
            return self.form_invalid(form)
        try:
            with transaction.atomic(), pghistory.context(reason=form.cleaned_data["reason"]):
                self.object.delete()
        except ProtectedError:
            used = "Còn hồ sơ khác gắn với mục này nên chưa đưa ra được; ghi ngày thôi, ngày kết thúc của mục này."
            form.add_error("reason", used)
            return self.form_invalid(form)
        messages.success(self.request, f"Đã {getattr(self.model, 'removing', 'đưa khỏi danh sách').lower()}.")
        return redirect(self.list_url())

    def stale(self):
        """Why the record is not the one that was shown."""
        if self.version_shown is None:
            return NOT_SHOWN
        if self.version_shown != history.version(self.object):
            return f"{history.last_change(self.object)} đã sửa mục này; xem lại rồi bấm lần nữa."
        return ""


class HistoryPage(ScopedPage, generic.DetailView):
    template_name_suffix = "_history"

    def get_context_data(self, **kwargs):
        return super().get_context_data(entries=history.entries(self.object, self.request.user), **kwargs)


def pages(model, *, form, listing, detail=DetailPage):
    """URL patterns named after the model: cadre-list, -detail, -new, -edit, -remove, -history."""
    name = model._meta.model_name
    return [
        path("", listing.as_view(model=model), name=f"{name}-list"),
        path("new/", CreatePage.as_view(model=model, form_class=form), name=f"{name}-new"),
        path("<int:pk>/", detail.as_view(model=model, form_class=form), name=f"{name}-detail"),
        path("<int:pk>/edit/", EditPage.as_view(model=model, form_class=form), name=f"{name}-edit"),
        path("<int:pk>/remove/", RemovePage.as_view(model=model), name=f"{name}-remove"),
        path("<int:pk>/history/", HistoryPage.as_view(model=model), name=f"{name}-history"),
    ]
