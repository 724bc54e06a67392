"""All that is kept about one person, handed out by the head: nothing is forgotten, nobody else's rows are in it."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.models import AccessLog
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import Role
from planning.models import PlanningEntry, PlanningTarget
from privacy.speaking import speaking
from tests.conftest import WORLD, make_user
from tests.records import BOTH

both_rows = BOTH.fixture()
REASON = "Đề nghị của người có dữ liệu ngày 25/11/2021"


@pytest.fixture
def head(client, world, both_rows):
    both_rows.put_upon(WORLD)
    CadrePrivate.objects.update_or_create(cadre=world.an, defaults={"citizen_id": "020175000009"})
    world.chief = make_user("truong", Role.CHIEF, world.district)
    client.force_login(world.chief)
    world.page = reverse("cadre-disclose", args=[world.an.pk])
    return world


def handed_out(client, head):
    answer = client.post(head.page, {"reason": REASON})
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = load_workbook(io.BytesIO(archive.read("du-lieu.xlsx"))).active
    lines = [" ".join(str(cell) for cell in row if cell) for row in sheet.values]
    return answer, json.loads(archive.read("du-lieu.json")), "\n".join(lines)


def test_every_table_that_speaks_of_the_person_is_in_the_file(client, head):
    client.get(head.an.get_absolute_url())
    answer, told, sheet = handed_out(client, head)
    assert answer["Content-Disposition"].endswith(f'"DLCN_20211130_{head.an.pk:04d}.zip"')
    standing = {of.model._meta.label_lower for of in speaking() if of.rows(head.an.pk).exists()}
    assert {part["table"] for part in told["parts"] if part["rows"]} == standing
    assert {
        "cadre.cadreprivate",
        "planning.planningentry",
        "planning.entrystep",
        "evaluation.evaluation",
    } < standing
    assert "020175000009" in sheet and "Hoàng Thị An" in sheet and "Thêm" in sheet
    assert f"– {head.chief.username}" in told["said"][0] and told["said"][0] in sheet
    assert any(line["user"] == str(head.chief) for line in told["looked"])
    assert "Nông Văn Bình" not in sheet, "and nobody else's"
    line = AccessLog.objects.get(action="export", subject="cadre.cadre")
    assert (line.person_key, line.reason, line.user) == (head.an.pk, REASON, head.chief)


def test_no_model_that_names_a_person_is_left_out():
    named = {
        model
        for model in apps.get_models()
        if any(field.related_model is Cadre for field in model._meta.fields)
        and not hasattr(model, "pgh_tracked_model")
    }
    declared = {model for model in apps.get_models() if getattr(model, "person_path", None)}
    assert (named | declared) - {of.model for of in speaking()} == set()


def test_what_is_secret_stays_and_the_file_says_so(client, head):
    PlanningEntry.objects.filter(cadre=head.an).update(note="chuyện mật")
    PlanningTarget.objects.update(secret=True)
    _, told, sheet = handed_out(client, head)
    assert "chuyện mật" not in sheet + json.dumps(told, ensure_ascii=False)
    assert "có độ mật" in told["said"][1] and told["said"][1] in sheet


def test_a_reason_is_asked_and_nobody_hands_out_their_own(client, head):
    answer = client.post(head.page, {"reason": " "})
    assert answer.status_code == 200 and "Ghi lý do." in answer.content.decode()
    Account.objects.update_or_create(cadre=head.an, defaults={"user": head.chief})
    for way in (client.get, client.post):
        refused = way(head.page)
        assert refused.status_code == 403 and OTHERS_ACT in refused.content.decode()
