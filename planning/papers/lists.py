"""The official list of planned people among the kinds of paper: sent alone under a head, or attached to a decision."""

from collections.abc import Iterable
from dataclasses import replace

from cadre.papers.columns import RosterColumns
from cadre.papers.forms import ATTACHED, HEAD
from cadre.papers.frames import as_of_day, frame_of
from cadre.papers.invented import invented_lines
from cadre.papers.lists import CLERK, years_before
from cadre.papers.roster import RosterPaper
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle, Signature
from foundation.sheets.heads import MAKER
from office.organisation.models.users import User
from office.papers.heads import code_of
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of
from office.papers.samples import NUMBER
from planning.papers.kinds import PlanningDecision
from planning.papers.lines import short_day
from planning.papers.tags import ABOUT


@register
class PlanningRoster(ListKind):
    """All its columns with its head; attached to a decision without those of the ballots, as it goes to units."""

    slug = "planning-list"
    label = "Danh sách trích ngang quy hoạch"
    file_stem = "DSQH"
    heads = (HeadStyle.PARTY, HeadStyle.NONE)

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        own = letterhead_of(writing)
        code = code_of(writing.identity, PlanningDecision.issuer, PlanningDecision.code, NUMBER)
        asked = {
            "top": HEAD if own else ATTACHED,
            "corner": "Biểu số 01",
            "attached_to": f"Quyết định số {code}, ngày {short_day(writing.day)} của {writing.name}",
            "subject": f"quy hoạch {ABOUT.example}",
            "signed": True,
            "draft": False,
        }
        frame = frame_of(asked, own, User(full_name=CLERK), (as_of_day(writing.day),))
        frame = replace(frame, signatures=(Signature(MAKER, name=CLERK), writing.signature))
        columns = RosterColumns(years_before(writing), planned=True, ballots=own is not None)
        paper = RosterPaper(list(invented_lines(writing.day, planned=True)), columns, writing.day, frame)
        return paper.form, paper.rows()
