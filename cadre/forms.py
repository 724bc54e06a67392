from django import forms
from django.utils.functional import lazy

from cadre.faults import RETIREMENT, faults
from cadre.fields import names_of
from cadre.models.facts import LEVELLED, PostHeld, Qualification, kind_of
from cadre.models.people import Cadre, CadrePrivate
from cadre.moving import holders_of_posts, why_not_taken
from cadre.namesakes import namesakes
from cadre.retirement import Retirements
from cadre.services import take_post
from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.lookup.empty import EMPTY
from foundation.core.saving.shown import ComparedForm
from foundation.core.scope.rows import permission
from foundation.core.typed.forms import DayField
from foundation.sheets.kinds import WARNING

NO_PRIVATE = "Đồng chí không được ghi thông tin hạn chế của cán bộ đơn vị này; để trống các mục đó rồi lưu."


class JudgedForm(forms.ModelForm):
    """Asks the rules that an imported row is asked too, so both get the same sentences."""

    def clean(self):
        cleaned = super().clean()
        for fault in faults(self.cleaned_data, clock.today()):
            if fault.severity == "error":
                self.add_error(fault.column, fault.reason)
        return cleaned


def general_ages(text):
    """The text, and where the general ages of retirement stand, if they are confirmed."""
    general = Retirements(clock.today())
    return (
        f"{text} Tuổi chung: {general.rule.article}." if general.confirmed and general.rule.article else text
    )


# Asked only where it is drawn: the page of a person shows no help.
with_general_ages = lazy(general_ages, str)


class CadrePrivateForm(ComparedForm, JudgedForm):
    class Meta:
        model = CadrePrivate
        fields = names_of(CadrePrivate)


class CadreForm(JudgedForm, ScopedForm):
    """A person's own data; `private_form` stands below it for who may see restricted data.

    Someone of the same name and birth is asked about; the button that says they differ sends the answer.
    """

    private_form = None
    namesakes = None

    class Meta:
        model = Cadre
        fields = names_of(Cadre)
        help_texts = {
            "birth": "Ghi dd/mm/yyyy; hồ sơ chỉ có tháng, năm thì ghi mm/yyyy hoặc yyyy.",
            "retirement_month": "Ghi mm/yyyy; để trống khi nghỉ hưu theo tuổi chung.",
            "entered_unit": "Đơn vị quản lý hồ sơ khi cán bộ chưa có chức vụ.",
        }

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        month = self.fields["retirement_month"]
        month.help_text = with_general_ages(month.help_text)
        private = getattr(self.instance, "private", None) or CadrePrivate(cadre=self.instance)
        if self.may_read_private(private):
            self.private_form = CadrePrivateForm(data, instance=private)

    def may_read_private(self, private):
        """In the unit of the person; a new one has none before the form says so."""
        right = permission(CadrePrivate, "view")
        if self.instance.pk:
            return self.user.may(right, private)
        return bool(self.user.scope(right))

    def clean(self):
        cleaned = super().clean()
        unit, private = cleaned.get("entered_unit"), self.private_form and self.private_form.has_changed()
        right = permission(CadrePrivate, "add")
        if unit and private and not self.instance.pk and not self.user.scope(right).covers(unit.pk):
            self.add_error("entered_unit", NO_PRIVATE)
        self.ask_about_namesakes(cleaned)
        return cleaned

    def ask_about_namesakes(self, cleaned):
        if cleaned.get("full_name") and {"full_name", "birth"} & set(self.changed_data):
            key = self.instance.pk
            self.namesakes = namesakes(self.user, cleaned["full_name"], cleaned.get("birth"), key=key)
            if self.namesakes and self.data.get("different") != self.namesakes.answer:
                self.add_error(None, list(self.namesakes.questions()))

    def parts(self):
        return [self, self.private_form] if self.private_form else [self]

    def doubts(self):
        """What an imported row would be warned of, where it was not so before."""
        parts, day = self.parts(), clock.today()
        before = faults({name: value for part in parts for name, value in part.initial.items()}, day)
        after = faults({name: value for part in parts for name, value in part.cleaned_data.items()}, day)
        return [f"{fault.reason}." for fault in after if fault.severity == WARNING and fault not in before]

    def is_valid(self):
        valid = super().is_valid()
        return (self.private_form is None or self.private_form.is_valid()) and valid

    def save(self, commit=True):
        cadre = super().save(commit)
        if self.private_form and self.private_form.has_changed():
            self.private_form.instance.cadre = cadre
            self.private_form.save()
        return cadre

    @property
    def of_retirement(self):
        """The fields of a month of retirement of one's own, which stand apart."""
        return [self[name] for name in RETIREMENT]

    @property
    def general(self):
        return [field for field in self.visible_fields() if field.name not in RETIREMENT]

    def summary(self):
        """Of who retires by the general ages nothing is missing there."""
        pairs = zip(self.fields, super().summary(), strict=True)
        own = self.instance.retirement_month
        yield from (pair for name, pair in pairs if own or name not in RETIREMENT)

    def restricted_summary(self):
        """(label, value) pairs of the restricted data."""
        for name, field in self.private_form.fields.items():
            yield field.label, getattr(self.private_form.instance, name)


FUTURE = "Ngày của số liệu {day:%d/%m/%Y} chưa đến; ghi hôm nay hoặc ngày đã qua."


class FactForm(ScopedForm):
    """A dated fact of one person, who is given by the address and not chosen on the form."""

    def __init__(self, *args, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        if cadre:
            self.instance.cadre = cadre

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("valid_from") and not cleaned.get("known_on") and "valid_from" not in self.errors:
            self.add_error("valid_from", "Ghi từ ngày; nếu chưa rõ thì ghi ngày của số liệu.")
        return cleaned

    def clean_known_on(self):
        """A source speaks of a day that has been; of a later one nothing certain could follow."""
        day = self.cleaned_data["known_on"]
        if day and day > clock.today():
            raise forms.ValidationError(FUTURE.format(day=day))
        return day


class PostHeldForm(FactForm):
    class Meta:
        model = PostHeld
        fields = [
            "post",
            "main",
            "valid_from",
            "known_on",
            "valid_to",
            "taking_form",
            "decision_no",
            "decision_on",
            "term_ends",
        ]
        fields += ["leaving_form", "leaving_decision_no", "leaving_decision_on", "moved_to"]
        field_classes = {
            "term_ends": DayField,
            "known_on": DayField,
            "decision_on": PastDayField,
            "leaving_decision_on": PastDayField,
        }
        help_texts = {
            "valid_from": "Chưa rõ thì để trống và ghi ngày của số liệu.",
            "known_on": "Ngày mà nguồn số liệu cho biết cán bộ đang giữ chức vụ này.",
            "valid_to": "Ngày đầu tiên không còn giữ chức vụ; để trống khi đang giữ.",
            "term_ends": "Ngày đầu tiên hết thời hạn ghi trong quyết định; để trống thì tính theo quy định.",
        }

    def clean(self):
        """A post for one goes to somebody else once its holder has left it; what is over may overlap as papers do."""
        cleaned = super().clean()
        post, begun = cleaned.get("post"), cleaned.get("valid_from") or cleaned.get("known_on")
        moved = {"post", "valid_from", "valid_to"} & set(self.changed_data)
        if post and begun and moved and not cleaned.get("valid_to"):
            day = begun.first_day if cleaned.get("valid_from") else begun
            holders = holders_of_posts([post.pk]).get(post.pk, ())
            seen = Cadre.objects.for_user(self.user).filter(pk__in=[held.cadre_id for held in holders])
            keys = seen.values_list("pk", flat=True) if holders else ()
            if said := why_not_taken(post, self.instance.cadre_id, day, holders, seen=keys):
                self.add_error("post", said)
        return cleaned

    def save(self, commit=True):
        return take_post(self.instance) if commit else super().save(commit)


def levels_by_kind():
    """Levels of a drop-down under the names of their kinds, for the same word is a level of several."""
    choices = Qualification.Level.choices
    grouped = [(kind.label, [each for each in choices if kind_of(each[0]) == kind]) for kind in LEVELLED]
    return [("", EMPTY), *grouped]


class QualificationForm(FactForm):
    class Meta:
        model = Qualification
        fields = ["kind", "level", "detail", "valid_from", "known_on", "certificate_no"]
        field_classes = {"known_on": DayField}
        labels = {"valid_from": "Ngày cấp"}
        help_texts = {"valid_from": "Chưa rõ thì để trống và ghi ngày của số liệu."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels_by_kind()
