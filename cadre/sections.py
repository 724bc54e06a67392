"""Parts of a person's page that apps above this one bring: by address, never by import."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.people import Cadre
from foundation.core.context import day_query, sections
from foundation.core.pages import CreatePage, ScopedPage


def sections_of(request, cadre):
    """The sections whose right the user has, each with its title and address."""
    return sections(request, settings.PERSON_SECTIONS, cadre.pk)


class OfPerson:
    """The person whom the address names, within the reader's scope; the page leads back to that record."""

    @cached_property
    def cadre(self):
        return get_object_or_404(self.people(), pk=self.kwargs["cadre"])

    def people(self):
        return Cadre.objects.for_user(self.request.user).select_related("now__unit")

    def list_url(self):
        return self.cadre.get_absolute_url() + day_query(self.request)

    def list_title(self):
        return str(self.cadre)


class PersonCreatePage(OfPerson, CreatePage):
    """Something is added to the person: its form is given the `cadre`."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "cadre": self.cadre}


class PersonSection(OfPerson, ScopedPage, generic.TemplateView):
    """One section of the person: a page of its own, swapped in whole by htmx.

    A subclass gives `model`, `title`, `section_template` and what that template needs.
    """

    title = ""
    section_template = ""

    def get_template_names(self):
        return [self.section_template] if self.request.htmx else ["cadre/section.html"]

    def get_context_data(self, **kwargs):
        """The key in the address gives way to the person."""
        own = {"cadre": self.cadre, "title": self.title, "section_template": self.section_template}
        return super().get_context_data(**{**kwargs, **own})
