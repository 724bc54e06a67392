"""How the walk of all acts makes rows of a kind of record, and asks for acts by every way there is.

An app with acts has `tests/<app>/act_walk.py` with WALKS, one `Walk` for each kind of record.
"""

import io
import json

from django.core.management import CommandError, call_command

from foundation.core.acts.act import ACTS, acts_of
from office.organisation.rights import RIGHTS, Role

OWN, RELATIVE, OTHER = "own", "relative", "other"


class Walk:
    """A kind of record with acts. `asked` holds what a form posts by the act's name; `people` the relations walked."""

    model = None
    asked = {}
    people = (OTHER, OWN, RELATIVE)

    def rows(self, unit, people):
        """{(who, state): row} of the unit: one in every state about each of {who: person}; for None one not saved."""
        raise NotImplementedError

    def fits(self, act, row):
        """Whether the act can be done for the row where its state allows it; else it is refused as in a wrong one."""
        return True

    def address(self, act, row):
        """The page that does the act for the row; a row that is made has one of its own."""
        raise NotImplementedError

    def asked_of(self, act):
        """The same as the act is asked it once its form has read it."""
        form = act.form(self.asked.get(act.name, {}))
        assert form.is_valid(), form.errors
        return form.cleaned_data

    def posted(self, act, row):
        """What the button posts: refused, it leads back with the sentence."""
        return {"state": act.state_of(row) or "", "at_once": "1", **self.asked.get(act.name, {})}

    def bulk(self, act, row):
        """(address, data) of the form for many rows with this one ticked; None where the act has none."""
        return None

    def command(self, act, row, user):
        """Do the act by the command for files; None where no file does it for such a row, else what it says."""
        return None

    @property
    def acts(self):
        return acts_of(self.model)

    @property
    def states(self):
        """Those of a column."""
        return [None, *dict(self.model._meta.get_field(self.acts[0].state).flatchoices)]


def told(path, user, kind):
    """What the command for files says about the file: its faults, or its refusal."""
    answer = io.StringIO()
    try:
        options = {"kind": kind, "accept": True, "json": True, "username": user.username, "date_order": "dmy"}
        call_command("import_workbook", str(path), stdout=answer, **options)
    except CommandError as refusal:
        written = answer.getvalue()
        files = json.loads(written)["files"] if written else []
        faults = [fault["reason"] for file in files for fault in file["faults"]]
        return " ".join([*faults, str(refusal)])
    return ""


def table():
    """Lines of the table for docs/architecture.md: act, from which states to which, and whose right it is."""
    yield "| act | label | from | to | roles |"
    yield "|---|---|---|---|---|"
    for act in sorted(ACTS.values(), key=lambda act: act.name.split(".")[0]):
        targets = dict.fromkeys(act.moves.values())
        moved = [state or "(new)" for state in act.moves]
        roles = [role.value for role in Role if act.right in RIGHTS[role]]
        by = ", ".join(role.value for role in Role if act.undo_right in RIGHTS[role]) or "the same"
        undone = f", undone by {by}" if act.undo else ""
        yield (
            f"| `{act.name}` | {act.label} | {', '.join(moved)} | {', '.join(targets)} | {', '.join(roles)}{undone} |"
        )
