"""Who must show a second factor, who has one, and whether this session has shown it: asked at every request."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import urlencode

from office.organisation.models.users import User
from office.organisation.signed_in import with_grants
from office.sign_in.models.factors import AppKey, PaperCodes

PROVEN, PROVEN_AT = "factor", "factor_at"
# What changes a factor asks for a code given since.
FRESH = timedelta(minutes=10)
# Asked with the user and the grants, in one question.
ASKED = {
    "factors": (
        "ARRAY(SELECT 'app:' || id FROM otp_totp_totpdevice WHERE confirmed AND user_id = %(user)s"
        " UNION ALL SELECT 'codes:' || id FROM otp_static_staticdevice WHERE confirmed AND user_id = %(user)s)"
    ),
    "factor_demanded": (
        "EXISTS (SELECT FROM organisation_grant g JOIN organisation_office o ON g.role = ANY(o.factor_roles)"
        " WHERE g.user_id = %(user)s AND (g.until IS NULL OR g.until >= %(today)s))"
    ),
}
ASKING, SETTING_UP = ("factor-code",), ("factor", "factor-app", "factor-codes")
ALWAYS = ("logout", "unlock", "lock")


def owed(request: HttpRequest) -> str:
    """The name of the page that comes before all others; empty where none does."""
    user = request.user if hasattr(request.user, "factors") else with_grants(request.user.pk)
    if user is None or request.session.get(PROVEN) in user.factors:
        return ""
    if user.factors:
        return "" if is_at(request, ASKING) else "factor-code"
    return "factor" if user.factor_demanded and not is_at(request, SETTING_UP) else ""


def is_at(request: HttpRequest, names: tuple[str, ...]) -> bool:
    try:
        return resolve(request.path_info).url_name in names + ALWAYS
    except Resolver404:
        return False


def factor_middleware(answered):
    """Stands after who asks is known: also a page that needs no sign-in waits for the factor of who has signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        page = owed(request) if request.user.is_authenticated else ""
        return led(request, page) if page else answered(request)

    return answer


def led(request: HttpRequest, page: str) -> HttpResponse:
    """To the page; what was sent to be saved is not lost: its form stands one step back."""
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": reverse(page)})
    if request.method == "GET":
        return redirect(f"{reverse(page)}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "sign_in/factor_owed.html", {"page": reverse(page)}, status=403)


def passes(user: User, code: str) -> AppKey | PaperCodes | None:
    """The confirmed factor that the code is of; used up with it. Locked, so that one code opens once."""
    kind = AppKey if code.isdigit() else PaperCodes
    devices = kind.objects.select_for_update().filter(user=user, confirmed=True)
    return next((device for device in devices if device.verify_token(code)), None)


def prove(request: HttpRequest, device: AppKey | PaperCodes) -> None:
    request.session[PROVEN] = device.word
    request.session[PROVEN_AT] = timezone.now().timestamp()
    request.session.cycle_key()


def must_show_again(request: HttpRequest) -> bool:
    """Whether who has a factor showed it too long ago to change it."""
    shown_at = request.session.get(PROVEN_AT, 0)
    return bool(request.user.factors) and timezone.now().timestamp() - shown_at > FRESH.total_seconds()


def codes_left(user: User) -> int:
    return sum(device.token_set.count() for device in PaperCodes.objects.filter(user=user, confirmed=True))


def renew(user: User) -> None:
    """What was lost opens nothing any more; the user sets up a new one after the next password."""
    for kind in (AppKey, PaperCodes):
        kind.objects.filter(user=user).delete()
