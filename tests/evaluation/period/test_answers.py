"""A unit says its word on its own page, row by row, until it has handed in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from evaluation.grading.acts import RETURN
from evaluation.models import GradingLine, UnitGrade
from foundation.core.acts.run import apply
from office.campaigns.acts import HAND_IN_BY_UNIT
from office.campaigns.kinds import KINDS
from office.campaigns.models import Campaign
from office.organisation.naming import office_body
from tests.conftest import TODAY
from tests.evaluation.grading import make_line, states_of
from tests.evaluation.period.asked import make_asked, words_of
from tests.factories import make_cadre, make_post
from tests.forms import hidden_fields
from tests.planning.unit_files import cells_of, filled


@pytest.fixture
def asked(world, client):
    world = make_asked(world)
    world.page = reverse("grading-answers", args=[world.asked.pk])
    client.force_login(world.huong)
    return world


def cells(line, **texts):
    return {f"r{line.pk}-{name}": text for name, text in texts.items()}


def send(client, world, typed, opened=None):
    """As a browser sends it: with the hidden fields that the page showed."""
    opened = opened or client.get(world.page)
    return client.post(world.page, hidden_fields(opened.content.decode()) | typed, follow=True)


def test_words_are_written_by_digit_and_short_form_and_the_collective_beside_them(client, asked):
    an, cuc, dung = asked.lines.values()
    page = client.get(asked.page).content.decode()
    assert "Tập thể đã đề nghị 0/3 đồng chí" in page and "Nông Văn Bình" not in page
    assert "<span>Tập thể</span> <span>đề nghị</span>" in page and "(&#x27;" not in page
    assert (
        "Báo không thay đổi" not in page
        and asked.page in client.get(asked.asked.get_absolute_url()).content.decode()
    )
    typed = cells(
        an, self_grade="1", collective_grade="HTTNV", votes="23/25", absent_months="1,5", unit_note="đi học"
    )
    answer = send(client, asked, typed | cells(cuc, self_grade="rất tốt") | {"collective": "good"})
    told = answer.content.decode()
    assert "Đã lưu 1 đồng chí." in told and "Đã ghi tập thể tự xếp loại." in told
    assert 'value="rất tốt"' in told and "Còn 1 dòng chưa lưu" in told
    said = {"self_grade": "excellent", "collective_grade": "good", "unit_votes": "23", "unit_valid": "25"}
    assert words_of(an) == said | {"absent_months": "1.5", "unit_note": "đi học"}
    assert words_of(cuc) == words_of(dung) == {} and UnitGrade.objects.get().self_grade == "good"
    assert (an.version, an.state) == (1, "open")


def test_two_at_one_row_are_told_and_nothing_is_lost(client, asked):
    an = asked.lines["Hoàng Thị An"]
    opened = client.get(asked.page)
    send(client, asked, cells(an, self_grade="1"))
    told = send(client, asked, cells(an, self_grade="3") | {"collective": "good"}, opened).content.decode()
    assert 'value="3"' in told and "HTXSNV" in told and "Lưu lần nữa để giữ" in told
    assert words_of(an) == {"self_grade": "excellent"}
    UnitGrade.objects.update(self_grade="completed")
    told = send(client, asked, {"collective": "excellent"}, opened).content.decode()
    assert "Người khác vừa ghi tập thể tự xếp loại" in told


def test_rows_pasted_by_name_are_read_before_they_are_saved(client, asked):
    pasted = "Họ và tên\tTập thể đề nghị\tGhi chú\nLý Thị Cúc\tHTTNV\tđi học\nVi Văn Lạ\tHTNV\t"
    answer = send(client, asked, {"pasted": pasted, "paste": "1"}).content.decode()
    assert 'value="HTTNV"' in answer and "Vi Văn Lạ" in answer
    assert f"r{asked.lines['Lý Thị Cúc'].pk}-unit_note" in answer and 'value="đi học"' in answer
    assert words_of(asked.lines["Lý Thị Cúc"]) == {}


def test_what_was_handed_in_is_closed_until_the_office_gives_a_row_back(client, asked):
    an, cuc, _ = asked.lines.values()
    GradingLine.objects.filter(pk__in=[an.pk, cuc.pk]).update(collective_grade="good")
    opened = client.get(asked.page)
    assert not apply(HAND_IN_BY_UNIT, asked.huong, [asked.asked], {"on": TODAY}).refused
    page = client.get(asked.page).content.decode()
    assert "trả lại bổ sung thì ghi tiếp được" in page and '<input type="text"' not in page
    assert send(client, asked, cells(an, self_grade="2"), opened).status_code == 403
    apply(RETURN, asked.lan, [GradingLine.objects.get(pk=an.pk)], {"reason": "Xem lại"})
    page = client.get(asked.page)
    assert f"r{an.pk}-self_grade" in page.content.decode()
    assert f"r{cuc.pk}-self_grade" not in page.content.decode()
    assert page.content.decode().count(f"Trả lại: Xem lại ({TODAY:%d/%m/%Y})") == 1
    assert "1 đồng chí được trả lại" in page.content.decode()
    assert (
        f"lưu là đã gửi {office_body()}" in page.content.decode() and "Ghi xong" not in page.content.decode()
    )
    answer = send(client, asked, cells(an, collective_grade="3")).content.decode()
    assert "Trả lại: Xem lại" not in answer and "được trả lại" not in answer
    assert words_of(an)["collective_grade"] == "completed"
    assert states_of(asked.campaign) == {
        "Hoàng Thị An": "unit",
        "Lý Thị Cúc": "unit",
        "Nông Văn Dung": "open",
    }


def test_the_own_row_is_named_and_not_written(client, asked):
    an = asked.lines["Hoàng Thị An"]
    opened = client.get(asked.page)
    Account.objects.create(user=asked.huong, cadre=asked.an)
    page = client.get(asked.page).content.decode()
    assert "Do đồng chí khác xử lý: Hoàng Thị An" in page and f"r{an.pk}-" not in page
    send(client, asked, cells(an, self_grade="1"), opened)
    assert words_of(an) == {}


def test_a_secret_campaign_names_nobody(client, asked):
    Campaign.objects.update(secret=True)
    assert client.get(asked.page).status_code == 403


def told(client, world):
    """All that a unit may open of the campaign, and what it is answered."""
    own = reverse("grading-of-campaignunit", args=[world.asked.pk])
    addresses = [world.page, f"{world.page}?quarters=1", own, world.asked.get_absolute_url()]
    addresses += [world.campaign.get_absolute_url(), world.an.get_absolute_url()]
    line = world.lines["Hoàng Thị An"]
    of_line = ("detail", "history", "record-unit", "record-self", "appraise", "edit", "remove")
    addresses += [reverse(f"gradingline-{name}", args=[line.pk]) for name in of_line]
    addresses += [reverse("grading-grid", args=[world.campaign.pk]), reverse("evaluation-list")]
    found = {}
    for address in addresses:
        answer = client.get(address)
        found[address] = (
            answer.status_code,
            hidden_fields(answer.content.decode()),
            plain(answer.content.decode()),
        )
    return found


def plain(page):
    """Without what differs from one opening to the next."""
    return [line for line in page.splitlines() if "token" not in line.lower() and "nonce" not in line]


def test_a_unit_is_told_the_same_whatever_the_office_makes_of_its_people(client, asked):
    post = make_post("Chuyên viên", asked.tan_van)
    make_line(make_cadre("Vi Văn Xa", post), asked.campaign)
    GradingLine.objects.filter(campaign_unit=asked.asked).delete()
    people = (asked.an, asked.cuc, asked.dung)
    facts = {"campaign_unit": asked.asked, "self_grade": "good", "collective_grade": "good"}
    lines = [make_line(one, asked.campaign, "unit", ordinal=n, **facts) for n, one in enumerate(people, 1)]
    asked.lines["Hoàng Thị An"] = lines[0]
    client.get(asked.page)
    before, workbook = told(client, asked), cells_of(filled(asked.asked))
    decided = {
        "proposed": "not_completed",
        "grade": "not_completed",
        "points_general": 12,
        "is_decided_above": True,
        "note": "Ban Tổ chức xem lại",
        "months": 7,
        "absent_months": 5,
        "absence": "sick",
        "member_grade": "completed",
        "quarter_1": "completed",
    }
    states = ("decided", "voted", "above")
    GradingLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    for number, (person, line, state) in enumerate(zip(people, lines, states, strict=True), 1):
        GradingLine.objects.filter(cadre=person).delete()
        make_line(person, asked.campaign, state, pk=line.pk, ordinal=number, **facts | decided)
    GradingLine.objects.filter(cadre__full_name="Vi Văn Xa").update(proposed="good")
    UnitGrade.objects.create(unit=asked.hoa_tham, year=2021, proposed="completed")
    after = told(client, asked)
    for address, said in before.items():
        assert after[address] == said, address
    assert cells_of(filled(asked.asked)) == workbook and KINDS["grading"].said(asked.asked) == {}
    assert {status for status, _, _ in after.values()} == {200, 403, 404}


def test_a_guess_at_what_the_office_wrote_is_answered_the_same(client, asked):
    an = asked.lines["Hoàng Thị An"]
    answers = []
    for given in ("completed", "good"):
        GradingLine.objects.filter(pk=an.pk).delete()
        make_line(asked.an, asked.campaign, "unit", pk=an.pk, campaign_unit=asked.asked, member_grade=given)
        told = send(client, asked, cells(an, member_grade="HTNV") | {f"r{an.pk}-was": "{}"}).content.decode()
        answers.append(plain(told))
    assert answers[0] == answers[1]


def test_queries_do_not_grow_with_rows(client, asked):
    counts = []
    for many in (0, 27):
        for number in range(many):
            person = make_cadre(f"Người {number}", make_post("Chuyên viên", asked.hoa_tham))
            make_line(person, asked.campaign, campaign_unit=asked.asked, ordinal=10 + number)
        client.get(asked.page)
        with CaptureQueriesContext(connection) as queries:
            client.get(asked.page)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 25, counts


def test_a_unit_opens_its_votes_from_its_page_as_long_as_it_may_type_some(client, asked):
    section = reverse("grading-of-campaignunit", args=[asked.asked.pk])
    votes = reverse("grading-ballots", args=[asked.campaign.pk])
    assert votes in client.get(section).content.decode() and client.get(votes).status_code == 200
    GradingLine.objects.update(state="unit")
    told = client.get(section).content.decode()
    assert "Số đồng chí" in told and votes not in told
