"""Templates of the office's own: tried before they are kept, in force by the paper's day, given up by one click."""

import datetime
import io
from html import unescape

import docx
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.core.models import AccessLog
from foundation.core.parameters import BadParameter
from foundation.printing.word.package import packed, unpacked
from office.organisation.rights import Role
from office.papers.kinds import KINDS
from office.papers.models import PaperTemplate
from office.papers.periods import PERIODS
from office.papers.samples import Sample
from office.papers.templates import own_template
from tests.conftest import make_user
from tests.papers.papers import make_template

SLOT = ["planning-notice", "party-36"]
TEXT = "word/document.xml"


def slot(page):
    return reverse(f"papertemplate-{page}", args=SLOT)


def shipped():
    kind = KINDS[SLOT[0]]
    return kind().master(kind.heads[0]).template()


def changed(*pairs):
    """The shipped template with words of it replaced."""
    parts = unpacked(shipped())
    for old, new in pairs:
        assert old.encode() in parts[TEXT], old
        parts[TEXT] = parts[TEXT].replace(old.encode(), new.encode())
    return packed(parts)


@pytest.fixture
def chief(client, world):
    user = make_user("truongban", Role.CHIEF, world.district)
    client.force_login(user)
    return user


def send(client, content, day="01/01/2021"):
    file = SimpleUploadedFile("mau.docx", content)
    return client.post(slot("send"), {"file": file, "valid_from": day}, follow=True)


GOOD = ("Đề nghị ", "Kính đề nghị ")
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FAULTY = {
    "Không có trường {{ don_vii }}": ("{{ don_vi }}", "{{ don_vii }}"),
    "cả tiêu đề của Đảng và Quốc hiệu": ("Đề nghị ", f"{STATE} "),
    f"Có “{STATE}”, không phải tiêu đề": ("ĐẢNG CỘNG SẢN VIỆT NAM", STATE),
    "không có dấu hai chấm": ("{{ so }}", "Số: {{ so }}"),
    "Thiếu số và ký hiệu: ghi {{ so }}": ("{{ so }}", "Số 1"),
    "chưa bảo đảm điều kiện về": ("Đề nghị ", "Không đủ điều kiện "),
    "Có “không đạt”; văn bản gửi đi": ("Đề nghị ", "KHÔNG \u00a0ĐẠT "),
    "Có “không đạt”; văn": ("Đề nghị ", "{% if not du_thao %}Không đạt{% endif %} "),
    f"Có “{STATE}”, không": ("Đề nghị ", "CỘNG HOÀ  XÃ HỘI CHỦ NGHĨA VIỆT NAM "),
    "Có “Độc lập - Tự do - Hạnh phúc”, không": ("Đề nghị ", "Độc lập – Tự do – Hạnh phúc "),
    "dấu hai chấm sau": ("{{ so }}", "Số : {{ so }}"),
}


def test_a_template_with_a_fault_is_refused_with_its_place_and_nothing_is_lost(client, chief, world):
    make_template(world.district, changed(GOOD))
    faulty = {said: changed(pair) for said, pair in FAULTY.items()}
    faulty |= {"phông “Arial”": in_another_font(), "Không phải tệp Word": b"no Word file"}
    for said, content in faulty.items():
        html = unescape(send(client, content).content.decode())
        assert said in html
        assert "mẫu đang dùng vẫn giữ nguyên" in html
        assert reverse("papertemplate-tags", args=SLOT[:1]) in html
    assert PaperTemplate.objects.count() == 1


def in_another_font():
    """The shipped template with another font in its styles."""
    parts = unpacked(shipped()).items()
    return packed({name: part.replace(b"Times New Roman", b"Arial") for name, part in parts})


def test_a_good_template_is_used_shown_given_up_and_used_again(client, chief, world):
    html = send(client, changed(GOOD)).content.decode()
    assert "Đã dùng mẫu của cơ quan cho văn bản từ ngày 01/01/2021." in html
    kept = PaperTemplate.objects.get()
    assert (kept.unit, kept.checked_by, kept.withdrawn) == (world.district, chief, False)
    pdf = client.get(reverse("papertemplate-file", args=[*SLOT, "pdf"])).content
    assert "Kính đề nghị Xã Tân Lập" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    word = client.get(reverse("papertemplate-file", args=[*SLOT, "docx"])).content
    assert word == changed(GOOD)
    assert "Mẫu của cơ quan từ 01/01/2021" in client.get(reverse("papertemplate-list")).content.decode()
    assert "Đã dùng lại mẫu của chương trình" in client.post(slot("restore"), follow=True).content.decode()
    assert client.get(reverse("papertemplate-file", args=[*SLOT, "docx"])).content == shipped()
    client.post(reverse("papertemplate-use", args=[kept.pk]))
    kept.refresh_from_db()
    assert not kept.withdrawn
    changes = client.get(slot("history")).context["entries"]
    assert [(each.verb, each.user) for each in changes] == [("Sửa", str(chief))] * 2 + [("Thêm", str(chief))]
    assert [each.fields[0].after for each in changes[:2]] == ["không", "có"]
    assert AccessLog.objects.filter(subject="papers.papertemplate", action="download").count() == 3


def test_the_day_of_a_paper_chooses_its_template(world):
    kind = KINDS[SLOT[0]]()
    first = make_template(world.district, changed(GOOD), datetime.date(2021, 3, 1))
    later = make_template(world.district, changed(GOOD), datetime.date(2021, 5, 1))
    for day, found in [
        ("2021-02-28", None),
        ("2021-03-01", first),
        ("2021-04-30", first),
        ("2021-05-01", later),
    ]:
        assert own_template(world.district, *SLOT, datetime.date.fromisoformat(day)) == found
    assert own_template(world.hoa_tham, *SLOT, datetime.date(2021, 6, 1)) is None
    sample = Sample(type(kind), PERIODS[0]).writing
    for unit, begins in [(world.district, "Kính đề nghị"), (None, "Đề nghị")]:
        writing = type(sample)(**{**vars(sample), "unit": unit, "day": datetime.date(2021, 6, 1)})
        word = kind.drawn(Sample(type(kind), PERIODS[0]).values, writing, draft=True)["docx"]
        lines = [line.text for line in docx.Document(io.BytesIO(word)).paragraphs]
        assert any(line.startswith(f"{begins} Xã Tân Lập") for line in lines), begins


def test_a_letter_that_no_pdf_shows_is_told_to_whoever_draws_it_up():
    sample = Sample(KINDS[SLOT[0]], PERIODS[0])
    with pytest.raises(BadParameter, match="Xã ☃"):
        sample.kind().drawn({**sample.values, "don_vi": "Xã ☃"}, sample.writing, draft=True)


def test_only_the_head_of_the_office_settles_templates_and_each_office_its_own(client, world):
    kept = make_template(world.district, changed(GOOD))
    for user, status in [(world.lan, 403), (world.huong, 403)]:
        client.force_login(user)
        assert client.get(slot("send")).status_code == status
        assert client.post(slot("restore")).status_code == status
    # The officer of a commune, who is not in the scope of the district's.
    assert client.get(reverse("papertemplate-download", args=[kept.pk])).status_code == 404
    assert "Mẫu của cơ quan" not in client.get(reverse("papertemplate-list")).content.decode()


def test_the_fields_of_a_kind_are_told_with_examples(client, chief):
    html = client.get(reverse("papertemplate-tags", args=SLOT[:1])).content.decode()
    assert "{%tr for muc in danh_sach %} {{ muc.tt }}" in html
    assert "{{ so }}" in html
    assert "Số 07-TB/ĐU" in html
    assert client.get(reverse("papertemplate-tags", args=["nothing"])).status_code == 404
    assert client.get(reverse("papertemplate-detail", args=[SLOT[0], "state-30"])).status_code == 404


def test_more_templates_ask_no_more_queries(client, chief, world):
    counts = []
    for more in range(3):
        for _ in range(5 * more):
            make_template(world.district, changed(GOOD))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("papertemplate-list"))
            client.get(slot("detail"))
            client.get(slot("history"))
        counts.append(len(asked))
    assert counts[1] == counts[2]
