"""What a unit keeps of its imports for the next one: how columns were matched, what was answered."""

from django.db import models


class ColumnMemory(models.Model):
    """How a unit's officers matched the columns of sheets with the same headings."""

    unit_key = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    signature = models.CharField(max_length=64)
    columns = models.JSONField()
    # As the page shows them: [heading, key of its column or None]; empty for what was kept before.
    headings = models.JSONField(default=list)
    kept_at = models.DateTimeField("lúc ghi nhớ", auto_now=True, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_key", "kind", "signature"], name="columns_remembered_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.signature[:8]}"


class AnswerMemory(models.Model):
    """What a unit's officers answered to a question, which is kept as a hash alone: it names people."""

    unit_key = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    question = models.CharField(max_length=64)
    value = models.CharField(max_length=100)
    kept_at = models.DateTimeField("lúc ghi nhớ", auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_key", "kind", "question"], name="answers_remembered_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.question[:8]}"
