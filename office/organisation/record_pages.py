"""The pages of one unit, post and body: what is decided of it, what belongs to it, and what apps above tell of it."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from foundation.core.context import as_of, day_query, sections
from foundation.core.models import ScopedModel
from foundation.core.pages import DetailPage
from foundation.core.scope.rows import unit_key
from office.organisation.linked import linked
from office.organisation.models.levels import UnitLevel
from office.organisation.models.structure import Body, BodySize, PostManagement, Unit


class StructurePage(DetailPage):
    """Under the name stands what tells the record from others (`leading`, names of fields), at the end all its facts.

    Every record that a fact names is a link, as far as the reader may open it.
    """

    brought = ()
    leading = ()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pairs = [*context["pairs"], *self.more_facts()]
        told = [(label, self.named(value)) for label, value in pairs if value not in (None, "")]
        first = {self.model._meta.get_field(name).verbose_name for name in self.leading}
        unit = unit_key(self.object)
        return context | {
            "pairs": told,
            "leading": [value for label, value in told if str(label).lower() in first],
            "other_sections": list(sections(self.request, self.brought, self.object, unit)),
            "day_query": day_query(self.request),
        }

    def more_facts(self):
        """(label, value) of what the form of the record does not hold."""
        return ()

    def named(self, value):
        if not isinstance(value, ScopedModel):
            return value
        seen = type(value).objects.for_user(self.request.user).filter(pk=value.pk)
        return linked(value, day_query(self.request)) if seen.exists() else value


class UnitDetailPage(StructurePage):
    brought = settings.UNIT_SECTIONS
    leading = ("kind", "parent")

    def get_context_data(self, **kwargs):
        user, unit, day = self.request.user, self.object, as_of(self.request)
        children = Unit.objects.for_user(user).filter(parent=unit).on(day).order_by("official_key", "pk")
        bodies = Body.objects.for_user(user).filter(unit=unit).order_by("kind", "pk")
        own = {"children": list(children), "bodies": list(bodies), "levels": list(unit.levels.all())}
        may_change = user.may("organisation.add_unitlevel", UnitLevel(unit=unit))
        context = super().get_context_data(**own, may_change_level=may_change, **kwargs)
        known = [unit, *(level for level in own["levels"] if level.valid_from <= day)]
        return context | {"leading": [known[-1].get_level_display(), *context["leading"]]}

    def actions(self):
        yield from super().actions()
        if self.request.user.may("organisation.add_unitlevel", UnitLevel(unit=self.object)):
            url = reverse("unitlevel-new", args=[self.object.pk])
            yield {"label": "Ghi cấp từ ngày", "url": url, "icon": "arrow-up-right"}


class PostDetailPage(StructurePage):
    brought = settings.POST_SECTIONS
    leading = ("unit", "body")

    def get_queryset(self):
        return super().get_queryset().select_related("unit", "title", "body")

    def more_facts(self):
        """Who decides on the holder, on the day."""
        day = as_of(self.request)
        managed = PostManagement.objects.for_user(self.request.user).filter(post=self.object)
        managed = managed.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
        yield "diện quản lý", managed.values_list("authority__name", flat=True).first()
        yield "lãnh đạo, quản lý", self.object.title.is_leader


class BodyDetailPage(StructurePage):
    brought = settings.BODY_SECTIONS
    leading = ("unit", "kind")

    def more_facts(self):
        """The decided number of members that is in force on the day."""
        sizes = BodySize.objects.for_user(self.request.user).filter(body=self.object)
        size = sizes.filter(valid_from__lte=as_of(self.request)).order_by("-valid_from").first()
        if size:
            paper = f", {size.decision_no}" if size.decision_no else ""
            yield "số lượng được giao", f"{size.size} (từ ngày {size.valid_from:%d/%m/%Y}{paper})"
