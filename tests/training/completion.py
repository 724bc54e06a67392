"""A class that has ended, with results of every kind."""

from cadre.models.facts import Qualification
from foundation.jobs import execution
from tests.factories import make_cadre, make_post
from tests.training.factories import make_class, make_programme
from training.models import ClassCompletion, Enrolment

ISSUED = {"certificate_no": "07/TC", "certificate_on": "2021-11-30"}


def theory_class(unit, **fields):
    programme = make_programme("Trung cấp LLCT", kind="theory", level=22, detail="hệ không tập trung")
    return make_class(
        "Trung cấp LLCT K1", unit, programme, opens_on="2020-09-05", closes_on="2021-11-20", **fields
    )


def learners(one, unit, count):
    """So many who passed, each with a number and a day."""
    post = make_post("Chuyên viên", unit)
    people = [
        make_cadre(f"Lý Văn {chr(65 + number // 26)}{chr(65 + number % 26)}", post) for number in range(count)
    ]
    made = [
        Enrolment(
            training_class=one,
            cadre=who,
            result="passed",
            certificate_no=f"{n}/TC",
            certificate_on="2021-11-25",
        )
        for n, who in enumerate(people, 1)
    ]
    return Enrolment.objects.bulk_create(made)


def written():
    return {
        str(each.cadre): (each.kind, each.level, each.detail, str(each.valid_from), each.certificate_no)
        for each in Qualification.objects.filter(kind="theory").select_related("cadre")
    }


def send(client, one, act="complete", on="20/11/2021", **more):
    """Open the page of the act and send what it shows."""
    address = f"{one.get_absolute_url()}{act}/"
    page = client.get(address)
    assert page.status_code == 200
    asked = {"on": on, "seal": page.context["seal"], "state": page.context["state"]}
    return client.post(address, {**asked, "version": page.context["version"], **more}, follow=True)


def run_jobs():
    """What the worker does."""
    for each in ClassCompletion.objects.filter(job__state="queued"):
        execution.run(each.job_id)
