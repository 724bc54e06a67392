"""The list of needs on paper: who is to learn what, and never why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from tests.factories import make_cadre, make_post
from tests.papers.papers import make_register
from tests.papers_read import lines_of, rows_sent
from tests.training.factories import make_need


@pytest.fixture
def asked(client, world):
    make_register(world.district)
    make_need(world.an, why="planned", reserved=True, note="Quy hoạch Bí thư")
    make_need(world.binh, why="unit", state="registered")
    make_need(world.binh, kind="defence", level=42, state="dropped")
    client.force_login(world.lan)
    return world


def test_the_list_says_who_is_to_learn_what_and_not_why(client, asked):
    page = reverse("need-papers")
    assert page in client.get(reverse("need-list")).content.decode()
    assert "không in lý do" in client.get(page).content.decode()
    rows = rows_sent(client.get(page, {"format": "xlsx"}))
    assert [row[1] for row in lines_of(rows)] == ["Hoàng Thị An", "Nông Văn Bình"]
    assert lines_of(rows)[0][-1] == "Lý luận chính trị: Trung cấp" and lines_of(rows)[1][-1] == "Đề nghị cử"
    assert not [words for words in ("uy hoạch", "iêu chuẩn", "Lý do") if words in str(rows)]
    assert ["Danh sách này có 2 đồng chí, 2 lượt đăng ký."] in rows
    client.force_login(asked.huong)
    assert not lines_of(rows_sent(client.get(page, {"format": "xlsx"})))
    Account.objects.create(user=asked.lan, cadre=asked.binh)
    client.force_login(asked.lan)
    assert len(lines_of(rows_sent(client.get(page, {"format": "xlsx"})))) == 1


def test_it_costs_the_same_whatever_its_length(client, asked):
    def queries():
        with CaptureQueriesContext(connection) as found:
            rows_sent(client.get(reverse("need-papers"), {"format": "xlsx"}))
        return len(found)

    before = queries()
    for number in range(3):
        make_need(make_cadre(f"Lý Thị {number}", make_post(f"Chuyên viên {number}", asked.hoa_tham)))
    assert queries() == before
