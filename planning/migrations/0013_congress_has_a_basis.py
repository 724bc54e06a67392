from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Months that were confirmed before without a paper stay as they are until somebody changes their term."""

    dependencies = [
        ('planning', '0012_reasons_of_taking_out'),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='planningterm',
            constraint=models.CheckConstraint(
                condition=Q(congress_confirmed=False) | Q(congress_document__isnull=False) | ~Q(congress_article=''),
                name='confirmed_congress_has_a_basis',
                violation_error_message='Ghi văn bản hoặc điều, khoản về tháng đại hội rồi mới xác nhận.',
            ),
        ),
    ]
