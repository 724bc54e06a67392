"""The sheet with the grades of a year, or a sheet a year, as offices send it."""

from django.utils.text import capfirst

from cadre.imports.base import save
from cadre.imports.changes import alike, displayed
from cadre.imports.person_lookup import NOT_ON_RECORD, Mentions
from cadre.models.conflicts import conflicted_cadres
from evaluation.imports.rows import COLUMNS, GradeRow, GradeRowReader, workplace
from evaluation.models import Evaluation
from evaluation.titles import Titles
from foundation.core.figures import shown
from foundation.sheets.kinds import Change, Preview, RowResult, RowStatus, SheetKind, register
from office.organisation.imports.units import Questions

BATCH = 1000
ALWAYS_SAID = ("grade", "not_graded_reason")
SAME_YEAR = "Dòng {row}{sheet} cũng là đồng chí này, năm {year}; giữ lại một dòng."
OWN = "Trường hợp này do đồng chí khác xử lý; bỏ dòng này."
ELSEWHERE = "Kết quả năm {year} của đồng chí này chưa ghi được; hỏi cơ quan tổ chức cán bộ cấp trên."


@register
class Grades(SheetKind):
    """Rows never make a person or a unit."""

    slug = "grades"
    label = "Kết quả xếp loại"
    permission = "evaluation.import_evaluation"
    dated = True
    columns = COLUMNS

    def look(self, rows, progress):
        self.questions = Questions(self.answers)
        reader = GradeRowReader(self.user, self.questions)
        mentions = Mentions(self.user, rows, self.day, self.questions, workplace)
        graded = [reader.read(person) for person in mentions]
        progress(len(rows) // 2)
        meet(mentions, graded)
        self.titles, self.taken = Titles(), {}
        self.scope = self.user.scope(self.permission)
        self.hidden = conflicted_cadres(self.user)
        self.known = self.load({row.cadre.pk for row in graded if row.cadre})
        return Preview([self.judge(row) for row in graded], self.questions.all())

    def load(self, keys):
        """Grades of the people meant, by person and year."""
        found = Evaluation.objects.filter(cadre__in=keys).select_related("unit")
        return {(given.cadre_id, given.year): given for given in found}

    def judge(self, row: GradeRow):
        person, key = row.person, (row.cadre.pk, row.year) if row.cadre else None
        known = self.known.get(key)
        self.check(row, key, known)
        subject = known.pk if known and self.scope.covers(known.unit_id) else None
        if person.is_wrong:
            return RowResult(person.row, RowStatus.WRONG, person.faults, subject_key=subject)
        if not (row.certain and row.match.certain):
            return RowResult(person.row, RowStatus.DOUBTFUL, person.faults, subject_key=subject)
        self.taken[key] = person.row
        given = known or Evaluation(cadre=row.cadre, year=row.year)
        changes = differences(given, row.facts)
        given.title = self.titles.of(given.post_words, given.unit)
        if known is None:
            return RowResult(person.row, RowStatus.NEW, person.faults, plan=given)
        verdict = RowStatus.CHANGED if changes else RowStatus.SAME
        return RowResult(person.row, verdict, person.faults, changes, subject, given)

    def check(self, row, key, known):
        """What speaks against the row once it is known whom it means."""
        if key is None:
            return
        person, earlier = row.person, self.taken.get(key)
        if earlier:
            sheet = "" if earlier.sheet == person.row.sheet else f" trang “{earlier.sheet}”"
            person.wrong("", SAME_YEAR.format(row=earlier.number, sheet=sheet, year=row.year))
        if row.cadre.pk in self.hidden:
            person.wrong("", OWN)
        elif known and not self.scope.covers(known.unit_id):
            person.wrong("", ELSEWHERE.format(year=row.year))

    def write(self, judged, progress):
        for done in range(0, len(judged), BATCH):
            save(Evaluation, [row.plan for row in judged[done : done + BATCH]])
            progress(min(done + BATCH, len(judged)))
        for row in judged:
            row.subject_key = row.plan.pk


def meet(mentions, graded):
    """Find whom each row means; someone who stands in several sheets alike is asked about once."""
    first = {}
    for row in graded:
        alone = row.person.is_wrong or not row.person.facts.get("birth")
        person = row.person if alone else first.setdefault(row.mention, row.person)
        row.match = mentions.find(person, required=False)
    for row in graded:
        if row.match.certain and row.match.known is None:
            row.person.wrong("full_name", NOT_ON_RECORD)


def differences(given, facts):
    """Put on the record what the row says otherwise, field by field; what it leaves blank stays.

    A grade and the reason why there is none are said together: either one takes the other away.
    """
    changes = []
    for name, new in facts.items():
        old = getattr(given, name, None)
        if alike(new, old) or (new in (None, "") and name not in ALWAYS_SAID):
            continue
        before = displayed(given, name) if given.pk else ""
        setattr(given, name, new)
        label = str(Evaluation._meta.get_field(name).verbose_name)
        changes.append(Change(capfirst(label), shown(before), shown(displayed(given, name))))
    return changes
