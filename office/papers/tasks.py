"""Letters to many units as one piece of long work, and what the clock does with their files."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from foundation.core.parameters import BadParameter
from foundation.jobs.kinds import Progress, Refused, job
from office.papers.drawing import DRAW, readable_subjects
from office.papers.drawn import NO_SUBJECT, NotDrawn, source_of
from office.papers.files import CHANGED, whole_content
from office.papers.lettering import Lettering
from office.papers.letters import LetterKind
from office.papers.models import LetterBatch, Paper, PaperFile
from office.papers.models.files import IN_FORCE
from office.papers.own_head import own_identity

LONGEST_SENTENCE = 500
# What a letter is called in the archive, and its files by format.
Letter = tuple[str, dict[str, bytes]]


@job("letters", "Đang lập văn bản")
def draw_letters(key: int, progress: Progress) -> None:
    """Put the letters into the register where that was asked, and all of them into one archive.

    Rights, records and words are those of this moment; what is against one letter is against all of them.
    """
    batch = LetterBatch.objects.select_related("owner").get(pk=key)
    try:
        letters = list(letters_of(batch, progress))
    except (NotDrawn, BadParameter) as why:
        raise Refused(str(why)[:LONGEST_SENTENCE]) from why
    batch.keep_file(zipped(letters), len(letters))
    batch.save(update_fields=["file", "letters", "drawn_at"])


def letters_of(batch: LetterBatch, progress: Progress) -> Iterator[Letter]:
    lettering = lettering_of(batch)
    if not batch.registers:
        for done, piece in enumerate(lettering.parts, 1):
            yield lettering.stem(piece, done), lettering.drawn(piece)
            progress(done, len(lettering.parts))
        return
    if not batch.papers.exists():
        batch.papers.set([lettering.keep(piece) for piece in lettering.parts])
    papers = list(standing(batch))
    for done, paper in enumerate(papers, 1):
        yield registered(paper, lettering)
        progress(done, len(papers))


def lettering_of(batch: LetterBatch) -> Lettering:
    """The letters as their maker may write them by now. Raises NotDrawn."""
    kind: LetterKind = batch.kind_class()
    subjects = readable_subjects(type(kind), batch.subjects, batch.owner)
    identity = own_identity(batch.owner, DRAW)
    if identity is None or len(subjects) != len(set(batch.subjects)):
        raise NotDrawn(NO_SUBJECT)
    if why := kind.refusal(subjects):
        raise NotDrawn(why)
    return Lettering(kind, batch.owner, identity.unit, subjects, batch.asked, batch.day)


def standing(batch: LetterBatch) -> Iterable[Paper]:
    """Its rows of the register, without those whose number was struck."""
    papers = batch.papers.exclude(status=Paper.Status.STRUCK).order_by("pk")
    readable = Paper.objects.for_user(batch.owner).filter(pk__in=papers.order_by().values("pk"))
    if readable.count() != papers.count():
        raise NotDrawn(NO_SUBJECT)
    return papers.select_related("unit", "term")


def registered(paper: Paper, lettering: Lettering) -> Letter:
    """The letter as it was issued; else as it stands in the register, a draft as long as it has no number."""
    if paper.status == Paper.Status.ISSUED:
        kept = paper.files.filter(role__in=IN_FORCE)
        return paper.file_stem, {each.format: unchanged(each) for each in kept}
    source, draft = source_of(paper, lettering.user), paper.status == Paper.Status.DRAFT
    asked = {**paper.asked, "paper": paper}
    return f"{paper.file_stem}_du_thao", lettering.kind.files(lettering.user, source, asked, draft=draft)


def unchanged(kept: PaperFile) -> bytes:
    content = whole_content(kept)
    if content is None:
        raise NotDrawn(CHANGED)
    return content


def zipped(letters: Iterable[Letter]) -> bytes:
    """The letters in one archive, each in all its formats, under names that say nothing of anybody."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for stem, files in letters:
            for ending, content in files.items():
                archive.writestr(f"{stem}.{ending}", content)
    return whole.getvalue()


@shared_task(name="papers.tasks.forget_old_letters", ignore_result=True)
def forget_old_letters() -> None:
    with transaction.atomic():
        forget_old(timezone.now())


def forget_old(now: datetime.datetime) -> int:
    """Archives that were drawn long enough ago go, their rows stay; returns how many."""
    before = now - datetime.timedelta(days=settings.DRAWN_FILES_KEPT_DAYS)
    old = list(LetterBatch.objects.exclude(file="").filter(drawn_at__lt=before).select_for_update())
    for batch in old:
        batch.forget_file()
    LetterBatch.objects.bulk_update(old, ["file"])
    return len(old)
