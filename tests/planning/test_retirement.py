"""When planned people retire: one month a person on the list, whatever the set of the verdict counts with."""

import datetime
from io import BytesIO

from openpyxl import load_workbook

from cadre.models.people import Cadre
from foundation.core.acts.run import apply
from planning.acts import APPROVE
from planning.judging import judged
from planning.models import PlanningEntry
from tests.cadre.retirement import FLAT, OWN_MONTH, OWN_WORDS, STEPS, make_ages
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import page
from tests.planning.test_acts import DAY


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
        (line,) = judged(PlanningEntry.objects.filter(pk=planned.first.pk), day, reader=None)
        now = next(found for found in line.now.findings if found.condition == line.time_left.condition)
        return line.time_left.value, now.value, now.words, "theo văn bản số 12-QĐ/HU" in now.source

    assert left(datetime.date(2021, 1, 31)) == (77, 77, "Đạt", False)
    assert left(datetime.date(2021, 2, 1)) == (77, 43, "Không đạt", True)


def test_the_entry_names_both_months_where_the_verdict_counts_with_other_ages(client, planned):
    make_ages()
    first, second = planned.first.get_absolute_url(), planned.second.get_absolute_url()
    html = " ".join(page(client, planned.lan, first).content.decode().split())
    assert "Hết tháng 11/2029, căn cứ Nghị định 135/2020/NĐ-CP, Điều 4." in html
    assert "Kết quả kiểm tra tính đến 11/2026, theo tuổi nghỉ hưu của bộ quy định." in html
    Cadre.objects.filter(pk=planned.binh.pk).update(birth="1960-10-05")
    proposal = make_proposal(planned.binh, make_target(planned.district, "Phó Bí thư", planned.target.term))
    html = page(client, planned.lan, proposal.get_absolute_url()).content.decode()
    assert "Hết tháng 10/2020" in html and "Kết quả kiểm tra tính đến" not in html
    changed = page(client, planned.lan, second).content.decode()
    assert "theo ngày sinh 05/10/1964 trong danh sách đã phê duyệt." in changed, (
        "the ages give the same month"
    )


def test_the_entry_says_why_its_verdict_counts_to_another_month(client, planned):
    """By flat ages in both sets only what was approved differs; by other ages the ages, and both where both do."""
    ages = make_ages(FLAT, datetime.date(2015, 1, 1))
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), sex="F", birth="1979-09-10")
    entry = make_proposal(cuc, planned.target)
    apply(APPROVE, planned.lan, [entry], {"decision_no": "9-QĐ/HU", "decision_on": DAY})

    def said():
        html = " ".join(page(client, planned.lan, entry.get_absolute_url()).content.decode().split())
        return html.partition("Kết quả kiểm tra tính đến ")[2].partition(".</span>")[0]

    assert said() == ""
    Cadre.objects.filter(pk=cuc.pk).update(birth="1968-09-10")
    assert said() == "09/2034, theo ngày sinh 10/09/1979 trong danh sách đã phê duyệt"
    ages.value = STEPS
    ages.save()
    both = "ngày sinh 10/09/1979 trong danh sách đã phê duyệt và tuổi nghỉ hưu áp dụng khi quyết định"
    assert said() == f"09/2034, theo {both}"
    Cadre.objects.filter(pk=cuc.pk).update(birth="1979-09-10")
    assert said() == "09/2034, theo tuổi nghỉ hưu áp dụng khi quyết định"


def test_the_filter_does_not_claim_a_moment_of_decision_for_every_line(client, planned):
    field = page(client, planned.lan, planned.address).context["filter_form"].fields["rules"]
    assert field.empty_label == "Bộ quy định của từng trường hợp"
