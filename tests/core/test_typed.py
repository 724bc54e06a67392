"""What is typed is cleaned by the function that sheets are cleaned by, in every form of every app."""

import ast
import io
import unicodedata
from urllib.parse import quote

import django_filters
import pytest
from django import forms
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.urls import get_resolver, reverse

from cadre.models.people import Cadre
from foundation.core.letters.look_alikes import refusal
from foundation.core.text import fold
from foundation.core.traces.history import event_model
from foundation.core.typed.forms import CleanedForm, WhyForm, as_kept
from foundation.core.typed.texts import NUL_REFUSED, clean, clean_lines
from foundation.lists.filters import ScopedFilterSet
from foundation.sheets.cells import clean_text
from office.organisation.models.users import User
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_target
from tests.test_shape import FILES

UNCLEAN = unicodedata.normalize("NFD", "\u00a0Hoàng\u2003 Thị\u200b\u00ad  An\ufeff ")
CLEAN = "Hoàng Thị An"
PACKAGES = ("django.", "django_filters.", "debug_toolbar.", "crispy")


def subclasses(base):
    for each in base.__subclasses__():
        yield each
        yield from subclasses(each)


def own(base):
    assert get_resolver().url_patterns
    return sorted({each for each in subclasses(base) if not each.__module__.startswith(PACKAGES)}, key=str)


def test_forms_and_sheets_clean_by_one_function():
    assert clean(UNCLEAN) == clean_text(UNCLEAN) == CLEAN
    assert clean("e\u200b\u0301") == "é"
    assert clean_lines(" một \r\n\r\n hai\u00a0 ba\r\n") == "một\n\nhai ba"
    assert fold(UNCLEAN) == "hoang thi an"


BLANK = "\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\uffa0\U000e0041"


def test_a_letter_that_prints_nothing_is_no_part_of_a_name(db):
    with connection.cursor() as cursor:
        for letter in BLANK:
            cursor.execute("SELECT clean_text(%s)", [f"Đợt{letter} 1{letter}"])
            assert cursor.fetchone()[0] == clean(f"Đợt{letter} 1{letter}") == "Đợt 1", ascii(letter)


@pytest.mark.parametrize("name", ["chuyenvi\u0435n", "chuyên", "chuyenvien\u0301"])
def test_a_user_name_is_written_in_plain_letters(client, world, name):
    client.force_login(make_user("quantri", "admin", world.district))
    response = client.post(reverse("user-new"), {"username": name, "full_name": "Nông Văn Hai"})
    assert "chỉ có chữ không dấu" in str(response.context["form"].errors["username"])
    client.post(reverse("user-new"), {"username": "chuyenvien2\u3164", "full_name": "Nông Văn Hai"})
    assert User.objects.filter(username="chuyenvien2").exists()


# Every form


def test_every_form_cleans_what_is_typed():
    """A new form stands on ScopedForm, ActForm or PlainForm; a filter on ScopedFilterSet."""
    mixed_in = {"JudgedForm"}
    found = [each for each in own(forms.BaseForm) if "Meta" in vars(each) or each.__module__ != "tests"]
    assert len(found) > 40
    loose = [each for each in found if not issubclass(each, CleanedForm) and each.__name__ not in mixed_in]
    assert loose == []
    assert [each for each in own(django_filters.FilterSet) if not issubclass(each, ScopedFilterSet)] == []
    used = {base for each in found for base in each.__mro__ if issubclass(each, CleanedForm)}
    assert {each.__name__ for each in found if each not in used} <= mixed_in


def test_the_empty_choice_of_a_form_is_said_in_words(client, world):
    client.force_login(world.lan)
    for address in (
        reverse("cadre-leave", args=[world.an.pk]),
        reverse("cadre-new"),
        reverse("programme-new"),
    ):
        html = client.get(address).content.decode()
        assert "Chọn…</option>" in html and "-----" not in html, address


@pytest.mark.parametrize("form", own(CleanedForm), ids=lambda form: form.__name__)
def test_a_text_of_the_form_is_kept_clean(form):
    """Each field alone, as the form reads it: boxes and areas of text, of days and numbers, never a password."""
    for name, field in getattr(form, "base_fields", {}).items():
        if isinstance(field, forms.CharField) and isinstance(field.widget, forms.TextInput | forms.Textarea):
            assert as_kept(field, UNCLEAN) == CLEAN, name
        if isinstance(field.widget, forms.PasswordInput | forms.Select | forms.HiddenInput):
            assert as_kept(field, UNCLEAN) == UNCLEAN, name


def test_forms_of_many_rows_share_what_was_sent_and_only_one_with_something_to_clean_copies_it():
    sent = QueryDict(f"a-reason=Lý do&b-reason={quote(UNCLEAN)}&a-reason=hai")
    plain, unclean = WhyForm(sent, prefix="a"), WhyForm(sent, prefix="b")
    assert plain.is_valid() and plain.data is sent
    assert unclean.is_valid() and unclean.cleaned_data["reason"] == CLEAN
    assert unclean.own_data() is unclean.data and sent["b-reason"] == UNCLEAN
    assert unclean.data.getlist("a-reason") == ["Lý do", "hai"]


# What a page reads without a form holds no text that is kept.
NO_TEXT = {"version", "state", "row", "at_once", "from_list", "target", "cadre", "look", "accept", "good"}
NO_TEXT |= {"blocked", "kind", "token", "different", "reviewed", "seen"}
# Boxes of a list and of a start kit, the slug of a question; buttons of saved views, the start page, an undo, memories.
NO_TEXT |= {"all", "chosen", "take", "question", "act", "wanted", "undo", "answers", "columns"}
# Which paper, in which format.
NO_TEXT |= {"paper", "format"}
# What an answer of a step was when it was shown: a hash or a number.
NO_TEXT |= {"SHOWN_BEFORE + name", "seal", "people"}
# Versions of the lines of a review as they were shown, and their numbers.
NO_TEXT |= {"shown", "f'shown-{key}", "also", "line"}
# Keys of counts and units, choices of a later decision, ticks, a word asked for twice; a query that goes back as one.
NO_TEXT |= {"count", "unit", "f'{OUTCOME}{line.pk}", "f'{TARGET}{line.pk}", "changed", "sure", "kept"}
# The line of a person whose papers all came in; the place of each in a row of a plan as it was shown.
NO_TEXT |= {"whole", "f'shown-{person.pk}"}
# Numbers of needs as they were shown.
NO_TEXT |= {"f'shown_{each.kind}"}
# One of the four grades.
NO_TEXT |= {"collective"}
# A plan as it was signed, and keys of who is chosen for what or dropped again.
NO_TEXT |= {"plan", "choose", "drop", "again"}
# The number of an ended sign-in, whether a cover asks, where to go on; whether anything is in a field that asks.
NO_TEXT |= {"session", "cover", "next", "field"}
# The day goes on to the form of an act, or is read as one; what blanks of a question hold, lists.search cleans.
# What is pasted of a sheet fills a form, which cleans it.
CLEANED = {"pasted", "candidate", "on", "as_of", "q", "blank.name", "f'{name}-{line.pk}"}


def test_no_text_is_read_past_the_forms():
    """Names of posted values that code asks for itself, and not by a form."""
    asked = set()
    for path in (path for path in FILES if path.parts[0] not in ("tests", "bench")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("request.POST.get", "request.POST.getlist")
            ):
                asked.add(ast.unparse(node.args[0]).strip("'"))
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("request.POST"):
                asked.add(ast.unparse(node.slice).strip("'"))
    # `name` goes through every posted filter, whose text lists.search cleans.
    assert asked - NO_TEXT - CLEANED <= {"name", "once.FIELD", "FIELD"}


# On the pages


def test_a_person_is_kept_and_found_as_an_import_would_keep_them(client, world):
    client.force_login(world.lan)
    data = {"full_name": UNCLEAN.replace("An", "Ánh"), "sex": "F", "birth": "\u200b02/03/1980\u00a0"}
    data |= {"entered_unit": world.hoa_tham.pk, "note": " dòng  một\r\nhai\u00a0"}
    assert client.post(reverse("cadre-new"), data).status_code == 302
    made = Cadre.objects.latest("pk")
    assert (made.full_name, str(made.birth)) == (clean(data["full_name"]), "02/03/1980")
    assert Cadre.objects.found_by("thi anh").get() == made


def test_a_name_with_letters_of_another_alphabet_is_refused_with_a_sentence(client, world):
    client.force_login(world.lan)
    data = {"full_name": "N\u043eng Thị Ánh", "sex": "F", "entered_unit": world.hoa_tham.pk}
    said = client.post(reverse("cadre-new"), data).context["form"].errors["full_name"]
    assert said == [refusal(data["full_name"])] and "(\u043e) trông giống chữ Việt" in said[0]
    found = client.post(reverse("cadre-list"), {"q": "\u041do\u0430ng An"}, follow=True)
    assert world.an.get_absolute_url() in found.content.decode()


def test_an_old_name_that_is_not_clean_is_found_as_one_types_it(client, world):
    old = make_cadre("Lường\u00a0 Thị\u200b Nga\u0303", make_post("Chuyên viên", world.hoa_tham))
    client.force_login(world.lan)
    for typed in ("lường thị", "Lường  Thị Ngã", "thi nga", "\u00a0luong\u200b"):
        response = client.post(reverse("cadre-list"), {"q": typed}, follow=True)
        assert old.get_absolute_url() in response.content.decode(), typed


def test_saving_an_old_record_cleans_it_and_asks_nobody(client, world):
    Cadre.objects.filter(pk=world.an.pk).update(note="cũ\u00a0 \u200bkỹ", home_town="Bắc  Sơn")
    client.force_login(world.lan)
    edit = reverse("cadre-edit", args=[world.an.pk])
    shown = client.get(edit)
    form = shown.context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "")}
    Cadre.objects.filter(pk=world.an.pk).update(home_town="Bình  Gia")
    response = client.post(edit, {**data, "other_names": "Ánh"})
    assert response.status_code == 302
    an = Cadre.objects.get(pk=world.an.pk)
    assert an.other_names == "Ánh" and an.note == "cũ kỹ"


@pytest.mark.parametrize(
    "name", ["cadre-new", "programme-new", "trainingclass-new", "unit-new", "posttitle-new"]
)
def test_a_text_with_a_nul_is_refused_with_a_sentence(client, world, name):
    of_admin = name in ("unit-new", "posttitle-new")
    client.force_login(make_user("quantri", "admin", world.district) if of_admin else world.lan)
    form = client.get(reverse(name)).context["form"]
    texts = [bound.html_name for bound in form if type(bound.field) is forms.CharField]
    faults = client.post(reverse(name), dict.fromkeys(texts, "a\x00b")).context["form"].errors
    assert texts and all(faults[name] == [NUL_REFUSED] for name in texts)


def test_a_search_with_a_nul_is_refused_with_a_sentence(client, world):
    client.force_login(world.lan)
    for name in ("cadre-list", "unit-list", "evaluation-list"):
        response = client.post(reverse(name), {"q": "An\x00"})
        assert response.status_code == 400 and NUL_REFUSED in response.content.decode()


def test_every_filter_refuses_a_nul_in_its_address(client, world):
    query = QueryDict(mutable=True)
    query.update({"q": "\x00", "name": "\x00", "columns": "\x00"})
    client.force_login(world.lan)
    for name in ("cadre-list", "trainingclass-list", "programme-list", "user-list"):
        assert client.get(f"{reverse(name)}?{query.urlencode()}").status_code < 500


# Reasons


LONG, HOLLOW = "x" * 3000, "vì\x00"


@pytest.mark.parametrize(("reason", "said"), [(LONG, "Lý do dài quá 300 ký tự"), (HOLLOW, NUL_REFUSED)])
def test_a_reason_that_cannot_be_kept_is_told_and_nothing_is_undone(client, world, reason, said):
    entry = PlanningEntry.objects.create(
        cadre=world.an, target=make_target(world.hoa_tham), proposed_on="2021-01-01"
    )
    client.force_login(world.lan)
    client.post(reverse("planningentry-nominate", args=[entry.pk]), {"state": "draft"})
    step = entry.steps.get()
    response = client.post(reverse("planningentry-undo", args=[entry.pk, step.pk]), {"reason": reason})
    assert response.status_code == 302
    assert said in " ".join(map(str, get_messages(response.wsgi_request)))
    entry.refresh_from_db()
    assert entry.status == "nominated"


@pytest.mark.parametrize(("reason", "said"), [(LONG, "Lý do dài quá 300 ký tự"), (HOLLOW, NUL_REFUSED)])
def test_a_reason_of_removal_or_of_an_end_is_told_and_nothing_is_removed(client, world, reason, said):
    client.force_login(world.lan)
    held = world.an.posts.get()
    response = client.post(reverse("postheld-remove", args=[held.pk]), {"reason": reason})
    assert response.status_code == 200 and said in response.content.decode()
    assert world.an.posts.exists()
    response = client.post(reverse("postheld-remove", args=[held.pk]), {"reason": "nhập\u00a0 nhầm\u200b"})
    assert response.status_code == 302 and not world.an.posts.exists()
    event = event_model(type(held)).objects.get(pgh_label="delete")
    assert event.pgh_context.metadata["reason"] == "nhập nhầm"


def test_old_texts_that_are_not_clean_are_listed_by_number_and_never_changed(world):
    Cadre.objects.filter(pk=world.an.pk).update(note="cũ\u00a0 kỹ", full_name="Hoàng  Thị An")
    told = io.StringIO()
    call_command("unclean_texts", stdout=told)
    lines = told.getvalue().splitlines()
    assert f"cán bộ, ghi chú: 1 mục (số {world.an.pk})" in lines
    assert f"cán bộ, họ và tên: 1 mục (số {world.an.pk})" in lines and "Hoàng" not in told.getvalue()
    assert Cadre.objects.get(pk=world.an.pk).note == "cũ\u00a0 kỹ"
