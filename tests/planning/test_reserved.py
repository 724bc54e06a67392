"""Findings that rest on facts with a right of their own: who may not read the fact is told nothing of it, anywhere."""

import datetime
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from evaluation.models import Evaluation
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.models import ApprovedLine
from tests.conftest import make_user
from tests.factories import make_qualification, make_rule, make_standard
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.planning.pages import page

ONCE = re.compile(r'\b[A-Za-z0-9]{64}\b|<span data-clock>[^<]*</span>|<option value="DCBPC">[^<]*</option>')
FOR_OTHERS = "o cán bộ được phân công xem xét"


def discipline(cadre):
    make_rule("discipline_removes", True, "yes_no", article="Điều 11")
    Discipline.objects.create(cadre=cadre, kind="party", form="warning", valid_from="2019-01-15")


def confidence(cadre):
    make_rule("low_confidence_most", "0.5", "share", article="Điều 12")
    counts = {"high": 10, "middle": 9, "low": 21, "total": 40}
    ConfidenceVote.objects.create(cadre=cadre, held_on="2019-02-01", occasion="Hội nghị Huyện ủy", **counts)


def political(cadre):
    PoliticalConclusion.objects.create(cadre=cadre, number="15-KL/BTV", concluded_on="2019-03-01")


def other_lists(cadre):
    make_rule("max_titles_per_candidate_same_level", 1, "titles", article="Điều 7")
    HigherListing.objects.create(cadre=cadre, title="Tỉnh ủy viên", level="commune", valid_from="2019-01-01")


def standards(cadre):
    make_standard(least=22, leaders_only=False)
    make_qualification(cadre, "theory", 21, valid_from="2015-01")


def grades(cadre):
    make_rule("grade_least", "Hoàn thành tốt nhiệm vụ", "words", article="Điều 13")
    make_rule("grade_years", 1, "years")
    for year in (2018, 2020):
        Evaluation.objects.create(cadre=cadre, year=year, unit=cadre.now.unit, grade="not_completed")


def titles(cadre):
    make_rule("max_titles_per_candidate_same_level", 1, "titles", article="Điều 7")
    make_entry(cadre, make_target(cadre.now.unit))


# The condition, the fact that fails it, and words that only the fact gives.
FACTS = {
    "discipline": (discipline, ["cảnh cáo", "đương nhiên đưa ra"]),
    "confidence": (confidence, ["tín nhiệm thấp 21/40 phiếu"]),
    "political": (political, ["15-KL/BTV"]),
    "other_lists": (other_lists, ["Tỉnh ủy viên"]),
    "standards": (standards, ["Sơ cấp"]),
    "grades": (grades, ["KHTNV"]),
    "titles_of_person": (titles, ["2 chức danh (yêu cầu"]),
}


@pytest.fixture
def reserved(world):
    """Bình of Tân Văn and An of Hoa Thám are put forward for a post of Hoa Thám; every restricted fact is asked."""
    make_rule()
    RuleSet.objects.update(conditions=list(FACTS))
    world.target = make_target(world.hoa_tham, "Bí thư Đảng ủy")
    world.entry = make_proposal(world.binh, world.target, proposed_on=datetime.date(2021, 11, 1))
    world.listed = reverse("planning-list", args=[world.target.term_id, world.target.post.title_id])
    return world


def answers(client, world, user):
    """What the user is told by every page of the entry and its list, without what differs at each opening."""
    opened = [(world.listed, {"check": each, "verdict": short}) for each in FACTS for short in ("KĐ", "CKT")]
    opened += [
        (world.listed, {"columns": "theory"}),
        (world.listed, {}),
        (world.entry.get_absolute_url(), {}),
    ]
    opened += [(reverse("planning-of-person", args=[world.binh.pk]), {})]
    opened += [(reverse("post-plans", args=[world.target.post_id]), {}), (reverse("planning-index"), {})]
    found = [page(client, user, address, **query).content.decode() for address, query in opened]
    book = load_workbook(io.BytesIO(page(client, user, world.listed, format="xlsx").getvalue()))
    found.append(str([list(row) for row in book.active.iter_rows(values_only=True)][1:]))
    return [ONCE.sub("", html) for html in found]


def test_who_may_not_read_the_fact_is_told_the_same_with_it_as_without(client, reserved):
    before = answers(client, reserved, reserved.huong)
    assert FOR_OTHERS in before[-1] and any(FOR_OTHERS in html for html in before[:-1])
    for record, _ in FACTS.values():
        record(reserved.binh)
    for number, (told, once) in enumerate(
        zip(answers(client, reserved, reserved.huong), before, strict=True)
    ):
        assert told == once, number
    told = " ".join(answers(client, reserved, reserved.lan))
    for _, words in FACTS.values():
        assert all(word in told for word in words), words
    assert "Không đạt" in told and FOR_OTHERS not in told


def test_every_figure_of_a_condition_opens_its_lines(client, reserved):
    html = page(client, reserved.huong, reserved.listed).content.decode()
    figures = re.findall(r'href="([^"]*check=[^"]*)">(\d+)</a>', html)
    assert any("DCBPC" in address for address, _ in figures)
    for address, count in figures:
        opened = client.get(unescape(address))
        assert opened.status_code == 200, address
        assert len(opened.context["planning_list"].lines) == int(count), address


def test_grades_that_were_given_elsewhere_are_told_to_who_reads_them_there(client, reserved):
    """An works at Hoa Thám now; one of the years was graded by Tân Văn."""
    grades(reserved.an)
    entry = make_entry(reserved.an, reserved.target)
    address = entry.get_absolute_url()
    assert "KHTNV" in page(client, reserved.huong, address).content.decode()
    Evaluation.objects.filter(cadre=reserved.an, year=2018).update(unit=reserved.tan_van)
    assert "KHTNV" not in page(client, reserved.huong, address).content.decode()
    assert "KHTNV" in page(client, reserved.lan, address).content.decode()


UNIT = Role.UNIT_OFFICER
READ_BY = {
    Role.OFFICER: set(FACTS),
    Role.CHIEF: set(FACTS),
    Role.LEADER: set(FACTS) - {"other_lists"},
    Role.AREA_MEMBER: {"discipline", "standards", "grades"},
    Role.INSPECTOR: {"discipline", "standards", "grades"},
    # Of a person who works elsewhere.
    UNIT: set(),
}


def test_each_role_is_told_what_a_decision_kept_as_far_as_it_may_know(client, reserved):
    users = {
        role: make_user(f"nguoi-doc-{role}", role, reserved.district) for role in READ_BY.keys() - {UNIT}
    }
    users[UNIT] = reserved.huong
    for record, _ in FACTS.values():
        record(reserved.binh)
    kept = make_entry(reserved.binh, make_target(reserved.hoa_tham))
    assert ApprovedLine.objects.get(entry=kept).verdict == "Không đạt", "the decision itself keeps everything"
    for role, read in READ_BY.items():
        html = page(client, users[role], kept.get_absolute_url()).content.decode()
        shown = {name for name, (_, words) in FACTS.items() if all(word in html for word in words)}
        hidden = {name for name, (_, words) in FACTS.items() if not any(word in html for word in words)}
        assert (shown, hidden) == (read, set(FACTS) - read), role
        assert ("Không đạt" in html, FOR_OTHERS in html) == (bool(read), read != set(FACTS)), role
