"""“Lập văn bản”: from a list to Word, PDF, the register and the file that stays as it was issued."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from evaluation.models import Evaluation
from foundation.core.acts.run import apply
from foundation.core.models import AccessLog
from foundation.jobs import execution
from office.organisation.rights import Role
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.files import whole_content
from office.papers.models import LetterBatch, Paper
from planning.acts import APPROVE
from tests.conftest import make_user
from tests.factories import make_cadre, make_identity, make_unit
from tests.papers.papers import make_register
from tests.papers_read import lines_of, words
from tests.planning.lists import done, make_entry, make_proposal, make_target

TODAY = datetime.date(2021, 11, 30)


@pytest.fixture
def lists(world):
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU")
    first, second = make_target(world.hoa_tham), make_target(world.tan_van)
    make_entry(world.an, first)
    make_entry(world.binh, second)
    return [first, second]


def address(kind, targets):
    return f"{reverse('paper-draw', args=[kind])}?{'&'.join(f'of={target.pk}' for target in targets)}"


def sent(client, url, **typed):
    """The answer to the form as it was shown, but for what is typed."""
    form = client.get(url).context["form"]
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    values["signer"] = values["signer"].pk if values["signer"] else ""
    values["day"] = f"{values['day']:%d/%m/%Y}" if values["day"] else ""
    return client.post(url, {name: value or "" for name, value in values.items()} | typed)


def cells(workbook):
    rows = load_workbook(io.BytesIO(workbook)).active.iter_rows(values_only=True)
    return [row for row in ([cell for cell in row if cell not in (None, "")] for row in rows) if row]


def test_a_list_leads_to_its_papers_and_each_tells_what_it_lacks(client, world, lists):
    client.force_login(world.lan)
    page = client.get(reverse("planning-list", args=[lists[0].term_id, lists[0].post.title_id]))
    choice = next(each["url"] for each in page.context["actions"] if each["label"] == "Lập văn bản")
    offered = client.get(choice).context["kinds"]
    assert [each["label"] for each in offered] == [
        "Quyết định phê duyệt quy hoạch",
        "Tờ trình cấp trên phê duyệt quy hoạch",
        "Tờ trình ban thường vụ phê duyệt quy hoạch",
        "Thông báo từng đơn vị",
    ]
    drawn = client.get(offered[0]["url"])
    assert drawn.context["form"].initial["day"] == datetime.date(2019, 7, 15)
    assert "văn bản căn cứ: danh sách chưa theo bộ quy định nào" in drawn.content.decode()


def test_an_entry_leads_to_the_papers_of_its_list_today(client, world, lists):
    leader = make_user("xem", Role.LEADER, world.district)
    client.force_login(world.lan)
    page = world.an.planning_entries.get().get_absolute_url()
    found = [each["url"] for each in client.get(page).context["actions"] if each["label"] == "Lập văn bản"]
    assert found == [f"{reverse('paper-choice', args=['planningtarget'])}?of={lists[0].pk}"]
    assert "Lập văn bản" not in client.get(f"{page}?as_of=2021-01-01").content.decode()
    client.force_login(leader)
    assert "Lập văn bản" not in client.get(page).content.decode()


def test_word_and_pdf_leave_under_names_that_say_nothing_and_are_kept_in_the_access_log(client, world, lists):
    client.force_login(world.lan)
    for format, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = sent(client, address("planning-decision", lists), format=format)
        assert b"".join(answer.streaming_content).startswith(begins)
        told = answer["Content-Disposition"]
        assert f'_{lists[0].pk:04}_va_{len(lists) - 1:02}_khac.{format}"' in told and '"QDQH_20' in told
    log = AccessLog.objects.filter(subject="planning.planningtarget", action="export")
    assert list(log.values_list("rows", flat=True)) == [2, 2]


def test_a_decision_is_numbered_issued_and_printed_again_as_it_was(client, world, lists):
    """A birth that is mended afterwards changes nothing of what was issued."""
    client.force_login(world.lan)
    sent(client, address("planning-notice", lists[:1]), format="register")
    paper = Paper.objects.get()
    assert not apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": 12}).refused
    paper = Paper.objects.get()
    assert not apply(ISSUE, world.lan, [paper], {"on": TODAY, "signed_by": "", "by": world.lan}).refused
    kept = paper.files.get(format="docx")
    with kept.file.open("rb") as file:
        before = file.read()
    shown = words(before)
    assert "In lại" not in shown
    approved = str(world.an.birth)
    world.an.birth = "1979-01-02"
    world.an.save()
    anew = words(
        b"".join(
            sent(
                client, address("planning-notice", lists[:1]), code="13-TB/HU", format="docx"
            ).streaming_content
        )
    )
    assert "(In lại từ số liệu đã chốt ngày" in anew
    assert approved in anew and "1979" not in anew
    again = client.get(reverse("paperfile-download", args=[kept.pk]))
    assert again.content == before
    assert b"PK" in before


def test_the_list_that_goes_with_a_decision_is_issued_with_it_and_names_whom_it_names(client, world, lists):
    """Also where the decision was recorded before it was issued; nothing issued is a reprint."""
    chi = make_cadre("Hoàng Thị Chi", unit=world.tan_van, sex="F", birth="1985")
    proposal = make_proposal(chi, lists[1], note="ghi chú nội bộ")
    client.force_login(world.lan)
    sent(client, address("planning-decision", lists), format="register")
    paper = Paper.objects.get()
    assert "XLSX" in client.get(paper.get_absolute_url()).content.decode()
    draft = client.get(reverse("paper-draft", args=[paper.pk, "xlsx"])).content
    assert "DỰ THẢO" in load_workbook(io.BytesIO(draft)).active.oddHeader.right.text
    assert "(kèm theo Quyết định số …, ngày … của" in str(cells(draft))
    assert not apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": 12}).refused
    done(APPROVE, proposal, {"decision_no": "12-QĐ/HU", "decision_on": TODAY})
    assert not apply(ISSUE, world.lan, [Paper.objects.get()], {"on": TODAY, "signed_by": ""}).refused
    kept = {each.format: whole_content(each) for each in paper.files.all()}
    assert kept.keys() == {"docx", "pdf", "xlsx"}
    rows = cells(kept["xlsx"])
    assert load_workbook(io.BytesIO(kept["xlsx"])).active.oddHeader.right.text is None
    assert [row[1] for row in lines_of(rows)] == ["Hoàng Thị Chi"]
    assert ["(kèm theo Quyết định số 12-QĐ/HU, ngày 30/11/2021 của Ban Thường vụ Đảng ủy)"] in rows
    assert "ghi chú nội bộ" not in str(rows)
    assert "gồm 01 đồng chí" in words(kept["docx"]) and "In lại" not in words(kept["docx"]) + str(rows)
    again = sent(client, address("planning-decision", lists[1:]), code="12-QĐ/HU", format="docx")
    assert "(In lại từ số liệu đã chốt ngày 30/11/2021)" in words(b"".join(again.streaming_content))


def test_the_list_of_a_decision_has_all_columns_and_the_grades_that_each_of_its_readers_may_read(
    client, world, lists
):
    chi = make_cadre("Hoàng Thị Chi", unit=world.tan_van, sex="F", birth="1985")
    make_proposal(chi, lists[1])
    Evaluation.objects.create(cadre=chi, year=2020, unit=world.tan_van, grade="good")
    client.force_login(world.lan)
    sent(client, address("planning-decision", lists), format="register")
    draft = reverse("paper-draft", args=[Paper.objects.get().pk, "xlsx"])
    rows = cells(client.get(draft).content)
    assert [str(place) for place in range(1, 27)] in [list(map(str, row)) for row in rows]
    assert "HTTNV" in str(rows) and "T/M BAN THƯỜNG VỤ" in str(rows)
    Account.objects.create(user=world.huong, cadre=chi)
    assert "HTTNV" not in str(cells(client.get(draft).content))


def test_what_the_register_has_of_a_decision_is_not_typed_again(client, world, lists):
    """Proposed only for the lists that the paper is about, while it is not recorded, to who may read it."""
    chi = make_cadre("Hoàng Thị Chi", unit=world.tan_van, sex="F", birth="1985")
    proposal = make_proposal(chi, lists[1])
    client.force_login(world.lan)
    pages = [
        reverse("planning-decide", args=[lists[1].term_id, lists[1].post.title_id]),
        reverse("planningentry-approve", args=[proposal.pk]),
    ]
    sent(client, address("planning-decision", lists[:1]), format="register")
    other = Paper.objects.get()
    apply(TAKE_NUMBER, world.lan, [other], {"on": TODAY, "number": 11})
    assert not any("decision_no" in client.get(page).context["form"].initial for page in pages)
    sent(client, address("planning-decision", lists), format="register")
    paper = Paper.objects.exclude(pk=other.pk).get()
    apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": 12})
    for page in pages:
        answer = client.get(page)
        assert answer.context["form"].initial == {
            "decision_no": "12-QĐ/HU",
            "decision_on": TODAY,
            "issuer": "Ban Thường vụ Đảng ủy",
            "signer": "Lý Văn Bảy",
        }
        assert f'href="{paper.get_absolute_url()}">Quyết định 12-QĐ/HU</a>' in answer.content.decode()
    shown = client.get(paper.get_absolute_url()).content.decode()
    assert reverse("planning-list", args=[lists[0].term_id, lists[0].post.title_id]) in shown
    done(APPROVE, proposal, {"decision_no": "12-QĐ/HU", "decision_on": TODAY})
    make_proposal(make_cadre("Lý Văn Sáu", unit=world.tan_van), lists[1])
    assert "decision_no" not in client.get(pages[0]).context["form"].initial


def test_what_cannot_be_read_keeps_what_was_typed(client, world, lists):
    client.force_login(world.lan)
    answer = sent(
        client, address("planning-decision", lists), day="31/02/2021", about="Nội dung tôi gõ", format="pdf"
    )
    text = answer.content.decode()
    assert "Ngày này không có thật" in text
    assert "Nội dung tôi gõ" in text


def test_who_may_not_take_the_whole_list_away_finds_no_paper_of_it(client, world, lists):
    """The officer of one commune: neither the other's list nor both together, by no address."""
    officer = make_user("hoatham", Role.UNIT_OFFICER, world.hoa_tham)
    nameless = make_user("tanvan", Role.UNIT_OFFICER, world.tan_van)
    make_identity(world.hoa_tham)
    leader = make_user("xem", Role.LEADER, world.district)
    client.force_login(officer)
    for targets in (lists, lists[1:]):
        assert client.get(address("planning-decision", targets)).status_code == 404
        assert client.post(address("planning-decision", targets), {"format": "pdf"}).status_code == 404
    assert client.get(address("planning-notice", lists[:1])).status_code == 200
    client.force_login(nameless)
    assert client.get(address("planning-notice", lists[1:])).status_code == 404, (
        "in the name of another office"
    )
    client.force_login(leader)
    assert client.get(address("planning-decision", lists)).status_code == 403
    for query in ("", "?of=x", "?of=999999", "?" + "&".join("of=1" for _ in range(201))):
        client.force_login(world.lan)
        assert client.get(reverse("paper-draw", args=["planning-decision"]) + query).status_code == 404


def test_the_page_asks_as_often_for_many_units_as_for_two(client, world, lists):
    more = [
        make_target(make_unit(f"0620{place}", f"Xã {place}", parent=world.district)) for place in range(3)
    ]
    client.force_login(world.lan)
    counts = []
    for targets in (lists, lists, [*lists, *more]):
        with CaptureQueriesContext(connection) as asked:
            client.get(address("planning-decision", targets))
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_no_letter_bears_a_second_head_or_a_day_to_come(client, world, lists):
    client.force_login(world.lan)
    url = address("planning-decision", lists)
    slogan, inside = "Cộng hòa xã hội chủ nghĩa Việt Nam", "đồng chí nào Không  đạt"
    for typed in ({"grounds": slogan}, {"about": inside}, {"day": "15/12/2030"}):
        answer = sent(client, url, format="pdf", **typed)
        assert answer.context["form"].errors.keys() == typed.keys()


def test_a_letter_that_cannot_be_printed_gives_the_form_back_as_it_was_typed(client, world, lists):
    client.force_login(world.lan)
    answer = sent(client, address("planning-decision", lists), format="pdf", about="quy hoạch ☎ chờ")
    assert answer.status_code == 200
    assert answer.context["form"].data["about"] == "quy hoạch ☎ chờ"
    assert "☎" in str(answer.context["form"].non_field_errors())


def test_the_list_of_the_office_itself_is_told_to_each_unit_where_its_people_work(client, world):
    """Nobody reads in a notice who else stands on the list."""
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU")
    target = make_target(world.district)
    make_entry(world.an, target)
    make_entry(world.binh, target)
    client.force_login(world.lan)
    sent(client, address("planning-notice", [target]), format="register")
    execution.run(LetterBatch.objects.get().job_id)
    papers = list(Paper.objects.order_by("pk"))
    assert [paper.total for paper in papers] == [1, 1]
    assert [paper.about.split(" – ")[0] for paper in papers] == ["Xã Hoa Thám", "Xã Tân Văn"]
    texts = [client.get(reverse("paper-draft", args=[paper.pk, "docx"])).content for paper in papers]
    names = [world.an.full_name, world.binh.full_name]
    for text, own, other in zip(texts, names, reversed(names), strict=True):
        assert own in words(text)
        assert other not in words(text)
