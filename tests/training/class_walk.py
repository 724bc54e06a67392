from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.training.factories import enrol, make_class, make_programme
from tests.walk import OTHER, Walk
from training.closing.acts import COMPLETE
from training.models import TrainingClass


class ClassWalk(Walk):
    """What the acts write is looked at first and written by a job, so no page does them at once."""

    model = TrainingClass
    people = (OTHER,)
    asked = {
        "training.complete_class": {"on": "20/06/2018"},
        "training.record_later_results": {"on": "30/11/2021"},
    }

    def rows(self, unit, people):
        """They are about nobody: one of every state will do, with a result that can still be written."""
        programme = make_programme("Trung cấp LLCT", kind="theory", level=22)
        rows = {}
        for state in ("open", "recorded"):
            rows[OTHER, state] = make_class(f"Lớp {state}", unit, programme)
        asked = self.asked_of(COMPLETE)
        assert not apply(COMPLETE, User.system(), [rows[OTHER, "recorded"]], asked).refused
        for row in rows.values():
            enrol(row, people[OTHER], certificate_no=f"{row.pk}/TC", certificate_on="2018-07-02")
        return rows

    def address(self, act, row):
        return row.get_absolute_url()
