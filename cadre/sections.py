"""Parts of a person's page that apps above this one bring: by address, never by import."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core.context import day_query, sections
from foundation.core.pages import CreatePage, ScopedPage
from foundation.core.scope.rows import OTHERS_ACT, permission


def sections_of(request, cadre):
    """The sections whose right the user has, each with its title and address."""
    return sections(request, settings.PERSON_SECTIONS, cadre, cadre.scope_unit_id)


class OfPerson:
    """The person whom the address names, within the reader's scope; the page leads back to that record."""

    @cached_property
    def cadre(self):
        """The page's own right must be held in the unit of the person."""
        found = get_object_or_404(self.people(), pk=self.kwargs["cadre"])
        if not self.holds(self.action, found):
            raise PermissionDenied
        return found

    def holds(self, action, cadre=None):
        """Whether the action on records of this kind is allowed in the unit of the person."""
        scope = self.request.user.scope(permission(self.model, action))
        return scope.covers((cadre or self.cadre).scope_unit_id)

    def people(self):
        return Cadre.objects.for_user(self.request.user).select_related("now__unit")

    def list_url(self):
        return self.cadre.get_absolute_url() + day_query(self.request)

    def list_title(self):
        return str(self.cadre)


class PersonCreatePage(OfPerson, CreatePage):
    """Something is added to the person: its form is given the `cadre`. Nobody adds to themselves or a relative."""

    @cached_property
    def cadre(self):
        found = super().cadre
        if found.pk in conflicted_cadres(self.request.user):
            raise PermissionDenied(OTHERS_ACT)
        return found

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "cadre": self.cadre}


class PersonSection(OfPerson, ScopedPage, generic.TemplateView):
    """One section of the person: a page of its own, swapped in whole by htmx.

    A subclass gives `model`, `title`, `section_template` and what that template needs.
    """

    title = ""
    section_template = ""

    def get_template_names(self):
        template = "cadre/_others_act.html" if self.masked else self.section_template
        return [template] if self.request.htmx else ["core/page_section.html"]

    @property
    def masked(self):
        """Whether nothing of the section is for the reader: it judges them or a relative."""
        return self.model.judges_person and self.cadre.pk in conflicted_cadres(self.request.user)

    def get_context_data(self, **kwargs):
        """The key in the address gives way to the person."""
        template = "cadre/_others_act.html" if self.masked else self.section_template
        own = {"cadre": self.cadre, "title": self.title, "section_template": template}
        return super().get_context_data(**{**kwargs, **own})
