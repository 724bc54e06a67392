"""What an entry says of a day, whether it is a record or was read for its figures alone."""

from planning.choices import Status, taken_word

NOT_LISTED = "Chưa có trong danh sách"


class EntryDays:
    """Of an entry with its own days and state, its target, and the line that its last decision approved."""

    __slots__ = ()

    Status = Status
    PROPOSED = [Status.DRAFT, Status.NOMINATED, Status.VOTED, Status.CHECKED]
    PROPOSED += [Status.SUBMITTED, Status.SENT_UP]

    @property
    def is_proposed(self):
        return self.status in self.PROPOSED

    def approved_by(self, day):
        return self.approved_on is not None and self.approved_on <= day

    def state_label(self, state):
        """The word of the one state that is named by how the planned title is taken; empty for every other."""
        return self.taken if state == self.Status.FULFILLED else ""

    @property
    def taken(self):
        return taken_word(self.target.post.title)

    @property
    def status_that_day(self):
        """How far the entry had come on the day that its queryset asked for (`with_state`)."""
        return self.status_on(self.state_that_day, self.day_asked)

    def status_on(self, state, day):
        """The words of the state; who is approved by a signed decision is not planned before its day of effect."""
        if self.signed_on and self.signed_on <= day < self.approved_on:
            return f"{self.Status.APPROVED.label}, có hiệu lực từ {self.approved_on:%d/%m/%Y}"
        return self.state_label(state) or (self.Status(state).label if state else NOT_LISTED)

    def decided_by(self, day):
        """Whether a decision was there by the day; one that was signed by it may take effect later."""
        return self.approved_line is not None or self.approved_by(day)

    def decided_on(self, day):
        """The day whose rules count: that of the decision, or the given day while there is none by it."""
        if self.approved_line:
            return self.approved_line.step.on
        return self.approved_on if self.approved_by(day) else day

    @property
    def listed(self):
        """The person as a list shows them: as approved, or as on record where nothing was approved by the day."""
        return self.approved_person if self.approved_line else self.cadre
