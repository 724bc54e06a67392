"""What the acts on rotations ask; what an act asks of the very row its page adds."""

from django import forms

from cadre.looked_at import LookedAtField
from cadre.models.facts import PostHeld
from evaluation.grades import Grade
from foundation.core.acts.act import ActForm
from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import REASON, DayField
from office.organisation.models.structure import Post
from rotation.fulfilling import EndedEntryField

Taking = PostHeld.TakingForm
# How a post after a rotation is taken.
FORMS = (Taking.TRANSFERRED, Taking.APPOINTED, Taking.DESIGNATED, Taking.ELECTED, Taking.CONFIRMED)
FORMS += (Taking.RATIFIED,)
LIKE_THE_PAPER = "Ghi số, ký hiệu như trên văn bản."


class FurtherPostsField(forms.MultipleChoiceField):
    """Keys of tenures that end together with the main one; its choices are given by the page."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(
            label="Thôi giữ cả",
            required=False,
            help_text="Chức vụ chính hiện nay thôi giữ cùng ngày; đánh dấu các chức vụ kiêm nhiệm cũng thôi giữ.",
        )


class ProposeRotationForm(ActForm):
    on = DayField(label="Ngày đưa vào dự kiến", required=False)


class AgreeRotationForm(ActForm):
    decision_no = forms.CharField(label="Số văn bản chủ trương", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày văn bản")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)


class DecideRotationForm(ActForm):
    decision_no = forms.CharField(label="Số quyết định", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày quyết định")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    state_decision_no = forms.CharField(
        label="Số quyết định của cơ quan nhà nước",
        max_length=60,
        required=False,
        help_text="Khi chức vụ nơi đến do cơ quan nhà nước quyết định.",
    )
    state_decision_on = DayField(label="Ngày quyết định của cơ quan nhà nước", required=False)
    on = DayField(
        label="Có hiệu lực từ ngày", required=False, help_text="Để trống khi có hiệu lực từ ngày ký."
    )
    due_on = DayField(
        label="Dự kiến kết thúc từ ngày",
        required=False,
        help_text="Ngày đầu tiên không còn ở nơi luân chuyển, theo quyết định.",
    )
    days_ahead = ("on", "due_on")


class StartRotationForm(ActForm):
    on = DayField(label="Nhận nhiệm vụ từ ngày")
    ending = FurtherPostsField()
    looked_at = LookedAtField()


class ExtendRotationForm(ActForm):
    due_on = DayField(label="Hết thời gian kéo dài từ ngày", help_text="Ngày đầu tiên không còn luân chuyển.")
    decision_no = forms.CharField(label="Số văn bản", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày văn bản")
    reason = forms.CharField(label="Lý do", max_length=REASON, required=False)
    days_ahead = ("due_on",)


class JudgedForm(ActForm):
    """The end of a rotation with the judgement of its result."""

    on = DayField(
        label="Kết thúc luân chuyển từ ngày", help_text="Ngày đầu tiên không còn tính là luân chuyển."
    )
    grade = forms.ChoiceField(label="Kết quả", choices=[("", EMPTY), *Grade.choices], required=False)
    text = forms.CharField(label="Đánh giá", max_length=1000, widget=forms.Textarea)
    decision_no = forms.CharField(label="Số văn bản", max_length=60, required=False)
    decision_on = DayField(label="Ngày văn bản", required=False)


class EndEarlyForm(JudgedForm):
    text = forms.CharField(label="Đánh giá", max_length=1000, widget=forms.Textarea, required=False)
    reason = forms.CharField(label="Lý do kết thúc trước thời hạn", max_length=REASON)


class PlaceRotationForm(ActForm):
    decision_no = forms.CharField(label="Số quyết định", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày quyết định")
    on = DayField(label="Giữ chức vụ từ ngày")
    after_post = forms.ModelChoiceField(
        label="Chức vụ được bố trí",
        queryset=Post.objects.select_related("title", "unit"),
        required=False,
        help_text="Chọn chính chức vụ luân chuyển khi tiếp tục giữ chức vụ đó.",
    )
    taking_form = forms.ChoiceField(
        label="Hình thức",
        choices=[(form.value, form.label) for form in FORMS],
        initial=Taking.TRANSFERRED,
        required=False,
    )
    after_words = forms.CharField(
        label="Bố trí, ghi theo văn bản",
        max_length=200,
        required=False,
        help_text="Khi chức vụ không có trong danh mục; quá trình công tác khi đó không thay đổi.",
    )
    ending = FurtherPostsField()
    entry = EndedEntryField()
    looked_at = LookedAtField()


class DropRotationForm(ActForm):
    on = DayField(label="Từ ngày", required=False)
    reason = forms.CharField(label="Lý do không thực hiện", max_length=REASON)


class RecordedRotationForm(ActForm):
    """What a list or a record says was; the columns of the row say the rest."""

    on = DayField(label="Từ ngày")
    decision_no = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decision_on = DayField(label="Ngày quyết định", required=False)
