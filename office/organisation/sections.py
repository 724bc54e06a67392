"""Parts of the pages of units, posts and bodies that apps above bring: by address, never by import."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.context import as_of, day_query
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import permission, unit_key


class StructureSection(ScopedPage, generic.TemplateView):
    """One section of a unit, a post or a body: a page of its own, swapped in whole by htmx.

    `of` is the kind of record that the address names, `model` the kind of rows that the section shows: the right to
    see these must be held in the record's unit. A subclass gives `title`, `section_template` and what that needs.
    """

    of = None
    title = ""
    section_template = ""

    @cached_property
    def record(self):
        """The record, within the reader's scope."""
        found = get_object_or_404(self.of.objects.for_user(self.request.user), pk=self.kwargs["record"])
        if not self.request.user.scope(permission(self.model, self.action)).covers(unit_key(found)):
            raise PermissionDenied
        return found

    @property
    def day(self):
        return as_of(self.request)

    @property
    def past(self):
        return self.day < clock.today()

    def get_template_names(self):
        return [self.section_template] if self.request.htmx else ["core/page_section.html"]

    def list_url(self):
        return self.record.get_absolute_url() + day_query(self.request)

    def list_title(self):
        return str(self.record)

    def get_context_data(self, **kwargs):
        """The key in the address gives way to the record."""
        own = {"record": self.record, "title": self.title, "section_template": self.section_template}
        own |= {"day": self.day, "day_query": day_query(self.request)}
        return super().get_context_data(**{**kwargs, **own})
