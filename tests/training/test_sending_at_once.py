"""Two officers make a list of one row at once: nobody stands on two, and the second is told where they stand."""

from django.test import Client
from django.urls import reverse

from office.organisation.rights import Role
from tests.at_once import held_back
from tests.conftest import make_user
from tests.forms import sent_untouched
from tests.training.factories import choose, make_plan, make_row
from training.models import PlanRow, SendingList


def test_of_two_lists_made_at_once_one_is_saved_and_the_other_told(transactional_db, world):
    row = make_row(make_plan(world.district, issued_on="2021-11-01"), source="above")
    place, page = choose(row, world.an), reverse("sendinglist-new", args=[row.pk])
    browsers = []
    for user in (world.lan, make_user("mai", Role.OFFICER, world.district)):
        browsers.append(Client())
        browsers[-1].force_login(user)
    opened = [{**sent_untouched(browser.get(page)), "people": [place.pk]} for browser in browsers]
    with held_back(2, lambda number: browsers[number].post(page, opened[number])) as answers:
        PlanRow.objects.select_for_update().get(pk=row.pk)
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    told = next(answer for answer in answers if answer.status_code == 200).content.decode()
    one = SendingList.objects.get()
    link = f'<a href="{one.get_absolute_url()}">{one}</a>'
    assert f"Đã có trong danh sách khác: Hoàng Thị An ({link})" in told and list(one.people.all()) == [place]
