"""The grid of results: read row by row, saved where it is right, told where it is not."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.factories import make_cadre, make_post
from tests.training.completion import ISSUED, learners, theory_class
from tests.training.factories import enrol
from training.closing.acts import COMPLETE
from training.closing.grid import row_of
from training.closing.pasted import read_results
from training.models import Enrolment, TrainingClass

DAY = "20/11/2021"


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def one(world):
    return theory_class(world.district)


def address(one):
    return reverse("trainingclass-results", args=[one.pk])


def cells(learner, *values, was=None):
    """What the page sends of a row in which these were typed."""
    row = row_of(learner)
    names = ("result", "grade", "certificate_no", "certificate_on")
    sent = row.cells | dict(zip(names, values, strict=False))
    return {f"{row.prefix}-{name}": sent[name] for name in names} | {f"{row.prefix}-was": was or row.was}


def html(response):
    return response.content.decode()


def stands(learner):
    one = Enrolment.objects.get(pk=learner.pk)
    return one.result, one.grade, one.certificate_no, str(one.certificate_on or "")


def test_rows_are_read_by_themselves_digits_and_letters_are_enough_and_nothing_typed_is_lost(lan, world, one):
    right = enrol(one, world.binh, result="sent")
    wrong = enrol(one, world.an, result="sent")
    outsider = enrol(one, "Vi Thị Lan", result="studying")
    typed = cells(right, "1", "G", " 07/TC ", DAY) | cells(wrong, "đỗ vớt", "", "", "31/02/2021")
    typed |= cells(outsider, "2", "K")
    page = html(lan.post(address(one), typed))
    assert stands(right) == ("passed", "very_good", "07/TC", DAY)
    assert stands(wrong) == ("sent", "", "", "") and stands(outsider) == ("studying", "", "", "")
    for said in (
        "Đã lưu kết quả của 1 học viên",
        "Còn 2 dòng chưa lưu",
        'value="đỗ vớt"',
        'value="31/02/2021"',
        "Kết quả “đỗ vớt” chưa rõ",
        "Ngày 31/02/2021 không có thật",
        "chỉ ghi khi học viên đã hoàn thành",
    ):
        assert said in page, said
    assert page.index("Vi Thị Lan") > page.index("Nông Văn Bình") > page.index("Hoàng Thị An"), (
        "by given name"
    )


def test_two_at_one_row_are_told_both_and_a_row_left_as_it_was_takes_nothing_back(lan, world, one):
    first, second = enrol(one, world.binh, result="sent"), enrol(one, world.an, result="sent")
    shown = {each.pk: row_of(each).was for each in (first, second)}
    for each in (first, second):
        Enrolment.objects.filter(pk=each.pk).update(result="deferred")
    typed = cells(first, "1", was=shown[first.pk]) | {
        **cells(second, "Đã cử đi học", was=shown[second.pk]),
    }
    page = html(lan.post(address(one), typed))
    assert "đã ghi: Bảo lưu. Đang nhập: Hoàn thành. Lưu lần nữa để giữ" in page
    assert stands(first)[0] == stands(second)[0] == "deferred"
    lan.post(address(one), cells(Enrolment.objects.get(pk=first.pk), "1"))
    assert stands(first)[0] == "passed"
    bare = {name: text for name, text in cells(second, "4").items() if not name.endswith("was")}
    assert "không kèm giá trị lúc mở" in html(lan.post(address(one), bare))


def test_a_row_that_is_left_is_saved_alone_and_answered_alone(lan, world, one):
    learner = enrol(one, world.binh, result="sent")
    answer = html(lan.post(address(one), {"fragment": "1", **cells(learner, "3")}))
    assert stands(learner)[0] == "deferred" and answer.count("<tr") == 1 and "data-saved" in answer
    answer = html(lan.post(address(one), {"fragment": "1", **cells(learner, "?")}))
    assert "chưa rõ" in answer and "<html" not in answer


def test_one_day_for_all_and_a_pasted_list_fill_the_grid_and_save_nothing(lan, world, one):
    first, second = enrol(one, world.binh, result="sent"), enrol(one, world.an, result="passed")
    filled = html(
        lan.post(address(one), {**cells(first, "1"), **cells(second), "fill": "1", "same_day": DAY})
    )
    assert filled.count(f'value="{DAY}"') == 3 and "Đã điền ngày cấp cho 2 học viên" in filled
    pasted = (
        f"TT\tHọ và tên\tKết quả\n1\tNông Văn Bình\t04/03/1975\tĐạt\tGiỏi\t07/TC\t{DAY}\nTrần Văn Lạ\tĐạt"
    )
    page = html(lan.post(address(one), {**cells(first), **cells(second), "paste": "1", "pasted": pasted}))
    for said in ('value="07/TC"', 'value="Giỏi"', "Đã đọc 1 dòng vào bảng", "không có “Trần Văn Lạ”"):
        assert said in page, said
    assert stands(first)[0] == "sent" and stands(second) == ("passed", "", "", "")


def test_pasted_rows_are_told_apart_by_birth_and_never_guessed(world, one):
    post = make_post("Chuyên viên", world.hoa_tham)
    same = [make_cadre("Lý Văn Ba", post, birth=born) for born in ("1980-01-02", "1990-05-06")]
    elder, younger = (enrol(one, each, result="sent") for each in same)
    found = read_results(
        f"Lý Văn Ba\t06/05/1990\t{DAY}\nLý Văn Ba\tĐạt\nLý Văn Ba\t1990\tKhá", [elder, younger]
    )
    assert found.cells == {younger.pk: {"result": "Hoàn thành", "certificate_on": DAY}}
    assert len(found.faults) == 2 == len(found.left)
    assert found.faults[0].startswith("Dòng 1: có 2 đồng chí tên"), "as it is numbered among those left"
    assert found.faults[1].startswith("Dòng 2: “Lý Văn Ba” đã đọc ở một dòng khác")


def test_a_name_without_accents_is_read_by_the_whole_birth_and_told(world, one):
    post = make_post("Chuyên viên", world.hoa_tham)
    hang, hanh = (
        enrol(one, make_cadre(name, post, birth=born), result="sent")
        for name, born in (("Nông Thị Hằng", "1981-05-02"), ("Nông Thị Hạng", "1979-01-01"))
    )
    pasted = ("nong thi hang\t02/05/1981\tDat", "NONG THI HANG\t1979\tDat", "Nòng Thị Hàng\t02/05/1981\tĐạt")
    found = read_results("\n".join([*pasted, "nong thi hang\tĐạt"]), [hang, hanh])
    assert found.cells == {hang.pk: {"result": "Hoàn thành"}}
    assert found.remarks == [
        "“nong thi hang” viết không dấu: đọc là Nông Thị Hằng, sinh 02/05/1981; kiểm tra lại."
    ]
    assert found.left == [*pasted[1:], "nong thi hang\tĐạt"]
    assert "Dòng 1: “NONG THI HANG” viết không dấu; ghi đủ ngày sinh" in found.faults[0]
    assert "Dòng 2: không có “Nòng Thị Hàng”" in found.faults[1], "other accents are another name"


def test_lines_that_were_not_read_stay_open_whatever_button_is_pressed_next(lan, world, one):
    learner = enrol(one, world.binh, result="sent")
    sent = {**cells(learner, "?"), "pasted": "Trần Văn Lạ\tĐạt"}
    for button in ({}, {"fill": "1", "same_day": DAY}, {"fill": "1", "same_day": ""}, {"paste": "1"}):
        page = html(lan.post(address(one), sent | button))
        assert "<details open>" in page and "Trần Văn Lạ\tĐạt</textarea>" in page, button
    page = html(lan.post(address(one), {**sent, **cells(learner, "1")}))
    assert stands(learner)[0] == "passed" and "Trần Văn Lạ\tĐạt</textarea>" in page
    assert "Còn 1 dòng dán chưa đọc vào bảng" in page


def test_what_stands_on_record_own_lines_and_secret_classes_are_not_typed_here(lan, world, one):
    done = enrol(one, world.binh, **ISSUED)
    enrol(one, world.an, result="sent")
    Account.objects.create(user=world.lan, cadre=world.an)
    asked = {"on": one.closes_on.first_day}
    assert not apply(COMPLETE, User.system(), [one], asked).refused
    page = html(lan.get(address(one)))
    assert "Đã ghi vào hồ sơ: Trung cấp" in page and f"r{done.pk}-result" not in page
    assert "1 học viên do đồng chí khác xử lý" in page and "Hoàng Thị An" not in page
    page = html(lan.post(address(one), cells(done, "Hoàn thành", "K")))
    assert "hoàn tác việc ghi ở trang lớp" in page and stands(done)[1] == ""
    one.secret = True
    one.save()
    assert lan.get(address(one)).status_code == 403


def test_the_number_of_queries_is_the_same_for_any_number_of_learners(
    lan, world, one, django_assert_max_num_queries
):
    learners(one, world.hoa_tham, 3)
    lan.get(address(one))
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(30) as queries:
            lan.get(address(one))
        counts.append(len(queries))
        if len(counts) == 1:
            Enrolment.objects.all().delete()
            learners(one, world.hoa_tham, 12)
    assert counts[0] == counts[1]


def test_a_day_to_come_is_told_where_it_is_typed_and_on_the_class(lan, world, one):
    learner = enrol(one, world.binh, result="sent")
    coming = cells(learner, "1", "", "07/TC", "05/12/2021")
    answer = html(lan.post(address(one), {"fragment": "1", **coming}))
    said = "Sau hôm nay; ghi được vào hồ sơ từ 05/12/2021."
    assert stands(learner)[3] == "05/12/2021" and said in answer and "cell-fault" not in answer
    assert said in html(lan.get(address(one)))
    TrainingClass.objects.update(completion="recorded")
    page = html(lan.get(one.get_absolute_url()))
    assert (
        "1 học viên có bằng, chứng chỉ cấp sau hôm nay, sớm nhất 05/12/2021; ghi được vào hồ sơ từ ngày ấy."
        in page
    )
    assert "bấm “Ghi bổ sung kết quả”" not in page, "today it would write nobody"
    enrol(one, world.an, **ISSUED)
    page = html(lan.get(one.get_absolute_url()))
    assert "1 học viên có bằng, chứng chỉ sau lần ghi gần nhất" in page and "cấp sau hôm nay" in page


def test_a_certificate_of_a_day_before_the_class_opened_is_refused_in_the_grid_and_on_the_page(
    lan, world, one
):
    learner = enrol(one, world.binh, result="sent")
    said = "Ngày cấp 01/01/1980 trước ngày khai giảng của lớp (05/09/2020)."
    answer = html(lan.post(address(one), {"fragment": "1", **cells(learner, "1", "", "", "01/01/1980")}))
    assert said in answer and "cell-fault" in answer
    page = lan.post(
        learner.get_absolute_url() + "edit/", {"result": "passed", "certificate_on": "01/01/1980"}
    )
    assert said in html(page) and stands(learner)[0] == "sent"
