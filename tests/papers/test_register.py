"""The register: numbers taken and struck, what is secret, who reads what, and files that stay as they were."""

import datetime
import hashlib
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from foundation.core.models import AccessLog
from foundation.printing.layout import HeadStyle
from foundation.printing.word.package import packed, unpacked
from office.organisation.models.users import User
from office.organisation.rights import Role
from office.papers import kinds
from office.papers.acts import CLERKS, ISSUE, STRIKE, TAKE_NUMBER
from office.papers.files import keep
from office.papers.kinds import PaperKind
from office.papers.models import NumberingTerm, Paper, PaperFile
from office.papers.models.files import SECRET_TAKES_NONE
from planning.models import PlanningTarget
from tests.conftest import make_user
from tests.papers.papers import PDF, TODAY, make_paper, make_register
from tests.planning.lists import make_target

SYSTEM = User.system()


class SlipOfTests(PaperKind):
    """Words of a planning list's title, as every format."""

    slug, label, file_stem, right = "slip", "Phiếu thử", "PT", "planning.draft_planningentry"
    from_model = PlanningTarget
    formats = ("docx", "pdf")

    def files(self, user, subject, asked, *, draft):
        mark = "DỰ THẢO" if draft else asked["paper"].code
        return {extension: f"{extension} {subject.term.name} {mark}".encode() for extension in self.formats}


@pytest.fixture
def slip(monkeypatch):
    monkeypatch.setitem(kinds.KINDS, "slip", SlipOfTests)


def taken(paper, act=TAKE_NUMBER, **asked):
    return apply(act, SYSTEM, [paper], {"on": TODAY} | asked).refused


def code(paper):
    return Paper.objects.get(pk=paper.pk).code


def test_own_numbers_follow_one_another_and_what_is_left_out_is_shown(client, world):
    first = make_paper(world.district, "numbered", number=24)
    client.force_login(world.lan)
    draft = make_paper(world.district)
    address = reverse("paper-take-number", args=[draft.pk])
    assert "Số kế tiếp: 25 (nhiệm kỳ 2020–2025)." in client.get(address).content.decode()
    client.post(address, {"state": "draft", "on": "30/11/2021", "number": "27"}, follow=True)
    assert (code(first), code(draft)) == ("24-TTr/BTCĐU", "27-TTr/BTCĐU")
    page = client.get(reverse("paper-list")).content.decode()
    assert "Số bỏ trống (Tờ trình, nhiệm kỳ 2020–2025): 25, 26." in page
    again, other = make_paper(world.district), make_paper(world.district, genre="notice")
    assert "Số 27 đã có trong sổ; để trống để lấy số kế tiếp (28)." in taken(again, number=27)[again.pk]
    assert taken(again) == taken(other) == {}
    assert (code(again), code(other)) == ("28-TTr/BTCĐU", "01-TB/BTCĐU")


def test_a_new_term_numbers_anew_and_without_one_no_number_is_taken(world):
    make_paper(world.district, "numbered", number=40)
    NumberingTerm.objects.create(unit=world.district, name="2025–2030", begins_on="2021-11-30")
    later, early = make_paper(world.district), make_paper(world.district)
    assert taken(later) == {} and code(later) == "01-TTr/BTCĐU"
    assert taken(early, on=datetime.date(2021, 11, 29)) == {} and code(early) == "41-TTr/BTCĐU"
    assert "Ngày 30/11/2021 thuộc nhiệm kỳ khác" in taken(early, ISSUE)[early.pk][0]
    before = make_paper(world.district)
    (why,) = taken(before, ISSUE)[before.pk]
    assert "nhiệm kỳ khác" not in why
    assert "Chưa ghi nhiệm kỳ đánh số" in taken(before, on=datetime.date(2019, 1, 1))[before.pk][0]


def test_the_clerks_numbers_are_written_down_by_year_and_never_proposed(client, world):
    client.force_login(world.lan)
    decision = make_paper(world.district, issuer="committee", genre="decision")
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Ghi số văn bản" in page and "Lấy số" not in page
    address = reverse("paper-take-number", args=[decision.pk])
    assert "Số kế tiếp" not in client.get(address).content.decode()
    assert CLERKS in client.post(address, {"state": "draft", "on": "30/11/2021"}).content.decode()
    ahead = client.post(address, {"state": "draft", "on": "01/12/2021", "number": "318"}).content.decode()
    assert "ở tương lai" in ahead
    client.post(address, {"state": "draft", "on": "15/07/2020", "number": "318"}, follow=True)
    assert code(decision) == "318-QĐ/ĐU"
    for page in (decision.get_absolute_url(), reverse("paper-history", args=[decision.pk])):
        done = client.get(page).content.decode()
        assert "Ghi số văn bản" in done and "Lấy số" not in done
    state = make_paper(world.district, issuer="state", genre="decision", head="state")
    assert taken(state, number=15) == {} and code(state) == "15/QĐ-UBND"
    assert Paper.objects.get(pk=state.pk).year == 2021
    assert "Số bỏ trống" not in client.get(reverse("paper-list")).content.decode()


def test_a_struck_number_stays_and_one_in_the_middle_is_not_given_back(world):
    first, last = make_paper(world.district, "numbered"), make_paper(world.district, "numbered")
    (step,) = first.steps.all()
    assert "Sau số này đã có số 02" in undo(SYSTEM, [step]).refused[first.pk][0]
    assert undo(SYSTEM, list(last.steps.all())).refused == {}
    last.refresh_from_db()
    assert (code(last), taken(last), code(last)) == ("", {}, "02-TTr/BTCĐU")
    assert taken(first, STRIKE, reason="Ghi nhầm") == {}
    assert code(first) == "01-TTr/BTCĐU" and code(make_paper(world.district, "numbered")) == "03-TTr/BTCĐU"
    with pytest.raises(IntegrityError, match="number_once_a_term"), transaction.atomic():
        Paper.objects.filter(pk=last.pk).update(number=1)
    with pytest.raises(InternalError, match="papers_paper"), transaction.atomic():
        Paper.objects.filter(pk=first.pk).delete()
    assert not Paper.objects.for_user(SYSTEM, "remove").filter(pk=first.pk).exists()


def test_of_a_secret_paper_nothing_is_attached_or_drawn(client, world, slip):
    client.force_login(world.lan)
    secret, with_file = make_paper(world.district, "numbered", secret=True), make_paper(world.district)
    page = client.get(secret.get_absolute_url()).content.decode()
    assert "Có độ mật" in page and "Đính kèm" not in page
    data = {"role": "signed", "file": SimpleUploadedFile("a.pdf", PDF)}
    address = reverse("paper-attach", args=[secret.pk])
    for refused in (client.get(address), client.post(address, data)):
        assert refused.status_code == 403 and SECRET_TAKES_NONE in refused.content.decode()
    assert not PaperFile.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(secret, "signed", "pdf", PDF, world.lan)
    keep(with_file, "signed", "pdf", PDF, world.lan)
    edited = {"unit": world.district.pk, "issuer": "office", "genre": "submission", "about": "x"}
    marked = client.post(reverse("paper-edit", args=[with_file.pk]), edited | {"secret": "on"})
    assert SECRET_TAKES_NONE in marked.content.decode()
    drawn_up = make_paper(world.district, kind="slip")
    with pytest.raises(IntegrityError, match="secret_paper_is_not"), transaction.atomic():
        Paper.objects.filter(pk=drawn_up.pk).update(secret=True)


def test_what_is_issued_is_kept_and_a_reprint_is_that_file(client, world, slip):
    target = make_target(world.hoa_tham)
    paper = make_paper(world.hoa_tham, kind="slip")
    paper.subjects.create(model="planning.planningtarget", key=target.pk)
    client.force_login(world.lan)
    draft = client.get(reverse("paper-draft", args=[paper.pk, "docx"]))
    assert draft.content == f"docx {target.term.name} DỰ THẢO".encode()
    assert draft["Content-Disposition"] == f'attachment; filename="PT_2021_{paper.pk:04}_du_thao.docx"'
    assert client.get(reverse("paper-draft", args=[paper.pk, "xlsx"])).status_code == 404
    assert taken(paper) == {} and apply(ISSUE, world.lan, [paper], {"on": TODAY}).refused == {}
    type(target.term).objects.update(name="2000–2001")
    kept, content = (
        PaperFile.objects.get(paper=paper, format="docx"),
        f"docx {target.term.name} 01-TTr/BTCĐU".encode(),
    )
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    response = client.get(kept.get_absolute_url())
    assert response.content == content and f"PT_2021_{paper.pk:04}.docx" in response["Content-Disposition"]
    history = client.get(reverse("paper-history", args=[paper.pk])).content.decode()
    assert str(target.post) in history and "planning.planningtarget" not in history
    assert "Phiếu thử" in history and not {"Asked", "papers/"} & set(history.split())
    anew = client.get(reverse("paper-draft", args=[paper.pk, "docx"]), follow=True)
    assert "không lập dự thảo nữa" in anew.content.decode() and "Dự thảo:" not in anew.content.decode()
    logged = AccessLog.objects.filter(subject="papers.paper", subject_key=paper.pk).exclude(action="hidden")
    assert sorted(logged.values_list("action", flat=True)) == ["download", "export", "open"]
    assert client.get(reverse("paperfile-remove", args=[kept.pk])).status_code == 404
    with open(kept.file.path, "wb") as file:
        file.write(b"changed")
    assert "không còn đúng mã kiểm tra" in client.get(kept.get_absolute_url(), follow=True).content.decode()


def test_who_may_not_read_what_a_paper_is_about_finds_no_such_paper(client, world, slip):
    """A leader of the commune: neither the district's paper nor one of the commune about the district's list."""
    target = make_target(world.district)
    about = make_paper(world.hoa_tham, "numbered", kind="slip")
    about.subjects.create(model="planning.planningtarget", key=target.pk)
    plain, unknown = make_paper(world.hoa_tham, "numbered"), make_paper(world.hoa_tham, "numbered")
    unknown.subjects.create(model="cadre.unknown", key=1)
    districts = make_paper(world.district, "numbered")
    files = {paper.pk: keep(paper, "signed", "pdf", PDF, SYSTEM) for paper in (about, plain, districts)}
    commune, district = (
        make_user(name, Role.LEADER, unit)
        for name, unit in (("xa", world.hoa_tham), ("huyen", world.district))
    )
    client.force_login(commune)
    for paper, status in ((about, 404), (unknown, 404), (districts, 404), (plain, 200)):
        assert client.get(paper.get_absolute_url()).status_code == status
        if paper.pk in files:
            assert client.get(files[paper.pk].get_absolute_url()).status_code == status
        assert client.get(reverse("paper-draft", args=[paper.pk, "pdf"])).status_code == 404
    assert client.get(reverse("paper-list")).context["page"]["total"] == 1
    client.force_login(district)
    assert client.get(reverse("paper-list")).context["page"]["total"] == 3


def with_part(name):
    """A Word file of the program's own with one more part."""
    word = kinds.KINDS["review-reminder"]().master(HeadStyle.PARTY).template()
    return packed({**unpacked(word), name: b"one"})


PACKED = b"<</Type/ObjStm/Length 40>>\nstream\n" + zlib.compress(b"4 0 <</S/JavaScript>>") + b"\nendstream"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"MZ", "Chỉ nhận tệp PDF"),
        ("a.docx", b"PK\x03\x04 broken", "tệp đã hỏng"),
        ("a.docx", with_part("word/embeddings/oleObject1.bin"), "đối tượng nhúng"),
        ("a.docx", with_part("word/media/signature.png"), ""),
        ("a.pdf", PDF[:-30], "Tệp đã hỏng hoặc có mật khẩu"),
        ("a.pdf", PDF.replace(b"startxref\n9", b"startxref\n3"), "Tệp đã hỏng hoặc có mật khẩu"),
        (
            "a.pdf",
            b"%PDF-1.7\n<html><script>1</script>\nstartxref\n9\n%%EOF\n",
            "Tệp đã hỏng hoặc có mật khẩu",
        ),
        ("a.pdf", PDF.replace(b"a signed", b"<</S/J#61vaScript>>"), "Tệp PDF có mã lệnh"),
        ("a.pdf", PDF.replace(b"a signed", b"<</S/SubmitForm>>"), "Tệp PDF có mã lệnh"),
        ("a.pdf", PDF.replace(b"a signed", PACKED), "Tệp PDF có mã lệnh"),
        ("a.pdf", PDF.replace(b"a signed", b"/Encrypt 1 0 R"), "Tệp đã hỏng hoặc có mật khẩu"),
        ("a.pdf", PDF.replace(b"a signed", b"<</S/JavaScript>>"), "Tệp PDF có mã lệnh"),
        ("a.pdf", PDF, ""),
    ],
)
def test_only_pdf_and_word_are_attached_whatever_their_name(client, world, name, content, sentence):
    client.force_login(world.lan)
    paper = make_paper(world.district)
    data = {"role": "signed", "file": SimpleUploadedFile(name, content)}
    page = client.post(reverse("paper-attach", args=[paper.pk]), data, follow=True).content.decode()
    assert (sentence or "Đã đính kèm tệp.") in page
    assert PaperFile.objects.count() == (not sentence)


def test_the_register_asks_the_same_number_of_queries_for_many(client, world):
    client.force_login(world.lan)
    make_paper(world.district, "numbered")

    def queries(**query):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(reverse("paper-list"), query)
            b"".join(response.streaming_content) if response.streaming else response.content
        return len(asked)

    few = queries(), queries(format="xlsx")
    make_register(world.hoa_tham)
    for status in ("draft", "numbered", "issued", "struck", "numbered"):
        make_paper(world.hoa_tham, status)
    assert (queries(), queries(format="xlsx")) == few
