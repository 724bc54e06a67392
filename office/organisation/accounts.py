"""Pages of users and of what they were granted."""

import datetime

import django_filters
import pghistory
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.context import sections
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, ScopedPage
from foundation.core.text import needle
from foundation.core.traces import history
from foundation.core.typed.forms import WhyForm
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from foundation.lists.tables import Column
from foundation.ordering.order import GivenNameKey
from foundation.sheets.lists import SheetListPage
from office.organisation.activation import slip
from office.organisation.acts import EXPLAINED
from office.organisation.models.office import Office
from office.organisation.models.structure import Unit
from office.organisation.models.users import CLOSED, Grant, User
from office.organisation.rights import RIGHTS, role_choices

TIES = "cadre.view_account"
OWN_ROLES = "Vai trò của chính mình do người khác giao, sửa hoặc kết thúc."


class UserFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Họ tên, tên đăng nhập", method="named")
    role = django_filters.ChoiceFilter(label="Vai trò", choices=role_choices, method="granted")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects, method="within")
    active = YesNoFilter(label="Đang sử dụng", field_name="is_active")
    untied = YesNoFilter(label="Chưa gắn hồ sơ cán bộ, có vai trò xem kết quả đánh giá", method="by_tie")

    class Meta:
        model = User
        fields = ["q", "role", "unit", "active", "untied"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.scope(TIES):
            self.form.fields.pop("untied", None)

    def by_tie(self, users, name, wanted):
        keys = untied(users).values("pk")
        return users.filter(pk__in=keys) if wanted else users.exclude(pk__in=keys)

    def named(self, users, name, text):
        folded = Func(F("full_name"), function="vn_fold")
        return users.alias(folded=folded).filter(
            Q(folded__contains=needle(text)) | Q(username__icontains=text)
        )

    def granted(self, users, name, role):
        return users.filter(pk__in=standing(self.request.user).filter(role=role).values("user"))

    def within(self, users, name, unit):
        inside = Unit.objects.scope_under([unit]).condition("unit")
        return users.filter(pk__in=standing(self.request.user).filter(inside).values("user"))


def standing(viewer):
    """Grants that stand today, as far as the viewer may see them."""
    grants = Grant.objects.for_user(viewer).filter(Q(until=None) | Q(until__gte=clock.today()))
    return grants.select_related("unit").order_by("unit__official_key", "role", "pk")


def untied(users):
    """Accounts in use that read what judges people, stand for nobody and were not declared to: nothing is hidden."""
    judging = [role for role, rights in RIGHTS.items() if "evaluation.view_evaluation" in rights]
    current = Q(until=None) | Q(until__gte=clock.today())
    reading = Grant.objects.filter(current, user=OuterRef("pk"), role__in=judging)
    return users.filter(Exists(reading), is_active=True, account=None, no_record_by=None)


class UserListPage(SheetListPage):
    model = User
    filterset_class = UserFilter
    order = ("username", "pk")
    unit_word = "người dùng"
    no_match_text = "Không có người dùng nào theo điều kiện lọc."
    columns = (
        Column("username", "Tên đăng nhập", "username"),
        Column("full_name", "Họ và tên", "full_name", sort=GivenNameKey("full_name")),
        Column("grants", "Vai trò và phạm vi", lambda user: "; ".join(map(str, user.shown_grants))),
        Column("active", "Trạng thái", lambda user: state(user), sort=F("is_active")),
        Column(
            "last_login",
            "Đăng nhập gần nhất",
            lambda user: day_of(user.last_login),
            "date",
            sort="last_login",
        ),
        Column("email", "Thư điện tử", "email", shown=False),
    )

    def with_cells(self, rows):
        shown = Prefetch("grants", standing(self.request.user), to_attr="shown_grants")
        return super().with_cells(rows).prefetch_related(shown)

    def actions(self):
        url = self.page_url("rights")
        yield {"label": "Bảng quyền theo vai trò", "url": url, "icon": "table", "primary": False}
        if self.request.user.scope(TIES) and (count := untied(self.get_queryset()).count()):
            label, url = f"{count} tài khoản chưa gắn hồ sơ", f"{self.page_url('list')}?untied=true"
            yield {"label": label, "url": url, "icon": "person-exclamation", "primary": False}
        if Office.objects.for_user(self.request.user, "change").exists():
            rules = reverse("factor-roles")
            yield {"label": "Xác thực hai lớp", "url": rules, "icon": "shield-lock", "primary": False}
        yield from super().actions()


def state(user):
    return user.activity.label if user.has_usable_password() or not user.is_active else "Chưa kích hoạt"


def day_of(at):
    return timezone.localdate(at) if at else None


class UserCreatePage(CreatePage):
    """A new account has no password; its page is the slip with the code that lets its owner set one."""

    @transaction.atomic
    def form_valid(self, form):
        form.instance.set_unusable_password()
        user = form.try_save()
        return slip(self.request, user) if user else self.form_invalid(form)


class UserDetailPage(DetailPage):
    model = User
    context_object_name = "account"

    def get_context_data(self, **kwargs):
        context, actor, user = super().get_context_data(**kwargs), self.request.user, self.object
        grants = list(Grant.objects.for_user(actor).filter(user=user).select_related("unit"))
        signed_in = clock.moment(user.last_login, dated=True)
        for grant in grants:
            grant.changeable = actor.may_give(grant.role, grant.unit_id, user.pk)
        return context | {
            "pairs": [*context["pairs"], ("trạng thái", state(user)), ("đăng nhập gần nhất", signed_in)],
            "granted": grants,
            "steps": user.steps.select_related("by", "undone_by").order_by("at", "pk"),
            "may_grant": actor.has_perm("organisation.add_grant") and actor.may_appoint(user),
            "other_sections": list(sections(self.request, settings.USER_SECTIONS, user)),
            "invitations": user.invitations.select_related("issued_by")[:5],
        }

    def actions(self):
        user, actor = self.object, self.request.user
        yield from super().actions()
        if may_hand_out(actor, user):
            yield {"label": "Cấp phiếu mới", "url": self.page_url("invite", user), "icon": "key"}
        yield from record_buttons(actor, user)


def may_hand_out(actor, user):
    allowed = User.objects.for_user(actor, "invite").filter(pk=user.pk, is_active=True)
    return actor.may_invite(user) and allowed.exists()


class UserEditPage(EditPage):
    model = User
    context_object_name = "account"


class UserHistoryPage(HistoryPage):
    context_object_name = "account"

    def get_context_data(self, **kwargs):
        sources = [(User, "pgh_obj_id"), (Grant, "user_id")]
        entries = history.collected(self.object, sources, self.request.user)
        return super().get_context_data(**kwargs) | {"entries": entries}


class ReasonPage(ScopedPage, generic.DetailView):
    """An act on a record that asks for a reason, which stays in the history."""

    action = "change"

    def get_template_names(self):
        return ["organisation/reason.html"]

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = WhyForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        with transaction.atomic(), pghistory.context(reason=form.cleaned_data["reason"]):
            self.act()
        messages.success(request, "Đã lưu.")
        return HttpResponseRedirect(self.object.get_absolute_url())

    def get_context_data(self, **kwargs):
        words = {"act": self.words, "question": self.question, "cancel_url": self.object.get_absolute_url()}
        return super().get_context_data(**words, **kwargs)


class AccountActPage(ActPage):
    def get_context_data(self, **kwargs):
        explained = f"{self.object}: {EXPLAINED[self.act]}"
        return super().get_context_data(**{"explained": explained, **kwargs})


class GrantCreatePage(CreatePage):
    """A role is granted to the user whom the address names."""

    @cached_property
    def granted(self):
        user = get_object_or_404(User.objects.for_user(self.request.user), pk=self.kwargs["user"])
        if user == self.request.user:
            raise PermissionDenied(OWN_ROLES)
        if not self.request.user.may_appoint(user):
            raise PermissionDenied(CLOSED)
        return user

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Grant(user=self.granted)}

    def list_title(self):
        return str(self.granted)

    def list_url(self):
        return self.granted.get_absolute_url()


class GivenGrant:
    """A grant that the user could give himself; any other may not be touched by him."""

    def get_object(self, queryset=None):
        grant = super().get_object(queryset)
        if not self.request.user.may_give(grant.role, grant.unit_id, grant.user_id):
            raise PermissionDenied(OWN_ROLES if grant.user == self.request.user else CLOSED)
        return grant

    def list_title(self):
        return str(self.object.user)

    def list_url(self):
        return self.object.get_absolute_url()


class GrantEditPage(GivenGrant, EditPage):
    model = Grant


class GrantEndPage(GivenGrant, ReasonPage):
    model = Grant
    words = "Kết thúc phân quyền"
    question = "Vai trò này hết hiệu lực ngay; người dùng không mở được những gì vai trò cho phép."

    def act(self):
        self.object.until = clock.today() - datetime.timedelta(days=1)
        self.object.save(update_fields=["until"])
