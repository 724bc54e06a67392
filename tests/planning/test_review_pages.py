"""A review through its pages: lists are chosen, the meeting's words are typed, one paper decides, units are told."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.discipline import Discipline
from cadre.models.people import Cadre
from planning.models import PlanningEntry, ReviewList, ReviewNotice
from planning.reviews.acts import APPRAISE, START
from tests.campaigns.campaigns import make_campaign
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.pages import REVIEWED
from tests.planning.review_queues import shown
from tests.planning.review_ways import all_proposed, bring, lines, ready, step
from tests.planning.reviews import make_addition, make_review, propose

TODAY = "30/11/2021"
PAPER = {"decision_no": "45-QĐ/HU", "decision_on": TODAY}


def act(client, review, name, **asked):
    """Post the page of an act as its form does, with what the page shows."""
    review.refresh_from_db()
    address = reverse(f"reviewlist-{name}", args=[review.pk])
    return client.post(address, {"state": review.state, **asked}, follow=True)


def test_lists_are_chosen_by_title_and_term_and_who_answers_is_proposed(client, in_review):
    world, campaign = in_review, make_campaign(in_review.district)
    make_target(world.tan_van)
    own = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    client.force_login(world.lan)
    address = reverse("review-choose", args=[campaign.pk])
    page = client.get(address).content.decode()
    assert "2 đơn vị, 2 đồng chí đang trong quy hoạch" in page and "trước rà soát 0 đồng chí" in page
    assert "Chưa chọn danh sách nào" in client.post(address, {}).content.decode()
    keys = [f"{target.term_id}-{target.post.title_id}" for target in (world.target, own)]
    answer = client.post(address, {"lists": keys}, follow=True)
    found = {each.scope_unit_id: each.decided_by for each in ReviewList.objects.filter(campaign=campaign)}
    assert found == {world.hoa_tham.pk: "own", world.tan_van.pk: "own", world.district.pk: "higher"}
    assert answer.request["PATH_INFO"] == reverse("campaign-units", args=[campaign.pk])
    assert answer.context["form"].initial["units"] == [world.hoa_tham.pk, world.tan_van.pk]
    section = client.get(reverse("review-of-campaign", args=[campaign.pk]), headers={"hx-request": "true"})
    assert section.content.decode().count("Dự thảo") == 4, "three lists and their count"


def two_heard(client, world):
    """Both communes' lists as far as the standing members heard them; An is looked at once more."""
    other = make_review(make_target(world.tan_van), world.campaign)
    make_entry(world.binh, other.target)
    for review in (world.review, other):
        bring(review, "appraising")
        all_proposed(review)
        step(APPRAISE, review)
    client.force_login(world.lan)
    line = lines(world.review)[world.an.pk]
    agreed = act(client, world.review, "record-hearing", on=TODAY, answer="agreed", amended=[line.pk])
    assert "chọn “Đồng ý, có sửa đổi”, hoặc bỏ đánh dấu" in agreed.content.decode()
    heard = act(client, world.review, "record-hearing", on=TODAY, answer="amended", amended=[line.pk])
    assert "Thường trực đã cho ý kiến" in heard.content.decode()
    ticked = {"row": f"{other.pk}:appraised", "on": TODAY, "answer": "agreed"}
    done = client.post(reverse("reviewlist-record-hearing-many"), ticked, follow=True).content.decode()
    assert "Đã ghi cho 1 danh sách." in done and "Hoàn tác" not in done, "the chief alone takes it back"
    return world.review, other


def test_one_meeting_concludes_on_many_lists_and_one_paper_decides_them(client, in_review):
    reviews = two_heard(client, in_review)
    an, dung = (lines(reviews[0])[cadre.pk] for cadre in (in_review.an, in_review.dung))
    both = {"row": [f"{review.pk}:standing_heard" for review in reviews]}
    meeting = {"on": TODAY, "called": "11", "present": "9", **PAPER, f"votes-{dung.pk}": "8"}
    address = reverse("reviewlist-conclude-review-many")
    opened = client.get(address, {"all": 1}).content.decode()
    assert opened.count("Còn 1 trường hợp chưa có đề xuất") == 1, "before anything is typed"
    said = client.post(address, {**both, **meeting}).content.decode()
    assert "Còn 1 trường hợp chưa có đề xuất: Hoàng Thị An." in said and 'value="8"' in said, (
        "what was typed stays"
    )
    propose(an, "keep")
    for text, fault in (("x" * 301, "dài quá 300 ký tự"), ("a\x00b", "ký tự rỗng")):
        assert fault in client.post(address, {**both, **meeting, f"text-{an.pk}": text}).content.decode()
    client.post(address, {**both, **meeting, f"conclusion-{an.pk}": "remove", f"reason-{an.pk}": "over_age"})
    an.refresh_from_db()
    assert (an.conclusion, an.conclusion_reason) == ("remove", "over_age")
    address = reverse("reviewlist-decide-review-many")
    both = {"row": [f"{review.pk}:concluded" for review in reviews]}
    assert "Chưa đánh dấu" in client.post(address, {**both, **PAPER}).content.decode()
    client.post(address, {**both, **PAPER, "reviewed": REVIEWED})
    states = dict(PlanningEntry.objects.values_list("cadre__full_name", "status"))
    assert states == {
        "Hoàng Thị An": "removed",
        "Lý Thị Cúc": "approved",
        "Nông Văn Dung": "approved",
        "Nông Văn Bình": "approved",
    }
    counts = dict(client.get(reviews[0].get_absolute_url()).context["counts"])
    assert counts == {"Trước rà soát": 2, "Tiếp tục": 1, "Đưa ra": 1, "Bổ sung": 1}, (
        "as decided, not as proposed"
    )


def test_what_is_judged_otherwise_meanwhile_is_shown_before_it_is_decided(client, in_review):
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    bring_on(review)
    client.force_login(in_review.lan)
    address = reverse("reviewlist-decide-review", args=[review.pk])
    opened = client.get(address)
    in_review.cuc.birth = "1970-01-01"
    in_review.cuc.save()
    sent = {"state": "concluded", **PAPER, "reviewed": REVIEWED}
    answer = client.post(address, sent, opened=opened).content.decode()
    assert "Lý Thị Cúc: số liệu hoặc kết quả kiểm tra khác với lúc mở trang" in answer
    assert client.post(address, sent).status_code == 302


def test_what_changed_since_the_proposal_is_shown_and_confirmed_before_it_is_decided(client, in_review):
    review = bring(in_review.review, "appraising")
    client.force_login(in_review.lan)
    for line in lines(review).values():
        word = "keep" if line.origin == "standing" else "add"
        client.post(
            reverse("reviewline-propose", args=[line.pk]), {"shown": shown(line, in_review.lan), "word": word}
        )
    ready(lines(review)[in_review.dung.pk])
    bring_on(review)
    Cadre.objects.filter(pk=in_review.cuc.pk).update(birth="1970-01-01")
    given = {"kind": "party", "form": "reprimand", "valid_from": "2021-11-20", "decision_on": "2021-11-20"}
    Discipline.objects.create(cadre=in_review.an, **given)
    sent = {**PAPER, "reviewed": REVIEWED}
    said = act(client, review, "decide-review", **sent)
    told = said.content.decode()
    assert "ngày sinh khi đề xuất ghi “01/05/1980”, nay “01/01/1970”" in told
    assert "thêm nội dung: kỷ luật Đảng: khiển trách từ 20/11/2021" in told
    assert "Lý Thị Cúc: từ khi đề xuất có thay đổi" in told and "Nông Văn Dung: từ khi" not in told
    ticks = [each.since.tick for _, rows in said.context["groups"] for each in rows if each.since]
    Discipline.objects.update(form="warning")
    told = act(client, review, "decide-review", **sent, changed=ticks).content.decode()
    assert "Hoàng Thị An: từ khi đề xuất có thay đổi" in told and "Lý Thị Cúc: từ khi" not in told
    Discipline.objects.update(form="reprimand")
    act(client, review, "decide-review", **sent, changed=ticks)
    assert PlanningEntry.objects.get(cadre=in_review.dung).status == "approved"


def bring_on(review):
    """From the appraisal to the conclusion."""
    step(APPRAISE, review)
    bring(review, "concluded")


def test_outcomes_are_typed_by_name_and_somebody_is_added_above(client, in_review):
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    step(APPRAISE, review)
    bring(review, "sent_up")
    client.force_login(in_review.lan)
    address = reverse("reviewlist-outcomes", args=[review.pk])
    found = lines(review)
    an, dung = found[in_review.an.pk], found[in_review.dung.pk]
    shown = {f"version-{line.pk}": str(line.version) for line in found.values()}
    refused = {f"outcome-{an.pk}": "refused", f"reason-{an.pk}": "standard"}
    assert (
        "chưa chọn chức danh"
        in client.post(address, {**shown, f"outcome-{dung.pk}": "title_changed"}).content.decode()
    )
    client.post(address, {**shown, **refused, "rest": "1"})
    assert [line.outcome for line in lines(review).values()].count("agreed") == 2
    stale = client.post(address, {**shown, f"outcome-{an.pk}": "agreed"}).content.decode()
    assert "Hoàng Thị An: người khác vừa ghi" in stale
    add = reverse("reviewline-add", args=[review.pk])
    client.post(add, {"cadre": in_review.binh.pk, "reason": "Theo thông báo của tỉnh"})
    assert lines(review)[in_review.binh.pk].outcome == "added"
    act(client, review, "decide-review", **PAPER, reviewed=REVIEWED)
    states = dict(PlanningEntry.objects.values_list("cadre__full_name", "status"))
    assert (states["Hoàng Thị An"], states["Nông Văn Bình"]) == ("removed", "approved")


def test_a_unit_reads_its_list_without_proposals(client, in_review):
    bring(in_review.review, "appraising")
    all_proposed(in_review.review)
    client.force_login(in_review.huong)
    page = client.get(in_review.review.get_absolute_url()).content.decode()
    assert "Lý Thị Cúc" in page and "Nông Văn Dung" not in page and "đề xuất" not in page


def test_of_a_higher_list_a_unit_knows_its_people_from_the_notice_on(client, in_review):
    world = in_review
    own = make_review(make_target(world.district, "Bí thư Huyện ủy"), make_campaign(world.district))
    bring(own, "appraising")
    ready(make_addition(own, world.an, "add"))
    bring(own, "decided")
    client.force_login(world.lan)
    address, number = reverse("review-notices", args=[own.campaign_id]), f"unit-{world.hoa_tham.pk}-number"
    faults = client.post(address, {number: "12-TB/BTCHU"}).content.decode()
    assert f"Số thông báo: {world.hoa_tham}<" in faults and f"Ngày thông báo: {world.hoa_tham}<" in faults
    assert "Chưa nhập ngày thông báo" in faults and not ReviewNotice.objects.exists()
    early = client.post(address, {number: "12-TB/BTCHU", "notified_on": "29/11/2021"}).content.decode()
    assert "trước ngày quyết định (30/11/2021)" in early
    client.force_login(world.huong)
    assert client.get(own.get_absolute_url()).status_code == 404
    assert "Bí thư Huyện ủy" not in client.get(reverse("reviewnotice-list")).content.decode()
    client.force_login(world.lan)
    client.post(address, {number: "12-TB/BTCHU", "notified_on": TODAY})
    notice = ReviewNotice.objects.get()
    client.force_login(world.huong)
    told = client.get(notice.get_absolute_url()).content.decode()
    assert "Hoàng Thị An" in told and "Bổ sung" in told and "Lý Thị Cúc" not in told
    assert client.get(own.get_absolute_url()).status_code == 404


def test_a_unit_that_names_whom_the_office_added_is_not_told_so(client, in_review):
    review = step(START, in_review.review)
    hanh = make_cadre("Lý Thị Hạnh", make_post("Chuyên viên", in_review.hoa_tham), birth="1985-01-01")
    make_addition(review, hanh, "add")
    client.force_login(in_review.huong)
    address = reverse("reviewline-add", args=[review.pk])
    assert address in client.get(review.get_absolute_url()).content.decode()
    client.post(address, {"cadre": hanh.pk, "reason": "Có triển vọng"})
    line = lines(review)[hanh.pk]
    assert (line.origin, line.unit_word, line.proposal) == ("unit", "add", "add")


def test_a_list_under_review_says_so_where_its_entries_stand(client, in_review):
    world = in_review
    step(START, world.review)
    client.force_login(world.lan)
    pages = [world.entry.get_list_url(), world.entry.get_absolute_url()]
    for address in pages:
        page = client.get(address).content.decode()
        assert "đang được rà soát" in page and world.review.get_absolute_url() in page
        assert "/remove/" not in page and "planning/lists/add" not in page
    Account.objects.create(user=world.lan, cadre=world.an)
    assert (
        "Trường hợp này do đồng chí khác xử lý."
        in client.get(world.review.get_absolute_url()).content.decode()
    )


def test_pages_of_reviews_take_as_many_queries_for_many_lines_as_for_few(client, in_review):
    world, counts = in_review, []
    client.force_login(world.lan)
    for number, people in enumerate((1, 6)):
        target = make_target(world.tan_van, f"Chức danh {number}")
        for each in range(people):
            name = f"Lý Văn {'ABCDEF'[each]}"
            make_entry(make_cadre(name, make_post("Chuyên viên", world.tan_van), birth="1980-01-01"), target)
        review = bring(make_review(target, world.campaign), "appraising")
        all_proposed(review)
        bring_on(review)
        addresses = [review.get_absolute_url(), reverse("reviewlist-decide-review", args=[review.pk])]
        addresses += [reverse("review-of-campaign", args=[world.campaign.pk]), reverse("reviewlist-list")]
        counts.append([queries(client, address) for address in addresses])
    assert counts[0] == counts[1]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
