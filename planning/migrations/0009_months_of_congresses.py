from django.db import migrations

MONTHS = {"reckoning_month": "party", "reckoning_month_government": "government"}


def give_to_terms(apps, schema_editor):
    """The months that rules of planning held are those of the terms that begin in their year."""
    Rule, PlanningTerm = apps.get_model("regulations", "Rule"), apps.get_model("planning", "PlanningTerm")
    rules = Rule.objects.filter(key__in=MONTHS).exclude(rule_set__subject="election")
    for rule in rules.order_by("-confirmed", "-rule_set__in_force_from", "key", "pk"):
        if rule.value:
            terms = PlanningTerm.objects.filter(
                kind=MONTHS[rule.key], begins_on__year=rule.value[:4], congress_month=None
            )
            terms = terms.filter(level=rule.level) if rule.level else terms
            terms.update(
                congress_month=rule.value, congress_article=rule.article, congress_confirmed=rule.confirmed
            )
        turn(Rule, rule)


def turn(Rule, rule):
    """The rule says now that the month is that of the term's congress; its old month stays in the note."""
    place = {name: getattr(rule, name) for name in ("rule_set", "level", "kind", "horizon")}
    if Rule.objects.filter(key="reckoning", **place).exists():
        rule.delete()
        return
    if rule.value:
        month = "/".join(reversed(rule.value.split("-")))
        rule.note = f"{rule.note} Trước đây ghi {month}.".strip()[:300]
    rule.key, rule.measure, rule.value = "reckoning", "reckoning", "congress" if rule.value else None
    rule.save()


def take_from_terms(apps, schema_editor):
    """Months are typed anew into the rules; those of the terms are dropped with their columns."""
    apps.get_model("regulations", "Rule").objects.filter(key="reckoning").update(
        key="reckoning_month", measure="month", value=None, confirmed=False
    )


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0008_congress_month'),
        ('regulations', '0004_unseen_figures'),
    ]

    operations = [
        migrations.RunPython(give_to_terms, take_from_terms),
    ]
