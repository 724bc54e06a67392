"""The weekly mail: counts and a link, once a week, to who has duties."""

import datetime
import smtplib

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from office.organisation.rights import Role
from reminders.digests import claim, send, send_digests
from reminders.models import Digest, Duty
from tests.conftest import make_user
from tests.reminders.duties import TODAY, make_duty, make_duty_rule

NEXT_WEEK = TODAY + datetime.timedelta(days=7)


class Answers(EmailBackend):
    """A mail server that answers by the name in the address; everything else is Django's own box in memory."""

    def send_messages(self, messages):
        for message in messages:
            name = message.to[0].split("@")[0]
            if name in ("unknown", "busy"):
                code = {"unknown": 550, "busy": 450}[name]
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (code, b"")})
            if name == "down":
                raise ConnectionRefusedError
        return super().send_messages(messages)


@pytest.fixture
def mail(settings):
    settings.MAIL_SERVER = "smtp://localhost"
    settings.EMAIL_BACKEND = "tests.reminders.test_digests.Answers"
    settings.SITE_ADDRESS = "http://quyhoach.noibo/"
    return settings


@pytest.fixture
def duties(world):
    rule = make_duty_rule()
    make_duty(rule, world.hoa_tham, world.an, TODAY - datetime.timedelta(days=3))
    make_duty(rule, world.tan_van, world.binh)
    return rule


def reader(name, unit, role=Role.UNIT_OFFICER, email=None):
    return make_user(name, role, unit, email=email or f"{name}@noibo")


def test_a_digest_holds_counts_and_a_link_alone(world, duties, mail, mailoutbox):
    reader("hai", world.district, Role.OFFICER)
    send_digests(TODAY)
    (sent,) = mailoutbox
    assert sent.subject == "Phần mềm quản lý cán bộ: 2 việc cần xử lý" and sent.to == ["hai@noibo"]
    lines = [line for line in sent.body.splitlines() if line]
    assert lines[:3] == ["Quá hạn: 1 việc", "Hôm nay: 1 việc", "http://quyhoach.noibo/duties/"]
    for secret in ("An", "Bình", "Tân Văn", "nghỉ hưu", "hai"):
        assert secret not in sent.subject + sent.body


def test_a_digest_says_how_many_duties_rest_on_what_nobody_has_confirmed(world, duties, mail, mailoutbox):
    Duty.objects.filter(cadre=world.an).update(remark="chưa trừ ngày lễ năm 2022")
    Duty.objects.update(basis="Lịch của cơ quan")
    reader("hai", world.district, Role.OFFICER)
    send_digests(TODAY)
    assert "Trong đó 1 việc chưa trừ ngày lễ năm chưa được xác nhận ngày nghỉ." in mailoutbox[0].body
    assert "Trong đó 2 việc có căn cứ chưa xác nhận." in mailoutbox[0].body


def test_a_digest_is_sent_once_a_week_to_who_has_duties(world, duties, mail, mailoutbox):
    reader("xa", world.hoa_tham)
    reader("lanhdao", world.district, Role.LEADER)
    reader("khongviec", world.office)
    for _ in range(3):
        send_digests(TODAY)
    assert [(sent.to, sent.subject[-15:]) for sent in mailoutbox] == [(["xa@noibo"], " việc cần xử lý")]
    send_digests(NEXT_WEEK)
    send_digests(NEXT_WEEK + datetime.timedelta(days=3))
    assert len(mailoutbox) == 2
    assert list(Digest.objects.order_by("period").values_list("period", "state", "duties")) == [
        ("2021-W48", "sent", 1),
        ("2021-W49", "sent", 1),
    ]


def test_who_gets_a_first_duty_in_the_middle_of_the_week_is_told_then(world, mail, mailoutbox):
    reader("xa", world.hoa_tham)
    send_digests(TODAY)
    assert not Digest.objects.exists()
    make_duty(make_duty_rule(), world.hoa_tham, world.an)
    send_digests(TODAY)
    assert len(mailoutbox) == 1


def test_without_a_mail_server_nothing_is_sent_and_nothing_fails(world, duties, mail, mailoutbox):
    reader("xa", world.hoa_tham)
    mail.MAIL_SERVER = ""
    send_digests(TODAY)
    assert not mailoutbox and not Digest.objects.exists()


def test_one_bad_address_does_not_stop_the_rest(world, duties, mail, mailoutbox, caplog):
    for name in ("unknown", "busy", "xa"):
        reader(name, world.hoa_tham)
    send_digests(TODAY)
    send_digests(TODAY)
    assert [sent.to for sent in mailoutbox] == [["xa@noibo"]]
    states = dict(Digest.objects.values_list("user__username", "state"))
    assert states == {"unknown": "refused", "busy": "waiting", "xa": "sent"}
    assert "busy" not in caplog.text and "was not taken" in caplog.text


def test_a_server_that_is_down_gets_the_mail_when_it_is_back(world, duties, mail, mailoutbox):
    user = reader("xa", world.hoa_tham, email="down@noibo")
    send_digests(TODAY)
    assert Digest.objects.get().state == "waiting" and not mailoutbox
    first = Digest.objects.get().message_id
    user.email = "xa@noibo"
    user.save()
    send_digests(TODAY + datetime.timedelta(days=1))
    assert [sent.extra_headers["Message-ID"] for sent in mailoutbox] == [first]


def test_a_claimed_digest_without_duties_left_is_given_up(world, duties, mail, mailoutbox):
    reader("xa", world.hoa_tham)
    claim(TODAY, "2021-W48")
    world.an.delete()
    duties.duties.update(state="closed", reason="x", done_at="2021-11-30T09:00+07:00")
    send_digests(TODAY)
    assert not mailoutbox and not Digest.objects.exists()


def test_a_digest_that_another_worker_sent_meanwhile_is_not_sent_again(world, duties, mail, mailoutbox):
    """Its key was read while it waited; by the time of its turn it is done, or was refused for good."""
    for name in ("xa", "unknown"):
        reader(name, world.hoa_tham)
    claim(TODAY, "2021-W48")
    keys = list(Digest.objects.order_by("user__username").values_list("pk", flat=True))
    for key in [*keys, *keys]:
        send(key, TODAY)
    assert [sent.to for sent in mailoutbox] == [["xa@noibo"]]
    assert dict(Digest.objects.values_list("user__username", "state")) == {"xa": "sent", "unknown": "refused"}


def test_a_week_that_was_sent_asks_nothing_more_of_anybody(world, duties, mail, mailoutbox):
    """The task comes every hour: its queries must not grow with the readers who have had their mail."""

    def queries_of_another_run():
        with CaptureQueriesContext(connection) as queries:
            send_digests(TODAY)
        return len(queries)

    reader("xa", world.hoa_tham)
    send_digests(TODAY)
    before = queries_of_another_run()
    for name in ("hai", "ba", "bon"):
        reader(name, world.hoa_tham)
    send_digests(TODAY)
    assert queries_of_another_run() == before and len(mailoutbox) == 4


def test_the_database_refuses_a_second_claim(world):
    Digest.objects.create(user=world.lan, period="2021-W48")
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(user=world.lan, period="2021-W48")
