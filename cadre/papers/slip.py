"""One A4 about a person: the office's own summary (phiếu tóm tắt), and the record in the order of form 2C/TCTW-98."""

import datetime
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import strip_tags

from cadre.brought import LEFT_OUT, Asked, left_out
from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.papers.frames import as_of_day
from cadre.retirement import Retirement
from cadre.summary import SHORT, summary_of
from foundation.core import clock
from foundation.printing.layout import (
    FormColumn,
    FormLayout,
    FormRow,
    FormSection,
    HeadBlock,
    HeadStyle,
)
from foundation.sheets.understood import paper
from office.papers.heads import BLANK

Kind = Qualification.Kind
LAST_POSTS = 5
NOT_COMPARED = "(bản chưa đối chiếu với mẫu chính thức; chỉ ghi những nội dung hồ sơ có)"
NUMBER_OF_RECORD = "Số hiệu: ……………………"
PORTRAIT_WIDTH = 210 - 30 - 15
CERTIFIED = {Kind.LANGUAGE: SHORT[Kind.LANGUAGE], Kind.ETHNIC: "Tiếng dân tộc thiểu số", Kind.IT: "Tin học"}
NAMELESS = "có chứng chỉ"


@dataclass(frozen=True)
class PersonOnPaper:
    """A person with all that the page of the person tells this reader on the day."""

    cadre: Cadre
    day: datetime.date
    posts: Sequence[PostHeld]
    told: dict[str, Any]
    got: Sequence[Qualification] = ()
    left_out: Sequence[str] = ()
    disciplines: Sequence[Discipline] = ()
    private: CadrePrivate | None = None

    @classmethod
    def of(cls, user: Any, cadre: Cadre, day: datetime.date) -> "PersonOnPaper":
        posts = cadre.posts.told_on(day).select_related("post__title", "post__unit", "post__body")
        posts = list(posts.order_by("-main", "-valid_to", "-valid_from", "-pk"))
        got = list(cadre.qualifications.told_on(day))
        asked = Asked(user, day, on_paper=True)
        told = summary_of(asked, cadre, posts, got)
        disciplines = Discipline.objects.for_user(user).filter(cadre=cadre).told_by(day)
        private = CadrePrivate.objects.for_user(user).filter(cadre=cadre).select_related("religion").first()
        return cls(cadre, day, posts, told, got, left_out(asked, LEFT_OUT), list(disciplines), private)

    @property
    def birth(self) -> str:
        cadre, age = self.cadre, self.told["age"]
        return f"{cadre.birth} ({age} tuổi tại {self.day:%d/%m/%Y})" if cadre.birth else ""

    @property
    def held(self) -> str:
        """The posts of the day: the main one, then those beside it."""
        main = self.told["main"]
        posts = [str(main.post)] if main else []
        return "; ".join([*posts, *(f"{label.lower()}: {held}" for label, held in self.told["further"])])

    @property
    def certificates(self) -> dict[str, str]:
        """All that counts of the kinds that know no level; one without its words is there all the same."""
        found: dict[str, list[str]] = {label: [] for label in CERTIFIED.values()}
        for each in self.got:
            if each.counts and each.kind in CERTIFIED:
                found[CERTIFIED[each.kind]].append(str(each) or NAMELESS)
        return {label: ", ".join(dict.fromkeys(names)) for label, names in found.items()}

    @property
    def levels(self) -> dict[str, str]:
        highest = {label: str(got or "") for label, got in self.told["levels"]}
        return {label: self.certificates.get(label, at) for label, at in highest.items()}

    @property
    def learned(self) -> str:
        """All that the record knows of schooling; which general education counted on a past day nobody knows."""
        general = self.cadre.general_education if self.day >= clock.today() else ""
        told = {"phổ thông": general, **self.levels, **self.certificates}
        return joined(**{f"{label}:": value for label, value in told.items()})

    @property
    def phone(self) -> str:
        """The number is kept as it is now; which it was on a past day nobody knows."""
        return self.cadre.phone if self.day >= clock.today() else ""

    @property
    def disciplined(self) -> str:
        """Each discipline with its decision; empty where none is on record for the reader."""
        return "; ".join(
            f"{each}, {paper(each.decision_no, each.decision_on)}".rstrip(", ") for each in self.disciplines
        )

    @property
    def brought(self) -> dict[str, str]:
        """What apps above tell, in words. Where nothing is on record for the reader nothing is said: neither that there
        is none nor that it is somebody else's to read.
        """
        return {label: in_words(value) for label, value in self.told["brought"] if "<a" in value}


def in_words(drawn: str) -> str:
    """The text of what is drawn on a page; what stood in lines or boxes of its own is kept apart."""
    parts = re.split(r"</p>|</a>(?=<a)", drawn)
    texts = (re.sub(r"\s+", " ", html.unescape(strip_tags(re.sub(r"</span>", " ", part)))) for part in parts)
    return "; ".join(filter(None, (text.strip() for text in texts)))


def joined(**parts: Any) -> str:
    """The parts that are known, each after its words: "vào Đảng 03/10/2001; chính thức 03/10/2002"."""
    return "; ".join(f"{words.replace('_', ' ')} {value}" for words, value in parts.items() if value)


def summary_lines(person: PersonOnPaper) -> Iterator[tuple[str, str]]:
    """The seven lines of the summary; what is not recorded is left to the pen."""
    cadre, told, levels, brought = person.cadre, person.told, person.levels, person.brought
    since = told["main"].valid_from if told["main"] else None
    yield "Họ và tên, ngày sinh", ", ".join(filter(None, [cadre.full_name.upper(), person.birth]))
    yield (
        "Giới tính, dân tộc, quê quán",
        joined(giới=cadre.get_sex_display().lower(), dân_tộc=cadre.ethnic_group, quê=cadre.home_town),
    )
    held = {"": person.held, "từ ngày": person.held and (since or BLANK), "diện quản lý:": told["authority"]}
    yield "Chức vụ", joined(**held).strip()
    yield "Vào Đảng", joined(ngày=cadre.party_joined_on, chính_thức=cadre.party_official_on)
    yield "Trình độ", joined(**{f"{label}:": value for label, value in levels.items()})
    record = f"khen thưởng: {BLANK}; kỷ luật: {person.disciplined}"
    record = record if person.disciplines else f"khen thưởng, kỷ luật: {BLANK}"
    grades = filter(None, [brought.pop("Xếp loại", ""), record])
    yield "Xếp loại 3 năm; khen thưởng, kỷ luật", "; ".join(grades)
    if "Quy hoạch" in brought:
        yield "Quy hoạch, còn thiếu", brought.pop("Quy hoạch")
    yield from brought.items()
    yield "Nghỉ hưu", retiring(told["retirement"])


def retiring(found: Retirement) -> str:
    """The month with what is to be said of it, and what it rests on."""
    if not found.month:
        return found.remark
    basis = f" (căn cứ {found.basis})" if found.basis else ""
    return f"hết tháng {', '.join(filter(None, [str(found.month), found.remark]))}{basis}"


def post_lines(posts: Sequence[PostHeld]) -> Iterator[tuple[str, str]]:
    for held in posts:
        until = f"đến trước {held.valid_to}" if held.valid_to else "đến nay"
        yield (f"Từ {held.valid_from} {until}" if held.valid_from else until.capitalize()), str(held.post)


def slip(person: PersonOnPaper) -> tuple[FormLayout, list[FormSection | FormRow]]:
    """The summary with the last posts beneath."""
    rows: list[FormSection | FormRow] = [FormRow(line) for line in summary_lines(person)]
    last = [FormRow(line) for line in post_lines(person.posts[:LAST_POSTS])]
    rows += [FormSection("Các chức vụ gần nhất"), *last] if last else []
    columns = (FormColumn("Nội dung", 45), FormColumn("Thông tin trong hồ sơ", PORTRAIT_WIDTH - 45))
    form = of_person("PHIẾU TÓM TẮT CÁN BỘ", columns, (as_of_day(person.day), *person.left_out))
    return replace(form, photo=True), rows


def profile(person: PersonOnPaper) -> tuple[FormLayout, list[FormSection | FormRow]]:
    """The record in the order of 2C/TCTW-98, under its unit alone; what the record does not hold is left to the pen."""
    rows: list[FormSection | FormRow] = [FormRow(line) for line in profile_lines(person)]
    rows += [FormSection("27. Đào tạo, bồi dưỡng")]
    rows += [FormRow(("", each.get_kind_display(), str(each))) for each in person.got]
    rows += [FormSection("28. Tóm tắt quá trình công tác")]
    rows += [FormRow(("", *line)) for line in post_lines(person.posts)]
    rows += [FormRow((number, label, "")) for number, label in WITHOUT_RECORD]
    columns = (
        FormColumn("Số", 12, align="center"),
        FormColumn("Nội dung", 58),
        FormColumn("Khai trong hồ sơ", PORTRAIT_WIDTH - 70),
    )
    notes = (NOT_COMPARED, as_of_day(person.day))
    main = person.told["main"]
    head = HeadBlock(
        HeadStyle.NONE, (f"Đơn vị: {main.post.unit if main else BLANK}",), corner=(NUMBER_OF_RECORD,)
    )
    form = of_person(("SƠ YẾU LÝ LỊCH", "Mẫu 2C/TCTW-98"), columns, notes)
    return replace(form, head=head), rows


WITHOUT_RECORD = (
    ("29", "Đặc điểm lịch sử bản thân"),
    ("30", "Quan hệ với nước ngoài"),
    ("31", "Quan hệ gia đình"),
    ("32", "Hoàn cảnh kinh tế gia đình"),
)


def profile_lines(person: PersonOnPaper) -> Iterator[tuple[str, str, Any]]:
    cadre, private, main = person.cadre, person.private, person.told["main"]
    known = {
        "1": f"{cadre.full_name.upper()} ({cadre.get_sex_display().lower()})",
        "2": cadre.other_names,
        "3": person.held,
        "4": cadre.birth,
        "6": cadre.home_town,
        "7": joined(**{"điện thoại": person.phone}),
        "8": cadre.ethnic_group,
        "9": private and private.religion,
        "23": person.disciplined,
        "14": joined(vào_Đảng=cadre.party_joined_on, chính_thức=cadre.party_official_on),
        "17": person.learned,
        "18": str(main.post) if main else "",
        "25": joined(số_CCCD=private and private.citizen_id),
    }
    for number, label in ITEMS:
        yield number, label, known.get(number) or ""


ITEMS = (
    ("1", "Họ và tên khai sinh; nam, nữ"),
    ("2", "Tên gọi khác"),
    ("3", "Cấp ủy hiện tại; cấp ủy kiêm; chức vụ"),
    ("4", "Sinh ngày"),
    ("5", "Nơi sinh"),
    ("6", "Quê quán"),
    ("7", "Nơi ở hiện nay; điện thoại"),
    ("8", "Dân tộc"),
    ("9", "Tôn giáo"),
    ("10", "Thành phần gia đình xuất thân"),
    ("11", "Nghề nghiệp trước khi được tuyển dụng"),
    ("12", "Ngày được tuyển dụng; cơ quan"),
    ("13", "Ngày vào cơ quan hiện công tác; ngày tham gia cách mạng"),
    ("14", "Ngày vào Đảng; ngày chính thức"),
    ("15", "Ngày tham gia tổ chức chính trị – xã hội"),
    ("16", "Ngày nhập ngũ; xuất ngũ; quân hàm, chức vụ cao nhất"),
    ("17", "Trình độ học vấn"),
    ("18", "Công tác chính đang làm"),
    ("19", "Ngạch, bậc, hệ số lương"),
    ("20", "Danh hiệu được phong"),
    ("21", "Sở trường công tác; công việc đã làm lâu nhất"),
    ("22", "Khen thưởng"),
    ("23", "Kỷ luật"),
    ("24", "Tình trạng sức khỏe"),
    ("25", "Số CCCD; thương binh, gia đình liệt sĩ"),
    ("26", "Số sổ bảo hiểm xã hội"),
)


def of_person(
    title: str | tuple[str, ...], columns: tuple[FormColumn, ...], notes: tuple[str, ...]
) -> FormLayout:
    titles = (title,) if isinstance(title, str) else title
    return FormLayout(titles, columns, notes=notes, landscape=False, sheet_name="Cán bộ")
