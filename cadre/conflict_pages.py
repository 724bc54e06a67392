"""The pages of accounts tied to persons and of relatives. Nobody loosens what hides a line from himself."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import Account, Relative, conflicted_cadres
from cadre.models.people import Cadre
from cadre.sections import PersonSection
from cadre.views import FactCreatePage
from foundation.core.forms import ScopedForm
from foundation.core.pages import EditPage, RemovePage, ScopedPage
from foundation.core.scope.rows import permission
from foundation.core.traces import history
from office.organisation.models.users import User

OWN_TIE = (
    "Hồ sơ của chính mình do đồng chí khác gắn; khi chưa có ai khác thì dùng lệnh tie_account trên máy chủ."
)
PERSON = ("now__unit", "now__held__post__title", "now__held__post__unit")


class AccountForm(ScopedForm):
    also_checked = ("user",)

    class Meta:
        model = Account
        fields = ["cadre"]
        error_messages = {"cadre": {"unique": "Hồ sơ này đã gắn với tài khoản khác."}}
        help_texts = {
            "cadre": "Kết quả đối chiếu, xếp loại, ý kiến về cán bộ này và người thân sẽ không hiện với người dùng."
        }


class OfUser(ScopedPage):
    """A page about the account that the address names by its user."""

    model = Account

    @cached_property
    def user(self):
        return get_object_or_404(User.objects.for_user(self.request.user), pk=self.kwargs["user"])

    def list_url(self):
        return self.user.get_absolute_url()

    def list_title(self):
        return str(self.user)


class AccountSection(OfUser, generic.TemplateView):
    def get_template_names(self):
        return ["cadre/_account.html"] if self.request.htmx else ["core/page_section.html"]

    def get_context_data(self, **kwargs):
        accounts = self.get_queryset().filter(user=self.user).select_related(*(f"cadre__{p}" for p in PERSON))
        # Without the arguments of the address: its "user" would hide the one who reads.
        return super().get_context_data(
            title="Hồ sơ của người dùng",
            section_template="cadre/_account.html",
            owner=self.user,
            account=accounts.first(),
            others_act=self.user == self.request.user,
        )


class AccountEditPage(OfUser, EditPage):
    """Ties an account to a person or to another one; nobody says of themselves whose verdicts they are not shown."""

    form_class = AccountForm

    def get_object(self, queryset=None):
        if self.user == self.request.user:
            raise PermissionDenied(OWN_TIE)
        tied = Account.objects.filter(user=self.user).first()
        if tied is None:
            return Account(user=self.user)
        if not self.get_queryset().filter(pk=tied.pk).exists():
            raise Http404
        return tied

    def get_template_names(self):
        return ["cadre/account_form.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(owner=self.user, **kwargs)


class AccountRemovePage(RemovePage):
    model = Account

    def get_object(self, queryset=None):
        account = super().get_object(queryset)
        if account.user == self.request.user:
            raise PermissionDenied(OWN_TIE)
        return account

    def list_url(self):
        return self.object.get_absolute_url()

    def list_title(self):
        return str(self.object.user)


class RelativeForm(ScopedForm):
    also_checked = ("cadre",)

    class Meta:
        model = Relative
        fields = ["relative", "kinship"]
        help_texts = {"relative": "Chỉ ghi người thân có hồ sơ trong hệ thống."}

    def __init__(self, *args, cadre, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.cadre = cadre
        own = conflicted_cadres(self.user)
        self.fields["relative"].queryset = self.fields["relative"].queryset.exclude(pk__in={cadre.pk, *own})


class RelativesSection(PersonSection):
    model = Relative
    title = "Quan hệ gia đình"
    section_template = "cadre/_relatives.html"

    def get_context_data(self, **kwargs):
        both = [f"{side}__{path}" for side in ("cadre", "relative") for path in PERSON]
        lines = list(self.get_queryset().of(self.cadre).select_related(*both))
        hidden = conflicted_cadres(self.request.user)
        removable = Relative.objects.for_user(self.request.user, "remove").of(self.cadre)
        removable = set(removable.values_list("pk", flat=True))
        for line in lines:
            line.person = line.other(self.cadre)
            line.removable = line.pk in removable and not ties(line, hidden)
        may_add = self.cadre.pk not in hidden and self.holds("add")
        return super().get_context_data(lines=lines, may_add=may_add, **kwargs)


def ties(line, hidden):
    """Whether the line is one of those that hide something from the reader."""
    return {line.cadre_id, line.relative_id} <= hidden


class RelativeCreatePage(FactCreatePage):
    model = Relative
    form_class = RelativeForm


class RelativeRemovePage(RemovePage):
    model = Relative

    def get_object(self, queryset=None):
        line = super().get_object(queryset)
        if ties(line, conflicted_cadres(self.request.user)):
            raise PermissionDenied
        return line

    def list_url(self):
        return self.object.get_absolute_url()

    def list_title(self):
        return str(self.object.cadre)


class RelativesHistoryPage(PersonSection):
    """Lines entered and taken out, on either side; only those whose both persons the reader may see."""

    model = Relative

    def get_template_names(self):
        return ["core/page_history.html"]

    def list_url(self):
        return reverse("cadre-list")

    def list_title(self):
        return "Hồ sơ cán bộ"

    def get_context_data(self, **kwargs):
        scope = self.request.user.scope(permission(Relative, "view"))
        people = Cadre.objects.filter(scope.condition("scope_unit")).values("pk")
        events = history.event_model(Relative).objects.filter(cadre__in=people, relative__in=people)
        events = events.filter(Q(cadre=self.cadre) | Q(relative=self.cadre)).select_related("pgh_context")
        found = history.described(Relative, list(events.order_by("pgh_obj_id", "pgh_id")))
        return super().get_context_data(object=self.cadre, entries=history.told(found), **kwargs)
