"""A migration that renders only what changed does what Django's own does."""

from django.apps import apps
from django.conf import settings
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from foundation.core.migrating.rendering import rendering_what_changed

UNIT, POST = "trial.unit", "trial.post"


def a_row(apps, editor):
    """Through the relation both ways, by a column that came after the relation."""
    unit_model, post_model = apps.get_model(UNIT), apps.get_model(POST)
    unit = unit_model.objects.create(code="06073", name="Hoa Thám")
    post_model.objects.create(title="Bí thư", unit=unit)
    assert post_model.objects.get(unit__name="Hoa Thám").unit == unit
    assert unit_model.objects.get(posts__title="Bí thư") == unit
    editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def no_row(apps, editor):
    for post in apps.get_model(POST).objects.filter(unit__name="Hoa Thám"):
        post.unit.posts.all().delete()
    apps.get_model(UNIT).objects.all().delete()
    editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


TRIAL = [
    migrations.CreateModel("Unit", [("code", models.CharField(max_length=5, primary_key=True))]),
    migrations.CreateModel("Post", [("id", models.BigAutoField(primary_key=True))]),
    migrations.AddField(
        "Post", "unit", models.ForeignKey(UNIT, models.CASCADE, related_name="posts", null=True)
    ),
    migrations.AddField("Post", "title", models.TextField(default="")),
    migrations.AddConstraint(
        "Post", models.UniqueConstraint(fields=["unit", "title"], name="trial_post_once")
    ),
    migrations.AddField("Unit", "name", models.CharField(max_length=20, default="")),
    migrations.RunPython(a_row, no_row),
    migrations.AddField("Post", "note", models.TextField(default="")),
    migrations.AlterField("Unit", "code", models.CharField(max_length=9, primary_key=True)),
    migrations.AlterField("Post", "title", models.CharField(max_length=30, default="")),
    migrations.RenameModel("Unit", "Place"),
    migrations.RenameField("Place", "name", "label"),
    migrations.RemoveConstraint("Post", "trial_post_once"),
    migrations.RemoveField("Post", "title"),
]


def migrated():
    """What stands in the database after each step forwards, and after all steps back."""
    seen, states = [], []
    state = ProjectState()
    assert state.apps
    with connection.schema_editor() as editor:
        for number, operation in enumerate(TRIAL):
            migration = migrations.Migration(str(number), "trial")
            migration.operations = [operation]
            states.append((migration, state.clone()))
            state = migration.apply(state, editor)
            seen.append(columns())
    for migration, before in reversed(states):
        with connection.schema_editor() as editor:
            migration.unapply(before, editor)
        seen.append(columns())
    return seen


def columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid::regclass::text LIKE 'trial_%' AND attnum > 0 ORDER BY 1, 2"
        )
        found = cursor.fetchall()
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid::regclass::text LIKE 'trial_%' ORDER BY 1, 2"
        )
        return found + cursor.fetchall()


def test_it_comes_to_the_same_tables_forwards_and_back(as_owner):
    plain = migrated()
    with rendering_what_changed():
        quick = migrated()
    assert quick == plain
    assert ("trial_post", "unit_id", "character varying(9)") in quick[len(TRIAL) - 1]
    assert quick[-1] == []


def test_a_change_renders_no_model_but_its_own():
    state = ProjectState()
    assert state.apps
    with rendering_what_changed():
        for operation in TRIAL[:3]:
            operation.state_forwards("trial", state)
        unit, post = state.apps.get_model(UNIT), state.apps.get_model(POST)
        for operation in TRIAL[3:5]:
            operation.state_forwards("trial", state)
    assert state.apps.get_model(UNIT) is unit and state.apps.get_model(POST) is not post
    assert [rule.name for rule in state.apps.get_model(POST)._meta.constraints] == ["trial_post_once"]


def test_its_words_and_its_order_render_no_other_model():
    state = ProjectState()
    assert state.apps
    named = migrations.AlterModelOptions("Post", {"verbose_name": "chức danh", "ordering": ["id"]})
    with rendering_what_changed():
        for operation in TRIAL[:3]:
            operation.state_forwards("trial", state)
        unit = state.apps.get_model(UNIT)
        named.state_forwards("trial", state)
    post = state.apps.get_model(POST)._meta
    assert (post.verbose_name, post.ordering) == ("chức danh", ["id"])
    assert state.apps.get_model(UNIT) is unit


def test_which_setting_names_a_model_is_looked_for_once_however_many_are_rendered(monkeypatch):
    user = settings.AUTH_USER_MODEL
    with rendering_what_changed():
        assert apps.get_swappable_settings_name(user) == "AUTH_USER_MODEL"
        apps.clear_cache()
        monkeypatch.setattr(apps, "get_models", None)
        assert apps.get_swappable_settings_name(user) == "AUTH_USER_MODEL"


def test_a_copy_of_the_state_keeps_what_is_changed_afterwards_to_itself():
    state = ProjectState()
    with rendering_what_changed():
        for operation in TRIAL[:3]:
            operation.state_forwards("trial", state)
        assert state.apps
        before = state.clone()
        for operation in TRIAL[3:6]:
            operation.state_forwards("trial", state)
    unit, post = before.apps.get_model(UNIT), before.apps.get_model(POST)
    assert [field.name for field in unit._meta.fields] == ["code"] and list(before.apps.get_models()) == [
        unit,
        post,
    ]
    assert [field.name for field in post._meta.fields] == ["id", "unit"]
    assert list(before.models["trial", "post"].fields) == ["id", "unit"]
    assert before.models["trial", "post"].options["constraints"] == []
    assert [field.name for field in state.apps.get_model(POST)._meta.fields] == ["id", "unit", "title"]


def test_code_renders_the_models_once_for_what_comes_after_it_too():
    code, state = migrations.RunPython(migrations.RunPython.noop), ProjectState()
    with rendering_what_changed():
        for operation in TRIAL[:4]:
            operation.state_forwards("trial", state)
        before = state.clone()
        assert "apps" not in state.__dict__ and before.apps
        code.database_forwards("trial", connection.schema_editor(), before, state)
    assert state.__dict__["apps"] is before.apps
