"""What is counted adds up, is locked, is read by those in charge alone, and says of nobody how he voted."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.acts import LOCK
from ballots.models import BallotCount, Choice, sum_faults
from ballots.shares import base_of
from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.acts.run import judge
from office.organisation.models.users import User
from tests.ballots.counts import FIGURES, MET, locked, make_choice, make_count
from tests.factories import make_cadre, make_post, make_rule

FORM = {
    **{name: str(value) for name, value in FIGURES.items()},
    **{"conference": "key_cadres", "slip": "voting", "subject": "giới thiệu quy hoạch"},
    **{"met_on": "20/11/2021", "minutes_on": "20/11/2021", "minutes_no": ""},
}


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        ({"returned": 40, "valid": 39}, "returned", "phát ra 43, thu về 40, không thu về 1"),
        ({"invalid": 2}, "valid", "thu về 42, hợp lệ 41, không hợp lệ 2"),
        ({"present": 42}, "issued", "Phiếu phát ra (43) nhiều hơn số có mặt (42)"),
        ({"called": 42}, "present", "Số có mặt (43) nhiều hơn số được triệu tập (42)"),
    ],
)
def test_a_count_that_does_not_add_up_says_what_does_not(wrong, place, words):
    found = sum_faults(FIGURES | wrong)
    assert place in found and words in found[place]
    assert sum_faults(FIGURES) == {}
    assert sum_faults(FIGURES | {"valid": None}) == {}, "what is missing is not asked"


def test_wrong_figures_are_refused_with_everything_kept(client, world):
    client.force_login(world.lan)
    sent = FORM | {"unit": world.district.pk, "valid": "40"}
    html = client.post(reverse("ballotcount-new"), sent).content.decode()
    assert "Số phiếu không khớp: thu về 42, hợp lệ 40, không hợp lệ 1." in html
    assert 'value="20/11/2021"' in html and not BallotCount.objects.exists()
    client.post(reverse("ballotcount-new"), sent | {"valid": "41"})
    assert BallotCount.objects.get().valid == 41


def test_the_database_refuses_what_does_not_fit_whoever_writes(world):
    count = make_count(world.district)
    choice = make_choice(count, world.an)
    closed = make_count(world.district)
    of_closed = make_choice(closed, world.an)
    locked(closed)
    for wrong in (
        lambda: make_choice(count, world.binh, 42),
        lambda: make_choice(count, world.binh, 39, votes_against=3),
        lambda: make_choice(make_count(world.district, slip="naming"), world.binh, votes_against=1),
        lambda: Choice.objects.filter(pk=of_closed.pk).update(votes_for=1, votes_against=40),
        lambda: BallotCount.objects.filter(pk=closed.pk).update(present=44),
        lambda: make_choice(closed, world.binh),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
    assert Choice.objects.filter(pk=choice.pk).exists()


def test_locking_asks_for_people_whose_votes_fit(world):
    empty, wrong = make_count(world.district), make_count(world.district)
    make_choice(wrong, world.an)
    BallotCount.objects.filter(pk=wrong.pk).update(valid=40, invalid=2)
    rows = list(BallotCount.objects.filter(pk__in=[empty.pk, wrong.pk]).order_by("pk"))
    against = judge(LOCK, User.system(), rows, {"on": MET})
    assert "Chưa nhập đồng chí nào" in against[empty.pk][0]
    assert "Số phiếu của 1 đồng chí không khớp với 40 phiếu hợp lệ" in against[wrong.pk][0]


def test_minutes_are_pasted_whole_or_not_at_all(client, world):
    count = make_count(world.district)
    client.force_login(world.lan)
    address = reverse("ballotcount-minutes", args=[count.pk])
    bad = f"1\t{world.an.full_name}\t39\t1\t1\n2\tLý Văn Mới\t40\t3\t0\n3\tTên không có số"
    html = client.post(address, {"lines": bad}).content.decode()
    assert "Dòng 2: Đồng ý, không đồng ý và không có ý kiến cộng lại là 43, phải bằng 41" in html
    assert "Dòng 3: cần 3 số phiếu sau họ và tên" in html and "Lý Văn Mới" in html
    assert not count.choices.exists()
    good = f"1\t{world.an.full_name}\t39\t1\t1\n2. ; Lý Văn Mới; 38; 3; 0"
    html = client.post(address, {"lines": good}, follow=True).content.decode()
    assert "Đã nhập 2 đồng chí." in html and "Không gắn với hồ sơ nào: Lý Văn Mới." in html
    assert list(count.choices.values_list("cadre", "votes_for")) == [(world.an.pk, 39), (None, 38)]
    assert "Bỏ khỏi kết quả" in html and "Xóa kết quả nhập nhầm" in html
    asked = client.get(reverse("choice-remove", args=[count.choices.first().pk])).content.decode()
    assert "Bỏ khỏi kết quả: <strong>" in asked
    assert not [words for words in ("Đưa ra", "Đưa khỏi danh sách") if words in html + asked]


def test_who_was_voted_on_writes_no_count_with_votes_for_themselves(client, world):
    """Not by the minutes either, where one name more would do; reading stays, without the numbers."""
    Account.objects.create(user=world.lan, cadre=world.an)
    empty, count = make_count(world.district), make_count(world.district)
    make_choice(count, world.an)
    client.force_login(world.lan)
    minutes = reverse("ballotcount-minutes", args=[empty.pk])
    html = client.post(minutes, {"lines": f"{world.an.full_name}; 39; 1; 1"}).content.decode()
    assert "Dòng 1: Trường hợp này do đồng chí khác xử lý." in html and not empty.choices.exists()
    alone = client.post(
        reverse("choice-new", args=[empty.pk]),
        {"name": world.an.full_name.upper(), "votes_for": "41", "votes_against": "0", "votes_blank": "0"},
    )
    assert "Trường hợp này do đồng chí khác xử lý." in alone.content.decode() and not empty.choices.exists()
    beside = make_choice(count, world.binh)
    for page in ("edit", "remove"):
        answer = client.post(reverse(f"choice-{page}", args=[beside.pk]), {"votes_for": "1", "reason": "x"})
        assert answer.status_code in (403, 404), page
    for page in ("edit", "remove", "lock"):
        answer = client.post(reverse(f"ballotcount-{page}", args=[count.pk]), {"reason": "x"})
        assert answer.status_code == 403 and "đồng chí khác xử lý" in answer.content.decode(), page
    assert client.get(reverse("choice-new", args=[count.pk])).status_code in (403, 404)
    assert BallotCount.objects.filter(pk=count.pk).exists()
    assert client.get(count.get_absolute_url()).status_code == 200


def test_shares_name_their_base_and_say_that_nobody_confirmed_it(client, world):
    count = make_count(world.district)
    make_choice(count, world.an)
    client.force_login(world.lan)
    html = client.get(count.get_absolute_url()).content.decode()
    assert "90,7%" in html and "Tỷ lệ so với số có mặt – số làm căn cứ tính tỷ lệ chưa xác nhận" in html
    make_rule("vote_denominator", "Phiếu hợp lệ", "words")
    base, _ = base_of(count)
    assert (base.remark, base.told(count.choices.get(), count)) == ("Tỷ lệ so với phiếu hợp lệ", "95,1%")


def test_too_few_were_there(client, world):
    make_rule("quorum_share", "2/3", "share", confirmed=False)
    count = make_count(
        world.district, present=20, issued=20, returned=20, not_returned=0, valid=20, invalid=0
    )
    client.force_login(world.lan)
    html = client.get(count.get_absolute_url()).content.decode()
    assert "Có mặt 20/45, chưa đủ 2/3 – Quy định chưa xác nhận." in html


def test_nothing_leads_from_a_choice_to_who_voted():
    """Of people a choice knows the one voted on; its rows bear no time, those of the count no finer one than a day."""
    for model in (BallotCount, Choice):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & {"DateTimeField", "TimeField"}
    seen, todo = set(), [(Choice, ())]
    people = {Cadre: [], apps.get_model("organisation.User"): []}
    while todo:
        model, path = todo.pop()
        for field in model._meta.concrete_fields:
            to = field.related_model
            if to in people:
                people[to].append((*path, field.name))
            elif to and to not in seen:
                seen.add(to)
                todo.append((to, (*path, field.name)))
    assert people[Cadre] == [("cadre",)]
    assert people[apps.get_model("organisation.User")] == []


def test_who_neither_counts_nor_decides_reads_none_and_pages_ask_the_same_for_any_number(client, world):
    count = make_count(world.district)
    people = [make_cadre(f"Lý Văn {n}", make_post(f"Chuyên viên {n}", world.office)) for n in range(4)]

    def asked():
        client.force_login(world.lan)
        client.get(count.get_absolute_url())
        with CaptureQueriesContext(connection) as counted:
            client.get(count.get_absolute_url())
        return len(counted)

    make_choice(count, people[0])
    few = asked()
    for each in people[1:]:
        make_choice(count, each)
    assert asked() == few
