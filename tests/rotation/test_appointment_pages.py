"""Pages of proposals: what they are begun from, what stands around them, what nobody is told, how many queries."""

import pytest
from django.urls import reverse

from ballots.models import BallotCount
from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.models.users import User
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from rotation.appointments import pages
from rotation.models import Appointment, AppointmentBallot
from tests.ballots.counts import FIGURES, make_choice, make_count
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_appointment

NEW, LIST = reverse("appointment-new"), reverse("appointment-list")


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return world.lan


@pytest.fixture
def deputy(world):
    return make_post("Phó Bí thư Đảng ủy", world.hoa_tham)


def page_of(client, row):
    return client.get(row.get_absolute_url()).content.decode()


def five_years():
    rules = RuleSet.objects.create(name="Bổ nhiệm", subject="appointment", in_force_from="2000-01-01")
    return make_rule("appointment_term_months", 60, "months", rules)


@pytest.mark.usefixtures("lan")
def test_from_an_entry_the_proposal_takes_person_post_and_term_and_says_where_it_comes_from(client, world):
    five_years()
    entry = make_entry(world.an, make_target(world.hoa_tham, "Phó Bí thư Đảng ủy"))
    address = f"{NEW}?entry={entry.pk}"
    assert address in client.get(entry.get_absolute_url()).content.decode()
    initial = client.get(address).context["form"].initial
    assert (initial["cadre"], initial["post"]) == (world.an, entry.target.post)
    assert (initial["form"], initial["term_months"]) == ("appoint", 60)
    sent = {"cadre": world.an.pk, "post": entry.target.post_id, "form": "appoint", "main": "on"}
    page = client.post(address, {**sent, "term_months": "", "on": "15/11/2021"}, follow=True).content.decode()
    row = Appointment.objects.get()
    assert (row.entry, row.term_months, str(row.proposed_on)) == (entry, 60, "2021-11-15")
    assert entry.get_absolute_url() in page and "Đề xuất" in page


@pytest.mark.usefixtures("lan")
def test_from_a_post_that_ends_it_is_a_reappointment_of_that_tenure(client, world):
    held = world.an.posts.get()
    address = f"{NEW}?held={held.pk}"
    initial = client.get(address).context["form"].initial
    assert (initial["cadre"], initial["post"], initial["form"]) == (world.an, held.post, "reappoint")
    client.post(address, {"cadre": world.an.pk, "post": held.post_id, "form": "reappoint", "main": "on"})
    assert Appointment.objects.get().held == held


@pytest.mark.usefixtures("lan")
def test_what_is_refused_stands_on_the_form_with_all_that_was_typed(client, world, deputy):
    sent = {"cadre": world.an.pk, "post": deputy.pk, "form": "reappoint", "reason": "Hết thời hạn bổ nhiệm"}
    html = client.post(NEW, sent).content.decode()
    assert "Đồng chí không còn giữ Phó Bí thư Đảng ủy" in html and "Hết thời hạn bổ nhiệm" in html
    make_appointment(world.an, deputy)
    twice = client.post(NEW, {**sent, "form": "appoint"}).content.decode()
    assert "Đồng chí này đang được đề xuất giữ chức vụ này." in twice
    assert Appointment.objects.count() == 1


@pytest.mark.usefixtures("lan")
def test_around_it_stand_who_else_is_planned_and_proposed_and_the_lists_that_lose_the_person(
    client, world, deputy
):
    target = make_target(world.hoa_tham, "Phó Bí thư Đảng ủy")
    make_entry(world.an, target)
    elsewhere = make_entry(world.an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    other = make_entry(make_cadre("Lý Văn Minh", make_post("Chuyên viên", world.hoa_tham)), target)
    rival = make_appointment(make_cadre("Lý Văn Năm", make_post("Chuyên viên", world.hoa_tham)), deputy)
    row = make_appointment(world.an, deputy)
    around = client.get(row.get_absolute_url()).context["around"]
    assert (around.planned, around.proposed, around.leaving) == ([other], [rival], [elsewhere])
    html = page_of(client, row)
    assert "Lý Văn Minh" in html and "Lý Văn Năm" in html
    assert "Quy hoạch chức vụ này hoặc chức vụ tương đương, cao hơn" in html
    assert not [word for word in ("phù hợp", "Phù hợp", "điểm số") if word in html]


@pytest.mark.usefixtures("lan")
def test_once_decided_nothing_is_judged_anew(client, world, deputy):
    row = make_appointment(
        world.an, deputy, state="decided", valid_from="2021-11-01", decision_on="2021-10-30"
    )
    html = page_of(client, row)
    assert "Kết quả kiểm tra" not in html and "Đã có quyết định" in html


def test_nobody_of_a_unit_is_told(client, world, deputy):
    row = make_appointment(world.an, deputy)
    others = [make_user(role.value, role, world.district) for role in (Role.AREA_MEMBER, Role.INSPECTOR)]
    for reader in (world.huong, *others):
        client.force_login(reader)
        for address in (LIST, row.get_absolute_url(), reverse("appointment-history", args=[row.pk])):
            assert client.get(address).status_code == 403
    client.force_login(world.huong)
    person = client.get(reverse("cadre-detail", args=[world.an.pk])).content.decode()
    history = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
    assert "Phó Bí thư" not in person + history


def test_of_oneself_and_relatives_the_list_masks_what_was_decided_and_hides_the_rest(client, world, deputy):
    chief = make_user("truong", Role.CHIEF, world.district)
    Account.objects.create(user=chief, cadre=world.an)
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
    row = make_appointment(world.an, deputy, reason="Lý do riêng")
    done = make_appointment(
        world.binh, make_post("Phó Bí thư", world.tan_van), state="decided", valid_from="2021-11-01"
    )
    client.force_login(chief)
    html = client.get(LIST).content.decode()
    assert "Hoàng Thị An" not in html and done.cadre.full_name in html and "Đã có quyết định</td>" not in html
    assert done.get_absolute_url() not in html
    for query in ("?form=appoint", "?year=2021"):
        assert done.cadre.full_name not in client.get(LIST + query).content.decode()
    assert client.get(row.get_absolute_url()).status_code == 404
    form = {"cadre": world.an.pk, "post": make_post("Phó khác", world.hoa_tham).pk, "form": "appoint"}
    assert OTHERS_ACT in client.post(NEW, form).content.decode()


@pytest.mark.usefixtures("lan")
def test_a_proposal_under_way_is_dropped_and_not_removed_and_a_closed_one_is_not_edited(
    client, world, deputy
):
    row = make_appointment(world.an, deputy, state="agreed")
    html = client.post(reverse("appointment-remove", args=[row.pk]), {"reason": "Nhầm"}).content.decode()
    assert pages.ON_THE_WAY in html and Appointment.objects.exists()
    closed = make_appointment(world.an, make_post("Phó khác", world.hoa_tham), state="dropped")
    html = client.post(reverse("appointment-edit", args=[closed.pk]), {"note": "Thêm"}).content.decode()
    assert "Đề xuất này không thực hiện; hoàn tác việc đó rồi sửa." in html
    fresh = make_appointment(world.an, make_post("Phó nữa", world.hoa_tham))
    client.post(reverse("appointment-remove", args=[fresh.pk]), {"reason": "Nhầm"})
    assert not Appointment.objects.filter(pk=fresh.pk).exists()


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"An", "Bình"}),
        ("?state=open", {"An"}),
        ("?state=decided", {"Bình"}),
        ("?form=designate", {"Bình"}),
        ("?year=2021", {"An", "Bình"}),
        ("?unit={tan_van}", {"Bình"}),
    ],
)
def test_the_list_is_narrowed(client, world, deputy, query, names):
    make_appointment(world.an, deputy, proposed_on="2021-02-01")
    there = make_post("Phó Bí thư", world.tan_van)
    decided = {"state": "decided", "valid_from": "2021-11-01", "proposed_on": "2020-12-01"}
    make_appointment(world.binh, there, "designate", **decided)
    html = client.get(LIST + query.format(tan_van=world.tan_van.pk)).content.decode()
    assert {name for name in ("An", "Bình") if f"{name}</a>" in html} == names


def test_the_list_and_the_record_ask_the_same_for_any_number(client, world, deputy):
    row, target = make_appointment(world.an, deputy), make_target(world.hoa_tham, "Phó Bí thư Đảng ủy")
    make_entry(world.an, target)
    count, asked = 1, []
    for number in (1, 6):
        while count <= number:
            person = make_cadre(f"Lý Văn Số {count}", make_post("Chuyên viên", world.hoa_tham))
            make_appointment(person, deputy)
            make_entry(person, target)
            ballot = make_count(world.district, subject=f"lần {count}")
            AppointmentBallot.objects.create(appointment=row, choice=make_choice(ballot, world.an))
            PostHeld.objects.create(
                cadre=world.an,
                post=make_post(f"Ủy viên {count}", world.hoa_tham),
                main=False,
                known_on="2021-01-01",
            )
            count += 1
        reader = User.objects.get(pk=world.lan.pk)
        asked.append([queries_of(client, reader, page, {}) for page in (LIST, row.get_absolute_url())])
    assert asked[0] == asked[1]


@pytest.mark.usefixtures("lan")
def test_a_conference_is_typed_from_the_proposal_and_told_there(client, world, deputy):
    row = make_appointment(world.an, deputy)
    address = reverse("appointment-conference", args=[row.pk]) + "?conference=key_cadres"
    votes = {f"line{row.pk}-votes_for": 39, f"line{row.pk}-votes_against": 1, f"line{row.pk}-votes_blank": 1}
    days = {"met_on": "20/11/2021", "minutes_on": "20/11/2021", "minutes_no": "05-BB"}
    sent = {"unit": world.hoa_tham.pk, "conference": "key_cadres", "slip": "voting", "subject": "bổ nhiệm"}
    sent |= FIGURES | days | votes
    assert client.post(address, sent, follow=True).redirect_chain[-1][0] == row.get_absolute_url()
    count = BallotCount.objects.get()
    html = page_of(client, row)
    assert count.get_absolute_url() in html and f"39/{count.valid}" in html
    # The unit whose conference it was learns of no proposal by a count that the office typed.
    assert not BallotCount.objects.for_user(world.huong).exists()
    client.post(reverse("appointment-tie", args=[row.pk]), {"count": count.pk, "away": "1"})
    assert not AppointmentBallot.objects.exists() and BallotCount.objects.exists()


@pytest.mark.usefixtures("lan")
def test_a_count_with_votes_for_the_person_is_tied_and_the_units_own_stays_theirs(client, world, deputy):
    row, count = make_appointment(world.an, deputy), make_count(world.hoa_tham)
    make_choice(count, world.an)
    strange = make_count(world.hoa_tham, subject="khác")
    make_choice(strange, world.binh)
    tie = reverse("appointment-tie", args=[row.pk])
    client.post(tie, {"count": strange.pk})
    assert not AppointmentBallot.objects.exists()
    assert f'value="{count.pk}"' in page_of(client, row)
    client.post(tie, {"count": count.pk})
    assert AppointmentBallot.objects.get().choice.count == count
    assert BallotCount.objects.for_user(world.huong).filter(pk=count.pk).exists()
    Appointment.objects.filter(pk=row.pk).update(state="dropped")
    assert client.post(tie, {"count": count.pk, "away": "1"}).status_code == 403


BEGUN = {"Ghi đã lấy phiếu", "Ghi cấp ủy đồng ý", "Không thực hiện"}
OFFERED = {
    ("appoint", "proposed"): BEGUN,
    ("designate", "proposed"): BEGUN | {"Ghi quyết định"},
    ("appoint", "agreed"): {"Ghi quyết định", "Không thực hiện"},
    ("nominate", "agreed"): {"Ghi kết quả bầu cử", "Không trúng cử", "Không thực hiện"},
    ("appoint", "dropped"): set(),
}


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize("which", OFFERED)
def test_a_record_offers_the_acts_that_fit_it(client, world, deputy, which):
    form, state = which
    row = make_appointment(world.an, deputy, form, state=state)
    actions = client.get(row.get_absolute_url()).context["actions"]
    assert {each["label"] for each in actions if "state" in each} == OFFERED[which]
