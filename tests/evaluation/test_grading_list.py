"""The rows of the year's grading in a list, and the page of one: what they tell, to whom, and what never leaves."""

import datetime
import io

from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from evaluation.grading.acting.list_pages import with_grades
from evaluation.grading.acts import COMPLAIN, NOTIFY
from evaluation.grading.standing import standing
from evaluation.models import Evaluation, GradingLine
from foundation.core.acts.run import apply
from office.organisation.models.structure import ManagingAuthority, PostManagement
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.counting import queries_of
from tests.evaluation.grading import make_grading, make_line, make_votes
from tests.evaluation.test_grading_acts import DAY
from tests.factories import make_cadre, make_post

LIST = reverse("gradingline-list")
SAID = {"self_grade": "excellent", "collective_grade": "good", "proposed": "completed"}


def listed(client, user, **query):
    client.force_login(user)
    return client.get(LIST, query)


def names(client, user, **query):
    answer = listed(client, user, **query)
    return [name for name in ("An", "Bình") if f"{name}</a>" in answer.content.decode()]


def test_the_latest_campaign_is_listed_and_narrowed(client, world, lines):
    an, _ = lines
    for query, found in [
        ({}, ["An", "Bình"]),
        ({"state": "unit"}, ["An"]),
        ({"state": "undecided"}, ["An"]),
        ({"state": "all_decided"}, ["Bình"]),
        ({"unit": world.hoa_tham.pk}, ["An"]),
        ({"campaign_unit": an.campaign_unit_id}, ["An"]),
        ({"group": an.group_id}, ["An"]),
        ({"subject": "civil"}, ["Bình"]),
        ({"standing": "completed"}, ["An"]),
        ({"standing": "good_or_better"}, ["Bình"]),
        ({"is_decided_above": "true"}, []),
        ({"state": "open", "campaign": ""}, ["An"]),
    ]:
        assert names(client, world.lan, **query) == found, query


def test_a_file_and_a_print_hold_decided_facts_alone(client, world, lines):
    screen = listed(client, world.lan).content.decode()
    for words in ("Tự xếp loại", "HTXSNV", "HTNV", "Đã quyết định"):
        assert words in screen
    columns = ["self_grade", "collective_grade", "unit_votes", "proposed", "state", "grade", "decision_no"]
    answer = listed(client, world.lan, format="xlsx", columns=columns, order="proposed")
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.values)
    told = " ".join(str(cell) for row in rows for cell in row if cell)
    assert "Hoàng Thị An" in told and "HTTNV" in told and "45-QĐ/HU" in told
    for words in ("HTXSNV", "HTNV", "23/25", "Tự xếp loại", "đề xuất", "đề nghị:"):
        assert words not in told
    # What was proposed narrows the list on the screen alone.
    assert names(client, world.lan, standing="completed", print="1") == []


def test_votes_are_told_in_columns_of_their_own(client, world, lines):
    make_votes(lines[0])
    shown = listed(client, world.lan, columns=["unit_votes", "standing_votes"]).content.decode()
    assert ">23/25</span>" in shown and ">39/41</span>" in shown
    assert "23/25" not in listed(client, world.lan).content.decode()


def test_own_row_is_plain_and_nothing_tells_of_it(client, world, lines):
    Account.objects.create(user=world.lan, cadre=world.an)
    shown = listed(client, world.lan).content.decode()
    assert "Trường hợp này do đồng chí khác xử lý" in shown and "HTXSNV" not in shown
    assert f'name="chosen" value="{lines[0].pk}"' not in shown and lines[0].get_absolute_url() not in shown
    for query in ({"state": "unit"}, {"standing": "completed"}, {"group": lines[0].group_id}):
        assert "Hoàng Thị An" not in listed(client, world.lan, **query).content.decode()
    assert client.get(lines[0].get_absolute_url()).status_code == 404
    GradingLine.objects.update(group=None)
    assert names(client, world.lan, group="null") == ["Bình"]


def test_a_unit_says_its_word_and_reads_no_list_page_or_history(client, world, lines):
    both = make_user("both", Role.UNIT_OFFICER, world.hoa_tham)
    Grant.objects.create(user=both, role=Role.LEADER, unit=world.tan_van)
    client.force_login(world.huong)
    key = lines[0].pk
    for url in (LIST, lines[0].get_absolute_url(), reverse("gradingline-history", args=[key])):
        assert client.get(url).status_code == 403
    many = reverse("gradingline-record-unit-many")
    assert client.get(many, {"standing": "completed"}).status_code == 403
    # Who reads the rows of another unit is not told by it what is proposed of the own one.
    client.force_login(both)
    GradingLine.objects.filter(pk=key).update(state="open")
    answer = client.get(many, {"standing": "completed"})
    assert answer.status_code == 200 and "Hoàng Thị An" not in answer.content.decode()
    client.force_login(world.huong)
    done = client.post(reverse("gradingline-record-unit", args=[key]), {"state": "open", "at_once": "1"})
    assert done.status_code == 302 and GradingLine.objects.get(pk=key).state == "unit"
    assert reverse("campaignunit-detail", args=[lines[0].campaign_unit_id]) in done["Location"]


def test_the_page_of_a_row_tells_what_each_says_and_offers_what_fits(client, world, lines):
    an, binh = lines
    client.force_login(world.lan)
    shown = client.get(an.get_absolute_url()).content.decode()
    for words in (
        "Hoàn thành xuất sắc nhiệm vụ",
        "23/25 phiếu đồng ý HTTNV (đơn vị ghi, chưa nhập biên bản kiểm phiếu)",
        reverse("grading-grid", args=[an.campaign_id]),
        "Ghi đã thẩm định",
        "Trả lại đơn vị",
        world.an.get_absolute_url(),
    ):
        assert words in shown, words
    assert "Trình cấp trên quyết định" not in shown
    GradingLine.objects.filter(pk=an.pk).update(is_decided_above=True)
    assert "Trình cấp trên quyết định" in client.get(an.get_absolute_url()).content.decode()
    make_votes(binh)
    shown = client.get(binh.get_absolute_url()).content.decode()
    assert "Phiếu Ban Thường vụ" in shown and "39/41 phiếu đồng ý HTTNV" in shown
    assert "45-QĐ/HU, ngày 30/11/2021" in shown
    assert Evaluation.objects.get(line=binh).get_absolute_url() in shown
    assert "Ghi kết quả cấp trên quyết định" not in shown and "Sửa" not in shown
    assert client.get(reverse("gradingline-edit", args=[binh.pk])).status_code == 404


def test_many_rows_are_decided_from_the_list_and_what_was_decided_before_stays(client, world, lines):
    campaign = lines[0].campaign
    other = make_line(
        make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.hoa_tham)), campaign, "appraised"
    )
    GradingLine.objects.filter(pk__in=[lines[0].pk, other.pk]).update(state="appraised", grade="excellent")
    client.force_login(world.lan)
    url = reverse("gradingline-decide-many")
    shown = client.post(url, {"choose": "1", "all": "3"}).content.decode()
    assert "Hoàng Thị An – Chủ tịch UBND, Xã Hoa Thám: HTXSNV" in shown and "Nông Văn Bình" not in shown
    rows = [f"{lines[0].pk}:appraised:0", f"{other.pk}:appraised:0"]
    paper = {"on": "29/11/2021", "decision_no": "47-QĐ/HU", "row": rows}
    GradingLine.objects.filter(pk=other.pk).update(is_decided_above=True)
    refused = client.post(url, paper).content.decode()
    assert "Lý Văn Ba – Chuyên viên, Xã Hoa Thám: HTXSNV: Cấp trên quyết định, chờ kết quả" in refused
    assert Evaluation.objects.count() == 1
    client.post(url, {**paper, "row": rows[:1]})
    assert Evaluation.objects.get(cadre=world.an).decision_no == "47-QĐ/HU"
    assert Evaluation.objects.get(cadre=world.binh).decision_on == DAY
    again = client.post(url, {"choose": "1", "chosen": [lines[0].pk]}).content.decode()
    assert "Xã Hoa Thám: HTXSNV – đã quyết định: 47-QĐ/HU, ngày 29/11/2021" in again


def test_a_grade_that_somebody_wrote_since_the_page_was_opened_is_not_decided_unseen(client, world, lines):
    GradingLine.objects.filter(pk=lines[0].pk).update(state="appraised", grade="good")
    client.force_login(world.lan)
    url, key = reverse("gradingline-decide-many"), lines[0].pk
    shown = client.post(url, {"choose": "1", "chosen": [key]}).content.decode()
    assert f'value="{key}:appraised:0"' in shown
    GradingLine.objects.filter(pk=key).update(grade="completed", version=1)
    sent = {"on": "29/11/2021", "decision_no": "47-QĐ/HU", "only": "1", "row": f"{key}:appraised:0"}
    for row in (sent["row"], f"{key}:appraised"):
        again = client.post(url, sent | {"row": row}).content.decode()
        assert "Xã Hoa Thám: HTNV: có người vừa sửa sau khi mở trang này; xem lại rồi làm tiếp." in again
        assert "47-QĐ/HU" in again and f'value="{key}:appraised:1" checked' in again
    assert not Evaluation.objects.filter(cadre=world.an).exists()
    assert client.post(url, sent | {"row": f"{key}:appraised:1"}).status_code == 302
    assert Evaluation.objects.get(cadre=world.an).grade == "completed"


def test_a_complaint_stands_above_its_answer(client, world, lines):
    for act, asked in ((NOTIFY, {"on": DAY}), (COMPLAIN, {"on": DAY, "reason": "Xem lại quý IV"})):
        assert not apply(act, world.lan, [GradingLine.objects.get(pk=lines[1].pk)], asked).refused
    client.force_login(world.lan)
    shown = client.get(reverse("gradingline-answer-complaint", args=[lines[1].pk])).content.decode()
    assert "HTTNV. Kiến nghị: Xem lại quý IV" in shown and "Theo dõi đánh giá, xếp loại" in shown


def test_what_the_unit_said_is_not_edited_once_it_went_on(client, world, lines):
    client.force_login(world.lan)
    url = reverse("gradingline-edit", args=[lines[0].pk])
    page = client.get(url)
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"version": page.context["version"]}
    assert client.post(url, sent | {"self_grade": "good", "unit_votes": 25, "months": 11}).status_code == 302
    row = GradingLine.objects.get(pk=lines[0].pk)
    assert (row.months, row.self_grade, row.unit_votes) == (11, "excellent", 23)


def test_who_decides_follows_from_the_authority_of_the_post(client, world, lines):
    client.force_login(world.lan)
    names = ("Tỉnh ủy quản lý", "Huyện ủy quản lý")
    above, own = (ManagingAuthority.objects.create(name=name, order=n) for n, name in enumerate(names))
    post = make_post("Phó Bí thư Đảng ủy", world.hoa_tham, is_leader=True)
    PostManagement.objects.create(post=post, authority=own, valid_from=datetime.date(2015, 1, 1))
    url = reverse("gradingline-edit", args=[lines[0].pk])
    for authority, marked, said in (
        (own, "on", "không do cấp trên quyết định; bỏ đánh dấu"),
        (above, "", "do cấp trên quyết định; đánh dấu ô này"),
        (above, "on", ""),
        (own, "", ""),
    ):
        form = client.get(url).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields} | {"authority": authority.pk}
        answer = client.post(url, sent | {"is_decided_above": marked})
        assert answer.status_code == (200 if said else 302) and said in answer.content.decode()


def test_a_row_edited_by_itself_counts_as_a_write(client, world, lines):
    client.force_login(world.lan)
    url = reverse("gradingline-edit", args=[lines[0].pk])
    page = client.get(url)
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"version": page.context["version"]}
    assert client.post(url, sent | {"proposed": "not_graded"}).status_code == 200
    assert client.post(url, sent | {"months": "11"}).status_code == 302
    row = GradingLine.objects.get(pk=lines[0].pk)
    assert (row.months, row.version, row.proposed) == (11, 1, "completed")


def test_the_list_and_the_form_for_many_take_the_same_queries_for_any_number_of_rows(client, world, lines):
    campaign, post = lines[0].campaign, make_post("Chuyên viên", world.hoa_tham)
    counted, votes = {}, {"columns": ["unit_votes", "standing_votes"]}
    for size in (2, 20):
        for number in range(size):
            make_line(make_cadre(f"Lý Văn {size}{number}", post), campaign, "appraised", grade="good")
        many = reverse("gradingline-decide-many")
        counted[size] = [
            queries_of(client, world.lan, *each) for each in ((LIST, {}), (LIST, votes), (many, {}))
        ]
    assert counted[2] == counted[20], counted


def test_the_grade_that_stands_is_the_same_for_the_filter_as_for_the_findings(world, lines):
    for line in with_grades(GradingLine.objects.all(), leaves=False):
        assert line.standing_grade == standing(line)


def test_what_can_be_done_with_many_fits_the_state_that_is_asked_for(client, world, lines):
    def offered(**query):
        return [each["label"] for each in listed(client, world.lan, **query).context["selection"][:-1]]

    assert offered(state="unit") == ["Ghi đã thẩm định", "Trả lại đơn vị", "Trình cấp trên quyết định"]
    assert offered(state="above") == ["Ghi kết quả cấp trên quyết định"]
    assert offered(state="closed") == [], "only a chief opens again"
    assert len(offered()) == 10 and "Ghi đã thẩm định" not in offered(state="all_decided")


def test_a_campaign_of_another_kind_has_no_rows_to_tell(client, world):
    client.force_login(world.lan)
    for kind, code in (("grading", 200), ("review", 404)):
        campaign = make_grading(world.district, name=kind, kind=kind)
        assert client.get(reverse("grading-of-campaign", args=[campaign.pk])).status_code == code, kind
