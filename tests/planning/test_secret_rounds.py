"""A round “Có độ mật”: its lists are secret with it, no name comes into it, and no form is offered a secret list."""

from django.urls import reverse

from foundation.core.models import AccessLog
from foundation.sheets.filling.lists import choices_for, list_named
from foundation.sheets.models import FormFill
from office.organisation.rights import Role
from planning.models import PlanningTarget
from planning.secrecy import SECRET_LIST, SECRET_ROUND, SECRET_ROUND_MARKS
from tests.conftest import make_user
from tests.filling.test_pages import kept, taken
from tests.papers.papers import TODAY
from tests.planning.lists import make_entry, make_round, make_target


def changed(client, page, row, **typed):
    """The answer to the form as it was shown, but for what is typed."""
    url = reverse(f"{page}-edit", args=[row.pk])
    shown = {field.html_name: field.value() for field in client.get(url).context["form"]}
    return client.post(url, {name: value for name, value in (shown | typed).items() if value}, follow=True)


def test_the_lists_of_a_round_are_marked_with_it_as_far_as_the_user_may_change_them(client, planned):
    """What is of no round stays open; the mark of a list is taken away on the list alone."""
    of_round, other = make_round(planned.hoa_tham), make_target(planned.tan_van)
    own = make_target(planned.hoa_tham)
    make_entry(planned.an, own, round=of_round)
    make_entry(planned.binh, other)
    type(planned.first).objects.filter(pk=planned.first.pk).update(round=of_round)

    def secret():
        return set(PlanningTarget.objects.filter(secret=True).values_list("pk", flat=True))

    client.force_login(make_user("xa", Role.OFFICER, planned.hoa_tham))
    assert SECRET_ROUND_MARKS in client.get(reverse("planninground-new")).content.decode()
    changed(client, "planninground", of_round, secret="on")
    # The district's list lies outside the scope of who marks the round.
    assert secret() == {own.pk}
    client.force_login(planned.lan)
    changed(client, "planninground", of_round, note="Xem lại")
    assert secret() == {own.pk, planned.target.pk}
    assert SECRET_LIST in client.get(planned.address).content.decode()
    history = client.get(reverse("planningtarget-history", args=[own.pk])).content.decode()
    assert "có độ mật" in history.lower()
    changed(client, "planninground", of_round, secret="")
    assert secret() == {own.pk, planned.target.pk}
    assert "có độ mật" in client.get(reverse("planningtarget-list")).content.decode()


def test_no_name_comes_into_a_secret_round_and_one_that_stands_there_can_be_edited(client, planned):
    secret = make_round(planned.district)
    type(secret).objects.filter(pk=secret.pk).update(secret=True)
    client.force_login(planned.lan)
    refused = changed(client, "planningentry", planned.first, round=secret.pk)
    assert SECRET_ROUND in refused.content.decode()
    type(planned.first).objects.filter(pk=planned.first.pk).update(round=secret)
    changed(client, "planningentry", planned.first, note="Xem lại")
    planned.first.refresh_from_db()
    assert (planned.first.round, planned.first.note) == (secret, "Xem lại")


def test_no_page_offers_a_secret_list_to_forms_and_what_was_filled_before_stays(client, planned):
    client.force_login(planned.lan)
    choice = f"planning:{planned.target.term_id}/{planned.target.post.title_id}"
    before = kept(planned.lan, choice)
    assert taken(client, before) == b"filled"
    PlanningTarget.objects.filter(pk=planned.target.pk).update(secret=True)
    offered = {value for _, group in choices_for(planned.lan, TODAY) for value, _ in group}
    assert offered and choice not in offered
    assert choice not in client.get(reverse("form-new")).content.decode()
    assert list_named(planned.lan, choice, TODAY).refusal() == SECRET_LIST
    for page in ("filled", "columns"):
        answer = client.get(reverse(f"form-{page}", args=[before.pk]))
        assert answer.status_code == 403 and SECRET_LIST in answer.content.decode()
    assert FormFill.objects.get().filled_file and AccessLog.objects.filter(action="download").count() == 1
