import pytest
from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse
from pghistory.models import Context as HistoryContext

from cadre.models.people import Cadre, CadrePrivate
from foundation.core.acts.act import ACTS
from foundation.core.database import audited_transaction, insert_only
from foundation.core.models import AccessLog, ScopedModel
from foundation.core.traces.history import event_model, own_entries
from office.organisation.rights import Role
from tests.conftest import make_user

SCOPED = [model for model in apps.get_models() if issubclass(model, ScopedModel)]
UNTRACKED = {"Import", "ImportRow"}


def test_every_scoped_model_keeps_a_history():
    assert {model.__name__ for model in SCOPED if event_model(model) is None} <= UNTRACKED


def test_a_bulk_update_leaves_history_too(world):
    with audited_transaction(world.lan.pk, reason="Sửa hàng loạt"):
        Cadre.objects.update(note="x")
    newest = own_entries(world.an)[0]
    assert (newest.user, newest.reason, newest.verb) == ("Lan", "Sửa hàng loạt", "Sửa")
    assert [(c.label, c.before, c.after) for c in newest.fields] == [("ghi chú", "", "x")]


def test_hand_written_sql_leaves_history_too(world):
    with audited_transaction(world.lan.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE cadre_cadre SET home_town = 'Bắc Sơn' WHERE id = %s", [world.an.pk])
    assert own_entries(world.an)[0].fields[0].after == "Bắc Sơn"


def test_history_cannot_be_rewritten(world):
    table = event_model(Cadre)._meta.db_table
    for statement in (f"UPDATE {table} SET note = 'y'", f"DELETE FROM {table}"):
        with pytest.raises(Exception, match="permission denied|Cannot"), transaction.atomic():
            connection.cursor().execute(statement)


def test_what_may_only_be_added_to_is_so_for_the_application(db):
    steps = {act.step for act in ACTS.values()}
    models = set(insert_only())
    assert steps | {AccessLog, event_model(Cadre)} <= models
    with connection.cursor() as cursor:
        for model in models:
            for right in ["DELETE"] + ["UPDATE"] * (model is not HistoryContext):
                cursor.execute("SELECT has_table_privilege(%s, %s)", [model._meta.db_table, right])
                assert cursor.fetchone() == (False,), (model, right)


def test_restricted_changes_are_shown_only_to_who_may_see_them(client, world):
    leader = make_user("thuongtruc", Role.LEADER, world.district)
    with audited_transaction(world.lan.pk):
        CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    client.force_login(world.lan)
    page = reverse("cadre-history", args=[world.an.pk])
    assert "020180000001" in client.get(page).content.decode()
    client.force_login(leader)
    assert "020180000001" not in client.get(page).content.decode()


def test_opening_a_person_is_recorded(client, world):
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    log = AccessLog.objects.get()
    assert (log.user, log.action, log.subject, log.subject_key) == (
        world.lan,
        "open",
        "cadre.cadre",
        world.an.pk,
    )


def test_a_history_page_obeys_the_scope(client, world):
    client.force_login(world.huong)
    assert client.get(reverse("cadre-history", args=[world.an.pk])).status_code == 200
    assert client.get(reverse("cadre-history", args=[world.binh.pk])).status_code == 404
