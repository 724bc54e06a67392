"""When planned people retire: one month a person on the list, whatever the set of the verdict counts with."""

import datetime
from io import BytesIO

from openpyxl import load_workbook

from cadre.models.people import Cadre
from planning.judging import judged
from planning.models import PlanningEntry
from tests.cadre.retirement import OWN_MONTH, OWN_WORDS, make_ages
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import page


def test_the_list_names_the_month_of_the_person_whatever_ages_the_set_counts_with(client, planned):
    """By the set, of 60 and 55 years, An retires in 11/2026; by the decree in 11/2029. Bình has a paper."""
    make_ages()
    Cadre.objects.filter(pk=planned.binh.pk).update(**OWN_MONTH)
    rows = page(client, planned.lan, planned.address, columns="retires").content.decode()
    assert "11/2029" in rows and "11/2026" not in rows
    assert OWN_WORDS in rows
    assert "hết tháng 11/2029" in client.get(planned.an.get_absolute_url()).content.decode()
    exported = page(client, planned.lan, planned.address, columns="retires", format="xlsx")
    lines = load_workbook(BytesIO(b"".join(exported.streaming_content))).active.iter_rows(values_only=True)
    assert {"11/2029", OWN_WORDS} <= {cell for line in lines for cell in line}


def test_a_paper_counts_from_its_day_on_beside_what_was_decided_before(planned):
    """An was decided on 15/07/2019 with 77 months left; the paper is of 01/02/2021."""
    Cadre.objects.filter(pk=planned.an.pk).update(**{**OWN_MONTH, "retirement_month": "2024-01"})

    def left(day):
        (line,) = judged(PlanningEntry.objects.filter(pk=planned.first.pk), day)
        now = next(found for found in line.now.findings if found.condition == line.time_left.condition)
        return line.time_left.value, now.value, now.words, "theo văn bản số 12-QĐ/HU" in now.source

    assert left(datetime.date(2021, 1, 31)) == (77, 77, "Đạt", False)
    assert left(datetime.date(2021, 2, 1)) == (77, 43, "Không đạt", True)


def test_the_entry_names_both_months_where_the_verdict_counts_with_other_ages(client, planned):
    make_ages()
    first, second = planned.first.get_absolute_url(), planned.second.get_absolute_url()
    html = " ".join(page(client, planned.lan, first).content.decode().split())
    assert "Hết tháng 11/2029, căn cứ Nghị định 135/2020/NĐ-CP, Điều 4." in html
    assert "Kết quả kiểm tra tính đến 11/2026, theo tuổi nghỉ hưu áp dụng khi quyết định." in html
    Cadre.objects.filter(pk=planned.binh.pk).update(birth="1960-10-05")
    proposal = make_proposal(planned.binh, make_target(planned.district, "Phó Bí thư", planned.target.term))
    html = page(client, planned.lan, proposal.get_absolute_url()).content.decode()
    assert "Hết tháng 10/2020" in html and "Kết quả kiểm tra tính đến" not in html
    assert "theo tuổi nghỉ hưu" in page(client, planned.lan, second).content.decode()
