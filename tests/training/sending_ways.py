"""How the tests make a list of people sent up, send it, answer it and take that back: by its pages."""

from django.urls import reverse

from foundation.core.acts.undo import undo
from training.models import PlanPerson, SendingList

SENT = {
    "decision_no": "45-TTr/BTCHU",
    "decision_on": "26/11/2021",
    "on": "29/11/2021",
    "sent_to": "Ban Tổ chức Tỉnh ủy",
}
ANSWER = {
    "on": "30/11/2021",
    "decision_no": "12-TB/TCT",
    "decision_on": "30/11/2021",
    "issuer": "Trường Chính trị tỉnh",
    "class_name": "Trung cấp K12",
    "opens_on": "06/12/2021",
}

WHY = "Lớp đã đủ chỉ tiêu"


def asked_for(above, *names, items="Đơn xin học\nBản sao bằng"):
    data = {
        "name": "Cử học trung cấp K12",
        "items": items,
        "people": [above.places[name].pk for name in names],
    }
    return above.client.post(reverse("sendinglist-new", args=[above.row.pk]), data)


def made(above, *names, **asked):
    response = asked_for(above, *names, **asked)
    assert response.status_code == 302, response.context["form"].errors
    return SendingList.objects.latest("pk")


def act(above, sending, slug, **asked):
    url = reverse(f"sendinglist-{slug}", args=[sending.pk])
    return above.client.post(url, {"state": sending.state, **asked}, follow=True)


def sent(above, *names):
    sending = made(above, *names, items="")
    said = act(above, sending, "send-list", **SENT).content.decode()
    sending.refresh_from_db()
    assert sending.state == "sent", said
    return sending


def answer(above, sending, asked=ANSWER, **answers):
    boxes = {f"answer-{above.places[name].pk}": word for name, word in answers.items()}
    boxes |= {f"why-{above.places[name].pk}": WHY for name, word in answers.items() if word == "refused"}
    page = act(above, sending, "answer-list", **asked, **boxes)
    sending.refresh_from_db()
    return page.content.decode()


def states(above):
    return dict(PlanPerson.objects.filter(row=above.row).values_list("cadre__full_name", "state"))


def take_back(above, sending, user=None):
    step = sending.steps.standing().latest("pk")
    refused = undo(user or above.world.lan, [step]).refused
    sending.refresh_from_db()
    return [said for each in refused.values() for said in each]
