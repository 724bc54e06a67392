"""An issue that is taken back: why is asked, what went out stays and is called so, the next one says so."""

from django.urls import reverse

from foundation.core.acts.run import apply
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.models import Paper, PaperFile
from tests.papers.papers import TODAY, make_paper
from tests.papers.test_register import slip
from tests.planning.lists import make_target

__all__ = ["slip"]


def test_what_went_out_stays_when_its_issue_is_taken_back(client, world, slip):
    paper = make_paper(world.hoa_tham, kind="slip")
    paper.subjects.create(model="planning.planningtarget", key=make_target(world.hoa_tham).pk)
    client.force_login(world.lan)
    page, issued = paper.get_absolute_url(), {"on": TODAY, "signed_by": ""}
    assert not apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY}).refused
    assert not apply(ISSUE, world.lan, [paper], issued).refused
    first = PaperFile.objects.get(paper=paper, format="docx")
    before = client.get(first.get_absolute_url()).content
    button = next(each["url"] for each in client.get(page).context["actions"] if "Hoàn tác" in each["label"])
    asked = client.post(button, {"state": "issued", "at_once": "1"})
    assert asked.status_code == 200 and "vẫn giữ trong sổ" in asked.content.decode()
    assert "Ghi lý do." in client.post(button, {"reason": " "}).content.decode()
    assert Paper.objects.get(pk=paper.pk).status == "issued"
    shown = client.post(button, {"reason": "sai ngày ký"}, follow=True).content.decode()
    assert "Bản phát hành đã thu hồi" in shown and "sai ngày ký" in shown
    stays = client.get(first.get_absolute_url())
    assert stays.content == before and f"{paper.pk:04}_da_thu_hoi.docx" in stays["Content-Disposition"]
    assert client.get(reverse("paperfile-remove", args=[first.pk])).status_code == 404
    assert not apply(ISSUE, world.lan, [Paper.objects.get(pk=paper.pk)], issued).refused
    shown = client.get(page).content.decode()
    assert "Bản phát hành lại, thay bản đã thu hồi" in shown and "Bản phát hành đã thu hồi" in shown
    number = Paper.objects.get(pk=paper.pk).steps.filter(act=TAKE_NUMBER.name).get()
    client.post(reverse("paper-undo", args=[paper.pk, number.pk]))
    assert Paper.objects.get(pk=paper.pk).status == "issued"


def test_a_paper_that_went_out_once_is_not_removed_as_a_draft(client, world, slip):
    paper = make_paper(world.district)
    PaperFile.objects.bulk_create([PaperFile(paper=paper, role="undone", format="pdf", file="x", size=1)])
    client.force_login(world.lan)
    assert client.get(reverse("paper-remove", args=[paper.pk])).status_code == 404
    draft = client.get(reverse("paper-remove", args=[make_paper(world.district).pk]))
    assert draft.status_code == 200 and "Xóa khỏi sổ: <strong>" in draft.content.decode()
