"""The results by their year, so that the years that there are any of are found, not read out of all."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("evaluation", "0008_grading_in_order"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["year"], name="grades_of_a_year"),
        ),
    ]
