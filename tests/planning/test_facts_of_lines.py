"""What the official list prints of a person is kept when the list is approved, and read again as it was."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.people import Cadre
from cadre.papers.people import ListedPerson
from evaluation.models import Evaluation
from foundation.core.acts.run import apply
from planning.acts import APPROVE
from planning.models import ApprovedLine
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import make_entry, make_proposal

DAY = datetime.date(2021, 11, 30)
DECISION = {"decision_no": "9-QĐ/HU", "decision_on": DAY}


def test_a_decision_keeps_what_the_official_list_prints(planned):
    facts = {"home_town": "xã Hoa Thám", "party_joined_on": "2001-10", "general_education": "12/12"}
    dung = make_cadre("Lương Thị Dung", make_post("Phó Chủ tịch UBND", planned.tan_van), **facts)
    make_qualification(dung, "theory", 23)
    Evaluation.objects.create(cadre=dung, year=2020, unit=planned.tan_van, grade="good")
    proposal = make_proposal(dung, planned.target)
    apply(APPROVE, planned.lan, [proposal], DECISION)
    line = ApprovedLine.objects.get(entry=proposal)
    Cadre.objects.filter(pk=dung.pk).update(home_town="nơi khác", general_education="10/10")
    person = ListedPerson.from_kept(line.facts, name=line.name, sex=line.sex)
    assert (person.home_town, person.general_education, person.theory) == ("xã Hoa Thám", "12/12", "Cao cấp")
    assert (str(person.joined_on), person.official_on) == ("10/2001", None)
    assert person.place == "Phó Chủ tịch UBND, Xã Tân Văn"
    assert (person.grade(2020), person.grade(2019)) == ("HTTNV", "")
    kept = line.approved_list
    assert kept.checksum == kept.seal(kept.lines.all())


def test_what_has_no_days_is_kept_of_a_decision_made_earlier_too(planned):
    facts = {"home_town": "xã Hoa Thám", "general_education": "12/12"}
    dung = make_cadre("Lương Thị Dung", make_post("Phó Chủ tịch UBND", planned.tan_van), **facts)
    assert make_entry(dung, planned.target).approved_lines.get().facts["general_education"] == "12/12"


def test_a_line_made_before_facts_were_kept_is_sealed_as_it_was(planned):
    line = planned.first.approved_lines.get()
    with_facts = line.approved_list.seal([line])
    line.facts = None
    assert len(line.sealed) == 15 and line.approved_list.seal([line]) != with_facts


def test_keeping_facts_of_many_takes_as_many_queries_as_of_one(planned):
    def queries_for(names):
        people = [make_cadre(name, make_post("Chuyên viên", planned.office)) for name in names]
        proposals = [make_proposal(cadre, planned.target) for cadre in people]
        with CaptureQueriesContext(connection) as queries:
            apply(APPROVE, planned.lan, proposals, DECISION)
        return len(queries)

    queries_for(["Lý Văn Không"])
    assert queries_for(["Lý Văn Một"]) == queries_for([f"Lý Văn {place}" for place in range(2, 9)])
