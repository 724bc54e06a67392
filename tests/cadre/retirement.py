"""The rule of retirement ages as an office has it, for tests that ask when somebody retires."""

import datetime

from office.regulations.models import Rule, RuleSet

FLAT = {"M": {"base": 720}, "F": {"base": 660}}
STEPS = {
    "M": {"base": 720, "from": "1961-01", "every": 9, "step": 3, "limit": 744},
    "F": {"base": 660, "from": "1966-01", "every": 8, "step": 4, "limit": 720},
}
DECREE = datetime.date(2021, 1, 1)
ARTICLE = "Nghị định 135/2020/NĐ-CP, Điều 4"


def make_ages(value=STEPS, begins=DECREE, ends=None, *, confirmed=True, article=ARTICLE):
    """The rule for everywhere from a day to a day; made in a set of its own."""
    name = f"Tuổi nghỉ hưu từ {begins:%d/%m/%Y}"
    rule_set = RuleSet.objects.create(name=name, subject="retirement", in_force_from=begins, in_force_to=ends)
    kept = {"value": value, "measure": "ages", "article": article, "confirmed": confirmed}
    return Rule.objects.create(rule_set=rule_set, key="retirement_ages", **kept)


OWN_MONTH = {
    "retirement_month": "2030-05",
    "retirement_reason": "early",
    "retirement_paper_no": "12-QĐ/HU",
    "retirement_paper_on": "2021-02-01",
}
OWN_WORDS = "05/2030 (nghỉ hưu trước tuổi, theo văn bản số 12-QĐ/HU ngày 01/02/2021)"
