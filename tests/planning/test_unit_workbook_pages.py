"""Unit workbooks on pages: made for one or for many, sent back, looked at, taken once as the unit's word."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cadre.models.conflicts import Account
from foundation.core.models import AccessLog
from foundation.jobs import execution
from office.campaigns.models import ReceivedItem, UnitReturn, UnitWorkbook, WorkbookBatch
from office.campaigns.tasks import forget_old
from office.organisation.rights import Role
from planning.models import ReviewLine, UnitTally
from planning.reviews.acts import START
from tests.campaigns.campaigns import make_campaign_unit, make_item
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import lines, step
from tests.planning.reviews import make_review
from tests.planning.unit_files import cells_of, filled, last_return, sent
from tests.sheets.workbooks import xlsx

KEEP = {"Đơn vị đề nghị": "Tiếp tục"}


@pytest.fixture
def asked(in_review):
    """Hoa Thám answers for its committee; An stands on the district's list of the same campaign too."""
    in_review.above = make_target(in_review.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    make_entry(in_review.an, in_review.above)
    step(START, make_review(in_review.above, in_review.campaign))
    step(START, in_review.review)
    in_review.asked = make_campaign_unit(in_review.hoa_tham, "sent", campaign=in_review.campaign)
    in_review.lines = lines(in_review.review)
    return in_review


def downloaded(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer["Content-Disposition"], b"".join(answer.streaming_content)


def words_of(world):
    """{person: (word, reason)} of those who stand on the list."""
    standing = ReviewLine.objects.filter(review_list=world.review, origin="standing")
    return {line.cadre_id: (line.unit_word, line.unit_end_reason) for line in standing}


def test_one_workbook_leaves_at_once_and_other_lines_make_a_new_version(client, asked):
    address = reverse("campaignunit-workbook", args=[asked.asked.pk])
    for user in (asked.lan, asked.huong):
        client.force_login(user)
        name, content = downloaded(client, address)
        assert 'filename="BIEU_2021_xa_hoa_tham.xlsx"' in name
        told = str(cells_of(content))
        assert "Hoàng Thị An" in told and str(asked.above) not in told and "Nông Văn Dung" not in told
    log = AccessLog.objects.filter(action="download", subject="campaigns.campaignunit")
    assert set(log.values_list("subject_key", "rows")) == {(asked.asked.pk, 2)} and log.count() == 2
    assert UnitWorkbook.objects.get().version == 1
    ReviewLine.objects.filter(pk=asked.lines[asked.cuc.pk].pk).delete()
    downloaded(client, address)
    assert list(UnitWorkbook.objects.values_list("version", flat=True)) == [1, 2]
    asked.campaign.secret = True
    asked.campaign.save()
    refused = client.get(address)
    assert refused.status_code == 403 and "không lập biểu" in refused.content.decode()


def test_workbooks_of_many_are_one_piece_of_work_and_its_makers_alone(client, asked):
    without = make_campaign_unit(asked.tan_van, campaign=asked.campaign)
    client.force_login(asked.lan)
    address = f"{reverse('campaignunit-workbooks')}?campaign={asked.campaign.pk}"
    assert (
        address in client.get(f"{reverse('campaignunit-list')}?campaign={asked.campaign.pk}").content.decode()
    )
    page = client.get(address).content.decode()
    assert page.count(" checked") == 1, "Tân Văn alone was not sent anything"
    assert "Chưa chọn đầu mối nào" in client.post(address, {}, follow=True).content.decode()
    client.post(address, {"unit": [without.pk, asked.asked.pk]})
    batch = WorkbookBatch.objects.select_related("job").get()
    execution.run(batch.job_id)
    detail = client.get(batch.get_absolute_url()).content.decode()
    assert "Đã lập 1 biểu" in detail and "không có biểu: Xã Tân Văn" in detail
    name, content = downloaded(client, reverse("workbookbatch-file", args=[batch.pk]))
    assert f'"BIEU_2021_{batch.pk:04}.zip"' in name
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["01_BIEU_2021_xa_hoa_tham.xlsx"]
    log = AccessLog.objects.filter(action="download", subject="campaigns.campaignunit")
    assert list(log.values_list("subject_key", flat=True)) == [asked.asked.pk]
    for other in (asked.chief, asked.huong):
        client.force_login(other)
        assert client.get(batch.get_absolute_url()).status_code in (403, 404)


def test_an_archive_leaves_as_it_was_made_and_not_once_its_lists_are_others(client, asked):
    client.force_login(asked.lan)
    address = f"{reverse('campaignunit-workbooks')}?campaign={asked.campaign.pk}"
    client.post(address, {"unit": [asked.asked.pk]})
    batch = WorkbookBatch.objects.select_related("job").get()
    execution.run(batch.job_id)
    file = reverse("workbookbatch-file", args=[batch.pk])
    asked.target.secret = True
    asked.target.save()
    assert "hoặc đã có độ mật; lập lại rồi tải" in client.get(file, follow=True).content.decode()
    asked.target.secret = False
    asked.target.save()
    assert downloaded(client, file)[1]
    batch.refresh_from_db()
    batch.file.save("x.zip", ContentFile(b"other"), save=True)
    assert "đã khác với lúc lập nên" in client.get(file, follow=True).content.decode()
    assert forget_old(timezone.now() + timezone.timedelta(days=400)) == 1


def test_a_file_that_may_name_who_stands_on_a_list_marked_since_is_neither_read_nor_given_back(client, asked):
    other = make_target(asked.hoa_tham, "Ủy viên Ban Thường vụ")
    make_entry(make_cadre("Bế Thị Ngà", make_post("Chuyên viên", asked.hoa_tham)), other)
    step(START, make_review(other, asked.campaign))
    client.force_login(asked.lan)
    assert "Bế Thị Ngà" in sent(client, asked.asked, filled(asked.asked, Rà_soát={2: KEEP})).content.decode()
    waiting = last_return()
    sent(client, asked.asked, filled(asked.asked, Rà_soát={0: KEEP}))
    client.post(last_return().get_absolute_url(), {})
    taken = reverse("unitreturn-marked", args=[last_return().pk])
    assert downloaded(client, taken)[1]
    other.secret = True
    other.save()
    before = AccessLog.objects.filter(action="download").count()
    for way in (taken, waiting.get_absolute_url(), reverse("unitreturn-marked", args=[waiting.pk])):
        answer = client.get(way, follow=True)
        assert "đã được đánh dấu có độ mật" in answer.content.decode() and not answer.streaming, way
        assert "Bế Thị Ngà" not in answer.content.decode()
    assert "đã được đánh dấu có độ mật" in client.post(waiting.get_absolute_url(), {}).content.decode()
    assert AccessLog.objects.filter(action="download").count() == before
    anew = sent(client, asked.asked, filled(asked.asked, Rà_soát={0: KEEP})).content.decode()
    assert "Ghi ý kiến của đơn vị" in anew and "độ mật" not in anew


def whole_answer(world):
    """Both lines, an addition with votes and one who is not on record, and a paper of the checklist."""
    return filled(
        world.asked,
        Rà_soát={
            0: KEEP | {"Chức vụ hiện nay": "Bí thư"},
            1: {"Đơn vị đề nghị": "Đưa ra", "Lý do đưa ra": "Nghỉ hưu"},
        },
        Bổ_sung={
            0: {
                "Danh sách quy hoạch": str(world.target),
                **{"Họ và tên": "Nông Văn Dung", "Ngày sinh": "01/05/1982", "Lý do đề nghị": "Có triển vọng"},
                "Hội nghị cán bộ chủ chốt: phiếu hợp lệ": 41,
                "Hội nghị cán bộ chủ chốt: đồng ý": 39,
            },
            1: {
                "Danh sách quy hoạch": str(world.target),
                **{"Họ và tên": "Không Có Hồ Sơ", "Ngày sinh": "1990", "Lý do đề nghị": "Trẻ"},
            },
        },
        Văn_bản={0: {"Tên văn bản": "Tờ trình", "Số văn bản": "12-TTr/ĐU", "Ngày văn bản": "20/11/2021"}},
    )


def test_a_workbook_is_looked_at_then_taken_and_taken_again_it_writes_nothing(client, asked):
    paper, content = make_item(), whole_answer(asked)
    client.force_login(asked.lan)
    look = sent(client, asked.asked, content).content.decode()
    assert "Chưa ghi gì." in look and "Nghỉ hưu" in look and "39" in look and "12-TTr/ĐU" in look
    assert "Đơn vị ghi khác với hồ sơ" in look and ">Bí thư<" in look
    assert set(words_of(asked).values()) == {("", "")}, "looking writes nothing"
    address = last_return().get_absolute_url()
    done = client.post(address, {}, follow=True).content.decode()
    assert "2 trường hợp có ý kiến mới; 1 trường hợp bổ sung; 1 văn bản" in done
    assert "Chưa có hồ sơ của Không Có Hồ Sơ" in done and "Ghi nhận đã nộp" in done
    assert set(words_of(asked).values()) == {("keep", ""), ("remove", "retired")}
    assert str(UnitTally.objects.get()) == "39/41"
    received = ReceivedItem.objects.get(item=paper)
    assert (received.number, str(received.on)) == ("12-TTr/ĐU", "2021-11-20")
    name, marked = downloaded(client, reverse("unitreturn-marked", args=[last_return().pk]))
    rows = cells_of(marked)["Bổ sung"]
    assert [row[-1] for row in rows if row[-1]][0] == "Lý do" and "tra_lai" in name
    assert "Chưa có hồ sơ của Không Có Hồ Sơ" in str([row[-1] for row in rows if "Không Có Hồ Sơ" in row])
    assert "2 trường hợp có ý kiến mới" in client.get(asked.asked.get_absolute_url()).content.decode()
    again = sent(client, asked.asked, content).content.decode()
    assert "không ghi thêm gì" in again and UnitReturn.objects.count() == 1
    client.post(address, {})
    assert ReviewLine.objects.filter(review_list=asked.review, version=1).count() == 3


def test_words_that_a_workbook_would_change_are_shown_beside_it(client, asked):
    client.force_login(asked.lan)
    look = sent(client, asked.asked, filled(asked.asked, Rà_soát={0: KEEP, 1: KEEP})).content.decode()
    assert "Thay cho ý kiến đã ghi" not in look
    ReviewLine.objects.filter(review_list=asked.review, origin="standing").update(
        unit_word="keep", unit_reason="Ghi trên trang", unit_at=timezone.now()
    )
    address = last_return().get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        changing = client.get(address).content.decode()
    assert "Thay cho ý kiến đã ghi" in changing and "Tiếp tục; Ghi trên trang" in changing
    for name in ("Ba", "Tư"):
        person = make_cadre(f"Hoàng Văn {name}", make_post("Chuyên viên", asked.hoa_tham))
        entry = make_entry(person, make_target(asked.hoa_tham, "Ủy viên Ban Thường vụ"))
        ReviewLine.objects.create(review_list=asked.review, cadre=person, entry=entry, origin="standing")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_a_row_without_its_code_is_asked_about_and_answered_once(client, asked):
    content = filled(
        asked.asked, Rà_soát={0: KEEP | {"Mã": None, "Mã (đối chiếu)": None}, 1: KEEP | {"Mã": "BCF-GHJ-KLM"}}
    )
    client.force_login(asked.huong)
    look = sent(client, asked.asked, content).content.decode()
    assert "không có mã" in look and "không đúng; ghi lại mã đã in" in look
    _, marked = downloaded(client, reverse("unitreturn-marked", args=[last_return().pk]))
    reasons = [str(row[-1]) for row in cells_of(marked)["Rà soát"] if row[-1]]
    assert len(reasons) == 3 and "không có mã" in " ".join(reasons)
    key = next(line.pk for line in asked.lines.values() if f'value="{line.pk}"' in look)
    client.post(last_return().get_absolute_url(), {"question-0": key})
    assert ReviewLine.objects.get(pk=key).unit_word == "keep"
    assert sorted(words_of(asked).values()) == [("", ""), ("keep", "")]
    page = client.get(last_return().get_absolute_url()).content.decode()
    assert "Gửi cơ quan tổ chức" in page and "Ghi nhận đã nộp" not in page


def test_files_of_others_and_files_that_are_none_end_in_a_sentence(client, asked):
    client.force_login(asked.lan)
    other = make_campaign_unit(asked.hoa_tham, "sent")
    foreign = sent(client, other, filled(asked.asked, Rà_soát={0: KEEP}))
    assert "chưa có danh sách nào đang thu hồ sơ" in foreign.content.decode()
    review = make_review(make_target(asked.tan_van), asked.campaign)
    step(START, review)
    tan_van = make_campaign_unit(asked.tan_van, "sent", campaign=asked.campaign)
    foreign = sent(client, tan_van, filled(asked.asked, Rà_soát={0: KEEP})).content.decode()
    assert "biểu của đầu mối khác hoặc đợt khác" in foreign and "Ghi ý kiến của đơn vị" not in foreign
    assert "không phải bảng tính" in sent(client, asked.asked, b"%PDF-1.4").content.decode()
    strange = sent(client, asked.asked, xlsx([["Một", "bảng", "khác"]]).getvalue()).content.decode()
    assert "Không phải biểu đã gửi đơn vị" in strange and "1 chỗ" in strange
    removed = client.post(reverse("unitreturn-remove", args=[last_return().pk]), follow=True)
    assert "Đã bỏ tệp" in removed.content.decode()


def test_a_unit_sends_for_itself_until_it_has_handed_in_and_nobody_answers_for_themselves(client, asked):
    content = filled(asked.asked, Rà_soát={0: KEEP, 1: KEEP})
    elsewhere = make_user("khac", Role.UNIT_OFFICER, asked.tan_van)
    Account.objects.create(user=asked.huong, cadre=asked.an)
    client.force_login(asked.huong)
    look = sent(client, asked.asked, content).content.decode()
    assert look.count("do đồng chí khác xử lý, không ghi từ tệp này") == 1
    done = client.post(last_return().get_absolute_url(), {}, follow=True).content.decode()
    assert "1 trường hợp có ý kiến mới" in done and "Trường hợp này do đồng chí khác xử lý." in done
    assert words_of(asked)[asked.an.pk] == ("", "")
    own = last_return().get_absolute_url()
    for user in (elsewhere, asked.lan):
        client.force_login(user)
        assert client.get(own).status_code == 404, "a file is for whoever brought it in"
    client.force_login(asked.huong)
    submit = reverse("campaignunit-submit", args=[asked.asked.pk])
    client.post(submit, {"state": "sent", "on": "30/11/2021"})
    closed = client.get(reverse("campaignunit-file", args=[asked.asked.pk]))
    assert closed.status_code == 403 and "trả lại bổ sung thì ghi tiếp được" in closed.content.decode()
    client.force_login(asked.lan)
    assert client.get(reverse("campaignunit-file", args=[asked.asked.pk])).status_code == 200
