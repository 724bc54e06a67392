import datetime

from django.db import migrations

DECREE = ("135/2020/NĐ-CP", datetime.date(2020, 11, 18))
BEGAN = datetime.date(2021, 1, 1)
FLAT = {"M": {"base": 720}, "F": {"base": 660}}
STEPS = {
    "M": {"base": 720, "from": "1961-01", "every": 9, "step": 3, "limit": 744},
    "F": {"base": 660, "from": "1966-01", "every": 8, "step": 4, "limit": 720},
}
# As `load_regulations` would make them, which then finds them there.
SETS = [
    {
        "name": "Tuổi nghỉ hưu trước ngày 01/01/2021",
        "in_force_from": datetime.date(1995, 1, 1),
        "in_force_to": BEGAN,
        "note": "Ngày hiệu lực chưa đối chiếu với văn bản.",
    },
    {"name": "Tuổi nghỉ hưu theo Nghị định 135", "in_force_from": BEGAN},
]
RULES = [
    {"value": FLAT, "article": "Tuổi nghỉ hưu trước ngày 01/01/2021"},
    {"value": STEPS, "article": "Nghị định 135/2020/NĐ-CP, Điều 4"},
]


def make_rules(apps, schema_editor):
    """The ages that were in force in code; a database with nothing in it gets them with all other reference data."""
    RuleSet, Rule, Document, Cadre = (
        apps.get_model(*name)
        for name in [
            ("regulations", "RuleSet"),
            ("regulations", "Rule"),
            ("regulations", "Document"),
            ("cadre", "Cadre"),
        ]
    )
    if not RuleSet.objects.exists() and not Cadre.objects.exists():
        return
    for shown, rule in zip(SETS, RULES, strict=True):
        rule_set = RuleSet.objects.create(subject="retirement", **shown)
        Rule.objects.create(
            rule_set=rule_set, key="retirement_ages", measure="ages", confirmed=True, **rule
        )
    number, issued_on = DECREE
    for decree in Document.objects.filter(number=number, issued_on=issued_on):
        rule_set.documents.add(decree)


def take_rules_away(apps, schema_editor):
    apps.get_model("regulations", "RuleSet").objects.filter(subject="retirement").delete()


class Migration(migrations.Migration):
    dependencies = [("cadre", "0010_ages_from_the_rule")]
    operations = [migrations.RunPython(make_rules, take_rules_away)]
