"""A campaign that is marked secret tells of nobody, though it named people before."""

import io

from django.urls import reverse
from openpyxl import load_workbook

from evaluation.models import GradingOpinion
from office.campaigns.models import Campaign
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.test_grading_list import listed


def test_nothing_leaves_of_a_secret_campaign(client, world, lines):
    campaign = lines[0].campaign
    campaign.secret = True
    campaign.save()
    chief = make_user("chi", Role.CHIEF, world.district)
    html = listed(client, chief, campaign=campaign.pk).content.decode()
    assert "tên và mức xếp loại không ghi ở phần mềm" in html and "Hoàng Thị An" not in html
    answer = listed(client, chief, campaign=campaign.pk, format="xlsx")
    assert "Hoàng Thị An" not in str(list(load_workbook(io.BytesIO(answer.getvalue())).active.values))


def test_a_row_of_a_campaign_that_became_secret_is_neither_read_nor_written(client, world, lines):
    line = lines[0]
    opinion = GradingOpinion.objects.create(line=line, unit=world.tan_van, text="Tốt")
    record = {"record": line.pk}
    addresses = [
        *(
            reverse(f"gradingline-{name}", args=[line.pk])
            for name in ("detail", "edit", "history", "appraise")
        ),
        *(reverse(f"gradingline-{name}", kwargs=record) for name in ("votes", "opinions")),
        reverse("grading-findings", kwargs=record),
        reverse("gradingopinion-new", args=[line.pk]),
        *(reverse(f"gradingopinion-{name}", args=[opinion.pk]) for name in ("edit", "remove", "history")),
    ]
    client.force_login(world.lan)
    assert {client.get(address).status_code for address in addresses} == {200}
    Campaign.objects.filter(pk=line.campaign_id).update(secret=True)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 403 and "Hoàng Thị An" not in answer.content.decode(), address
    assert "Đợt có độ mật" in client.get(addresses[0]).content.decode()
    version = {"version": "", "state": "unit", "on": "", "proposed": "good"}
    assert [client.post(address, version).status_code for address in addresses[1:2]] == [403]
