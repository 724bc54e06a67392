"""The pages that every kind of record gets: one record, add, edit, remove, history; lists are in foundation.lists."""

import pghistory
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import transaction
from django.db.models import ProtectedError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.views import generic

from foundation.core import history
from foundation.core.access import log_access
from foundation.core.context import day_query
from foundation.core.models import AccessLog
from foundation.core.scope.rows import permission, refuse_conflict, require_scope


class ScopedPage(PermissionRequiredMixin):
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
            row = self.model.objects.filter(pk=self.kwargs["pk"])
            refuse_conflict(self.request.user, row, self.action)
            raise

    def get_template_names(self):
        opts = self.model._meta
        suffix = self.template_name_suffix
        return [f"{opts.app_label}/{opts.model_name}{suffix}.html", f"core/page{suffix}.html"]

    def get_context_data(self, **kwargs):
        opts = self.model._meta
        return super().get_context_data(
            **{
                "verbose_name": opts.verbose_name,
                "list_title": self.list_title(),
                "list_url": self.list_url(),
                **kwargs,
            }
        )

    def list_title(self):
        title = str(self.model._meta.verbose_name_plural)
        return capfirst(title)

    def list_url(self):
        return reverse(f"{self.model._meta.model_name}-list") + day_query(self.request)

    def offers(self, action: str) -> bool:
        """Whether the right on such records is held in some unit: for buttons of a whole list, never for a row."""
        return self.request.user.has_perm(permission(self.model, action))

    def page_url(self, page, record=None):
        return reverse(f"{self.model._meta.model_name}-{page}", args=[record.pk] if record else [])


class DetailPage(ScopedPage, generic.DetailView):
    """One record, read only. Opening it is recorded."""

    template_name_suffix = "_detail"
    form_class = None
    keeps_access = False

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if self.keeps_access:
            log_access(request, AccessLog.Action.OPEN, self.model._meta.label_lower, key=self.object.pk)
        return response

    def get_context_data(self, **kwargs):
        form = self.form_class(instance=self.object, user=self.request.user)
        actions = list(self.actions())
        return super().get_context_data(form=form, pairs=list(form.summary()), actions=actions, **kwargs)

    def actions(self):
        for page, action, label, icon in [
            ("edit", "change", "Sửa", "pencil"),
            ("history", "view", "Lịch sử chỉnh sửa", "clock-history"),
            ("remove", "remove", "Đưa khỏi danh sách", "x-lg"),
        ]:
            allowed = self.model.objects.for_user(self.request.user, action)
            if action == self.action or allowed.filter(pk=self.object.pk).exists():
                primary = page == "edit"
                yield {
                    "label": label,
                    "url": self.page_url(page, self.object),
                    "icon": icon,
                    "primary": primary,
                }


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
        return redirect(saved)


class CreatePage(SavePage, generic.CreateView):
    action = "add"

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=self.list_url(), **kwargs)


class EditPage(SavePage, generic.UpdateView):
    """Carries the version that was opened; if someone saved meanwhile the difference is shown before it is lost."""

    action = "change"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            cancel_url=self.object.get_absolute_url(), version=history.version(self.object), **kwargs
        )

    def form_valid(self, form):
        opened = self.request.POST.get("version", "")
        if opened.isdigit() and int(opened) != history.version(self.object):
            latest = history.own_entries(self.object)[0]
            now = "; ".join(f"{change.label}: {change.after or 'trống'}" for change in latest.fields)
            form.add_error(
                None,
                f"{latest.user} đã sửa mục này lúc {latest.at:%H:%M}. Trên hệ thống: {now}. "
                "Kiểm tra lại giá trị giữ lại rồi lưu lần nữa.",
            )
            return self.form_invalid(form)
        return super().form_valid(form)


class RemovePage(ScopedPage, generic.DeleteView):
    """Asks for a reason, which stays in the history."""

    template_name_suffix = "_confirm"
    action = "remove"

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        reason = request.POST.get("reason", "").strip()
        if not reason:
            return self.render_to_response(self.get_context_data(error="Ghi lý do đưa khỏi danh sách."))
        try:
            with transaction.atomic(), pghistory.context(reason=reason):
                self.object.delete()
        except ProtectedError:
            used = "Còn hồ sơ khác gắn với mục này nên chưa đưa ra được; đặt “đến ngày” để kết thúc."
            return self.render_to_response(self.get_context_data(error=used))
        messages.success(request, "Đã đưa khỏi danh sách.")
        return redirect(self.list_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=self.object.get_absolute_url(), **kwargs)


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
