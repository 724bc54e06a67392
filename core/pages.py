"""The pages that every kind of record gets: list, one record, add, edit, remove, history."""

import pghistory
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views import generic

from core import history, search
from core.access import log_access
from core.context import as_of, day_query
from core.models import AccessLog, permission, require_scope
from core.tables import chosen_columns, draw


class ScopedPage(PermissionRequiredMixin):
    """Rows outside the user's scope do not exist here: they answer 404; a missing right answers 403."""

    action = "view"

    def get_permission_required(self):
        return [permission(self.model, self.action)]

    def get_queryset(self):
        return self.model.objects.for_user(self.request.user, self.action)

    def get_template_names(self):
        opts = self.model._meta
        suffix = self.template_name_suffix
        return [f"{opts.app_label}/{opts.model_name}{suffix}.html", f"core/page{suffix}.html"]

    def get_context_data(self, **kwargs):
        opts = self.model._meta
        return super().get_context_data(
            **{"verbose_name": opts.verbose_name, "list_title": self.list_title(), "list_url": self.list_url(), **kwargs}
        )

    def list_title(self):
        title = str(self.model._meta.verbose_name_plural)
        return title[:1].upper() + title[1:]

    def list_url(self):
        return reverse(f"{self.model._meta.model_name}-list") + day_query(self.request)

    def may(self, action):
        return self.request.user.has_perm(permission(self.model, action))

    def page_url(self, page, record=None):
        return reverse(f"{self.model._meta.model_name}-{page}", args=[record.pk] if record else [])


class ListPage(ScopedPage, generic.View, generic.base.ContextMixin, generic.base.TemplateResponseMixin):
    """A filtered list in keyset pages; htmx gets the results alone.

    The filter form is posted: what can stand in an address goes there, free text behind a key (core.search).
    `order` lists the fields of the order, ending with the key; all ascending.
    """

    template_name_suffix = "_list"
    filterset_class = None
    columns = ()
    order = ("pk",)
    page_size = 25
    unit_word = ""
    empty_text = "Chưa có dữ liệu."
    no_match_text = "Không có dòng nào theo điều kiện lọc."
    search_fields = ("q",)
    related = ()
    form_page = True

    def get(self, request, *args, **kwargs):
        self.day = as_of(request)
        self.filterset = self.filterset_class(self.criteria(), self.get_queryset(), request=request, day=self.day)
        self.rows = self.filterset.qs
        self.total = self.rows.count()
        self.allowed, self.shown = chosen_columns(self.columns, request.user, request.GET.getlist("columns"))
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        """Turn the posted filter into an address without free text, and answer as that address would."""
        query = QueryDict(mutable=True)
        for name in request.POST:
            values = [value for value in request.POST.getlist(name) if value]
            if name in self.search_fields:
                values = [key for key in [search.remember(request.user, " ".join(values))] if key]
            if values and name != "csrfmiddlewaretoken":
                query.setlist(name, values)
        address = f"{request.path}?{query.urlencode()}" if query else request.path
        if not request.htmx:
            return HttpResponseRedirect(address)
        request.GET = query
        response = self.get(request, *self.args, **self.kwargs)
        response["HX-Push-Url"] = address
        return response

    def criteria(self):
        criteria = self.request.GET.copy()
        for name in self.search_fields:
            if name in criteria:
                criteria[name] = search.recall(self.request.user, criteria[name])
        return criteria

    def get_template_names(self):
        return ["core/_results.html"] if self.request.htmx else super().get_template_names()

    def get_order(self):
        return self.order

    def link(self, row):
        return row.get_absolute_url() + day_query(self.request)

    def page(self):
        """The rows of the asked page and the addresses of its neighbours."""
        after, before = self.request.GET.get("after", ""), self.request.GET.get("before", "")
        first = int(self.request.GET.get("first", "1")) if self.request.GET.get("first", "1").isdigit() else 1
        order = self.get_order()
        rows = self.rows.select_related(*self.related)
        if before.isdigit():
            found = list(self.beyond(rows, order, before, "lt").order_by(*(f"-{f}" for f in order))[: self.page_size])
            found.reverse()
        else:
            rows = self.beyond(rows, order, after, "gt") if after.isdigit() else rows
            found = list(rows.order_by(*order)[: self.page_size])
        last = first + len(found) - 1
        return {
            "rows": found,
            "first": first if found else 0,
            "last": last,
            "next_url": self.address(after=found[-1].pk, first=last + 1) if found and last < self.total else "",
            "previous_url": self.address(before=found[0].pk, first=max(1, first - self.page_size))
            if found and first > 1
            else "",
        }

    def beyond(self, rows, order, key, side):
        """The rows after (gt) or before (lt) the row with the key, in the order."""
        anchor = self.rows.filter(pk=key).values_list(*order).first()
        if anchor is None:
            return rows
        equal, past = Q(), Q()
        for field, value in zip(order, anchor, strict=True):
            past |= equal & Q(**{f"{field}__{side}": value})
            equal &= Q(**{field: value})
        return rows.filter(past, **{f"{order[0]}__{side}e": anchor[0]})

    def address(self, **changes):
        query = self.request.GET.copy()
        for name in ("after", "before", "first", *changes):
            query.pop(name, None)
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def get_context_data(self, **kwargs):
        page = self.page()
        page |= {
            "title": self.list_title(),
            "total": self.total,
            "unit_word": self.unit_word,
            "columns": self.shown,
            "all_columns": self.allowed,
            "rows_html": draw(self.shown, page["rows"], self.link),
            "empty_text": self.no_match_text if self.request.GET else self.empty_text,
        }
        return super().get_context_data(
            page=page, filter_form=self.filterset.form, actions=self.actions(), clear_url=self.request.path, **kwargs
        )

    def actions(self):
        """The buttons of the list, each with the right that shows it."""
        if self.may("add") and self.form_page:
            yield {"label": "Thêm", "url": self.page_url("new"), "icon": "plus-lg", "primary": True}


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
        return super().get_context_data(pairs=list(form.summary()), actions=list(self.actions()), **kwargs)

    def actions(self):
        for page, action, label, icon in [
            ("edit", "change", "Sửa", "pencil"),
            ("history", "view", "Lịch sử chỉnh sửa", "clock-history"),
            ("remove", "remove", "Đưa khỏi danh sách", "x-lg"),
        ]:
            if self.model.objects.for_user(self.request.user, action).filter(pk=self.object.pk).exists():
                primary = page == "edit"
                yield {"label": label, "url": self.page_url(page, self.object), "icon": icon, "primary": primary}


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
            latest = history.entries(self.model.objects.get(pk=self.object.pk), self.request.user)[0]
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


def pages(model, *, form, listing, detail=DetailPage, create=CreatePage, edit=EditPage):
    """URL patterns named after the model: cadre-list, cadre-detail, cadre-new, cadre-edit, cadre-remove, cadre-history."""
    name = model._meta.model_name
    return [
        path("", listing.as_view(model=model), name=f"{name}-list"),
        path("new/", create.as_view(model=model, form_class=form), name=f"{name}-new"),
        path("<int:pk>/", detail.as_view(model=model, form_class=form), name=f"{name}-detail"),
        path("<int:pk>/edit/", edit.as_view(model=model, form_class=form), name=f"{name}-edit"),
        path("<int:pk>/remove/", RemovePage.as_view(model=model), name=f"{name}-remove"),
        path("<int:pk>/history/", HistoryPage.as_view(model=model), name=f"{name}-history"),
    ]
