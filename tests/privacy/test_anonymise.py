"""`manage.py anonymise`: after a tried backup alone; no trace of the name is left, and no figure is another."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from cadre.models.conflicts import Relative
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.traces.removed import event_model
from planning.models import PlanningEntry
from privacy.management.commands.anonymise import NOBODY
from privacy.models import Anonymisation
from tests.conftest import WORLD
from tests.privacy.addresses import confirmed
from tests.records import BOTH
from tests.upkeep.conftest import kept, keys  # noqa: F401
from upkeep.models import Backup, Drill

both_rows = BOTH.fixture()
TOLD = ("Hoàng Thị An", "020175000009", "0912345678", "ghi riêng về đồng chí")
FILE = {"file": "b.tar.age", "state": "done", "origin": "command", "ended_at": "2021-11-30T00:00Z"}


@pytest.fixture
def gone(transactional_db, kept, both_rows):  # noqa: F811
    """An, of whom much is kept, confirmed by the head."""
    world = WORLD.put()
    both_rows.put_upon(WORLD)
    with transaction.atomic():
        CadrePrivate.objects.update_or_create(cadre=world.an, defaults={"citizen_id": TOLD[1]})
        Cadre.objects.filter(pk=world.an.pk).update(phone=TOLD[2], note=TOLD[3], birth="1971-11-02")
        PlanningEntry.objects.filter(cadre=world.an).update(note=TOLD[3])
        Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
        world.one = confirmed(world.an)
    return world


def run(**options):
    out = io.StringIO()
    call_command("anonymise", stdout=out, **options)
    return out.getvalue()


def tried_backup():
    backup = Backup.objects.create(**FILE)
    Drill.objects.create(backup=backup, state="done", origin="command")
    return backup


def everything():
    """All text of all tables; snapshots of approved lists keep the name, and say so."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "planning_approvedline":
                cursor.execute(f"SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') FROM \"{table}\" t")
                yield table, cursor.fetchone()[0]


def figures():
    out = io.StringIO()
    call_command("figures", as_of="2021-11-30", json=True, stdout=out)
    return json.loads(out.getvalue())


def test_without_a_backup_that_was_made_since_and_tried_nothing_is_done(gone):
    Backup.objects.create(**FILE)
    with pytest.raises(CommandError, match="Chưa có bản sao lưu nào"):
        run()
    Drill.objects.create(backup=Backup.objects.get(), state="done", origin="command", differences=["x"])
    with pytest.raises(CommandError, match="Chưa ẩn danh hồ sơ nào"):
        run()
    tried_backup()
    Anonymisation.objects.all().delete()
    assert NOBODY in run()
    confirmed(gone.an)
    with pytest.raises(CommandError, match="sau lần xác nhận cuối"):
        run()
    assert Cadre.objects.get(pk=gone.an.pk).full_name == "Hoàng Thị An"


def test_no_trace_of_the_name_is_left_and_no_figure_is_another(gone):
    before, backup = figures(), tried_backup()
    assert "Làm thử" in run(dry_run=True)
    assert Cadre.objects.get(pk=gone.an.pk).full_name == "Hoàng Thị An"
    said = run()
    assert "Giữ nguyên" in said and "cán bộ" in said and "Hoàng Thị An" not in said
    left = [(table, word) for table, text in everything() for word in TOLD if word in text]
    assert left == []
    cadre = Cadre.objects.get(pk=gone.an.pk)
    assert cadre.full_name == f"Hồ sơ ẩn danh số {cadre.pk}" and str(cadre.birth) == "11/1971"
    assert cadre.now.search_text and "hoang" not in cadre.now.search_text
    assert not CadrePrivate.objects.filter(cadre=cadre).exists()
    assert not event_model(CadrePrivate).objects.filter(cadre_id=cadre.pk).exists()
    assert Cadre.objects.get(pk=gone.binh.pk).full_name == "Nông Văn Bình"
    one = Anonymisation.objects.get()
    assert one.carried_out_at and one.backup == backup.file
    assert figures() == before
    assert NOBODY in run()
