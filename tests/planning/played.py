"""A year as an office plays it: who presses which button of which page, with what is seen there."""

from django.urls import reverse

from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.rights import Role
from planning.models import ReviewLine, ReviewList
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.forms import hidden_fields
from tests.planning.lists import make_entry, make_target
from tests.planning.review_queues import shown
from tests.planning.unit_files import last_return, sent

TODAY = "30/11/2021"


class Year:
    """Acts of the pages, by whoever signed in last."""

    def __init__(self, client, world):
        self.client, self.world = client, world

    def as_(self, user):
        self.client.force_login(user)
        return self

    def post(self, address, /, *keys, **data):
        return self.client.post(reverse(address, args=keys), data, follow=True).content.decode()

    def many(self, act, lists, **asked):
        """An act on many lists at once, each in the state in which the page shows it."""
        rows = [f"{each.pk}:{each.state}" for each in ReviewList.objects.filter(pk__in=[x.pk for x in lists])]
        return self.post(f"reviewlist-{act}-many", row=rows, **({"on": TODAY} | asked))

    def unit(self, act, unit, **asked):
        """An act on the unit that answers."""
        unit.refresh_from_db()
        return self.post(f"campaignunit-{act}", unit.pk, state=unit.state, on=TODAY, **asked)

    def workbook(self, unit, content):
        """A file that came back is looked at, then taken; what both pages say."""
        looked = sent(self.client, unit, content).content.decode()
        taken = self.client.post(last_return().get_absolute_url(), {}, follow=True).content.decode()
        return looked, taken

    def by_page(self, unit, **words):
        """A unit's words on its page, by line."""
        address = reverse("review-answers", args=[unit.pk])
        opened = hidden_fields(self.client.get(address).content.decode())
        return self.client.post(address, opened | words, follow=True).content.decode()

    def propose(self, cadre, word, review=None, **typed):
        line = self.line(cadre, review)
        data = {"shown": shown(line, self.world.lan), "word": word, **typed}
        self.post("reviewline-propose", line.pk, **data)
        line.refresh_from_db()
        assert line.proposal == word, (cadre, word)

    def line(self, cadre, review=None):
        lines = ReviewLine.objects.filter(cadre=cadre, review_list__campaign=self.world.campaign)
        return lines.get(review_list=review) if review else lines.get()


def make_year(world):
    """Four communes and the district with two people on each list, five people in five roles, a campaign to enter."""
    world.vinh_yen = make_unit("06150", "Xã Vĩnh Yên", parent=world.district, order=3)
    world.hong_phong = make_unit("06151", "Xã Hồng Phong", parent=world.district, order=4)
    world.communes = [world.hoa_tham, world.tan_van, world.hong_phong, world.vinh_yen]
    world.people, world.targets = {}, {}
    for unit in (*world.communes, world.district):
        committee = "Ủy viên Ban Chấp hành Đảng bộ" + (" huyện" if unit == world.district else "")
        world.targets[unit.pk] = make_target(unit, committee)
        # The district's own two work in its office.
        place = make_post("Chuyên viên", world.office if unit == world.district else unit)
        for name in ("Một", "Hai", "Ba"):
            person = make_cadre(f"Lý Văn {name} {unit.code}", place, birth="1985-05-01")
            world.people[unit.pk, name] = person
            if name != "Ba":
                make_entry(person, world.targets[unit.pk])
    world.other_title = make_target(
        world.district, "Phó Bí thư Huyện ủy", world.targets[world.district.pk].term
    )
    world.chief = make_user("truong", Role.CHIEF, world.district)
    world.leader = make_user("thuongtruc", Role.LEADER, world.district)
    world.inspector = make_user("kiemtra", Role.INSPECTOR, world.district)
    world.em = make_user("em", Role.UNIT_OFFICER, world.hong_phong)
    return world


def opened(year):
    """The campaign is entered, its lists chosen, its units asked; all lists begin."""
    world = year.as_(year.world.lan).world
    words = {
        "unit": world.district.pk,
        "kind": "review",
        "year": 2021,
        "round": "extra",
        "name": "Rà soát năm 2021",
    }
    year.post("campaign-new", **words, figures_on=TODAY, opens_on="15/10/2021", due_on=TODAY)
    world.campaign = Campaign.objects.get(name="Rà soát năm 2021")
    targets = (world.targets[world.district.pk], world.targets[world.hoa_tham.pk])
    keys = [f"{target.term_id}-{target.post.title_id}" for target in targets]
    year.post("review-choose", world.campaign.pk, lists=keys)
    asked = {"units": [unit.pk for unit in world.communes], "due_on": TODAY}
    year.post("campaign-units", world.campaign.pk, **asked)
    units = CampaignUnit.objects.filter(campaign=world.campaign).select_related("unit")
    world.asked = {unit.unit_id: unit for unit in units}
    lists = ReviewList.objects.filter(campaign=world.campaign).select_related("target")
    world.reviews = {each.target.scope_unit_id: each for each in lists}
    assert set(world.asked) == {unit.pk for unit in world.communes} and len(world.reviews) == 5
    year.many("start-review", lists)
    return [world.reviews[unit.pk] for unit in world.communes], world.reviews[world.district.pk]
