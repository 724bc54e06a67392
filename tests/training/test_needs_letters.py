"""Letters to the units that register needs: those of their own campaign alone, in the words of its sheets."""

import datetime

from django.urls import reverse

from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.papers.papers import make_register
from tests.papers_read import words
from tests.planning.test_draw_pages import sent

DUE = datetime.date(2021, 11, 25)


def test_units_that_are_late_are_reminded_of_their_sheets_and_a_review_has_other_letters(client, world):
    make_register(world.district)
    days = {"year": 2022, "due_on": DUE, "plan_no": "05-KH/HU", "plan_on": "2021-10-12"}
    campaign = make_campaign(world.district, kind="needs", name="Đăng ký nhu cầu năm 2022", **days)
    make_campaign_unit(world.hoa_tham, "sent", campaign)
    make_campaign_unit(world.tan_van, campaign=campaign)
    review = make_campaign(world.district, due_on=DUE)
    client.force_login(world.lan)
    offered = client.get(f"{reverse('paper-choice', args=['campaign'])}?of={campaign.pk}").content.decode()
    assert "Công văn đôn đốc đăng ký nhu cầu" in offered and "Công văn đôn đốc<" not in offered
    others = client.get(f"{reverse('paper-choice', args=['campaign'])}?of={review.pk}").content.decode()
    assert "đăng ký nhu cầu" not in others
    address = f"{reverse('paper-draw', args=['needs-reminder'])}?of="
    assert "chỉ dùng cho đợt đăng ký nhu cầu" in client.get(f"{address}{review.pk}").content.decode()
    letter = words(b"".join(sent(client, f"{address}{campaign.pk}", format="docx").streaming_content))
    assert "đã gửi biểu đăng ký nhu cầu đào tạo, bồi dưỡng kèm theo Công văn số 45-CV/ĐU" in letter
    assert "- Xã Hoa Thám." in letter and "Tân Văn" not in letter and "quy hoạch" not in letter
    address = f"{reverse('paper-draw', args=['needs-forms'])}?of={campaign.pk}"
    letter = words(b"".join(sent(client, address, format="docx").streaming_content))
    assert "gửi biểu đăng ký nhu cầu đào tạo, bồi dưỡng kèm theo Công văn này" in letter
