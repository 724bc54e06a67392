"""A numbering term is proposed from the congress that planning knows; its day is typed, for nobody recorded it."""

from django.urls import reverse

from office.papers.models import NumberingTerm
from tests.planning.lists import make_term


def test_a_new_numbering_term_is_that_of_the_latest_congress_until_it_is_entered(client, world):
    make_term("district", name="2015–2020", begins_on="2015-06-01", ends_on="2020-06-01")
    make_term("district", begins_on="2020-06-01", ends_on="2025-07-01")
    make_term("district", name="2025–2030", begins_on="2025-07-01", ends_on="2030-07-01")
    make_term("commune", name="2021–2026", begins_on="2021-03-01", ends_on="2026-03-01")
    client.force_login(world.lan)
    form = client.get(reverse("numberingterm-new")).context["form"]
    assert (form.initial["unit"], form.initial["name"]) == (world.district.pk, "2020–2025")
    assert "begins_on" not in form.initial
    told = f"Đại hội nhiệm kỳ 2020–2025 của {world.district}: tháng 06/2020."
    assert told in str(form.fields["begins_on"].help_text)
    NumberingTerm.objects.create(unit=world.district, name="2020–2025", begins_on="2020-06-20")
    form = client.get(reverse("numberingterm-new")).context["form"]
    assert "name" not in form.initial and "tháng" not in str(form.fields["begins_on"].help_text)


def test_a_month_that_nobody_confirmed_is_told_as_such(client, world):
    make_term("district", begins_on="2020-06-01", ends_on="2025-07-01", congress_confirmed=False)
    client.force_login(world.lan)
    assert "tháng 06/2020, chưa xác nhận." in client.get(reverse("numberingterm-new")).content.decode()
