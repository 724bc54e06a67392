"""Bringing in a file in four steps: choose, match columns, look, write. Long work runs as a job meanwhile."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from foundation.core.models import AccessLog
from foundation.core.parameters import read_choice, read_number
from foundation.core.traces.access import log_access
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from foundation.sheets import mappings, tasks
from foundation.sheets.afterwards import links_after
from foundation.sheets.closing import OTHER_KIND, close_earlier, digest_of
from foundation.sheets.forms import AnswersForm, ColumnsForm, ContentForm, FileForm
from foundation.sheets.keeping import kept_until
from foundation.sheets.kinds import kinds_for
from foundation.sheets.looking import ALL, ROWS_A_PAGE, main_act, pressing, shown_rows
from foundation.sheets.models import VERDICTS, Import
from foundation.sheets.typed_answers import forget_typed, keep_typed, still_asked
from foundation.sheets.writing import CONTENT_TYPE

QUESTIONS_SHOWN = 200
State = Import.State


def page(request, template, number, **context):
    return render(request, template, {"step": number, "title": "Nhập từ Excel", **context})


def step(*states, otherwise=None):
    """A view of one own import, locked, in one of the states; else its owner is sent to where it stands.

    `otherwise` keeps of the request what is not to be lost then.
    """

    def decorated(view):
        @wraps(view)
        def found(request, pk):
            own = Import.objects.for_user(request.user, "change").select_for_update(of=("self",))
            sent = get_object_or_404(own.select_related("owner", "job"), pk=pk)
            if sent.is_busy or (states and sent.state not in states):
                if otherwise:
                    otherwise(request, sent)
                return redirect(sent)
            return view(request, sent)

        return found

    return decorated


def listing(request):
    if not request.user.has_perm("sheets.view_import"):
        raise PermissionDenied
    own = Import.objects.for_user(request.user)
    sent = (own | Import.objects.undoable_by(request.user)).select_related("job", "owner")
    rows = Paginator(sent, ROWS_A_PAGE).get_page(read_number(request, "page", 1))
    of_others = bool(request.user.scope("sheets.undo_import"))
    context = {"rows": rows, "may_add": bool(kinds_for(request.user)), "of_others": of_others}
    return render(request, "sheets/import_list.html", context)


def new(request):
    if not request.user.has_perm("sheets.add_import") or not kinds_for(request.user):
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        sent = Import.objects.create(owner=request.user, file=file, digest=digest_of(file))
        close_earlier(sent)
        return begin(sent, tasks.read)
    return page(request, "sheets/import_new.html", 1, form=form)


new.takes_files = True


def begin(sent, work):
    """Start one piece of long work and show its progress."""
    sent.job = start(work, sent.owner, sent.pk)
    sent.save(update_fields=["job"])
    return redirect(sent)


def detail(request, pk):
    """Where the import stands: the bar of its job, or the step that waits for the owner."""
    sent = get_object_or_404(Import.objects.for_user(request.user).select_related("job"), pk=pk)
    if sent.is_busy:
        number = {tasks.read.slug: 1, tasks.look.slug: 3, tasks.write.slug: 4}[sent.job.kind]
        return page(request, "sheets/import_running.html", number, sent=sent, progress=describe(sent.job))
    return redirect(sent.step, pk=sent.pk)


@step(State.SENT, State.READ, State.LOOKED)
def content(request, sent):
    """Step 1, second half: what the file was taken for."""
    if sent.state == State.SENT:
        return page(request, "sheets/import_refused.html", 1, sent=sent)
    initial = {"kind": sent.kind, "sheets": list(sent.choices), "day": sent.day or sent.proposed_day}
    form = ContentForm(request.POST or None, sent=sent, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return page(request, "sheets/import_file.html", 1, sent=sent, form=form)
    sent.take_as(**form.cleaned_data)
    if sent.state == State.SENT:
        return begin(sent, tasks.read)
    if "look" in request.POST and sent.is_settled:
        return begin(sent, tasks.look)
    return redirect("import-columns", pk=sent.pk)


@step(State.READ, State.LOOKED)
def columns(request, sent):
    """Step 2."""
    if sent.day is None:
        return redirect(sent)
    home = mappings.home_of(request.user)
    form = ColumnsForm(request.POST or None, sent=sent, home=home)
    if request.method != "POST" or not form.is_valid():
        return page(request, "sheets/import_columns.html", 2, sent=sent, form=form)
    sent.choices = form.choices()
    sent.remember = form.cleaned_data["remember"]
    sent.state = State.READ
    sent.save(update_fields=["choices", "remember", "state"])
    return begin(sent, tasks.look)


@step(State.LOOKED)
def look(request, sent):
    """Step 3: what writing would do, row by row."""
    asked = read_choice(request, "verdict", [*dict(VERDICTS), ALL]) or pressing(sent)
    context = shown_rows(sent, asked, read_number(request, "page", 1))
    if request.htmx:
        return render(request, "sheets/_rows.html", context)
    home, typed = mappings.home_of(request.user), still_asked(request, sent)
    answers = AnswersForm(sent=sent, shown=QUESTIONS_SHOWN, home=home, typed=typed)
    return page(request, "sheets/import_look.html", 3, **context, answers=answers, act=main_act(sent))


@require_POST
@step(State.LOOKED, otherwise=keep_typed)
def answer(request, sent):
    """Keep the answers given, or every proposal that is still open, and look again."""
    home = mappings.home_of(request.user)
    form = AnswersForm(request.POST, sent=sent, shown=QUESTIONS_SHOWN, home=home)
    if request.POST.get("look") != str(sent.job_id) or not form.is_valid():
        keep_typed(request, sent)
        return redirect(sent)
    forget_typed(request, sent)
    if "accept" in request.POST:
        sent.answers |= form.answers()
        together = (question for question in sent.open_questions if not question.get("alone"))
        sent.answers |= {question["key"]: question["proposal"] for question in together}
    else:
        shown = {question["key"] for question in form.questions}
        kept = {key: value for key, value in sent.answers.items() if key not in shown}
        sent.answers = kept | form.answers()
    sent.remember = sent.remember or form.cleaned_data["remember"]
    sent.save(update_fields=["answers", "remember"])
    return begin(sent, tasks.look)


@require_POST
@step(State.LOOKED)
def look_again(request, sent):
    return begin(sent, tasks.look)


@require_POST
@step(State.LOOKED)
def write(request, sent):
    """Start writing; with blocked rows only for someone who saw the two numbers that still hold."""
    known = (request.POST.get("good"), request.POST.get("blocked"))
    if known != (str(sent.good), str(sent.blocked)) or not sent.good:
        messages.warning(request, "Số dòng đã thay đổi so với lúc mở trang. Xem lại rồi ghi.")
        return redirect(sent)
    return begin(sent, tasks.write)


@step(State.WRITTEN)
def result(request, sent):
    """Step 4."""
    context = {"links": links_after(sent, request.user), "kept_until": kept_until(sent)}
    return page(request, "sheets/import_result.html", 4, sent=sent, **context)


@require_POST
@step(State.LOOKED, State.WRITTEN)
def rest(request, sent):
    """Go on with the sheets of this file that are of another kind."""
    kind = request.POST.get("kind")
    if kind not in [other["kind"] for other in sent.others]:
        return redirect(sent)
    if not sent.good:
        Import.objects.for_user(request.user, "change").filter(pk=sent.pk).close(OTHER_KIND)
    return begin(sent.again_as(kind), tasks.read)


@require_POST
@step(State.SENT)
def retry(request, sent):
    return begin(sent, tasks.read)


@step(State.LOOKED, State.WRITTEN)
def marked(request, sent):
    """The sender's file with its bad cells marked; the name tells nothing but the number of the import."""
    if not sent.marked_file:
        return redirect(sent)
    log_access(request, AccessLog.Action.DOWNLOAD, "sheets.import", key=sent.pk, rows=sent.counts["read"])
    file = sent.marked_file.open("rb")
    return FileResponse(
        file, as_attachment=True, filename=f"DSTL_{sent.pk:04d}.xlsx", content_type=CONTENT_TYPE
    )


@require_POST
@step(State.SENT, State.READ, State.LOOKED)
def remove(request, sent):
    """A file that was not written is nobody's record: it goes with everything found in it."""
    sent.discard()
    messages.success(request, "Đã bỏ tệp. Chưa ghi dòng nào.")
    return redirect("import-list")
