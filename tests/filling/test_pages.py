"""A form filled by the pages: sent, columns matched, taken away; its owner's alone, as long as they may export."""

import datetime
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cadre.models.people import CadrePrivate
from foundation.core.database import audited_transaction
from foundation.core.models import AccessLog
from foundation.jobs import execution
from foundation.sheets.filling.tasks import forget_old
from foundation.sheets.memories import ColumnMemory
from foundation.sheets.models import FormFill
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from office.sign_in.models.sessions import OpenSession
from tests.conftest import make_user
from tests.filling.forms_of_tests import USUAL, empty_form, people_in
from tests.filling.looked_at import opened
from tests.filling.offered import content_of
from tests.training.factories import make_class
from training.models import TrainingClass

HEADS = (*USUAL, "Số CCCD", "Nguyện vọng")
NUMBER = "020180000001"


def send(client, content, listed="people:", name="Biểu của tỉnh.xlsx"):
    """The form as it stands once it is read."""
    told = {"file": SimpleUploadedFile(name, content), "listed": listed, "day": "30/11/2021"}
    answer = client.post(reverse("form-new"), told)
    assert answer.status_code == 302, answer.context["form"].errors
    return worked(FormFill.objects.latest("pk"))


def worked(sent):
    """Do its job here and now, as the worker would."""
    sent.refresh_from_db()
    execution.run(sent.job_id)
    return FormFill.objects.select_related("job").get(pk=sent.pk)


def match(client, sent, **changes):
    """Step 2 as the page shows it except for the changes."""
    address = reverse("form-columns", args=[sent.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value()} | changes
    answer = client.post(address, {name: value for name, value in shown.items() if value != ""})
    return worked(sent) if answer.status_code == 302 else answer


def taken(client, sent):
    answer = client.get(reverse("form-filled", args=[sent.pk]))
    return b"".join(answer.streaming_content) if answer.status_code == 200 else answer.status_code


def kept(owner, listed="people:"):
    """A form that was filled before."""
    told = {"listed": listed, "words": "Danh sách", "day": datetime.date(2021, 11, 30), "result": {"rows": 2}}
    files = {name: SimpleUploadedFile("a.xlsx", b"filled") for name in ("file", "filled_file")}
    done = {"state": FormFill.State.FILLED, "filled_at": timezone.now(), "found": [{"name": "Biểu"}]}
    return FormFill.objects.create(owner=owner, **told, **files, **done)


def test_a_form_with_numbers_is_taken_only_after_the_password(lan, world):
    plain, full = kept(world.lan), kept(world.lan)
    FormFill.objects.filter(pk=full.pk).update(reason="Cấp trên yêu cầu")
    OpenSession.objects.update(password_at=None)
    page = reverse("form-filled", args=[full.pk])
    assert taken(lan, plain) == b"filled"
    asked = lan.get(page).content.decode()
    assert "Nhập lại mật khẩu" in asked and "Tệp được tải về" in asked
    assert f'name="next" value="{page}"' in asked
    assert lan.post(reverse("unlock"), {"own_password": "lan", "next": page}).url == page
    assert taken(lan, full) == b"filled"


def test_a_form_goes_in_empty_and_comes_back_filled(lan, world):
    sent = send(lan, empty_form(HEADS))
    page = lan.get(sent.get_absolute_url(), follow=True).content.decode()
    assert "Nguyện vọng" in page and "Để trống" in page
    sent = match(lan, sent)
    page = lan.get(sent.get_absolute_url()).content.decode()
    assert "Đã điền 2 dòng" in page
    assert "Nguyện vọng: chưa ghép với nội dung nào của danh sách" in page
    assert "Số CCCD: thông tin hạn chế, chưa chọn điền" in page
    answer = lan.get(reverse("form-filled", args=[sent.pk]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="BIEU_2021_{sent.pk:04d}.xlsx"'
    assert [row[0] for row in people_in(b"".join(answer.streaming_content))] == [
        "Hoàng Thị An",
        "Nông Văn Bình",
    ]
    rows = AccessLog.objects.filter(user=world.lan).values_list("action", "subject", "rows")
    assert list(rows.order_by("pk")) == [
        ("upload", "", 1),
        ("export", "cadre.cadre", 2),
        ("download", "cadre.cadre", 2),
    ]
    assert set(rows.values_list("address", flat=True)) == {"127.0.0.1"}, "of the job, too"
    assert "Hoàng" not in str([sent.found, sent.chosen, sent.result, sent.filled_file.name])


def test_what_was_chosen_for_a_form_is_known_again_until_it_is_forgotten(lan, world):
    first = match(lan, send(lan, empty_form()), **{"column-0-3": "place"})
    assert people_in(taken(lan, first))[0][2] == "Chủ tịch UBND, Xã Hoa Thám"
    assert len(ColumnMemory.objects.get().signature) == 64
    again = send(lan, empty_form())
    assert [column["key"] for column in again.found[0]["columns"]][3] == "place"
    match(lan, again, remember="")
    assert not ColumnMemory.objects.exists()


def test_numbers_of_people_are_filled_for_who_may_see_them_and_says_why(lan, client, world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id=NUMBER)
    leader = make_user("giang", Role.LEADER, world.district)
    sent = send(lan, empty_form(HEADS), f"people:{world.hoa_tham.pk}")
    refused = match(lan, sent, private="on")
    assert "Ghi lý do" in refused.content.decode()
    sent = match(lan, sent, private="on", reason="Tỉnh ủy yêu cầu tại Công văn số 12")
    assert people_in(taken(lan, sent))[0][4] == NUMBER
    assert AccessLog.objects.filter(subject="cadre.cadreprivate", rows=1).count() == 1
    client.force_login(leader)
    sent = send(client, empty_form(HEADS), f"people:{world.hoa_tham.pk}")
    assert "private" not in client.get(reverse("form-columns", args=[sent.pk])).context["form"].fields
    sent = match(client, sent, private="on", reason="Xin được xem")
    assert people_in(taken(client, sent))[0][4] is None


def test_somebody_elses_form_does_not_exist(lan, client, world):
    sent = kept(world.lan)
    client.force_login(world.huong)
    for name in ("detail", "columns", "filled"):
        assert client.get(reverse(f"form-{name}", args=[sent.pk])).status_code == 404
    assert client.post(reverse("form-remove", args=[sent.pk])).status_code == 404
    assert "Biểu của tỉnh" not in client.get(reverse("form-new")).content.decode()


def test_only_lists_of_the_own_units_are_offered(client, world):
    client.force_login(world.huong)
    told = {"file": SimpleUploadedFile("a.xlsx", empty_form()), "day": "30/11/2021"}
    for listed in (f"people:{world.tan_van.pk}", "people:999999", "planning:1/1"):
        answer = client.post(reverse("form-new"), {**told, "listed": listed})
        assert answer.status_code == 200 and answer.context["form"].errors["listed"]
    assert "Tân Văn" not in client.get(reverse("form-new")).content.decode()


def test_a_list_beside_the_first_of_its_kind_is_written_down_by_its_name(lan, world):
    """A drop-down holds what one reads; the names of the others are suggested."""
    for number in range(1, 52):
        make_class(f"Lớp bồi dưỡng số {number}", world.district)
    page = lan.get(reverse("form-new")).content.decode()
    (drop_down,) = re.findall(r"<select[^>]*listed.*?</select>", page, re.S)
    suggested = re.findall(r"<option[^>]*></option>", page)
    assert drop_down.count("<option") < 30 < len(suggested)
    told = {"day": "30/11/2021", "listed": ""}
    for words, fault in (
        ("", "Chọn danh sách cần điền."),
        ("bồi dưỡng", "trong tên của 51 danh sách"),
        ("số 999", "Không có danh sách nào"),
    ):
        file = SimpleUploadedFile("a.xlsx", empty_form())
        answer = lan.post(reverse("form-new"), {**told, "other": words, "file": file})
        assert fault in answer.content.decode()
    assert not FormFill.objects.exists()
    file = SimpleUploadedFile("a.xlsx", empty_form())
    answer = lan.post(reverse("form-new"), {**told, "other": "lop BỒI DƯỠNG số 51", "file": file})
    sent, meant = FormFill.objects.get(), TrainingClass.objects.get(name__endswith=" 51")
    assert (answer.url, sent.listed) == (sent.get_absolute_url(), f"class:{meant.pk}")


def test_who_may_export_the_list_no_more_gets_its_file_no_more(client, world):
    """The file was made while the grant stood; it goes with it."""
    user = make_user("giang", Role.LEADER, world.district)
    client.force_login(user)
    sent = kept(user, f"people:{world.tan_van.pk}")
    assert taken(client, sent) == b"filled"
    with audited_transaction(None):
        Grant.objects.filter(user=user).update(unit=world.hoa_tham)
    assert taken(client, sent) == 404
    assert client.get(reverse("form-columns", args=[sent.pk])).status_code == 404


def test_a_file_that_is_no_form_is_told_where_it_is_chosen(lan):
    told = {"listed": "people:", "day": "30/11/2021"}
    for content, said in ((b"%PDF-1.4", "không phải bảng tính"), (b"a;b\n1;2", "lưu lại dạng .xlsx")):
        answer = lan.post(reverse("form-new"), {**told, "file": SimpleUploadedFile("a.xlsx", content)})
        assert said in answer.content.decode()
    sent = send(lan, empty_form(("Tên hàng", "Giá", "Số lượng")))
    assert "Không tìm thấy bảng nào trong biểu" in lan.get(sent.get_absolute_url()).content.decode()


def test_of_a_form_with_two_tables_one_is_chosen(lan):
    sent = send(lan, content_of("09"))
    assert [table["name"] for table in sent.found] == ["Biểu 1", "Biểu 1 – bảng 2"]
    page = opened(taken(lan, match(lan, sent, table="1"))).worksheets[0]
    assert [page.cell(row, 2).value for row in (4, 10, 11)] == [None, "Hoàng Thị An", "Nông Văn Bình"]


def test_files_go_when_they_are_old_or_no_longer_wanted(lan, world, settings):
    young, old = kept(world.lan), kept(world.lan)
    FormFill.objects.filter(pk=old.pk).update(sent_at=timezone.now() - datetime.timedelta(days=91))
    assert forget_old(timezone.now()) == 0
    settings.IMPORT_FILES_KEPT_DAYS = 90
    assert forget_old(timezone.now()) == 1
    old.refresh_from_db()
    assert (old.file.name, old.filled_file.name, old.result["rows"]) == ("", "", 2)
    assert "Tệp không còn lưu" in lan.get(old.get_absolute_url()).content.decode()
    lan.post(reverse("form-remove", args=[young.pk]))
    young.refresh_from_db()
    assert young.filled_file.name == ""
