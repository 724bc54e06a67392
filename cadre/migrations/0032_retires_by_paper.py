from django.db import migrations, models


class Migration(migrations.Migration):
    """Who retires by a paper is few of all, and is asked for whole lists."""

    dependencies = [("cadre", "0031_retirements_alone")]

    operations = [
        migrations.AddIndex(
            "cadre",
            models.Index(
                fields=["id"],
                name="cadre_retires_by_paper",
                condition=models.Q(retirement_paper_on__isnull=False),
            ),
        )
    ]
