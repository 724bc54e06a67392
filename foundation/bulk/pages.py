"""One act on many rows of a list: on those chosen there, with the states that the form showed; all or none."""

from collections import Counter
from collections.abc import Collection, Iterator

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.bulk.selection import Chosen
from foundation.bulk.undo import undo_address
from foundation.core import clock
from foundation.core.acts.pages import ActFormPage
from foundation.core.acts.run import barred
from foundation.core.lost.told import NOT_LISTED, absent, unread
from foundation.core.opened.origin import list_page
from foundation.core.parameters import is_key

NO_ROWS = "Chưa chọn trường hợp nào."
MOST = 200
OTHER_NUMBER = "Lúc chọn, điều kiện lọc có {then} dòng; nay có {now}. Kiểm tra lại trước khi ghi."
NOT_ALL = "{some} trong {now} dòng của điều kiện lọc làm được việc này; các dòng khác đang ở trạng thái khác."
WRITTEN_SINCE = "{row}: có người vừa sửa sau khi mở trang này; xem lại rồi làm tiếp."
TOO_MANY = "Một lần làm nhiều nhất {most}; dưới đây là {most} dòng đầu."


class BulkActPage(ActFormPage):
    """The form of an act with its rows, each with a tick.

    A subclass gives `get_rows`, the rows of the list that it belongs to, and `get_success_url`. Rows are ticked
    beforehand where they were chosen on the list, or where the act is meant for all of them.
    """

    # What boxes send only opens the form: no password is asked for it (office.sign_in.fresh).
    all_ticked = opened_by_boxes = True
    # Whether what was written on a row since it was shown is against the act: its model counts that as `version`.
    versioned = False
    chosen = Chosen()

    def get_rows(self):
        raise NotImplementedError

    def row_label(self, row) -> str:
        return str(row)

    def post(self, request, *args, **kwargs):
        """Boxes that a list sends open the form; only the form's own button does the act."""
        if "choose" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.chosen = Chosen.sent(request)
        if not self.chosen:
            messages.error(request, NO_ROWS)
        request.method = "GET"
        return self.get(request, *args, **kwargs)

    @cached_property
    def possible(self):
        """What the act may be done for now."""
        states = [state for state in self.act.moves if state is not None]
        rows = self.get_rows().filter(**{f"{self.act.state.replace('.', '__')}__in": states})
        # A form that is sent again shows what it showed.
        keys = self.chosen.keys or ("only" in self.request.POST and self.posted.keys())
        return rows.filter(pk__in=keys) if keys else rows

    @cached_property
    def rows(self) -> list:
        return list(self.possible[:MOST])

    @cached_property
    def as_ticked(self) -> dict[int, tuple[str, str]]:
        """{key: (state, version)} of the rows as the form showed them."""
        values = ([*value.split(":", 2), "", ""] for value in self.request.POST.getlist("row"))
        return {int(key): (state, version) for key, state, version, *_ in values if is_key(key)}

    @cached_property
    def posted(self) -> dict[int, str]:
        """{key: state} of the rows as the form showed them."""
        return {key: state for key, (state, _) in self.as_ticked.items()}

    def written_since(self) -> set[int]:
        """Keys of rows that somebody wrote on since they were shown; the rows are locked before they are read."""
        if not self.versioned:
            return set()
        rows = self.model.objects.for_user(self.request.user, self.act.action).filter(pk__in=self.as_ticked)
        now = rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", "version")
        return {key for key, version in now if str(version) != self.as_ticked[key][1]}

    def changes(self) -> Iterator[str]:
        """What is otherwise than on the list where the rows were chosen."""
        yield from left_out(self.act, self.request.user, self.chosen.keys - {row.pk for row in self.rows})
        if self.chosen.all_of is not None:
            now, some = self.get_rows().count(), self.possible.count()
            if now != self.chosen.all_of:
                yield OTHER_NUMBER.format(then=self.chosen.all_of, now=now)
            if some < now:
                yield NOT_ALL.format(some=some, now=now)
            if some > MOST:
                yield TOO_MANY.format(most=MOST)

    def get_context_data(self, **kwargs):
        ticked = {row.pk for row in self.rows} if self.all_ticked or self.chosen else ()
        chosen = self.posted if self.request.method == "POST" else ticked
        rows = [
            dict(row=row, label=self.row_label(row), state=self.act.state_of(row), chosen=row.pk in chosen)
            for row in self.rows
        ]
        told = {"changes": list(self.changes()), "only": bool(self.chosen) or "only" in self.request.POST}
        told["versioned"] = self.versioned
        return super().get_context_data(rows=rows, cancel_url=self.get_success_url(), **told, **kwargs)

    def form_valid(self, form):
        changed = self.written_since()
        rows = list(self.get_rows().filter(pk__in=self.posted))
        missing = self.posted.keys() - {row.pk for row in rows}
        lost = absent(self.act, self.request.user, missing, form.cleaned_data) if self.posted else [NO_ROWS]
        lost += [WRITTEN_SINCE.format(row=self.row_label(row)) for row in rows if row.pk in changed]
        if lost:
            form.add_error(None, lost)
            return self.form_invalid(form)
        outcome = self.attempt(form, [self.act.as_shown(row, self.posted[row.pk]) for row in rows])
        if outcome is None:
            return self.form_invalid(form)
        done = self.act.done.format(count=self.counted(outcome.rows))
        steps = outcome.steps if self.request.user.may(self.act.right_to_undo, outcome.rows[0]) else ()
        messages.success(self.request, done, undo_address(self.act, steps, self.get_success_url()))
        return HttpResponseRedirect(self.get_success_url())

    def refusals_of(self, rows, refused):
        names = {row.pk: self.row_label(row) for row in rows}
        return [f"{names[key]}: {' '.join(sentences)}" for key, sentences in refused.items()]


class ListedActPage(BulkActPage):
    """An act for rows of the list of all such records, as it is filtered in the address; the list offers it today."""

    all_ticked = False

    @property
    def list_path(self):
        return reverse(f"{self.model._meta.model_name}-list")

    def get_rows(self):
        page = list_page(self.request, self.get_success_url())
        page.request.GET.pop("as_of", None)
        page.day, page.action = clock.today(), self.action
        page.read()
        return page.arranged(page.rows)

    def list_url(self):
        return self.get_success_url()

    def get_success_url(self):
        query = self.request.GET.urlencode()
        return f"{self.list_path}?{query}" if query else self.list_path


def left_out(act, user, keys: Collection[int]) -> list[str]:
    """Why rows that were chosen cannot be acted on, each sentence once."""
    rows = list(act.model.objects.filter(pk__in=keys).select_related(*act.related)) if keys else []
    kept_away = barred(act, user, rows)
    said = unread(act, keys - {row.pk for row in rows})
    for row in rows:
        state = act.state_of(row)
        wrong = act.wrong_state.format(state=act.state_label(state, row)) if state not in act.moves else ""
        said.append(kept_away.get(row.pk) or wrong or NOT_LISTED)
    return [one if times == 1 else f"{times} trường hợp: {one}" for one, times in Counter(said).items()]
