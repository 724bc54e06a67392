"""A list that nobody made before is reviewed from 0 to a decision, page by page: what an office begins with."""

from django.urls import reverse

from cadre.models.trust import PoliticalConclusion
from office.campaigns.models import Campaign
from planning.models import ApprovedLine, PlanningEntry, ReviewLine, ReviewList, ReviewOpinion
from tests.planning.lists import make_target
from tests.planning.pages import REVIEWED

TODAY = "30/11/2021"


class Played:
    """The list and who acts on it, by the forms of its pages."""

    def __init__(self, client, world):
        self.client, self.world, self.review = client, world, None

    def to(self, name, data, *keys, by=None):
        self.client.force_login(by or self.world.lan)
        return self.client.post(reverse(name, args=keys), data, follow=True).content.decode()

    def act(self, name, by=None, **asked):
        self.review.refresh_from_db()
        said = {"on": TODAY, "state": self.review.state, **asked}
        page = self.to(f"reviewlist-{name}", said, self.review.pk, by=by)
        self.review.refresh_from_db()
        return page


def begun(played, target):
    """A campaign is entered, the list chosen and begun."""
    world = played.world
    campaign = {"unit": world.district.pk, "kind": "review", "year": 2021, "round": "extra"}
    campaign |= {"name": "Rà soát năm 2021", "figures_on": TODAY, "opens_on": "01/11/2021", "due_on": TODAY}
    played.to("campaign-new", campaign)
    found = Campaign.objects.get(name=campaign["name"])
    chosen = f"{target.term_id}-{target.post.title_id}"
    played.to("review-choose", {"lists": [chosen]}, found.pk)
    played.review = ReviewList.objects.get(campaign=found)
    played.act("start-review")


def added(played, cadre):
    """Somebody is put forward; who is asked answers, and the political standard is concluded on."""
    played.to("reviewline-add", {"cadre": cadre.pk, "reason": "Nguồn tại chỗ"}, played.review.pk)
    played.act("begin-appraisal")
    opinion = {"asked_body": "Ủy ban Kiểm tra", "sent_on": TODAY, "answered_on": TODAY, "answer": "Đồng ý"}
    line = played.review.lines.get()
    ReviewOpinion.objects.create(line=line, asked_body=opinion["asked_body"], sent_on="2021-11-30")
    asked = ReviewOpinion.objects.get()
    played.to("reviewopinion-edit", opinion, asked.pk)
    assert "Chưa ghi số, ngày kết luận tiêu chuẩn chính trị" in played.act(
        "finish-appraisal", by=played.world.chief
    )
    PoliticalConclusion.objects.create(cadre=cadre, number="12-KL/BXDĐ", concluded_on="2021-11-30")


def test_a_list_without_predecessor_goes_from_nothing_to_its_decision(client, in_review):
    world, played = in_review, Played(client, in_review)
    target = make_target(world.district, "Bí thư Đảng ủy")
    begun(played, target)
    assert (played.review.state, played.review.before, played.review.lines.count()) == ("collecting", None, 0)
    assert "0 đồng chí" in client.get(played.review.get_absolute_url()).content.decode()
    added(played, world.an)
    played.act("finish-appraisal", by=world.chief)
    played.act("record-hearing", answer="agreed")
    paper = {"decision_no": "45-TB/ĐU", "decision_on": TODAY}
    played.act("conclude-review", called=11, present=10, **paper)
    played.act("submit-review", decision_no="46-TTr/ĐU", decision_on=TODAY)
    line = ReviewLine.objects.get(review_list=played.review)
    played.to("reviewlist-outcomes", {f"version-{line.pk}": line.version, "rest": "1"}, played.review.pk)
    played.act("decide-review", decision_no="215-QĐ/TU", decision_on=TODAY, reviewed=REVIEWED)
    entry = PlanningEntry.objects.get(target=target)
    assert (entry.cadre, entry.status, entry.decision_no) == (world.an, "approved", "215-QĐ/TU")
    assert ApprovedLine.objects.get(approved_list__target=target).name == world.an.full_name
    unit = f"unit-{world.hoa_tham.pk}"
    told = {f"{unit}-number": "47-TB/ĐU", f"{unit}-notified_on": TODAY}
    played.to("reviewlist-notices", told, played.review.pk)
    for name in ("finish-notices", "end-review"):
        played.act(name)
    assert played.review.state == "ended"
