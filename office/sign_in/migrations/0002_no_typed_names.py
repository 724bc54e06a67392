"""Names that were typed at the door stood in tables of an app that is no longer used."""

from django.db import migrations

TABLES = "axes_accessattemptexpiration, axes_accessattempt, axes_accesslog, axes_accessfailurelog"


class Migration(migrations.Migration):
    dependencies = [("sign_in", "0001_tries_and_devices"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunSQL(f"DROP TABLE IF EXISTS {TABLES}", migrations.RunSQL.noop),
        migrations.RunSQL(
            "DELETE FROM auth_permission p USING django_content_type t"
            " WHERE t.id = p.content_type_id AND t.app_label = 'axes'",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL("DELETE FROM django_content_type WHERE app_label = 'axes'", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM django_migrations WHERE app = 'axes'", migrations.RunSQL.noop),
    ]
