"""Parts of a person's page that apps above this one bring: by address, never by import."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from cadre.models import Cadre
from core.context import day_query, sections
from core.pages import ScopedPage


def sections_of(request, cadre):
    """The sections whose right the user has, each with its title and address."""
    return sections(request, settings.PERSON_SECTIONS, cadre.pk)


class PersonSection(ScopedPage, generic.TemplateView):
    """One section of the person whom the address names: a page of its own, swapped in whole by htmx.

    A subclass gives `model`, `title`, `section_template` and what that template needs.
    """

    title = ""
    section_template = ""

    @cached_property
    def cadre(self):
        people = Cadre.objects.for_user(self.request.user).select_related("now__unit")
        return get_object_or_404(people, pk=self.kwargs["cadre"])

    def get_template_names(self):
        return [self.section_template] if self.request.htmx else ["cadre/section.html"]

    def list_url(self):
        return self.cadre.get_absolute_url() + day_query(self.request)

    def list_title(self):
        return str(self.cadre)

    def get_context_data(self, **kwargs):
        """The key in the address gives way to the person."""
        own = {"cadre": self.cadre, "title": self.title, "section_template": self.section_template}
        return super().get_context_data(**{**kwargs, **own})
