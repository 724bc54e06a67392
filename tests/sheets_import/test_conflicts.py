"""Nobody brings in what concerns themselves or a relative, whatever the kind of sheet; other rows come in."""

import pytest

from cadre.models.conflicts import Account, Relative
from foundation.core.scope.rows import OTHERS_ACT
from foundation.sheets.kinds import KINDS
from office.organisation.models.users import User
from tests.cadre.sheets import bring_in, look, reasons, verdicts
from tests.factories import make_cadre, make_post
from tests.sheets_import.personal_rows import SAYS, prepare, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(world):
    """Lan's account stands for An; Bình is An's relative, Chi is nobody's."""
    prepare(world)
    world.chi = make_cadre(
        "Lý Thị Chi", make_post("Chủ tịch UBND", world.tan_van), sex="F", birth="1982-02-02"
    )
    Account.objects.create(user=world.lan, cadre=world.an)
    Relative.objects.create(cadre=world.binh, relative=world.an, kinship=Relative.Kinship.SIBLING)
    return User.objects.get(pk=world.lan.pk)


@pytest.mark.parametrize("kind", SAYS)
def test_the_rows_of_others_alone_come_in(world, lan, kind):
    rows = [row(kind, 3, world.an), row(kind, 4, world.binh), row(kind, 5, world.chi)]
    outcome = bring_in(lan, rows, kind)
    assert verdicts(outcome)[:2] == ["wrong", "wrong"] and verdicts(outcome)[2] in ("new", "changed")
    assert reasons(outcome) == [OTHERS_ACT, OTHERS_ACT]
    assert not any(judged.changes for judged in outcome.rows[:2])


@pytest.mark.parametrize("kind", SAYS)
def test_the_rows_come_in_for_somebody_else(world, lan, kind):
    Account.objects.all().delete()
    other = User.objects.get(pk=world.lan.pk)
    rows = [row(kind, 3, world.an), row(kind, 4, world.binh), row(kind, 5, world.chi)]
    assert OTHERS_ACT not in reasons(look(other, rows, kind))


def test_every_kind_whose_records_are_about_people_is_asked_here():
    personal = {slug for slug, kind in KINDS.items() if getattr(kind.records().model, "person_path", None)}
    assert personal == set(SAYS)
