"""The sheets with people that can be brought in: the roster of an office, and those who retired or left."""

import datetime
from copy import copy

from cadre.acts import RECORD_LEAVING
from cadre.imports import base as columns
from cadre.imports.base import BATCH, PeopleKind
from cadre.imports.changes import begin_post, plan_main_post, plan_memberships, plan_qualifications
from cadre.imports.vocabulary import decision, leaving_form
from cadre.leaving import COLUMNS, STILL_SERVING, say
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.tenures import certain_from
from foundation.core.acts.run import apply, judge
from foundation.sheets.cells import BadCell
from foundation.sheets.kinds import Fault, Reads, RowStatus, SheetColumn, register
from foundation.sheets.pipeline import Worsened

BIRTH_GROUPS = ("Ngày, tháng, năm sinh", "Ngày sinh", "Năm sinh", "Sinh ngày")
PARTY_GROUPS = ("Ngày vào Đảng", "Ngày, tháng vào Đảng", "Vào Đảng", "Đảng")
NO_LEAVING_DAY = "Thiếu ngày thôi giữ chức vụ; ghi cột “Từ ngày” là ngày đầu tiên không còn giữ chức vụ."
NO_POST_NAMED = "Thiếu chức vụ trước khi nghỉ, chuyển; ghi chức vụ cuối cùng."


def grouped(groups, *labels):
    """Aliases of a column that stands under a merged heading."""
    return tuple(f"{group}/{label}" for group in groups for label in labels)


@register
class Roster(PeopleKind):
    slug = "roster"
    label = "Danh sách trích ngang"
    columns = (
        columns.NAME,
        SheetColumn("birth_male", "Ngày sinh (Nam)", grouped(BIRTH_GROUPS, "Nam"), Reads.DATE),
        SheetColumn("birth_female", "Ngày sinh (Nữ)", grouped(BIRTH_GROUPS, "Nữ"), Reads.DATE),
        columns.BIRTH,
        columns.SEX,
        SheetColumn("other_names", "Tên gọi khác", ("Bí danh",)),
        columns.ETHNIC_GROUP,
        SheetColumn("religion", "Tôn giáo", private=True),
        SheetColumn("home_town", "Quê quán", ("Quê", "Nguyên quán")),
        SheetColumn(
            "post",
            "Chức vụ",
            (
                "Chức vụ, đơn vị công tác hiện nay",
                "Chức vụ, đơn vị công tác",
                "Chức danh",
                "Chức vụ hiện nay",
            ),
        ),
        columns.UNIT,
        SheetColumn(
            "party_joined_on",
            "Ngày vào Đảng",
            ("Dự bị", "Ngày vào Đảng (dự bị)", *grouped(PARTY_GROUPS, "Dự bị", "Ngày dự bị")),
            Reads.DATE,
        ),
        SheetColumn(
            "party_official_on",
            "Ngày chính thức",
            ("Chính thức", "Ngày vào Đảng chính thức", *grouped(PARTY_GROUPS, "Chính thức", "C.thức")),
            Reads.DATE,
        ),
        SheetColumn(
            "general_education",
            "Giáo dục phổ thông",
            ("GDPT", "Trình độ/GDPT", "Văn hóa", "Trình độ văn hóa"),
        ),
        columns.DEGREE,
        columns.THEORY,
        SheetColumn("state", "Quản lý nhà nước", ("QLNN", "Trình độ/QLNN", "Trình độ/Quản lý nhà nước")),
        SheetColumn("language", "Ngoại ngữ", ("NN", "Trình độ/Ngoại ngữ", "Ngoại ngữ, tiếng dân tộc")),
        SheetColumn("it", "Tin học", ("TH", "Trình độ/Tin học")),
        columns.CITIZEN_ID,
        columns.PARTY_CARD,
        SheetColumn("note", "Ghi chú"),
    )

    def plan_facts(self, plan, person, known):
        plan_main_post(plan, person, known, self.day)
        plan_memberships(plan, person, known, self.day)
        plan_qualifications(plan, person, known, self.day)


@register
class Former(PeopleKind):
    slug = "former"
    label = "Cán bộ nghỉ hưu, chuyển đi"
    columns = (
        columns.NAME,
        columns.SEX,
        columns.BIRTH,
        columns.ETHNIC_GROUP,
        SheetColumn(
            "post",
            "Chức vụ trước khi nghỉ, chuyển",
            ("Chức vụ", "Chức vụ cuối cùng", "Chức vụ trước khi nghỉ hưu"),
        ),
        columns.UNIT,
        SheetColumn(
            "leaving_form",
            "Hình thức",
            ("Hình thức nghỉ, chuyển", "Lý do", "Hình thức thôi giữ chức vụ"),
            required=True,
        ),
        SheetColumn(
            "decision", "Số, ngày quyết định", ("Quyết định", "Số quyết định", "Quyết định số, ngày")
        ),
        SheetColumn(
            "left_on", "Từ ngày", ("Nghỉ từ ngày", "Thời điểm nghỉ, chuyển"), Reads.DATE, required=True
        ),
        SheetColumn("moved_to", "Nơi chuyển đến", ("Chuyển đến", "Nơi đến")),
        columns.DEGREE,
        columns.THEORY,
        columns.CITIZEN_ID,
        columns.PARTY_CARD,
    )

    def read(self, reader, row):
        person = super().read(reader, row)
        for name, words in [("leaving_form", leaving_form), ("decision", decision)]:
            try:
                person.facts[name] = words(row.values.get(name) or "")
            except BadCell as error:
                person.wrong(name, str(error))
        person.facts["valid_to"] = row.values.get("left_on")
        if not person.facts["valid_to"] and "left_on" not in row.unread:
            person.wrong("left_on", NO_LEAVING_DAY)
        if not row.values.get("post"):
            person.wrong("post", NO_POST_NAMED)
        return person

    def look(self, rows, progress):
        """As every kind of people; then whoever is on record is judged by the act that ends their service."""
        preview = super().look(rows, progress)
        leaving = [row for row in preview.rows if row.plan and row.plan.leaving and row.plan.cadre.pk]
        people = [row.plan.cadre for row in leaving]
        refused = judge(RECORD_LEAVING, self.user, people, [row.plan.leaving for row in leaving])
        for row in leaving:
            for sentence in refused.get(row.plan.cadre.pk, ()):
                row.verdict = RowStatus.WRONG
                row.faults.append(Fault("left_on", sentence))
        return preview

    def write(self, judged, progress):
        super().write(judged, progress)
        asked = {row.plan.cadre.pk: row.plan.leaving for row in judged if row.plan.leaving}
        people = Cadre.objects.filter(pk__in=asked).select_related("now").order_by("pk")
        for batch in batched(people, BATCH):
            outcome = apply(RECORD_LEAVING, self.user, batch, [asked[cadre.pk] for cadre in batch])
            if outcome.refused:
                raise Worsened(len(outcome.refused))

    def plan_facts(self, plan, person, known):
        last_day = person.facts["valid_to"].first_day - datetime.timedelta(days=1)
        plan_leaving(plan, person, known, last_day)
        plan_qualifications(plan, person, known, last_day)


def batched(rows, size):
    rows = list(rows)
    return [rows[first : first + size] for first in range(0, len(rows), size)]


def plan_leaving(plan, person, known, last_day):
    """End the post that the row names; someone not known to have held it held it up to the last day.

    If it was the last one the person has left: that is the act's to write, and the post is only there or begins.
    """
    others = known.posts if known else []
    of_post = [held for held in others if held.main and held.post == person.post]
    held = next((held for held in of_post if says_the_same_end(held, person)), None)
    held = held or next((held for held in of_post if held.valid_to is None), None)
    if held and certain_from(held) > last_day:
        person.wrong("left_on", STILL_SERVING.format(day=f"{certain_from(held):%d/%m/%Y}"))
    elif held:
        told = copy(held)
        if say(told, said_of_the_end(person)):
            plan.note("thôi giữ chức vụ", str(held.valid_to or ""), f"{held.post}: {told.valid_to}")
            leave_or_end(plan, held, told, others)
    else:
        told = PostHeld(cadre=plan.cadre, post=person.post, main=True, known_on=last_day)
        say(told, said_of_the_end(person))
        begin_post(plan, person, told, others)
        plan.note("thôi giữ chức vụ", "", f"{told.post}: {told.valid_to}")
        if is_last(told, others):
            plan.leaving = asked_of(told)
            for name in COLUMNS:
                setattr(told, name, PostHeld._meta.get_field(name).get_default())


def leave_or_end(plan, held, told, others):
    if is_last(held, others):
        plan.leaving = asked_of(told)
    else:
        for name in COLUMNS:
            setattr(held, name, getattr(told, name))
        plan.ended.append(held)


def is_last(held, others):
    """Whether the person holds no main post after this one."""
    return all(certain_from(other) <= certain_from(held) for other in others if other.main)


def asked_of(told):
    """What the act is asked: the end as the tenure would say it."""
    return {
        "on": told.valid_to.first_day,
        "left_on": told.valid_to,
        "leaving_form": told.leaving_form,
        "decision_no": told.leaving_decision_no,
        "decision_on": told.leaving_decision_on,
        "moved_to": told.moved_to,
    }


def says_the_same_end(held, person):
    return held.valid_to is not None and held.valid_to.agrees(person.facts["valid_to"])


def said_of_the_end(person):
    """What the row says of the end; what it leaves blank stays."""
    number, day = person.facts["decision"]
    return {
        "valid_to": person.facts["valid_to"],
        "leaving_form": person.facts["leaving_form"],
        "leaving_decision_no": number,
        "leaving_decision_on": day,
        "moved_to": person.facts.get("moved_to"),
    }
