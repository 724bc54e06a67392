"""Biểu 10: learners by level, classes by who opened them, and what cannot be known said so."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.forms.learning import NO_FIGURES, LearningTable
from dashboards.forms.learning_rows import learning_rows
from office.organisation.models.structure import Unit
from tests.factories import make_cadre, make_post
from tests.papers_read import rows_sent
from tests.training.factories import enrol, make_class, make_plan, make_programme, make_row
from training.choices import Mode
from training.models import Programme

DAY = datetime.date(2021, 11, 30)


def table_of(world):
    return LearningTable(world.lan, Unit.objects.keys_under([world.district.pk]), DAY)


def numbers(table, label):
    return next(cells for row, cells in table.lines if row.label == label)


@pytest.fixture
def learned(world):
    """An, who leads a commune, a leader of the district and somebody in no roster; a class known by its heads alone."""
    chief = make_cadre(
        "Lý Văn Trưởng", make_post("Trưởng phòng", world.office, is_leader=True, level="district")
    )
    at = {"opens_on": "2021-03", "closes_on": "2021-10"}
    own = make_class(
        "Trung cấp khóa 1", world.district, make_programme(kind="theory", level=22), mode="part", **at
    )
    for who in (world.an, chief, "Người Ngoài"):
        enrol(own, who)
    enrol(own, world.binh, result="withdrawn")
    above = make_row(make_plan(world.district, 2021), source="above")
    advanced = make_programme("Cao cấp", "advanced", kind="theory", level=23)
    enrol(make_class("Cao cấp", world.district, advanced, plan_row=above, mode="full", **at), chief)
    defence = make_programme("Quốc phòng 4", "defence", kind="defence", level=41)
    make_class("Quốc phòng", world.district, defence, head_count=69, **at)
    make_class("Năm trước", world.district, opens_on="2020-05", closes_on="2020-08")
    return world


def test_numbers_stand_by_level_and_their_sums_hold(learned):
    table = table_of(learned)
    assert numbers(table, "Trung cấp lý luận chính trị") == [2, 0, 0, 1, 1, 1, 1, 0, 1]
    assert numbers(table, "Cao cấp lý luận chính trị") == [1, 0, 0, 1, 1, 0, 1, 1, 0]
    labels = [row.label for row, _ in table.lines]
    part = labels.index("Trung cấp lý luận chính trị") + 2
    assert labels[part] == "- Không tập trung" and list(table.lines)[part][1][0] == 2
    assert numbers(table, "6. Quốc phòng, an ninh") == [NO_FIGURES, *[None] * 5, 1, 0, 1]
    assert numbers(table, "4. Quản lý kinh tế") == [NO_FIGURES, *[None] * 8]
    assert numbers(table, "5. Ngoại ngữ") == [None] * 9
    total = numbers(table, "TỔNG SỐ")
    assert total == [3, 0, 0, 2, 2, 1, 3, 1, 2]
    notes = " ".join(table.notes())
    assert "69 lượt học viên của 1 lớp" in notes and "1 lượt học viên chưa rõ cấp" in notes


def test_every_class_is_in_one_row_of_the_form():
    rows = [row for row in learning_rows() if row.counted and row.key != "total"]
    levels = {
        "degree": range(11, 17),
        "theory": range(21, 25),
        "state": range(31, 35),
        "defence": range(41, 45),
    }
    of_group = {"advanced": (23, 24), "degree": levels["degree"]}
    for group in Programme.Group.values:
        for level in (None, *of_group.get(group, ())):
            for kind in ("", "language", "it", "ethnic", "refresh", "update", *levels):
                for mode in ("", *Mode.values):
                    found = [row for row in rows if row.holds((group, kind, level, mode))]
                    whole = [row for row in found if not row.of]
                    assert len(whole) == 1, (group, kind, level, mode)
                    assert [row.of for row in found if row.of] in ([], [whole[0].key])


def test_the_form_is_read_and_sent_at_the_same_cost_whatever_it_counts(client, learned):
    client.force_login(learned.lan)
    address = reverse("learning-form")

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    before = queries()
    for number in range(2):
        enrol(
            make_class(f"Lớp {number}", learned.tan_van, opens_on="2021-05", closes_on="2021-06"),
            learned.binh,
        )
    assert queries() == before
    page = client.get(address).content.decode()
    assert "chưa có số liệu" in page and address in client.get(reverse("stat-forms")).content.decode()
    rows = rows_sent(client.get(address, {"format": "xlsx"}))
    assert ["Trung cấp lý luận chính trị", 4, 0, 0, 1, 1, 3, 3, 0, 3] in rows
    client.force_login(learned.huong)
    assert client.get(address, {"unit": learned.district.pk}).status_code == 404
