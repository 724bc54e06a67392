"""Papers about people that are drawn from a layout: the official list, the summary, the record in the order of 2C."""

from collections.abc import Iterable

from cadre.papers.columns import RosterColumns
from cadre.papers.forms import HEAD, PLAIN, STATE_HEAD
from cadre.papers.frames import as_of_day, frame_of
from cadre.papers.invented import invented_lines, invented_person
from cadre.papers.roster import RosterPaper
from cadre.papers.slip import profile, slip
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from office.organisation.models.identity import Issuer
from office.organisation.models.users import User
from office.papers.kinds import LETTER, register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of

Drawn = tuple[FormLayout, Iterable[FormSection | FormRow]]
CLERK = "Lý Văn Mẫu"
YEARS_TOLD = 3


@register
class OfficialList(ListKind):
    """The officer's own list of people: of the Party, of a body of the state, or without a head for work inside."""

    slug = "people-list"
    label = "Danh sách trích ngang cán bộ"
    file_stem = "DSTN"
    heads = (HeadStyle.PARTY, HeadStyle.STATE, HeadStyle.NONE)
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> Drawn:
        own = letterhead_of(writing)
        top = STATE_HEAD if writing.style == HeadStyle.STATE else HEAD if own else PLAIN
        asked = {"top": top, "corner": "Biểu số 02" if own else "", "attached_to": ""}
        asked |= {"subject": "cán bộ thuộc diện quản lý", "signed": bool(own), "draft": False}
        frame = frame_of(asked, own, User(full_name=CLERK), (as_of_day(writing.day),))
        paper = RosterPaper(
            list(invented_lines(writing.day)), RosterColumns(years_before(writing)), writing.day, frame
        )
        return paper.form, paper.rows()


@register
class PersonSummary(ListKind):
    slug = "person-summary"
    label = "Phiếu tóm tắt cán bộ"
    file_stem = "PTT"
    heads = (HeadStyle.NONE,)
    formats = LETTER

    def specimen(self, writing: Writing) -> Drawn:
        return slip(invented_person(writing.day))


@register
class PersonRecord(ListKind):
    slug = "person-record"
    label = "Sơ yếu lý lịch 2C/TCTW-98 (bản chưa đối chiếu)"
    file_stem = "2C"
    unconfirmed = "Chưa đối chiếu với mẫu 2C/TCTW-98 chính thức."
    heads = (HeadStyle.NONE,)
    formats = LETTER

    def specimen(self, writing: Writing) -> Drawn:
        return profile(invented_person(writing.day))


def years_before(writing: Writing) -> tuple[int, ...]:
    """The three years whose grades a list of that day tells."""
    return tuple(range(writing.day.year - YEARS_TOLD, writing.day.year))
