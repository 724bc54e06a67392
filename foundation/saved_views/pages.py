"""The page where a user renames, shares and removes the saved views of a list, and brings a removed one back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.views import generic

from foundation.core.parameters import is_key
from foundation.core.typed.texts import name_key
from foundation.saved_views.forms import ViewForm
from foundation.saved_views.kept import keep, start
from foundation.saved_views.models import SavedView

REMOVED = "removed_view"
KEPT = ("pk", "list", "name", "query", "unit_key")


def list_at(path: str, name: str) -> str:
    """The path of a list of the name, as it was asked for; the first page where it is no such list."""
    try:
        found = resolve(path)
    except Resolver404:
        return reverse("home")
    return path if found.view_name == name else reverse("home")


class SavedViewsPage(generic.View):
    """One's own views of a list, each in a form; those that others share can open the list for oneself."""

    def dispatch(self, request: HttpRequest, name: str) -> HttpResponseBase:
        if name not in get_resolver().reverse_dict:
            raise Http404
        return super().dispatch(request, name)

    def get(self, request: HttpRequest, name: str) -> HttpResponseBase:
        return self.show({})

    def post(self, request: HttpRequest, name: str) -> HttpResponseBase:
        act = next((act for act in ("save", "remove", "restore", "start") if act in request.POST), "")
        if not act:
            return self.show({})
        bound = getattr(self, act)(request.POST[act])
        return self.show({bound.instance.pk: bound}) if bound else redirect(request.get_full_path())

    def own(self, key: str) -> SavedView:
        """Raises Http404 for a view that is not the user's own."""
        views = self.request.user.saved_views.filter(list=self.kwargs["name"])
        return get_object_or_404(views, pk=key if is_key(key) else None)

    def save(self, key: str) -> ViewForm | None:
        form = self.form_of(self.own(key), self.request.POST)
        if form.is_valid() and form.try_save():
            messages.success(self.request, "Đã lưu.")
            return None
        return form

    def remove(self, key: str) -> None:
        """What was removed stays with the session until another one is, so that it can be brought back."""
        view = self.own(key)
        self.request.session[REMOVED] = {field: getattr(view, field) for field in KEPT}
        if start(self.request.user, view.list) == view.pk:
            keep(self.request.user, view.list, start=None)
        view.delete()

    def restore(self, key: str) -> None:
        removed = self.request.session.pop(REMOVED, None)
        if removed and removed["list"] == self.kwargs["name"]:
            form = ViewForm({}, user=self.request.user, list_name=removed["list"])
            view = SavedView(owner=self.request.user, **removed)
            if view.unit_key not in dict(form.fields["share"].choices):
                view.unit_key = None
            view.name = free_name(view)
            view.save(force_insert=True)
            messages.success(self.request, f"Đã khôi phục cách xem “{view}”.")

    def start(self, key: str) -> None:
        """Open the list with a view that somebody shares, or, without a key, as it was left."""
        views = SavedView.objects.seen_by(self.request.user).of_list(self.kwargs["name"])
        view = get_object_or_404(views, pk=key if is_key(key) else None) if key else None
        keep(self.request.user, self.kwargs["name"], start=view and view.pk)

    def form_of(self, view: SavedView, data: Any = None) -> ViewForm:
        return ViewForm(
            data, user=self.request.user, list_name=view.list, instance=view, prefix=f"view{view.pk}"
        )

    def show(self, bound: dict[int, ViewForm]) -> HttpResponseBase:
        user, name = self.request.user, self.kwargs["name"]
        seen = list(SavedView.objects.seen_by(user).of_list(name))
        removed = self.request.session.get(REMOVED, {})
        return TemplateResponse(
            self.request,
            "saved_views/views.html",
            {
                "title": "Cách xem danh sách",
                "list_path": list_at(self.request.GET.get("back", ""), name),
                "forms": [
                    bound.get(view.pk) or self.form_of(view) for view in seen if view.owner_id == user.pk
                ],
                "shared": [view for view in seen if view.owner_id != user.pk],
                "start": start(user, name),
                "removed": removed if removed.get("list") == name else None,
            },
        )


def free_name(view: SavedView) -> str:
    """The name of a view that comes back, with a number behind it where another says the same by now."""
    names = view.owner.saved_views.filter(list=view.list).values_list("name", flat=True)
    taken = {name_key(name) for name in names}
    numbered = (f"{view.name[:75]} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (view.name, *numbered) if name_key(name) not in taken)
