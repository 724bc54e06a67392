"""Letters to many units are one piece of long work: a row of the register each, one archive, its maker's alone."""

import datetime
import io
import zipfile

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.core.acts.run import apply
from foundation.core.database import audited_transaction
from foundation.core.models import AccessLog
from foundation.jobs import execution
from foundation.jobs.models import Job
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from office.papers.acts import ISSUE, STRIKE, TAKE_NUMBER
from office.papers.files import whole_content
from office.papers.models import LetterBatch, Paper
from office.papers.tasks import forget_old
from planning.secrecy import SECRET_LIST
from tests.conftest import make_user
from tests.factories import make_cadre, make_unit
from tests.papers.papers import TODAY, make_paper, make_register
from tests.papers_read import words
from tests.planning.lists import make_entry, make_target
from tests.planning.test_draw_pages import address, sent

PAGES = {"detail": "get", "file": "get", "again": "post"}


@pytest.fixture
def lists(client, world):
    """Three communes with one each, and their officer, signed in."""
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU")
    nhat = make_cadre("Lý Văn Nhất", unit=make_unit("06209", "Xã Nhất Hòa", parent=world.district))
    people = {world.hoa_tham: world.an, world.tan_van: world.binh, nhat.now.unit: nhat}
    targets = [make_target(unit) for unit in people]
    for target, cadre in zip(targets, people.values(), strict=True):
        make_entry(cadre, target)
    client.force_login(world.lan)
    return targets


def worked(batch=None):
    """Do its job here and now, as the worker would."""
    batch = batch or LetterBatch.objects.latest("pk")
    batch.refresh_from_db()
    execution.run(batch.job_id)
    return LetterBatch.objects.select_related("job").get(pk=batch.pk)


def made(client, targets, format="register"):
    answer = sent(client, address("planning-notice", targets), format=format)
    assert answer.url == LetterBatch.objects.latest("pk").get_absolute_url()
    return worked()


def page(client, batch, name="detail"):
    return getattr(client, PAGES[name])(reverse(f"letterbatch-{name}", args=[batch.pk]))


def fetched(client, batch):
    """{name: content} of the archive."""
    answer = page(client, batch, "file")
    assert f'"TBQH_2021_{batch.pk:04}.zip"' in answer["Content-Disposition"]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_choice_counts_letters_as_their_page_does_and_without_any_nothing_is_made(client, world, lists):
    """A list of the district makes one for each unit where somebody works."""
    of_district = make_target(world.district)
    choice = reverse("paper-choice", args=["planningtarget"])
    draw = address("planning-notice", [of_district])
    nobody = sent(client, draw, format="pdf")
    assert nobody.status_code == 200 and "Chưa có văn bản nào để lập" in nobody.content.decode()
    for cadre in (world.an, world.binh):
        make_entry(cadre, of_district)
    for way in (f"{choice}?of={of_district.pk}", draw):
        assert "của đơn vị đó: 2 văn bản." in client.get(way).content.decode()


def test_letters_to_units_are_one_job_with_a_row_of_the_register_each_and_one_archive(client, world, lists):
    sent(client, address("planning-notice", lists), format="register")
    batch = LetterBatch.objects.get()
    waiting = page(client, batch).content.decode()
    assert "Đang chờ đến lượt" in waiting and not Paper.objects.exists()
    assert page(client, batch, "file").status_code == 302
    batch = worked(batch)
    assert (batch.job.state, batch.job.done, batch.job.total) == ("done", 3, 3)
    papers = list(Paper.objects.order_by("pk"))
    assert list(batch.papers.order_by("pk")) == papers
    assert {(each.total, each.subjects.get().key) for each in papers} == {(1, each.pk) for each in lists}
    files = fetched(client, batch)
    assert files.keys() == {f"{each.file_stem}_du_thao.{end}" for each in papers for end in ("docx", "pdf")}
    of_an = Paper.objects.get(subjects__key=lists[0].pk)
    own = words(files[f"{of_an.file_stem}_du_thao.docx"])
    assert "Hoàng Thị An" in own and "Nông Văn Bình" not in own
    printed = pypdf.PdfReader(io.BytesIO(files[f"{of_an.file_stem}_du_thao.pdf"])).pages[0].extract_text()
    assert "DỰ THẢO" in printed
    shown = page(client, batch)
    assert [each.pk for each in shown.context["papers"]] == [each.pk for each in papers]
    fetched(client, batch)
    log = AccessLog.objects.filter(subject="planning.planningtarget", action="download")
    assert list(log.values_list("user", "rows")) == [(world.lan.pk, 3)] * 2
    assert batch.get_absolute_url() in client.get(address("planning-notice", lists)).content.decode()


def test_a_trial_draws_the_archive_and_leaves_the_register_alone(client, lists):
    batch = made(client, lists[:2], format="zip")
    names = sorted(name.partition("_")[2] for name in fetched(client, batch))
    assert not Paper.objects.exists() and len(names) == 4
    assert [name.rpartition("_xa_")[2] for name in names] == [
        f"{unit}.{end}" for unit in ("hoa_tham", "tan_van") for end in ("docx", "pdf")
    ]
    assert "Trong sổ văn bản" not in page(client, batch).content.decode()


def test_drawn_again_letters_are_what_the_register_has_by_then(client, world, lists):
    """What was issued is that very file; what was struck is left out; nothing is registered twice."""
    batch = made(client, lists)
    issued, struck, draft = batch.papers.order_by("pk")
    for number, paper in enumerate((issued, struck), 12):
        assert not apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": number}).refused
    asked = {"on": TODAY, "signed_by": "", "reason": "Ghi nhầm"}
    for act, paper in ((ISSUE, issued), (STRIKE, struck)):
        assert not apply(act, world.lan, [Paper.objects.get(pk=paper.pk)], asked).refused
    page(client, batch, "again")
    files = fetched(client, worked(batch))
    kept = {each.name: whole_content(each) for each in issued.files.select_related("paper")}
    assert kept.keys() == {f"{issued.file_stem}.{end}" for end in ("docx", "pdf")}
    assert {name: content for name, content in files.items() if name in kept} == kept
    assert files.keys() - kept.keys() == {f"{draft.file_stem}_du_thao.{end}" for end in ("docx", "pdf")}
    assert Paper.objects.count() == 3


def test_letters_are_their_makers_as_long_as_the_lists_are_theirs_to_take_away(client, world, lists):
    chief = make_user("truongban", Role.CHIEF, world.district)
    batch = made(client, lists[:2])
    client.force_login(chief)
    assert [page(client, batch, name).status_code for name in PAGES] == [404] * 3
    assert batch.get_absolute_url() not in client.get(address("planning-notice", lists)).content.decode()
    client.force_login(world.lan)
    lists[0].secret = True
    lists[0].save()
    assert [page(client, batch, name).status_code for name in PAGES] == [200, 403, 403]
    shown = page(client, batch).content.decode()
    assert SECRET_LIST in shown and "Tải tệp nén" not in shown
    with audited_transaction(None):
        Grant.objects.filter(user=world.lan).update(unit=world.hoa_tham)
    assert [page(client, batch, name).status_code for name in PAGES] == [404] * 3
    assert AccessLog.objects.filter(action="download").count() == 0


def test_what_is_against_one_letter_when_its_turn_comes_keeps_all_of_them(client, world, lists):
    sent(client, address("planning-notice", lists[1:]), format="register")
    lists[2].secret = True
    lists[2].save()
    batch = worked()
    assert (batch.job.error, batch.file.name, batch.letters) == (SECRET_LIST, "", 0)
    assert not Paper.objects.exists()
    lists[2].secret = False
    lists[2].save()
    assert SECRET_LIST in page(client, batch).content.decode()
    page(client, batch, "again")
    assert len(fetched(client, worked(batch))) == 4


def test_neither_the_queue_nor_the_job_names_anybody(client, lists):
    sent(client, address("planning-notice", lists), format="register")
    told = {
        field.name for field in Job._meta.fields if field.get_internal_type() in ("CharField", "TextField")
    }
    assert told == {"kind", "state", "error"}
    assert "Hoàng Thị An" not in str(LetterBatch.objects.values().get())


def test_more_letters_ask_the_page_no_more_queries(client, world, lists):
    counts, batch = [], made(client, lists[:2])
    for more in ((), (), range(4)):
        batch.papers.add(*(make_paper(world.district) for _ in more))
        with CaptureQueriesContext(connection) as asked:
            page(client, batch)
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_archives_go_when_they_are_old_and_can_be_drawn_again(client, lists, settings):
    batch = made(client, lists[:2])
    assert forget_old(timezone.now()) == 0
    later = timezone.now() + datetime.timedelta(days=settings.DRAWN_FILES_KEPT_DAYS + 1)
    assert forget_old(later) == 1
    assert page(client, batch, "file").status_code == 302
    assert "Tệp nén không còn lưu" in page(client, batch).content.decode()
