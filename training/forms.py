from django import forms

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.scope.rows import OTHERS_ACT, permission
from foundation.core.text import fold_name
from foundation.core.typed.forms import DayField
from training.faults import certificate_faults, class_faults, enrolment_faults
from training.models import Enrolment, TrainingClass
from training.secrecy import NO_SECRETS_HERE, names_refused

OTHER = "other"
RARE = ("mode", "enrolling_on", "cancelled_on", "places", "head_count", "note")
CHOOSE = "Đã có hồ sơ cán bộ trùng họ tên; chọn đúng là đồng chí nào."


class TrainingClassForm(ScopedForm):
    class Meta:
        model = TrainingClass
        fields = ["name", "programme", "mode", "organiser", "unit", "opens_on", "closes_on", "enrolling_on"]
        fields += ["cancelled_on", "places", "head_count", "decision_no", "decision_on", "secret", "note"]
        field_classes = {"enrolling_on": DayField, "cancelled_on": DayField, "decision_on": PastDayField}
        help_texts = {
            "unit": "Lớp mở cho toàn địa bàn thì chọn đơn vị cấp trên cùng.",
            "opens_on": "Để trống khi lớp mới dự kiến.",
            "cancelled_on": "Chỉ ghi khi lớp không mở.",
            "secret": NO_SECRETS_HERE,
            "head_count": "Để trống thì tính theo số tên đã nhập.",
        }
        # Not "lượt học viên", which pages and lists count by names too.
        labels = {"head_count": "số học viên theo báo cáo"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = self.fields["unit"].queryset.filter(
            self.user.scope(permission(TrainingClass, "change")).condition("pk")
        )
        self.fields["unit"].queryset = units
        if self.instance.pk is None:
            self.fields["unit"].initial = units.first()

    def clean(self):
        cleaned = super().clean()
        for fault in class_faults(cleaned):
            self.add_error(fault.column, fault.reason)
        return cleaned

    def summary(self):
        """Without what most classes never have, where this one has it not."""
        rare = [self.fields[name].label for name in RARE if getattr(self.instance, name) in (None, "")]
        return ((label, value) for label, value in super().summary() if label not in rare)


class EnrolmentForm(ScopedForm):
    """A learner of the class, or a class of the person, that the address names.

    A typed name that stands in a record is asked about first.
    """

    also_checked = ("cadre", "training_class")

    class Meta:
        model = Enrolment
        fields = ["training_class", "full_name", "birth", "workplace", "result", "grade"]
        fields += ["certificate_no", "certificate_on"]
        help_texts = {
            "birth": "Ghi dd/mm/yyyy; danh sách lớp chỉ có tháng, năm thì ghi mm/yyyy hoặc yyyy.",
            "workplace": "Ghi như trong danh sách lớp.",
        }

    def __init__(self, *args, training_class=None, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        if training_class:
            self.instance.training_class = training_class
        if cadre:
            self.instance.cadre = cadre
        if self.instance.training_class_id:
            del self.fields["training_class"]
        if self.instance.cadre_id:
            del self.fields["full_name"], self.fields["birth"]
        else:
            self.fields["full_name"].required = True
            self.add_question()

    def add_question(self):
        """Ask who is meant where the typed name is that of people on record."""
        namesakes = self.namesakes()
        if not namesakes or not self.is_bound:
            return
        choices = [
            (str(cadre.pk), f"Đúng là đồng chí {cadre}, sinh {cadre.birth or 'chưa rõ'}, {cadre.now.unit}")
            for cadre in namesakes
        ]
        self.fields["who"] = forms.ChoiceField(
            label="Hồ sơ cán bộ",
            choices=[*choices, (OTHER, "Người khác, chưa có hồ sơ")],
            widget=forms.RadioSelect,
            error_messages={"required": CHOOSE},
        )
        self.order_fields(["training_class", "full_name", "birth", "who"])

    def namesakes(self):
        """People on record, in the user's scope, with the typed name and a birth that does not contradict."""
        typed = " ".join(self.data.get(self.add_prefix("full_name"), "").split())
        people = (
            Cadre.objects.for_user(self.user).filter(name_fold=fold_name(typed)).select_related("now__unit")
        )
        try:
            born = self.fields["birth"].clean(self.data.get(self.add_prefix("birth"), ""))
        except forms.ValidationError:
            born = None
        return [one for one in people if typed and (not born or not one.birth or born.agrees(one.birth))]

    def clean(self):
        cleaned = super().clean()
        who = cleaned.get("who", OTHER)
        if who != OTHER:
            self.instance.cadre_id = int(who)
            if self.instance.cadre_id in conflicted_cadres(self.user):
                self.add_error("who", OTHERS_ACT)
            cleaned |= {"full_name": "", "birth": None}
        for fault in enrolment_faults(cleaned):
            self.add_error(fault.column, fault.reason)
        one = cleaned.get("training_class") or getattr(self.instance, "training_class", None)
        for fault in certificate_faults(one, cleaned.get("certificate_on")) if one else ():
            self.add_error(fault.column, fault.reason)
        self.require_open(cleaned.get("training_class"))
        return cleaned

    def require_open(self, chosen):
        """Nobody is put into a class that is secret or was not held; who stands in one is edited, and taken off."""
        if chosen and chosen.pk != self.initial.get("training_class") and (said := names_refused(chosen)):
            self.add_error("training_class", said)

    def summary(self):
        """(label, value) pairs for the record's page: the person first, whoever holds the name."""
        enrolment = self.instance
        yield "họ và tên", enrolment.learner
        yield "ngày sinh", enrolment.born
        yield "hồ sơ cán bộ", "có" if enrolment.cadre_id else "chưa có"
        for label, value in super().summary():
            if label not in ("họ và tên", "ngày sinh"):
                yield label, value
