"""Danh sách đưa ra, bổ sung, sau rà soát: drawn from the lines of a review, a draft until it is decided."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from planning.models import ReviewLine
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, HEAR, START
from tests.factories import make_cadre, make_identity, make_post
from tests.papers_read import lines_of, rows_sent, sections_of
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import step
from tests.planning.reviews import make_addition, make_review, propose

ASKED = {"format": "xlsx", "top": "plain", "sections": "on"}


@pytest.fixture
def drawn(client, changing):
    ReviewLine.objects.filter(review_list=changing.review, cadre=changing.an).update(
        proposal_reason="retired"
    )
    client.force_login(changing.lan)
    return changing


def address(world, part, **asked):
    query = "&".join(f"{name}={value}" for name, value in {"part": part, **asked}.items())
    return f"{reverse('review-roster', args=[world.campaign.pk])}?{query}"


def sent(client, world, part, **asked):
    return rows_sent(client.post(address(world, part), ASKED | asked))


def names(rows):
    return [row[1] for row in lines_of(rows)]


def decide(world):
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, world.review, world.chief if act is DECIDE else None)


def test_each_list_names_its_people_with_sections_and_nobody_who_was_not_passed(client, drawn):
    out, added, after = (sent(client, drawn, part) for part in ("out", "added", "after"))
    assert (names(out), names(added)) == (["Hoàng Thị An"], ["Nông Văn Dung"])
    assert sorted(names(after)) == ["Nông Văn Dung", "Vi Thị Em"], "not who took the title"
    assert lines_of(out)[0][-1] == "Nghỉ hưu" and any("Lý do" in row for row in out)
    assert {row[1]: row[-1] for row in lines_of(after)} == {"Nông Văn Dung": "Mới", "Vi Thị Em": "Tiếp tục"}
    assert sections_of(after) == ["I. XÃ HOA THÁM (02 đồng chí)"]
    assert "Nông Văn Bình" not in str([*out, *added, *after])
    subject = client.get(address(drawn, "out")).context["form"].initial["subject"]
    assert subject.startswith("cán bộ đưa ra khỏi quy hoạch ủy viên Ban Chấp hành Đảng bộ xã Hoa Thám")


def test_it_is_a_draft_until_it_is_decided_and_then_goes_with_its_decision(client, drawn):
    make_identity(drawn.district)
    file = b"".join(client.post(address(drawn, "after"), ASKED).streaming_content)
    assert "DỰ THẢO" in load_workbook(io.BytesIO(file)).active.oddHeader.right.text, "whatever was ticked"
    decide(drawn)
    page = client.get(address(drawn, "after"))
    assert page.context["form"].initial["attached_to"].startswith("Quyết định số 45-QĐ/HU, ngày 30/11/2021")
    drawn.em.full_name = "Người Khác"
    drawn.em.save()
    file = b"".join(client.post(address(drawn, "after"), ASKED).streaming_content)
    sheet = load_workbook(io.BytesIO(file)).active
    assert not sheet.oddHeader.right.text
    rows = list(sheet.iter_rows(values_only=True))
    assert "Vi Thị Em" in [row[1] for row in rows], "as approved"
    assert "(In lại từ số liệu đã chốt ngày 30/11/2021)" in [row[0] for row in rows]
    other = ASKED | {"top": "attached", "attached_to": "Quyết định số 99-QĐ/HU, ngày 30/11/2021"}
    assert "văn bản khác" in client.post(address(drawn, "out"), other).content.decode()


def test_a_reason_that_stays_inside_is_not_printed_and_the_page_says_so(client, drawn):
    ReviewLine.objects.filter(review_list=drawn.review, cadre=drawn.an).update(proposal_reason="disciplined")
    page = client.get(address(drawn, "out")).content.decode()
    assert "1 đồng chí đưa ra vì lý do không in trên giấy" in page
    assert "kỷ luật" not in str(sent(client, drawn, "out"))


def test_who_may_not_weigh_or_is_on_the_list_draws_up_none(client, drawn):
    Account.objects.create(user=drawn.lan, cadre=drawn.an)
    assert client.get(address(drawn, "after")).status_code == 403
    decide(drawn)
    assert client.get(address(drawn, "out")).status_code == 403
    assert sorted(names(sent(client, drawn, "after"))) == ["Nông Văn Dung", "Vi Thị Em"]
    client.force_login(drawn.huong)
    assert client.get(address(drawn, "after")).status_code == 403


def test_lists_of_many_units_take_as_many_queries_for_many_lines_as_for_few(client, drawn):
    other = make_target(drawn.tan_van)
    make_entry(make_cadre("Lý Văn Một", make_post("Chuyên viên", drawn.tan_van)), other)
    step(START, make_review(other, drawn.campaign))
    counts = []
    for more in (0, 0, 5):
        for number in range(more):
            cadre = make_cadre(f"Lý Văn {'ABCDE'[number]}", make_post("Chuyên viên", drawn.hoa_tham))
            propose(make_addition(drawn.review, cadre), "add")
        with CaptureQueriesContext(connection) as asked:
            rows = sent(client, drawn, "after")
        counts.append(len(asked))
    assert counts[1] == counts[2]
    assert sections_of(rows) == ["I. XÃ HOA THÁM (07 đồng chí)", "II. XÃ TÂN VĂN (01 đồng chí)"]
