"""What is asked about one person over the telephone."""

from cadre.ages import age_on
from cadre.columns import LEVEL
from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from evaluation.models import Evaluation, last_year
from foundation.core.models import AccessLog
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.traces.access import log_access
from questions.answers import Answer, Asking, Cell
from training.models import Enrolment

NOT_KEPT = "chưa có số liệu"
RECORD = "Hồ sơ cán bộ"
YEARS = 3
Level = Qualification.Level


def opened(asked: Asking) -> Cadre:
    """The person asked about; telling of them is written to the access log as opening the record is."""
    cadre = asked.found["person"]
    log_access(asked.request, AccessLog.Action.OPEN, Cadre._meta.label_lower, key=cadre.pk)
    return cadre


def held_by(asked: Asking, cadre: Cadre) -> list[PostHeld]:
    rows = PostHeld.objects.for_user(asked.user).on(asked.day).filter(cadre=cadre)
    return list(
        rows.select_related("post__title", "post__unit").order_by("-main", "post__title__order", "pk")
    )


def levels_of(asked: Asking, cadre: Cadre) -> dict[str, int]:
    """{kind: highest level on the day}."""
    rows = Qualification.objects.for_user(asked.user).on(asked.day).filter(cadre=cadre).exclude(level=None)
    highest = {}
    for kind, level in rows.order_by("level").values_list("kind", "level"):
        highest[kind] = level
    return highest


def who(asked: Asking) -> Answer:
    """Born, posts, levels, telephone."""
    cadre = opened(asked)
    age, levels = age_on(cadre.birth, asked.day), levels_of(asked, cadre)
    born = f"{cadre.birth} ({age} tuổi ngày {asked.day:%d/%m/%Y})" if cadre.birth else NOT_KEPT
    rows = [[Cell("Ngày sinh"), Cell(born)]]
    for held in held_by(asked, cadre):
        words = f"{held.post}, từ {held.began}" if held.valid_from else f"{held.post} ({held.began})"
        rows.append([Cell("Chức vụ" if held.main else "Kiêm nhiệm"), Cell(words)])
    for kind, label in Qualification.Kind.choices:
        if kind in ("degree", "theory", "state"):
            rows.append([Cell(label), Cell(LEVEL.get(levels.get(kind), NOT_KEPT))])
    rows.append([Cell("Số điện thoại"), Cell(cadre.phone or NOT_KEPT)])
    opens = Cell("Mở hồ sơ", asked.at(cadre.get_absolute_url()))
    return Answer(cadre.full_name, asked.source(RECORD), ("Nội dung", "Trả lời"), rows, opens)


def studies(asked: Asking) -> Answer:
    """The level in political theory, and the classes not yet over."""
    cadre = opened(asked)
    level = levels_of(asked, cadre).get("theory")
    done = level is not None and level >= Level.THEORY_ADVANCED
    has = f"lý luận chính trị: {LEVEL[level].lower()}" if level else f"lý luận chính trị: {NOT_KEPT}"
    sentence = f"{'Đã' if done else 'Chưa'} có cao cấp; {has}."
    opens = Cell("Mở hồ sơ", asked.at(cadre.get_absolute_url()))
    if cadre.pk in conflicted_cadres(asked.user):
        return Answer(sentence, asked.source(RECORD), opens=opens, notes=[f"Lớp đang học: {OTHERS_ACT}"])
    states = (Enrolment.Result.SENT, Enrolment.Result.STUDYING, Enrolment.Result.DEFERRED)
    rows = Enrolment.objects.for_user(asked.user).on(asked.day).filter(cadre=cadre, result_then__in=states)
    rows = rows.select_related("training_class__programme").order_by("-training_class__opens_on", "-pk")
    cells = [
        [asked.link(one.training_class), Cell(one.training_class.opens_on or ""), Cell(studied(one))]
        for one in rows
    ]
    notes = [] if cells else ["Không có lớp nào đang học."]
    heads = ("Lớp đang học", "Khai giảng", "Kết quả")
    return Answer(sentence, asked.source("Hồ sơ cán bộ, danh sách học viên"), heads, cells, opens, notes)


def studied(one: Enrolment) -> str:
    return Enrolment.Result(one.result_then).label


def grades(asked: Asking) -> Answer:
    """The grades of the last three years that count."""
    cadre = opened(asked)
    last = last_year(asked.day)
    years = range(last, last - YEARS, -1)
    opens = Cell("Mở hồ sơ", asked.at(cadre.get_absolute_url()))
    source = asked.source("Kết quả đánh giá, xếp loại")
    if cadre.pk in conflicted_cadres(asked.user):
        return Answer(OTHERS_ACT, source, opens=opens)
    rows = Evaluation.objects.for_user(asked.user).on(asked.day).filter(cadre=cadre, year__in=years)
    by_year = {one.year: one for one in rows.select_related("unit")}
    cells = [
        [
            Cell(str(year)),
            Cell(one.words if (one := by_year.get(year)) else NOT_KEPT),
            Cell(one.unit if one else ""),
        ]
        for year in years
    ]
    known = f"{len(by_year)}/{YEARS} năm có kết quả"
    heads = ("Năm", "Mức xếp loại", "Đơn vị khi xếp loại")
    return Answer(f"{cadre.full_name}: {known}", source, heads, cells, opens)
