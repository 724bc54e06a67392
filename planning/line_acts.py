"""What can be done with the lines of a planning list, each by its own button."""

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.functional import cached_property

from foundation.core.acts.buttons import button, offered_acts
from foundation.lists.tables import Section
from planning.acts import REMOVE, TAKE_BACK, WITHDRAW

LINE_ACTS = {WITHDRAW: "Rút", TAKE_BACK: "Rút", REMOVE: "Đưa ra"}


class ActsOnLines:
    """Mixed into the page of a list, which gives `rows`, `makes` and `reviews`."""

    def buttons(self, line):
        """What can be done with a line: nothing with a masked one."""
        acts = self.line_acts.get(line.entry.pk, ()) if self.makes else ()
        context = {"entry": line.entry, "token": self.token}
        context["buttons"] = [button(act, line.entry, label=LINE_ACTS[act]) for act in acts]
        return render_to_string("planning/_line_actions.html", context) if acts else ""

    @cached_property
    def token(self):
        """One for the forms of all lines: masking it anew costs more than the rest of a form."""
        return get_token(self.request)

    @cached_property
    def line_acts(self):
        """{entry key: acts} of the lines that are open to the reader."""
        lines = (row for row in self.rows if not isinstance(row, Section) and not row.masked)
        entries = [line.entry for line in lines if line.entry.target_id not in self.reviews]
        return offered_acts(self.request.user, entries, LINE_ACTS) if entries else {}
