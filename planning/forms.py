from django import forms

from foundation.core.forms import ScopedForm, scope_choices
from foundation.core.typed.forms import DayField, PlainForm
from foundation.lists.narrowed.row import arrange
from office.organisation.levels import offer_levels
from office.organisation.models.structure import PostTitle, Unit
from office.organisation.outside import outside
from office.regulations.conditions import Condition
from office.regulations.findings import EVERY_VERDICT
from office.regulations.models import RuleSet
from planning.checks import CHECKS
from planning.lists import ANY_NEWS
from planning.measures import StructureGroup
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from planning.news import NewsKind
from planning.secrecy import NO_SECRETS_HERE, SECRET_ROUND, SECRET_ROUND_MARKS, mark_lists

VERDICTS = [(each.short, each.word) for each in EVERY_VERDICT]
NEWS = [(ANY_NEWS, "Có nội dung cần xem xét"), *NewsKind.choices]
# The check that a verdict is asked of: that of the time left, unless another one is chosen.
CHECKED = [(of.value, of.label) for of in CHECKS]
ALL = [("", "Tất cả")]


def of_named_check(data):
    """A verdict is always one of a check: an address that names none means the time left."""
    if data.get("verdict") and not data.get("check"):
        data = data.copy()
        data["check"] = Condition.TIME_LEFT.value
    return data


class ListForm(PlainForm):
    """How a planning list is narrowed, and by which rules it is judged."""

    outside = staticmethod(outside)

    q = forms.CharField(label="Họ tên", required=False)
    unit = forms.TypedChoiceField(label="Đơn vị", required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[*ALL, ("approved", "Đã phê duyệt"), ("proposed", "Chưa phê duyệt, chưa có hiệu lực")],
    )
    group = forms.ChoiceField(label="Cơ cấu", required=False, choices=[*ALL, *StructureGroup.choices])
    check = forms.ChoiceField(label="Điều kiện", required=False, choices=CHECKED)
    verdict = forms.ChoiceField(label="Kết quả", required=False, choices=[*ALL, *VERDICTS])
    news = forms.ChoiceField(label="Nội dung cần xem xét", required=False, choices=[*ALL, *NEWS])
    rules = forms.ModelChoiceField(
        label="Nếu áp dụng bộ quy định khác",
        required=False,
        queryset=RuleSet.objects.filter(subject__in=[RuleSet.Subject.PLANNING, RuleSet.Subject.ELECTION]),
        empty_label="Bộ quy định của từng trường hợp",
        widget=forms.Select(attrs={"data-wide": ""}),
    )

    def __init__(self, data, *, user, targets):
        super().__init__(of_named_check(data))
        units = {target.post.unit_id: str(target.post.unit) for target in targets}
        self.fields["unit"].choices = [*ALL, *units.items(), *self._above(units, user)]
        known = {str(key) for key, _ in self.fields["unit"].choices}
        if len(targets) < 2 and self.data.get("unit", "") in known:
            del self.fields["unit"]
        scope_choices(self, user)
        if all(target.post.title.kind != PostTitle.Kind.COLLECTIVE for target in targets):
            # Directives on elections speak of seats of committees.
            sets = self.fields["rules"].queryset
            self.fields["rules"].queryset = sets.exclude(subject=RuleSet.Subject.ELECTION)
        arrange(self, ("q", "unit", "check", "verdict"))

    def _above(self, units, user):
        """The unit that the address asks for, where it plans nothing itself: it stands for those below it."""
        asked = self.data.get("unit", "")
        if asked.isdecimal() and int(asked) not in units:
            for unit in Unit.objects.for_user(user).filter(pk=asked):
                yield unit.pk, f"{unit} và các đơn vị trực thuộc"


class TermForm(ScopedForm):
    class Meta:
        model = PlanningTerm
        fields = ["name", "kind", "level", "begins_on", "ends_on"]
        fields += ["congress_month", "congress_document", "congress_article", "congress_confirmed"]
        field_classes = {"begins_on": DayField, "ends_on": DayField}
        help_texts = {
            "name": "Hai năm của nhiệm kỳ, ví dụ 2020–2025.",
            "begins_on": "Ngày bắt đầu nhiệm kỳ của cấp này (đại hội hoặc kỳ họp thứ nhất).",
            "ends_on": "Ngày đầu tiên không còn trong nhiệm kỳ; nhiệm kỳ sau bắt đầu từ chính ngày này.",
            "congress_month": "Tháng và năm, ví dụ 06/2025; nhiệm kỳ chính quyền ghi tháng bầu cử "
            "hoặc kỳ họp thứ nhất. Để trống khi chưa biết.",
            "congress_confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_levels(self)


class RoundForm(ScopedForm):
    class Meta:
        model = PlanningRound
        fields = ["unit", "name", "kind", "opens_on", "closes_on", "secret", "note"]
        field_classes = {"opens_on": DayField, "closes_on": DayField}
        help_texts = {
            "closes_on": "Ngày cuối cùng của đợt; để trống khi đợt chưa kết thúc.",
            "secret": SECRET_ROUND_MARKS,
        }

    def save(self, commit=True):
        """Lists of a secret round are marked with it; the mark of a list is taken away on the list alone."""
        saved = super().save(commit)
        if saved.secret:
            mark_lists(saved, self.user)
        return saved


class TargetForm(ScopedForm):
    class Meta:
        model = PlanningTarget
        fields = ["post", "term", "secret"]
        help_texts = {
            "post": "Chức danh tại đơn vị, hoặc thành viên cấp ủy, ban thường vụ.",
            "secret": NO_SECRETS_HERE,
        }

    def clean(self):
        cleaned = super().clean()
        post, term = cleaned.get("post"), cleaned.get("term")
        if post and term and post.title.level != term.level:
            self.add_error("term", "Nhiệm kỳ này của cấp khác; chọn nhiệm kỳ cùng cấp với chức danh.")
        return cleaned


class EntryForm(ScopedForm):
    """What is said of an entry beside its state, which only acts change."""

    class Meta:
        model = PlanningEntry
        fields = ["round", "continuity", "source", "reelected", "note"]

    def clean_round(self):
        """A name that stands comes into no secret round; one of such a round may stay there till it is taken off."""
        chosen = self.cleaned_data["round"]
        if chosen and chosen.secret and chosen.pk != self.initial.get("round"):
            raise forms.ValidationError(SECRET_ROUND)
        return chosen


class SpecialForm(ScopedForm):
    """Lets too little time left pass, and no other condition: by whose document, and why. Both empty takes it back."""

    class Meta:
        model = PlanningEntry
        fields = ["special_basis", "special_reason"]
        help_texts = {
            "special_basis": "Số, ngày văn bản của cấp có thẩm quyền cho phép về thời gian công tác còn lại; "
            "các điều kiện khác vẫn được kiểm tra như thường."
        }
