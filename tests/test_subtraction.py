"""What judges somebody whom a reader may not see judged moves no figure, list or file that the reader is given.

Two worlds that differ by nothing else answer the same, so nothing is found by subtracting one figure from another:
neither of the reader's own person and relatives, nor of units outside the grants, however few their people are.
"""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from cadre.models.trust import PoliticalConclusion
from evaluation.models import Evaluation, GradingLine, GradingOpinion
from foundation.core.acts.act import ACTS
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from planning.models import ReviewLine
from rotation.models import RotationJudgement, RotationOpinion, RotationRemark
from tests.answers import LISTS
from tests.cadre.recorded import make_discipline, make_vote
from tests.conftest import END_OF_YEAR, WORLD, make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_standard
from tests.planning.lists import make_entry, make_target
from tests.records import APPS, BOTH, address
from tests.training.factories import enrol, make_class
from tests.two_worlds import WRITES, answers, differing
from training.models import Enrolment, PlanPerson

both_rows = BOTH.fixture()
# Beside what writes, what shows the page of its record too.
WRITING = (*WRITES, "-history", "-papers", "-propose", "-relieve")
# What a list is asked for beside its page; what is no list answers each as itself.
BESIDE = ("format=xlsx", "as_of=31/12/2021&year=all&state=all")
# The apps whose pages count or tell what judges.
JUDGING = {"cadre", "dashboards", "evaluation", "planning", "questions", "rotation", "standards", "training"}
ACTING = {f"{act.model._meta.model_name}-{act.slug}" for act in ACTS.values()}
# What is asked of pages beyond that: by what judges, and by year.
ALSO = {
    "evaluation-list": ("grade=not_completed", "grade=good"),
    "evaluation-results": ("year=2020",),
    "standards-compared": ("standing=meets",),
    "enrolment-list": ("result=passed",),
    "cadre-list": ("planned=any", "format=xlsx&columns=grade"),
}


@pytest.fixture
def judged(world, both_rows):
    """Both communes have graded and planned people, and learners in one class of the district."""
    found = both_rows.put_upon(WORLD)
    world.own, world.others = found.own, found.others
    make_standard()
    together = make_class("Lớp của huyện", world.district, head_count=4)
    above = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    for unit, cadre in ((world.hoa_tham, world.an), (world.tan_van, world.binh)):
        beside = make_cadre(f"Lý Văn Bạn {unit.order}", make_post("Bí thư Đảng ủy", unit, is_leader=True))
        make_evaluation(beside, 2020, "good", unit=unit)
        for person in (cadre, beside):
            make_entry(person, above)
            enrol(together, person)
    world.above = above
    return world


def judge(cadre):
    """The person is judged otherwise in everything; whose person it is, where, and what is asked of them, stays."""
    Evaluation.objects.filter(cadre=cadre).update(grade="not_completed", note="khác")
    GradingLine.objects.filter(cadre=cadre).update(
        proposed="not_completed", grade="not_completed", note="khác"
    )
    GradingOpinion.objects.filter(line__cadre=cadre).update(grade="not_completed")
    Enrolment.objects.filter(cadre=cadre).update(result="failed")
    PlanPerson.objects.filter(cadre=cadre).update(reason="khác")
    RotationJudgement.objects.filter(rotation__cadre=cadre).update(grade="not_completed")
    RotationRemark.objects.filter(rotation__cadre=cadre).update(grade="not_completed", text="khác")
    RotationOpinion.objects.filter(rotation__cadre=cadre).update(text="khác")
    ReviewLine.objects.filter(cadre=cadre).update(proposal_text="khác", conclusion_text="khác")
    make_discipline(cadre, "warning", valid_from="2021-10-01")
    make_vote(cadre, held_on="2021-06-01")
    PoliticalConclusion.objects.filter(cadre=cadre).update(number="khác")


def pages(own, others=None):
    """Every page that tells anything, of the own records and, if given, of the others'; lists also in other ways."""
    for app in APPS:
        for name, kind, _ in app.ADDRESSES if app.__name__.split(".")[1] in JUDGING else ():
            if name.endswith(WRITING) or name in ACTING:
                continue
            for record in {id(each): each for each in (own.get(kind), others and others.get(kind))}.values():
                if kind and record is None:
                    continue
                page = address(name, record)
                yield page
                beside = BESIDE if kind in LISTS and name.endswith("-list") else ()
                yield from (f"{page}?{each}" for each in (*beside, *ALSO.get(name, ())))


def of_all_roles(name, unit):
    """A reader with every grant that reads: what one of them is told, this one is told too."""
    user = make_user(name, Role.CHIEF, unit)
    for role in (Role.LEADER, Role.UNIT_OFFICER, Role.AREA_MEMBER, Role.INSPECTOR):
        until = END_OF_YEAR if role == Role.INSPECTOR else None
        Grant.objects.create(user=user, role=role, unit=unit, until=until)
    return user


def told_otherwise(client, user, asked, people, least=60):
    before = answers(client, user, asked)
    assert sum(status == 200 for status, _ in before.values()) >= least

    for cadre in people:
        judge(cadre)
    return differing(before, answers(client, user, asked))


def test_what_judges_the_reader_or_a_relative_changes_nothing_he_is_told(client, judged):
    reader = of_all_roles("truongban", judged.district)
    Account.objects.filter(cadre=judged.an).delete()
    Account.objects.create(user=reader, cadre=judged.an)
    Relative.objects.create(cadre=judged.an, relative=judged.binh, kinship="sibling")
    asked = [*pages(judged.own, judged.others), *of_targets(judged)]
    assert told_otherwise(client, reader, asked, (judged.an, judged.binh)) == []


def test_what_judges_another_units_people_changes_nothing_a_reader_is_told(client, judged):
    reader = of_all_roles("vung", judged.hoa_tham)
    asked = [*pages(judged.own), *of_targets(judged)]
    assert told_otherwise(client, reader, asked, (judged.binh,)) == []


def of_targets(judged):
    page = reverse("planning-list", args=[judged.above.term_id, judged.above.post.title_id])
    yield from (page, *(f"{page}?{each}" for each in BESIDE))


def test_who_is_neither_tied_nor_outside_is_told_of_it(client, judged):
    """Else the two above would hold of what is shown to nobody."""
    reader = of_all_roles("truongban", judged.district)
    names = ("board", "evaluation-list", "evaluation-results", "standards-compared", "enrolment-list")
    asked = [reverse(name) for name in names]
    told = told_otherwise(client, reader, asked, (judged.an, judged.binh), least=5)
    assert {reverse("board"), reverse("evaluation-list"), reverse("enrolment-list")} <= set(told)
