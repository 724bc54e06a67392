"""The sheet with the grades of a year, or a sheet a year, as offices send it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import Model

from cadre.imports.person_lookup import NOT_ON_RECORD, MentionKind, Mentions
from cadre.imports.rows import PersonRow
from evaluation.grading.untold import untold_lines
from evaluation.imports import lines
from evaluation.imports.rows import COLUMNS, GradeRow, GradeRowReader
from evaluation.models import Evaluation
from evaluation.service_years import service_faults, service_years
from evaluation.titles import Titles
from foundation.core import clock
from foundation.sheets.afterwards import LINKS, Afterwards
from foundation.sheets.changes import update
from foundation.sheets.kinds import RowResult, SourceRow, register
from foundation.sheets.records import BATCH, Planned, Subject
from foundation.sheets.understood import paper
from office.organisation.naming import office_body

# A grade and the reason why there is none are said together: either one takes the other away.
SAID_TOGETHER = ("grade", "not_graded_reason")
ELSEWHERE = "Kết quả năm {year} của đồng chí này chưa ghi được; hỏi cơ quan tổ chức cán bộ cấp trên."


LINKS.append(Afterwards("grades", "Xem kết quả xếp loại", "evaluation-list", "evaluation.view_evaluation"))


@register
class Grades(MentionKind):
    """Rows never make a person or a unit."""

    slug = "grades"
    label = "Kết quả xếp loại"
    titles = ("xep loai", "danh gia")
    permission = "evaluation.import_evaluation"
    dated = True
    columns = COLUMNS
    question_groups = ("unit", "person")
    says = {
        **MentionKind.says,
        "year": lambda row: row.year,
        "decision": lambda row: paper(row.facts.get("decision_no"), row.facts.get("decision_on")),
    }
    always = ("unit", "year")
    twice = "Dòng {row} cũng là đồng chí này, năm {read.year}; giữ lại một dòng."

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.reader = GradeRowReader(rows, self.user, self.questions, self.scope)

    def workplace(self, row: SourceRow) -> str:
        return " ".join([*row.sections, row.values.get("unit") or "", row.values.get("post_words") or ""])

    def read(self, source: PersonRow) -> GradeRow:
        return self.reader.read(source)

    def load(self, reads: list[GradeRow]) -> None:
        meet(self.mentions, reads)
        self.titles = Titles()
        found = Evaluation.objects.filter(cadre__in={row.match.cadre for row in reads if row.match.cadre})
        found = found.select_related("line__campaign").prefetch_related("unit__levels")
        self.known = {(given.cadre_id, given.year): given for given in found}
        people = {row.match.cadre.pk for row in reads if row.match.cadre}
        self.lines = untold_lines(people, {row.year for row in reads if row.year})
        compare_with_service(reads)

    def find(self, read: GradeRow) -> Subject:
        cadre = read.match.cadre
        if cadre is None:
            return Subject(certain=read.match.certain)
        key = cadre.pk, read.year
        known = self.known.get(key)
        if known and not self.scope.covers(known.unit_id):
            if cadre.pk not in self.others:
                read.wrong("", ELSEWHERE.format(year=read.year))
            known = None
        if known and known.line and lines.is_left_to_office(self.user, known.line):
            known = None
        return Subject(known, cadre.pk, key, read.match.certain)

    def plan(self, read: GradeRow, subject: Subject) -> Planned:
        given = subject.record or Evaluation(cadre=read.match.cadre, year=read.year)
        changes = update(given, read.facts, said_blank=SAID_TOGETHER)
        given.title = self.titles.of(given.post_words, given.unit, given.year)
        self.tie(read, given, subject, bool(changes))
        return Planned(given, changes.values())

    def tie(self, read: GradeRow, given: Evaluation, subject: Subject, changed: bool) -> None:
        """To the row of the year's work: a new result decides it, one that it decided is not changed by a file."""
        if subject.record is None and (line := self.lines.get((given.cadre_id, given.year))):
            if lines.is_left_to_office(self.user, line):
                told = {"campaign": line.campaign, "office": office_body()}
                return read.wrong("", lines.LEFT_TO_OFFICE.format(**told))
            given.line = line
            read.warn("", lines.WILL_DECIDE.format(campaign=line.campaign))
        elif given.line and changed:
            read.wrong("", lines.DECIDED_THERE.format(campaign=given.line.campaign))

    def review(self, results: list[RowResult]) -> None:
        lines.review(self.user, results)

    def save(self, plans: list[Evaluation]) -> None:
        lines.decide(self.user, plans)
        super().save(plans)

    @classmethod
    def put_back(cls, restored: Mapping[type[Model], set[int]]) -> None:
        """The title follows from the words of the paper."""
        titles = Titles()
        rows = list(
            Evaluation.objects.filter(pk__among=restored.get(Evaluation, ())).prefetch_related("unit__levels")
        )
        for given in rows:
            given.title = titles.of(given.post_words, given.unit, given.year)
        Evaluation.objects.bulk_update(rows, ["title"], batch_size=BATCH)


def compare_with_service(graded: list[GradeRow]) -> None:
    """Years in which a person cannot have been graded, or held no post, beside what is on record."""
    known = [row for row in graded if row.match.cadre]
    served = service_years(row.match.cadre.pk for row in known)
    for row in known:
        facts = {**row.facts, "year": row.year}
        for fault in service_faults(facts, served[row.match.cadre.pk], clock.today()):
            row.add(replace(fault, column="year" if row.row.values.get("year") else ""))


def meet(mentions: Mentions, graded: list[GradeRow]) -> None:
    """Find whom each row means; someone who stands in several sheets alike is asked about once."""
    first = {}
    for row in graded:
        alone = row.is_wrong or not row.person.facts.get("birth")
        person = row.person if alone else first.setdefault(row.mention, row.person)
        row.match = mentions.find(person, required=False)
    for row in graded:
        if row.match.certain and row.match.known is None:
            row.wrong("full_name", NOT_ON_RECORD)
