"""The sheets with people that can be brought in: the roster of an office, and those who retired or left."""

import datetime
from collections.abc import Sequence

from cadre.acts import RECORD_LEAVING
from cadre.fields import BIRTH_GROUPS, COLUMNS, IN_SHEETS, grouped
from cadre.imports import base as columns
from cadre.imports import brought as brought
from cadre.imports.appointed import (
    BEFORE_THE_DAY,
    DECISION_PARTS,
    POST_DECISION,
    POST_FROM,
    POST_UNTIL,
    read_appointment,
)
from cadre.imports.base import PeopleKind, write_plans
from cadre.imports.changes import (
    PersonChanges,
    plan_main_post,
    plan_memberships,
    plan_qualifications,
)
from cadre.imports.current_posts import CurrentPostsKind
from cadre.imports.disciplines import DisciplinesKind
from cadre.imports.known import Known
from cadre.imports.leavers import REFUSED_UNREAD, plan_leaving
from cadre.imports.rows import PersonRow
from cadre.imports.said import OF_PEOPLE, leaving
from cadre.imports.standing import HigherListingsKind, VerificationsKind
from cadre.imports.strangers import GROUP, Strangers
from cadre.imports.trust import ConfidenceVotesKind, PoliticalConclusionsKind
from cadre.imports.vocabulary import decision, leaving_form, leaving_form_of_title
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.acts.run import apply, judge
from foundation.sheets.kinds import Fault, Reads, RowResult, RowStatus, SheetColumn, SourceRow, register
from foundation.sheets.pipeline import Worsened

# What a roster holds of a person, before and after post and unit.
LEADING = [each.column for each in IN_SHEETS if each.leads and each.name != "full_name"]
FOLLOWING = [each.column for each in IN_SHEETS if not each.leads]
NO_LEAVING_DAY = "Thiếu ngày thôi giữ chức vụ; ghi cột “Từ ngày” là ngày đầu tiên không còn giữ chức vụ."
NO_POST_NAMED = "Thiếu chức vụ trước khi nghỉ, chuyển; ghi chức vụ cuối cùng."


@register
class Roster(PeopleKind):
    slug = "roster"
    label = "Danh sách trích ngang"
    titles = ("trich ngang",)
    question_groups = (GROUP, *PeopleKind.question_groups)
    columns = (
        columns.NAME,
        SheetColumn("birth_male", "Ngày sinh (Nam)", grouped(BIRTH_GROUPS, "Nam"), Reads.DATE),
        SheetColumn("birth_female", "Ngày sinh (Nữ)", grouped(BIRTH_GROUPS, "Nữ"), Reads.DATE),
        *LEADING,
        SheetColumn(
            "post",
            "Chức vụ",
            (
                "Chức vụ, đơn vị công tác hiện nay",
                "Chức vụ, đơn vị công tác",
                "Chức danh",
                "Chức vụ hiện nay",
                *(
                    "Chức vụ, chức danh",
                    "Chức danh, chức vụ",
                    "Chức vụ, chức danh hiện nay",
                    "Chức danh hiện nay",
                ),
                "CV",
                *("Chức vụ hiện tại", "Chức vụ đang giữ", "Chức vụ công tác", "Chức vụ đảm nhiệm"),
            ),
            joins="; ",
            parts=columns.POST_PARTS,
            several=True,
        ),
        columns.UNIT,
        POST_FROM,
        POST_DECISION,
        POST_UNTIL,
        *FOLLOWING,
        columns.DEGREE,
        columns.THEORY,
        SheetColumn(
            "state",
            "Quản lý nhà nước",
            (
                *("QLNN", "Trình độ/QLNN", "Trình độ/Quản lý nhà nước", "Trình độ QLNN", "Bồi dưỡng QLNN"),
                *("Trình độ quản lý nhà nước", "Kiến thức QLNN"),
            ),
            joins="; ",
            several=True,
            marks=(
                "Chuyên viên cao cấp",
                "Chuyên viên chính",
                "Chuyên viên",
                "Cán sự",
                "CVCC",
                "CVC",
                "CV",
                "CS",
            ),
        ),
        columns.DEFENCE,
        SheetColumn(
            "language",
            "Ngoại ngữ",
            ("NN", "Trình độ/Ngoại ngữ", "Ngoại ngữ, tiếng dân tộc", "Trình độ ngoại ngữ"),
            joins="; ",
            several=True,
            parts=("Tiếng dân tộc", "Tiếng dân tộc thiểu số", "Trình độ/Tiếng dân tộc"),
        ),
        SheetColumn("it", "Tin học", ("TH", "Trình độ/Tin học", "Trình độ tin học", "CNTT"), several=True),
    )

    def review(self, results: list[RowResult]) -> None:
        Strangers(results, self.units, self.scope).ask(self.questions)

    def read(self, source: SourceRow) -> PersonRow:
        person = super().read(source)
        read_appointment(person, self.day)
        return person

    def plan_facts(self, plan: PersonChanges, person: PersonRow, known: Known | None) -> None:
        plan_main_post(plan, person, known, self.day)
        plan_memberships(plan, person, known, self.day)
        plan_qualifications(plan, person, known, self.day)


@register
class Former(PeopleKind):
    slug = "former"
    label = "Cán bộ nghỉ hưu, chuyển đi"
    titles = ("nghi huu", "nghi viec", "thoi viec", "chuyen di", "thoi giu chuc vu")
    always = ("leaving_form",)
    says = {**OF_PEOPLE, "decision": leaving, "left_on": lambda person: person.facts.get("valid_to")}
    columns = (
        columns.NAME,
        COLUMNS["sex"],
        columns.BIRTH,
        COLUMNS["ethnic_group"],
        SheetColumn(
            "post",
            "Chức vụ trước khi nghỉ, chuyển",
            (
                "Chức vụ",
                "Chức danh",
                "Chức vụ cuối cùng",
                "Chức vụ trước khi nghỉ hưu",
                "Chức vụ trước khi nghỉ",
            ),
            joins="; ",
            parts=columns.POST_PARTS,
            several=True,
        ),
        columns.UNIT,
        SheetColumn(
            "leaving_form",
            "Hình thức",
            ("Hình thức nghỉ, chuyển", "Lý do", "Hình thức thôi giữ chức vụ"),
            required=True,
            above=True,
        ),
        SheetColumn(
            "decision",
            "Số, ngày quyết định",
            ("Quyết định", "Quyết định số, ngày"),
            joins=BEFORE_THE_DAY,
            parts=DECISION_PARTS,
        ),
        SheetColumn(
            "left_on",
            "Từ ngày",
            (
                *(
                    "Nghỉ từ ngày",
                    "Thời điểm nghỉ, chuyển",
                    "Ngày nghỉ hưu",
                    "Thời điểm nghỉ hưu",
                    "Ngày nghỉ",
                ),
                *(
                    "Nghỉ hưu từ ngày",
                    "Ngày thôi giữ chức vụ",
                    "Ngày chuyển",
                    "Thời điểm nghỉ",
                    "Ngày nghỉ, chuyển",
                ),
            ),
            Reads.DATE,
            required=True,
        ),
        SheetColumn("moved_to", "Nơi chuyển đến", ("Chuyển đến", "Nơi đến")),
        columns.DEGREE,
        columns.THEORY,
        COLUMNS["citizen_id"],
        COLUMNS["party_card_no"],
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        super().begin(rows)
        self.moved_to = PostHeld._meta.get_field("moved_to").formfield(required=False)

    def read(self, source: SourceRow) -> PersonRow:
        person = super().read(source)
        if "leaving_form" in source.values:
            person.keep("leaving_form", leaving_form)
        else:
            person.take("leaving_form", leaving_form_of_title, source.above, "leaving_form")
        person.keep("decision", decision, "leaving_decision_no", "leaving_decision_on")
        person.keep("moved_to", self.moved_to.clean)
        person.facts["valid_to"] = source.values.get("left_on")
        if not person.facts["valid_to"] and "left_on" not in source.unread:
            person.wrong("left_on", NO_LEAVING_DAY)
        if not source.values.get("post"):
            person.wrong("post", NO_POST_NAMED)
        return person

    def review(self, results: list[RowResult]) -> None:
        """Whoever is on record is judged by the act that ends their service."""
        leaving = [row for row in results if row.plan and row.plan.leaving and row.plan.cadre.pk]
        people = [row.plan.cadre for row in leaving]
        refused = judge(RECORD_LEAVING, self.user, people, [row.plan.leaving for row in leaving])
        for row in leaving:
            for sentence in refused.get(row.plan.cadre.pk, ()):
                row.verdict = RowStatus.WRONG
                told = row.read.of_record("{said}", REFUSED_UNREAD, said=sentence)
                row.faults.append(Fault("left_on", told))

    def save(self, plans: list[PersonChanges]) -> None:
        write_plans(plans)
        asked = {plan.cadre.pk: plan.leaving for plan in plans if plan.leaving}
        people = list(Cadre.objects.filter(pk__in=asked).select_related("now").order_by("pk"))
        refused = apply(RECORD_LEAVING, self.user, people, [asked[cadre.pk] for cadre in people]).refused
        if refused:
            raise Worsened(len(refused))

    def plan_facts(self, plan: PersonChanges, person: PersonRow, known: Known | None) -> None:
        last_day = person.facts["valid_to"].first_day - datetime.timedelta(days=1)
        plan_leaving(plan, person, known, last_day)
        plan_qualifications(plan, person, known, last_day)


# Behind those that make the people.
RECORDED = (
    CurrentPostsKind,
    *(DisciplinesKind, ConfidenceVotesKind, PoliticalConclusionsKind),
    *(HigherListingsKind, VerificationsKind),
)
for kind in RECORDED:
    register(kind)
