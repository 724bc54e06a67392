from django.db import migrations, models
from django.db.models import Q

# Whoever typed in whom the level above added was kept as their proposer.
NOT_PROPOSED = """
UPDATE planning_reviewline
SET proposal = '', proposal_reason = '', proposal_text = '', proposal_by_id = NULL, proposal_at = NULL,
    conclusion = '', conclusion_reason = '', conclusion_text = '', votes = NULL
WHERE origin = 'above';
"""


class Migration(migrations.Migration):
    """Of whom the level above adds neither office nor body has said a word."""

    dependencies = [("planning", "0026_counts_by_office")]
    operations = [
        migrations.RunSQL(NOT_PROPOSED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="reviewline",
            constraint=models.CheckConstraint(
                condition=~Q(origin="above") | Q(proposal="", conclusion=""),
                name="added_above_is_nobody_elses_word",
                violation_error_message="Đồng chí do cấp trên bổ sung không có đề xuất, kết luận của cấp mình.",
            ),
        ),
    ]
