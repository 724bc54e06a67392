"""What the page of a unit tells of the duties and the classes there."""

from django.urls import reverse

from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.reminders.duties import after, make_duty, text
from tests.training.factories import make_class


def test_a_unit_tells_of_duties_that_are_late_there_and_below(officer, world, rule):
    page = reverse("unit-duties", args=[world.district.pk])
    assert "Không có việc nào cần xử lý." in text(officer.get(page))
    late = make_duty(rule, world.hoa_tham, world.an, after(-4))
    make_duty(rule, world.tan_van, world.binh, after(3))
    html = text(officer.get(page, headers={"HX-Request": "true"}))
    assert (
        f'<a href="{reverse("duty-list")}?unit={world.district.pk}">2 việc cần xử lý</a>, 1 việc quá hạn.'
        in html
    )
    assert late.get_absolute_url() in html and "Hoàng Thị An" in html and "Nông Văn Bình" not in html
    assert "không có việc nào quá hạn" in text(officer.get(reverse("unit-duties", args=[world.tan_van.pk])))


def test_a_unit_tells_its_latest_classes_and_how_many_there_are(officer, world):
    for number in range(12):
        make_class(f"Lớp thứ {number}", world.hoa_tham)
    html = text(officer.get(reverse("unit-classes", args=[world.district.pk])))
    assert "Tất cả 12 lớp" in html and html.count("Lớp thứ ") == 10
    assert f'<a href="{world.hoa_tham.get_absolute_url()}">' in html


def test_the_parts_run_the_same_queries_for_any_number_of_rows(client, world, rule):
    pages = [reverse(name, args=[world.district.pk]) for name in ("unit-duties", "unit-classes")]

    def counted(first):
        for number in range(first, first + 3):
            person = make_cadre(f"Lý {number}", make_post("Chuyên viên", world.hoa_tham))
            make_duty(rule, world.hoa_tham, person, after(-number - 1))
            make_class(f"Lớp {number}", world.hoa_tham)
        return [queries_of(client, world.lan, page, {}) for page in pages]

    few = counted(0)
    assert counted(3) == few and max(few) <= 20, few
