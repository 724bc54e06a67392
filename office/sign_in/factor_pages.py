"""Setting up the second factor, and showing it after the password."""

from django import forms
from django.contrib import messages
from django.contrib.auth.views import RedirectURLMixin
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import generic

from foundation.core.typed.forms import PlainForm
from office.sign_in.acts import note_own
from office.sign_in.factors import PROVEN, codes_left, led, must_show_again, passes, prove
from office.sign_in.known import DoorTries, remember
from office.sign_in.models.factors import AppKey, PaperCodes
from office.sign_in.tries import Kind, Tries

WRONG = "Mã chưa đúng hoặc đã dùng. Mã của ứng dụng đổi sau mỗi 30 giây: chờ mã mới rồi nhập lại."
FEW = 3
FEW_LEFT = "Chỉ còn {left} mã in trên giấy. Mở “Xác thực hai lớp” để in bảng mã mới trước khi hết."
NONE_LEFT = "Đã dùng mã in trên giấy cuối cùng. In bảng mã mới ngay, nếu không lần sau không đăng nhập được."
KINDS = {"app": (AppKey, "ứng dụng mã xác thực"), "codes": (PaperCodes, "bảng mã in trên giấy")}
SHOW_FIRST = "Chưa bỏ gì. Nhập một mã đang dùng được trước, rồi bấm lại."
STAYS = "Vai trò của đồng chí phải xác thực hai lớp, nên cách cuối cùng không bỏ được, chỉ thay được bằng cái mới."
NOT_ON_PAPER = (
    "Mã không có trên bảng vừa lập, hoặc đã dùng. Nhập lại đúng một mã trên bảng; "
    "chưa kịp in thì bấm “Quay lại” rồi lập bảng khác."
)


class FactorCodeForm(PlainForm):
    code = forms.CharField(max_length=40, error_messages={"required": "Nhập mã."})

    def clean_code(self):
        """Six digits, or a code of the paper, with or without spaces and hyphens."""
        return "".join(letter for letter in self.cleaned_data["code"] if letter.isalnum())


class FactorPage(RedirectURLMixin, generic.TemplateView):
    """What the user has, the two ways to have one, and to have it no more."""

    template_name = "sign_in/factor.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        has = {"has_" + name: held(user, kind).exists() for name, (kind, _) in KINDS.items()}
        keeps = user.factor_demanded and not all(has.values())
        return super().get_context_data(**kwargs) | has | {"left": codes_left(user), "keeps": keeps}

    def post(self, request):
        """After the password: the factor that is named opens nothing any more, unless it is one that must stay."""
        kind, said = KINDS.get(request.POST.get("drop"), (None, ""))
        if kind is None:
            return redirect("factor")
        if must_show_again(request):
            messages.warning(request, SHOW_FIRST)
            return to_code(reverse("factor"))
        others = [held(request.user, other).first() for other, _ in KINDS.values() if other is not kind]
        if request.user.factor_demanded and not any(others):
            messages.warning(request, STAYS)
        elif held(request.user, kind).select_for_update().delete()[0]:
            note_own(request.user, f"Bỏ {said}")
            messages.success(request, f"Đã bỏ {said}.")
            if other := next(filter(None, others), None):
                request.session[PROVEN] = other.word
        return redirect("factor")


def held(user, kind):
    return kind.objects.filter(user=user, confirmed=True)


def to_code(back):
    return redirect(f"{reverse('factor-code')}?{urlencode({'next': back})}")


class Changing:
    """Who has a factor already shows it first: it is not changed at a screen that was left open."""

    def dispatch(self, request, *args, **kwargs):
        if must_show_again(request):
            return led(request, "factor-code")
        return super().dispatch(request, *args, **kwargs)


class CodeAsked(RedirectURLMixin, generic.View):
    """A page that asks for a code; wrong ones are counted."""

    template = ""
    wrong = WRONG

    def tries(self):
        return Tries((Kind.FACTOR, self.request.user.username))

    def device_of(self, code):
        raise NotImplementedError

    def shown(self, **context):
        return render(self.request, self.template, {"next": self.get_redirect_url(), **context})

    def post(self, request):
        form = FactorCodeForm(request.POST)
        if not form.is_valid():
            return self.shown(fault=form.errors["code"][0])
        code, tries = form.cleaned_data["code"], self.tries()
        # An app's code is another one by now; one of the paper is long, and wrong in a letter.
        typed = "" if code.isdigit() else form["code"].value()
        if tries.wait:
            return tries.slow(self.shown(fault=tries.sentence, typed=typed))
        device = self.device_of(code)
        if device is None:
            tries.wrong()
            return self.shown(fault=f"{self.wrong} {tries.sentence if tries.left() else ''}", typed=typed)
        tries.right()
        return self.right(device)

    def right(self, device):
        if not device.confirmed:
            device.confirm()
            said = next(said for kind, said in KINDS.values() if isinstance(device, kind))
            note_own(self.request.user, f"Đặt {said}")
        prove(self.request, device)
        response = redirect(self.after(device))
        remember(self.request, response, self.request.user)
        return response

    def after(self, device):
        return self.get_redirect_url() or reverse("home")


class CodePage(CodeAsked):
    """After the password: the code of the app, or one from the paper."""

    template = "sign_in/code.html"

    def tries(self):
        return DoorTries(self.request, self.request.user.username, Kind.FACTOR)

    def get(self, request):
        return self.shown()

    def shown(self, **context):
        again = self.request.session.get(PROVEN) in self.request.user.factors
        return super().shown(again=again, **context)

    def device_of(self, code):
        return passes(self.request.user, code)

    def after(self, device):
        left = codes_left(self.request.user)
        if isinstance(device, PaperCodes) and left <= FEW:
            messages.warning(self.request, FEW_LEFT.format(left=left) if left else NONE_LEFT)
            return super().after(device) if left else reverse("factor-codes")
        return super().after(device)


class AppPage(Changing, CodeAsked):
    """The key as a picture and to type; the first right code confirms it, and an earlier app opens nothing."""

    template = "sign_in/app.html"

    def get(self, request):
        return self.shown()

    def shown(self, **context):
        return super().shown(key=AppKey.begin(self.request.user), **context)

    def device_of(self, code):
        key = AppKey.objects.select_for_update().filter(pk=AppKey.begin(self.request.user).pk).get()
        return key if key.verify_token(code) else None

    def after(self, device):
        messages.success(
            self.request, "Đã đặt ứng dụng mã xác thực. Nên in thêm bảng mã phòng khi mất điện thoại."
        )
        return reverse("factor")


class CodesPage(Changing, CodeAsked):
    """Ten codes are drawn and shown once; one of them, typed, says that they were printed."""

    template = "sign_in/codes.html"
    wrong = NOT_ON_PAPER

    def get(self, request):
        return self.shown()

    def post(self, request):
        if "draw" not in request.POST:
            return super().post(request)
        codes, device = PaperCodes.draw(request.user)
        if device.confirmed:
            note_own(request.user, "Lập bảng mã mới, bảng cũ hết hiệu lực")
        return self.shown(codes=codes, confirmed=device.confirmed)

    def device_of(self, code):
        devices = PaperCodes.objects.select_for_update().filter(user=self.request.user)
        return next((device for device in devices if device.verify_token(code)), None)

    def after(self, device):
        messages.success(
            self.request, "Đã lập bảng mã in trên giấy. Cất bảng mã nơi có khóa, mỗi mã dùng một lần."
        )
        return reverse("factor")
