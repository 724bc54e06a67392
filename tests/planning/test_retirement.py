"""When planned people retire: one month a person on the list, whatever the set of the verdict counts with."""

import datetime
from io import BytesIO

from openpyxl import load_workbook

from cadre.models.people import Cadre
from planning.judging import judged
from planning.models import PlanningEntry
from tests.cadre.retirement import OWN_MONTH, OWN_WORDS, make_ages
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
