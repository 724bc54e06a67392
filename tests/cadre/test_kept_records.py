"""A record is kept by a decided list, grade, decision, result or certificate: it was not entered by mistake."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.acts import LEAVE, REMOVE
from cadre.models.people import Cadre
from cadre.models.steps import CadreStep
from cadre.removal import ABOVE, MOST_NAMED, keepers
from foundation.core.acts.run import apply, judge
from foundation.core.acts.undo import undo
from office.organisation.models.users import User
from office.organisation.rights import Role
from planning.acts import WITHDRAW
from planning.models import PlanningEntry
from tests.ballots.counts import make_choice, make_count
from tests.cadre.recorded import make_conclusion, make_discipline, make_listing, make_vote
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import done, make_entry, make_proposal, make_target
from tests.planning.reviews import make_addition, make_review
from tests.rotation.moves import make_appointment, make_rotation
from tests.training.factories import choose, enrol, make_class, make_plan, make_row

REASON = {"reason": "Nhập trùng"}


def decided_post(world):
    world.an.posts.update(decision_no="12-QĐ/HU")
    return "postheld", world.an.posts.get(), "quyết định số 12-QĐ/HU về chức vụ Chủ tịch UBND, Xã Hoa Thám"


def certificate(world):
    got = make_qualification(world.an, "theory", 22, certificate_no="LL-12")
    return "qualification", got, "Lý luận chính trị: Trung cấp, số bằng, chứng chỉ LL-12"


def result(world):
    learner = enrol(make_class("Trung cấp K12", world.district), world.an, certificate_no="TC-0457")
    return "enrolment", learner, "lớp Trung cấp K12: Hoàn thành (tốt nghiệp), số TC-0457"


def grade(world):
    return "evaluation", make_evaluation(world.an), "kết quả xếp loại năm 2020"


def decided_list(world):
    entry = make_entry(world.an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    said = "quy hoạch Bí thư Đảng ủy, Xã Hoa Thám, nhiệm kỳ 2020–2025 (cấp xã): Đã phê duyệt"
    return "planningentry", entry, said


def open_proposal(world):
    entry = make_proposal(world.an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    said = "quy hoạch Bí thư Đảng ủy, Xã Hoa Thám, nhiệm kỳ 2020–2025 (cấp xã): Dự kiến"
    return "planningentry", entry, said


def move(world):
    rotation = make_rotation(world.an, make_post("Phó Chủ tịch UBND", world.tan_van))
    return "rotation", rotation, "luân chuyển đến Phó Chủ tịch UBND, Xã Tân Văn từ 01/02/2019"


def proposed(world):
    row = make_appointment(world.an, make_post("Phó Chủ tịch UBND", world.tan_van))
    return "appointment", row, "bổ nhiệm Phó Chủ tịch UBND, Xã Tân Văn: đang đề xuất"


def of_discipline(world):
    said = "kỷ luật: Khiển trách (kỷ luật Đảng) từ 12/03/2021"
    return "discipline", make_discipline(world.an), said


def vote(world):
    return "confidencevote", make_vote(world.an), "lấy phiếu tín nhiệm ngày 12/03/2021"


def conclusion(world):
    said = "kết luận tiêu chuẩn chính trị số 77-KL/BTVHU, ngày 12/03/2021"
    return "politicalconclusion", make_conclusion(world.an), said


def listing(world):
    said = "quy hoạch ở danh sách cấp trên: Tỉnh ủy viên, nhiệm kỳ 2020–2025"
    return "higherlisting", make_listing(world.an), said


def grading(world):
    line = make_line(world.an, make_grading(world.district))
    return "gradingline", line, "đánh giá, xếp loại: Xếp loại năm 2020"


def votes(world):
    return "choice", make_choice(make_count(world.district), world.an), "kết quả kiểm phiếu ngày 20/11/2021"


def under_review(world):
    line = make_addition(make_review(make_target(world.hoa_tham, "Bí thư Đảng ủy")), world.an)
    return "reviewline", line, f"rà soát quy hoạch {line.review_list}"


def in_a_plan(world):
    person = choose(make_row(make_plan(world.district), title="Trung cấp K5"), world.an)
    return "planperson", person, "kế hoạch đào tạo, bồi dưỡng: Trung cấp K5"


WITHOUT_A_PAGE = {
    "postheld",
    "qualification",
    "discipline",
    "confidencevote",
    "politicalconclusion",
    "higherlisting",
}
RECORDED = [of_discipline, vote, conclusion, listing]
KEEPING = [
    *RECORDED,
    decided_post,
    certificate,
    result,
    grade,
    decided_list,
    open_proposal,
    move,
    proposed,
    votes,
    grading,
    under_review,
    in_a_plan,
]


def remove(client, cadre):
    return client.post(reverse("cadre-remove", args=[cadre.pk]), {"state": "serving", **REASON}, follow=True)


@pytest.mark.parametrize("make", KEEPING, ids=[make.__name__ for make in KEEPING])
def test_it_is_named_with_its_link_and_nothing_is_removed(client, world, make):
    kind, row, words = make(world)
    sentence = f"Hồ sơ còn gắn với {words}, nên không xóa được như hồ sơ nhập nhầm."
    assert judge(REMOVE, world.lan, [latest(world.an)], REASON) == {world.an.pk: [sentence]}
    client.force_login(world.lan)
    page = client.get(reverse("cadre-remove", args=[world.an.pk])).content.decode()
    url = reverse(f"{kind}-edit", args=[row.pk]) if kind in WITHOUT_A_PAGE else row.get_absolute_url()
    assert f'<a href="{url}">{words[0].upper()}{words[1:]}</a>' in page and 'name="reason"' not in page
    assert reverse("cadre-leave", args=[world.an.pk]) in page and client.get(url).status_code == 200
    answer = remove(client, world.an).content.decode()
    assert sentence in answer and url in answer
    assert type(row).objects.filter(pk=row.pk).exists() and not CadreStep.objects.exists()


def test_every_kind_that_keeps_a_record_is_tried():
    assert {model.__name__ for model, *_ in keepers()} == {
        "PostHeld",
        "Qualification",
        "Enrolment",
        "Evaluation",
        "GradingLine",
        "PlanningEntry",
        "Rotation",
        "Appointment",
        "Discipline",
        "ConfidenceVote",
        "PoliticalConclusion",
        "HigherListing",
        "Choice",
        "ReviewLine",
        "PlanPerson",
    }


def latest(cadre):
    return Cadre.objects.select_related("now").get(pk=cadre.pk)


def test_a_withdrawn_proposal_goes_with_the_record_and_comes_back_with_it(client, world):
    _, entry, _ = open_proposal(world)
    done(WITHDRAW, entry)
    client.force_login(world.lan)
    page = client.get(reverse("cadre-remove", args=[world.an.pk])).content.decode()
    assert "Trường hợp quy hoạch (1)</strong>: Bí thư Đảng ủy, Xã Hoa Thám" in page
    remove(client, world.an)
    assert not Cadre.objects.filter(pk=world.an.pk).exists() and not PlanningEntry.objects.exists()
    assert undo(world.lan, [CadreStep.objects.get()]).refused == {}
    entry.refresh_from_db()
    assert (entry.status, entry.cadre_id) == ("withdrawn", world.an.pk)


def test_what_the_reader_may_not_read_is_not_told_by_a_refusal(client, world):
    """An officer of the commune, of whose people one is thought of, planned and graded by the district."""
    local, plain = (
        make_user("xa", Role.OFFICER, world.hoa_tham),
        make_cadre("Lý Văn Minh", make_post("Chuyên viên", world.hoa_tham)),
    )
    make_proposal(world.an, make_target(world.district, "Bí thư Huyện ủy"))
    make_entry(world.an, make_target(world.district, "Trưởng phòng"))
    make_evaluation(world.an, unit=world.office)
    people = [latest(world.an), latest(plain)]
    assert list(judge(REMOVE, local, people, REASON).values()) == [[ABOVE], [ABOVE]]
    client.force_login(local)
    for cadre in people:
        for page in (client.get(reverse("cadre-remove", args=[cadre.pk])), remove(client, cadre)):
            html = page.content.decode()
            assert ABOVE in html and "còn gắn với</h2>" not in html and "Xóa cùng hồ sơ" not in html
            assert not [word for word in ("Trưởng phòng", "Bí thư", "năm 2020", "(1)") if word in html]
    assert Cadre.objects.filter(pk=plain.pk).exists()


def test_one_who_has_left_by_a_decision_is_no_mistake(world):
    asked = {"leaving_form": "retired", "on": datetime.date(2021, 9, 1), "decision_no": "9-QĐ/HU"}
    apply(LEAVE, User.system(), [latest(world.an)], asked)
    (said,) = judge(REMOVE, world.lan, [latest(world.an)], REASON)[world.an.pk]
    assert "quyết định số 9-QĐ/HU về chức vụ Chủ tịch UBND" in said


def test_it_asks_the_same_for_any_number_and_names_the_first(world):
    counts = []
    for years in (range(2019, 2020), range(2000, 2019)):
        for year in years:
            make_evaluation(world.an, year)
            make_evaluation(world.binh, year)
            make_qualification(world.an, "language", None, detail=f"Anh {year}", certificate_no=f"A-{year}")
        reader = User.objects.get(pk=world.lan.pk)
        with CaptureQueriesContext(connection) as asked:
            refused = judge(REMOVE, reader, [latest(world.an), latest(world.binh)], REASON)
        counts.append(len(asked))
    assert counts[0] == counts[1] and len(refused) == 2
    assert refused[world.binh.pk][0].count("năm") == MOST_NAMED
    assert "; 12 nội dung khác, nên" in refused[world.binh.pk][0]
