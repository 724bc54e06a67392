"""The rows of a year's grading in their order, so that a page of them is read and no more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("evaluation", "0007_results_named"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="gradingline",
            index=models.Index(fields=["campaign", "ordinal", "id"], name="grading_in_order"),
        ),
    ]
