"""What the page of a unit tells of training: the classes that it keeps."""

from office.organisation.models.structure import Unit
from office.organisation.sections import StructureSection
from training.models import TrainingClass

SHOWN = 10


class UnitClassesSection(StructureSection):
    """The latest classes of the unit and those below it, and how many there are: of a past day those opened by then."""

    of = Unit
    model = TrainingClass
    title = "Đào tạo, bồi dưỡng"
    section_template = "training/_unit_classes.html"

    def get_context_data(self, **kwargs):
        below = Unit.objects.scope_under([self.record]).condition("unit")
        classes = TrainingClass.objects.for_user(self.request.user).filter(below)
        classes = classes.opened_by(self.day) if self.past else classes
        latest = (
            classes.newest_first().with_learners().select_related("unit").order_by("newest", "pk")[:SHOWN]
        )
        found = [(each, each.state_on(self.day).label) for each in latest]
        return super().get_context_data(classes=found, total=classes.count(), **kwargs)
