"""Columns are matched and questions are answered on a telephone too."""

from django.urls import reverse

from tests.sheets_import.files import looked, person, roster

CUT = """() => [...document.querySelectorAll('.table-region select')].filter((one) => {
  const box = one.getBoundingClientRect(), room = one.closest('.table-region').getBoundingClientRect();
  return box.height && box.right > room.right + 1;
}).map((one) => one.id)"""
SIDEWAYS = """() => Math.max(...[...document.querySelectorAll('.table-region:has(select)')].map(
  (one) => one.scrollWidth - one.clientWidth))"""
ROWS = [
    person("Lý Văn Tư", unit="Phòng Theo dõi việc chung của các xã", post="Trưởng phòng Theo dõi việc chung"),
    person("Lý Văn Năm", post="Trưởng ban Quản lý chợ và bến xe"),
]

GOOD, BAD = person("Lý Văn Sáu"), person("Lý Văn Bảy", birth="31/02/1980")


def test_no_choice_is_cut_on_a_telephone(live_server, page, client, world):
    client.force_login(world.lan)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.set_viewport_size({"width": 390, "height": 844})
    sent = looked(client, roster(*ROWS, GOOD, BAD))
    for step in ("import-columns", "import-look"):
        page.goto(live_server.url + reverse(step, args=[sent.pk]))
        assert page.locator(".table-region select").count() > 1
        assert (page.evaluate(CUT), page.evaluate(SIDEWAYS)) == ([], 0), step
    # The foot stands over the rows all the time: its three acts and what is so far take little of the screen.
    foot = page.locator(".form-foot")
    assert foot.locator(".btn").count() == 3 and foot.bounding_box()["height"] < 96
