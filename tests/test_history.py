import json
import uuid
from html import unescape

import pghistory
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pghistory.models import Context as HistoryContext

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate, EthnicGroup
from foundation.core.acts.act import ACTS
from foundation.core.database import audited_transaction
from foundation.core.models import AccessLog, ScopedModel
from foundation.core.traces.history import entries, event_model, own_entries
from foundation.core.wall.grants import insert_only
from office.organisation.models.structure import PostTitle
from office.organisation.rights import Role
from reminders.models import DutyRule
from tests.conftest import make_user
from tests.factories import make_post, make_unit
from training.models import Enrolment, Programme, TrainingClass

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


def test_of_rows_written_together_each_that_is_otherwise_has_one_event_of_that_act(world):
    """One statement keeps the history of all: none twice, none of who is as before."""
    event, clause = event_model(Cadre), {"pgh_context__metadata__reason": "Sửa hàng loạt"}
    Cadre.objects.filter(pk=world.an.pk).update(note="x")
    with audited_transaction(world.lan.pk, reason="Sửa hàng loạt"):
        Cadre.objects.update(note="x")
        Cadre.objects.update(note="y")
        Cadre.objects.filter(pk=world.binh.pk).delete()
    told = event.objects.filter(**clause).order_by("pgh_id").values_list("pgh_obj", "pgh_label", "note")
    an, binh = world.an.pk, world.binh.pk
    assert list(told)[0] == (binh, "update", "x") and list(told)[-1] == (binh, "delete", "y")
    assert sorted(list(told)[1:3]) == [(an, "update", "y"), (binh, "update", "y")] and len(told) == 4
    assert event.objects.filter(**clause).values("pgh_context").distinct().count() == 1


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
            for right in ("DELETE", "UPDATE", "TRUNCATE"):
                cursor.execute("SELECT has_table_privilege(%s, %s)", [model._meta.db_table, right])
                assert cursor.fetchone() == (False,), (model, right)


def test_who_acted_and_why_is_told_once_and_no_later_transaction_says_otherwise(world):
    first, told = (
        uuid.uuid4(),
        "SELECT set_config('pghistory.context_id', %s, true), set_config(%s, %s, true)",
    )
    with connection.cursor() as cursor:
        values = [first, json.dumps({"user": world.lan.pk})]
        cursor.execute(
            "INSERT INTO pghistory_context (id, metadata, created_at, updated_at)"
            " VALUES (%s, %s, now() - interval '1 day', now())",
            values,
        )
        words = [str(first), "pghistory.context_metadata", json.dumps({"user": world.huong.pk})]
        cursor.execute(told, words)
        cursor.execute("UPDATE cadre_cadre SET home_town = 'Bắc Sơn' WHERE id = %s", [world.an.pk])
    assert HistoryContext.objects.get(pk=first).metadata == {"user": world.lan.pk}
    with audited_transaction(world.lan.pk), pghistory.context(reason="Đính chính"):
        Cadre.objects.filter(pk=world.an.pk).update(note="x")
        with pghistory.context(basis="Quyết định 1"):
            Cadre.objects.filter(pk=world.an.pk).update(note="y")
    last = event_model(Cadre).objects.order_by("-pgh_id").select_related("pgh_context").first()
    assert last.pgh_context.metadata == {
        "user": world.lan.pk,
        "reason": "Đính chính",
        "basis": "Quyết định 1",
    }


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


# What was removed


@pytest.fixture
def learner(world):
    """An in a class of a programme."""
    programme = Programme.objects.create(name="Trung cấp LLCT", group="intermediate")
    of = TrainingClass.objects.create(name="Lớp khóa 7", programme=programme, unit=world.district)
    return Enrolment.objects.create(training_class=of, cadre=world.an)


def words_of(client, world, person):
    client.force_login(world.lan)
    return unescape(client.get(reverse("cadre-history", args=[person.pk])).content.decode())


def test_a_class_is_named_when_learner_and_class_are_gone(client, world, learner):
    of = learner.training_class
    for row in (learner, of, of.programme):
        row.delete()
    html = words_of(client, world, world.an)
    assert html.count("Lớp khóa 7") == 2 and f"số {of.pk}" not in html


def test_a_post_is_named_when_its_title_and_unit_are_gone_as_well(client, world):
    unit = make_unit("x", "Phòng Mới", parent=world.district, level="district")
    post = make_post("Trưởng phòng", unit)
    held = PostHeld.objects.create(cadre=world.an, post=post, main=False, valid_from="2019")
    for row in (held, post, post.title, unit):
        row.delete()
    html = words_of(client, world, world.an)
    assert html.count("Trưởng phòng, Phòng Mới") == 2 and "số " not in html.replace("Số ", "")


def test_a_removal_tells_what_was_removed(client, world):
    world.an.posts.get().delete()
    (removal,) = [entry for entry in entries(world.an, world.lan) if entry.verb == "Đưa ra"]
    assert removal.record == "chức vụ"
    assert ("chức vụ", "Chủ tịch UBND, Xã Hoa Thám", "") in [
        (f.label, f.before, f.after) for f in removal.fields
    ]


def test_who_acted_is_named_when_their_account_is_gone(world):
    other = make_user("tam", Role.OFFICER, world.district)
    with audited_transaction(other.pk):
        Cadre.objects.filter(pk=world.an.pk).update(note="x")
    other.delete()
    assert own_entries(world.an)[0].user == "Tam"


def test_the_names_of_removed_records_take_the_same_queries_for_any_number(world):
    counts = []
    entries(world.an, world.lan)
    for size in (1, 12):
        for number in range(size):
            unit = make_unit(
                f"u{size}-{number}", f"Phòng {size}-{number}", parent=world.district, level="district"
            )
            post = make_post("Phó phòng", unit)
            held = PostHeld.objects.create(cadre=world.an, post=post, main=False, valid_from="2019")
            for row in (held, post, unit):
                row.delete()
        with CaptureQueriesContext(connection) as queries:
            entries(world.an, world.lan)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_command_gives_its_own_reason(db):
    call_command("load_reference", verbosity=0)
    for model in (PostTitle, DutyRule, EthnicGroup):
        newest = own_entries(model.objects.first())[0]
        assert (newest.user, newest.reason) == ("lệnh load_reference", "Nạp danh mục dùng chung")
