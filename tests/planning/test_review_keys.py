"""A list is worked off by keyboard in a real browser: every case with one key, whoever is taken out with two."""

import datetime
import sys

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.projected.day import move_day
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from office.organisation.rights import Role
from planning.acts import RECORD
from planning.models import PlanningEntry, ReviewLine
from sample.load import load_office
from tests.campaigns.campaigns import make_campaign
from tests.conftest import make_user
from tests.factories import make_post, make_unit
from tests.planning.lists import APPROVED, make_target
from tests.planning.reviews import make_review
from tests.planning.test_news import seat

PEOPLE, DISCIPLINED, SEATED = 32, 4, 3
OTHERS = 119
MOST_KEYS = 50


def stand(campaign, target, names):
    """Lines of as many people who stand on the list, put there at once."""
    post = make_post("Chuyên viên", target.post.unit)
    unit = target.post.unit
    people = [Cadre(full_name=name, sex="M", birth="1985-05-01", entered_unit=unit) for name in names]
    people = Cadre.objects.bulk_create(people)
    PostHeld.objects.bulk_create(PostHeld(cadre=each, post=post, valid_from="2015-06-01") for each in people)
    people = list(Cadre.objects.filter(pk__in=[each.pk for each in people]).order_by("pk"))
    entries = [PlanningEntry(cadre=cadre, target=target) for cadre in people]
    done = apply(RECORD, User.system(), entries, {"decision_no": "318-QĐ/HU", "decision_on": APPROVED})
    review = make_review(target, campaign, state="appraising")
    ReviewLine.objects.bulk_create(
        ReviewLine(review_list=review, cadre=entry.cadre, entry=entry, origin="standing", ordinal=number)
        for number, entry in enumerate(done.rows, 1)
    )
    return people


def named(number):
    return f"Nông Văn {'ABCDEGHIKLMNOPQRSTUVXY'[number % 22]}{'aeiou'[number // 22 % 5]}n"


@pytest.fixture
def queue(transactional_db, live_server, page):
    """The district's list of 32, of whom four were disciplined and three sit in the seat; 119 on a commune's list."""
    move_day(clock.today())
    load_reference()
    load_office()
    root = Unit.objects.get(parent=None)
    commune = make_unit("xa-hoa-tham", "Xã Hoa Thám", parent=root)
    campaign = make_campaign(root)
    target = make_target(root, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    people = stand(campaign, target, [named(number) for number in range(PEOPLE)])
    for cadre in people[:DISCIPLINED]:
        Discipline.objects.create(cadre=cadre, kind="party", form="warning", valid_from="2021-03-15")
    for cadre in people[-SEATED:]:
        seat(cadre, target, valid_from=datetime.date(2021, 9, 15).isoformat())
    stand(campaign, make_target(commune), [f"Lý Văn {named(number)[9:]}" for number in range(OTHERS)])
    make_user("lan", Role.OFFICER, root)
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    address = f"{live_server.url}{reverse('review-queue', args=[campaign.pk])}"
    page.goto(f"{address}?of={target.term_id}-{target.post.title_id}")
    yield page, address
    assert faults == []


class Hand:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1


def words():
    rows = ReviewLine.objects.order_by().values_list("review_list__target__scope_unit__level", "proposal")
    return {pair: list(rows).count(pair) for pair in set(rows)}


def work_off(hand):
    """All cases of the page, each by what is told of it."""
    for number in range(PEOPLE):
        if number < DISCIPLINED:
            hand.press("2")
            expect(hand.page.locator("select[name=reason]")).to_have_value("disciplined")
            hand.press("Enter")
        else:
            hand.press("3" if number >= PEOPLE - SEATED else "1")


def test_a_list_of_32_takes_50_keys_at_most_and_151_cases_no_mouse(queue):
    page, address = queue
    hand, left = Hand(page), page.locator("#queue-left")
    expect(page.locator("#queue tr:focus")).to_contain_text(named(0))
    work_off(hand)
    expect(left).to_contain_text("đề xuất: 0.", timeout=30_000)
    expect(page.locator("#queue-structure")).to_contain_text("0/25 (0,0%)")
    sys.stdout.write(f"{PEOPLE} cases in {hand.keys} keys\n")
    assert hand.keys <= MOST_KEYS
    counted = {("district", "keep"): 25, ("district", "remove"): 4, ("district", "held"): 3}
    assert words() == {**counted, ("commune", ""): OTHERS}
    hand.press("0")
    expect(left).to_contain_text("đề xuất: 1.")
    hand.press("3")
    expect(left).to_contain_text("đề xuất: 0.")

    page.goto(address)
    page.get_by_role("link", name=f"Đề xuất tiếp tục {OTHERS} đồng chí").press("Enter")
    expect(page.get_by_role("button", name="Đề xuất tiếp tục")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Đã ghi “Tiếp tục” cho {OTHERS} trường hợp")).to_be_visible()
    assert words() == {**counted, ("commune", "keep"): OTHERS}
