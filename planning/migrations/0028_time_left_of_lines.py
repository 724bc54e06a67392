from django.db import migrations, models

OF_TIME_LEFT = '$[*] ? (@.condition == "time_left")'


class Migration(migrations.Migration):
    """What was found of the time left stands beside the other findings: totals of lists read it of thousands."""

    dependencies = [("planning", "0027_words_of_added_above")]
    operations = [
        migrations.AddField(
            model_name="approvedline",
            name="time_left",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("findings"),
                    models.Value(OF_TIME_LEFT),
                    template="jsonb_path_query_first(%(expressions)s::jsonpath)",
                ),
                output_field=models.JSONField(null=True),
            ),
        ),
    ]
