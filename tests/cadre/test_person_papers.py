"""One A4 about a person: what the page tells this reader, and no hint of what it does not."""

import io

import docx
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.people import Cadre, CadrePrivate, Religion
from cadre.papers.slip import ITEMS, in_words
from evaluation.models import Evaluation
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from tests.cadre.recorded import make_discipline
from tests.cadre.retirement import FLAT, make_ages
from tests.conftest import make_user
from tests.factories import make_qualification
from tests.planning.lists import make_entry, make_target


def words_of(answer):
    """The text of the paper that was sent, paragraphs and cells alike."""
    opened = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def test_the_summary_says_what_the_reader_may_see_and_leaves_no_trace_of_other_plans(client, world):
    page = reverse("cadre-papers", args=[world.an.pk])
    make_ages(FLAT, article="Điều 1")
    make_qualification(world.an, "theory", 23)
    Evaluation.objects.create(cadre=world.an, year=2020, unit=world.hoa_tham, grade="good")
    client.force_login(world.huong)
    before = words_of(client.post(page, {"paper": "slip", "format": "docx"}))
    make_entry(world.an, make_target(world.district, "Bí thư Huyện ủy"))
    after = words_of(client.post(page, {"paper": "slip", "format": "docx"}))
    assert before.partition("In lúc")[0] == after.partition("In lúc")[0]
    assert "PHIẾU TÓM TẮT CÁN BỘ" in after and "LLCT: Cao cấp" in after and "Quy hoạch" not in after
    assert (
        "HTTNV" in after and "Ảnh 3 × 4" in after and "từ ngày 01/06/2015" in after and "kỷ luật: …" in after
    )
    assert "hết tháng 05/2035 (căn cứ Điều 1)" in after
    client.force_login(world.lan)
    answer = client.post(page, {"paper": "slip", "format": "docx"})
    assert f'filename="PTT_2021_{world.an.pk:04d}.docx"' in answer["Content-Disposition"]
    assert "Bí thư Huyện ủy" in words_of(answer)
    assert (
        AccessLog.objects.filter(action="export", subject="cadre.cadre", subject_key=world.an.pk).count() == 3
    )


def test_discipline_stands_on_both_papers_for_who_may_read_it_and_by_the_day_of_the_paper(client, world):
    make_discipline(world.an)
    page = reverse("cadre-papers", args=[world.an.pk])
    client.force_login(world.huong)
    said = "Khiển trách (kỷ luật Đảng) từ 12/03/2021, 15-QĐ/UBKTHU, ngày 12/03/2021"
    for kind in ("slip", "profile"):
        assert said in words_of(client.post(page, {"paper": kind, "format": "docx"}))
    past = words_of(client.post(f"{page}?as_of=31/12/2020", {"paper": "slip", "format": "docx"}))
    assert "Khiển trách" not in past and "khen thưởng, kỷ luật: …" in past
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    assert "Khiển trách" not in words_of(client.post(page, {"paper": "slip", "format": "docx"}))


def test_the_record_in_the_order_of_2c_says_that_it_was_not_compared(client, world):
    client.force_login(world.lan)
    page = reverse("cadre-papers", args=[world.an.pk])
    actions = client.get(world.an.get_absolute_url()).context["actions"]
    assert [each["url"] for each in actions if each["label"] == "Lập văn bản"] == [page]
    assert "Sơ yếu lý lịch 2C" in client.get(page).content.decode()
    words = words_of(client.post(page, {"paper": "profile", "format": "docx"}))
    assert "bản chưa đối chiếu" in words and "HOÀNG THỊ AN (nữ)" in words
    assert "Hoàn cảnh kinh tế gia đình" in words and "CỘNG HÒA" not in words
    pdf = b"".join(client.post(page, {"paper": "profile", "format": "pdf"}).streaming_content)
    assert pdf[:4] == b"%PDF"
    assert client.get(reverse("cadre-papers", args=[world.binh.pk])).status_code == 200
    client.force_login(world.huong)
    assert client.get(reverse("cadre-papers", args=[world.binh.pk])).status_code == 404


def test_the_record_holds_post_phone_and_schooling_and_restricted_data_for_who_may_read_it(client, world):
    tuan = make_user("tuan", Role.LEADER, world.district)
    religion = Religion.objects.create(name="Công giáo")
    CadrePrivate.objects.create(cadre=world.an, religion=religion, citizen_id="020180000001")
    Cadre.objects.filter(pk=world.an.pk).update(phone="0912 345 678", general_education="12/12")
    for kind, detail in (
        ("language", "Tiếng Anh B1"),
        ("language", "Tiếng Trung A2"),
        ("it", ""),
        ("ethnic", "Nùng"),
    ):
        make_qualification(world.an, kind, None, detail=detail)

    def items(user, query=""):
        client.force_login(user)
        asked = {"paper": "profile", "format": "docx"}
        words = words_of(client.post(reverse("cadre-papers", args=[world.an.pk]) + query, asked)).split("\n")
        return {label: words[at + 1] for at, label in enumerate(words) if label in dict(map(reversed, ITEMS))}

    told, restricted = items(world.lan), items(tuan)
    assert told["Công tác chính đang làm"] == str(world.an.posts.get().post)
    assert told["Nơi ở hiện nay; điện thoại"] == "điện thoại 0912 345 678"
    for words in (
        "12/12",
        "Ngoại ngữ: Tiếng Anh B1, Tiếng Trung A2",
        "thiểu số: Nùng",
        "Tin học: có chứng chỉ",
    ):
        assert words in told["Trình độ học vấn"]
    assert (told["Tôn giáo"], restricted["Tôn giáo"]) == ("Công giáo", "")
    number = "Số CCCD; thương binh, gia đình liệt sĩ"
    assert (told[number], restricted[number]) == ("số CCCD 020180000001", "")
    past = items(world.lan, "?as_of=31/12/2020")
    assert past["Nơi ở hiện nay; điện thoại"] == "" and "12/12" not in past["Trình độ học vấn"]


def test_what_is_drawn_in_boxes_is_kept_apart_in_words():
    assert in_words('<p><a href="/x">Bí thư</a> <a>(2020)</a>, đã phê duyệt</p><p>Chủ tịch</p>') == (
        "Bí thư (2020), đã phê duyệt; Chủ tịch"
    )
    assert in_words("<a><span>2019</span>HTTNV</a><a><span>2020</span>HTNV</a>") == "2019 HTTNV; 2020 HTNV"
