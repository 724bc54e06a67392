"""A list “Có độ mật”: no name comes in, nothing goes out, and all say so in the same sentence."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.brought import Asked
from cadre.models.people import Cadre
from cadre.papers.slip import PersonOnPaper
from foundation.core.acts.run import apply, judge
from foundation.core.models import AccessLog
from foundation.sheets.filling.lists import list_named
from office.organisation.models.users import User
from office.papers.acts import ISSUE
from office.papers.files import keep
from office.papers.models import PaperSubject
from planning.acts import APPROVE, PROPOSE, RECORD, REMOVE
from planning.models import PlanningEntry
from planning.people import in_words
from planning.secrecy import LEFT_OUT, SECRET_LIST
from tests.cadre.sheets import reasons, verdicts
from tests.factories import make_cadre, make_post
from tests.papers.papers import PDF, TODAY, make_paper, make_register
from tests.papers_read import rows_sent
from tests.planning.lists import make_entry, make_target
from tests.planning.test_import import look, row
from tests.planning.test_import import planned as importable  # noqa: F401

DECISION = {"decision_no": "9-QĐ/TU", "decision_on": datetime.date(2021, 11, 1)}
SAID = "Danh sách có độ mật"


@pytest.fixture
def secret(client, planned):
    """The district's list of two, marked after their names had been entered."""
    make_register(planned.district)
    mark(planned.target)
    client.force_login(planned.lan)
    return planned


def mark(target, *, secret=True):
    target.secret = secret
    target.save()


def test_every_way_out_refuses_in_one_sentence_and_none_is_offered(client, secret):
    key, chosen = secret.target.pk, {"row": secret.first.pk, "rows": secret.first.pk}
    roster = {"format": "pdf", "top": "plain"}
    answers = [
        client.get(secret.address, {"format": "xlsx"}),
        client.post(f"{secret.address}?format=xlsx", {"all": "2", **chosen}),
        client.get(secret.address, {"print": "1"}),
        client.get(f"{secret.address}roster/"),
        client.post(f"{secret.address}roster/", roster),
        client.get(reverse("paper-choice", args=["planningtarget"]), {"of": key}),
        *(
            way(f"{reverse('paper-draw', args=[slug])}?of={key}", {"of": key, "format": "docx"})
            for slug in ("planning-decision", "planning-notice")
            for way in (client.get, client.post)
        ),
    ]
    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert all(SECRET_LIST in answer.content.decode() for answer in answers)
    choice = f"planning:{secret.target.term_id}/{secret.target.post.title_id}"
    assert list_named(secret.lan, choice, TODAY).refusal() == SECRET_LIST
    assert not AccessLog.objects.filter(action__in=["export", "print"]).exists()
    page = client.get(secret.address)
    html = page.content.decode()
    assert SECRET_LIST in html and "Còn 2 trường hợp đã nhập tên" in html
    assert "Hoàng Thị An" in html and 'id="candidate"' not in html
    offered = [each["label"] for each in page.context["actions"]]
    assert not {"Kết xuất Excel", "In danh sách trích ngang", "Lập văn bản"} & set(offered)
    assert "format=xlsx" not in html and "print=1" not in html


def test_an_open_list_stays_as_it_was_and_asks_no_more_questions(client, secret):
    client.get(secret.address)
    with CaptureQueriesContext(connection) as marked:
        client.get(secret.address)
    mark(secret.target, secret=False)
    with CaptureQueriesContext(connection) as unmarked:
        page = client.get(secret.address)
    assert len(marked) <= len(unmarked)
    assert "Lập văn bản" in [each["label"] for each in page.context["actions"]]
    assert 'id="candidate"' in page.content.decode() and SAID not in page.content.decode()
    assert rows_sent(client.get(secret.address, {"format": "xlsx"}))


def test_no_name_is_put_on_it_and_those_that_stand_can_be_taken_off(client, secret):
    """Who stands on it already is not decided anew; taking out and what is told of others stay."""
    system, target = User.system(), secret.target
    cadre = make_cadre("Lương Thị Dung", make_post("Phó Chủ tịch UBND", secret.tan_van))
    new = PlanningEntry(cadre=cadre, target=target)
    for act, asked in ((PROPOSE, {"on": TODAY}), (RECORD, DECISION)):
        assert [*judge(act, system, [new], asked).values()] == [[SECRET_LIST]]
    assert judge(APPROVE, system, [secret.first], DECISION)[secret.first.pk][0] == SECRET_LIST
    url = reverse("planning-add", args=[target.pk])
    answer = client.post(url, {"cadre": cadre.pk, "on": "30/11/2021"}, follow=True)
    assert SECRET_LIST in answer.content.decode()
    found = client.post(f"{secret.address}candidates/", {"candidate": "Lương Thị Dung"})
    assert [each.choices for each in found.context["people"]] == [[]]
    assert not PlanningEntry.objects.filter(cadre=cadre).exists()
    ended = {"on": TODAY, "end_reason": "retired", "reason": "", "decision_no": "1-QĐ/HU"}
    assert not apply(REMOVE, system, [secret.first], ended).refused


def test_an_import_of_it_is_refused_row_by_row(world, importable):  # noqa: F811
    entry = make_entry(world.an, importable)
    mark(importable)
    outcome = look(world.lan, [row(note="Xem lại"), row(5, full_name="Nông Văn Bình", birth="1975-03-04")])
    assert "new" not in verdicts(outcome) and "changed" not in verdicts(outcome)
    assert all(SECRET_LIST in said for said in reasons(outcome))
    assert PlanningEntry.objects.get() == entry


def test_a_paper_drawn_up_before_is_not_issued(client, secret):
    """Of several lists one is enough; the draft says the same."""
    other = make_target(secret.hoa_tham)
    paper = make_paper(
        secret.district,
        "numbered",
        kind="planning-decision",
        genre="decision",
        issuer="committee",
        head="party",
        number=20,
    )
    for target in (other, secret.target):
        PaperSubject.objects.create(paper=paper, model="planning.planningtarget", key=target.pk)
    assert apply(ISSUE, secret.lan, [paper], {"on": TODAY, "signed_by": ""}).refused == {
        paper.pk: [SECRET_LIST]
    }
    draft = client.get(reverse("paper-draft", args=[paper.pk, "docx"]), follow=True)
    assert SECRET_LIST in draft.content.decode() and paper.files.count() == 0


def test_files_issued_before_the_mark_are_kept_and_given_to_nobody(client, secret):
    """Nor is anything attached to their paper; without the mark they are there again."""
    mark(secret.target, secret=False)
    paper = make_paper(
        secret.district,
        "numbered",
        kind="planning-decision",
        genre="decision",
        issuer="committee",
        head="party",
        number=20,
    )
    PaperSubject.objects.create(paper=paper, model="planning.planningtarget", key=secret.target.pk)
    kept = keep(paper, "issued", "pdf", PDF, secret.lan)
    ways = [kept.get_absolute_url(), reverse("paper-attach", args=[paper.pk])]
    assert [client.get(way).status_code for way in ways] == [200, 200]
    mark(secret.target)
    for way in ways:
        answer = client.get(way)
        assert answer.status_code == 403 and SECRET_LIST in answer.content.decode()
    page = client.get(paper.get_absolute_url()).content.decode()
    assert SECRET_LIST in page and "Tệp đã lưu vẫn được giữ" in page
    assert not any(way in page for way in ways)
    assert AccessLog.objects.filter(subject="papers.paper", action="download").count() == 1
    mark(secret.target, secret=False)
    assert client.get(kept.get_absolute_url()).content == PDF


def test_no_sheet_of_people_and_no_slip_tells_of_it(secret):
    """Nor the list behind a number of a form."""
    for action, told in (("view", True), ("export", False)):
        rows = Cadre.objects.filter(pk=secret.an.pk)
        asked = Asked(secret.lan, TODAY, action)
        assert bool(rows.annotate(planned=in_words(asked)).get().planned) == told
    cadre = Cadre.objects.get(pk=secret.an.pk)
    # Said of everybody alike, or it would tell who stands there.
    slips = [
        PersonOnPaper.of(secret.lan, each, TODAY)
        for each in (cadre, make_cadre("Lương Thị Dung", unit=secret.hoa_tham))
    ]
    assert [(each.left_out, "Quy hoạch" in each.brought) for each in slips] == [([LEFT_OUT], False)] * 2
    mark(secret.target, secret=False)
    slip = PersonOnPaper.of(secret.lan, cadre, TODAY)
    assert (slip.left_out, "Quy hoạch" in slip.brought) == ([], True)


def test_what_is_printed_or_sent_of_people_and_posts_leaves_it_out_and_says_so(client, secret):
    """The list of people by column and by filter, the posts soon vacant; on screen all is there and nothing is said."""
    term = secret.target.term.name
    column, narrowed = {"columns": ["planned"]}, {"planned": secret.target.post.title_id}
    make_entry(secret.an, make_target(secret.hoa_tham))
    for query, there in ((column, f"huyện {term}"), (narrowed, "Nông Văn Bình")):
        shown = client.get(reverse("cadre-list"), query).content.decode()
        assert there in shown and LEFT_OUT not in shown
        for leaving in ({"print": "1"}, {"format": "xlsx"}):
            answer = client.get(reverse("cadre-list"), query | leaving)
            text = str(rows_sent(answer)) if "format" in leaving else answer.content.decode()
            assert LEFT_OUT in text and there not in text, (query, leaving)
    roster = client.get(reverse("cadre-roster"), narrowed).context
    assert (roster["lines"], LEFT_OUT in roster["said"]) == (0, True)
    plain = client.get(reverse("cadre-list"), {"columns": ["place"], "print": "1"})
    assert LEFT_OUT not in plain.content.decode()
    vacancies = reverse("vacancy-list")
    assert LEFT_OUT in client.get(vacancies, {"print": "1"}).content.decode()
    assert LEFT_OUT in str(rows_sent(client.get(vacancies, {"format": "xlsx"})))
    assert LEFT_OUT not in client.get(vacancies).content.decode()


def test_the_list_behind_a_number_is_read_and_does_not_leave(client, secret):
    address, title = reverse("stat-entries", args=["12b"]), {"title": secret.target.post.title_id}
    page = client.get(address, title)
    assert page.context["page"]["total"] == 2 and "format=xlsx" not in page.content.decode()
    for asked in ({"format": "xlsx"}, {"print": "1"}):
        answer = client.get(address, title | asked)
        assert answer.status_code == 403 and SECRET_LIST in answer.content.decode()


def test_the_mark_is_made_by_a_form_that_says_what_follows_and_stays_in_the_history(client, planned):
    client.force_login(planned.lan)
    url = reverse("planningtarget-edit", args=[planned.target.pk])
    page = client.get(url)
    assert "Không nhập nội dung bí mật nhà nước" in page.content.decode()
    typed = {"post": planned.target.post_id, "term": planned.target.term_id, "secret": "on"}
    assert client.post(url, typed).status_code == 302
    planned.target.refresh_from_db()
    assert planned.target.secret
    history = client.get(reverse("planningtarget-history", args=[planned.target.pk])).content.decode()
    assert "có độ mật" in history.lower()
