"""What the acts on lists under review ask."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.lookup.empty import EMPTY
from foundation.core.parameters import is_key
from foundation.core.typed.forms import DayField
from foundation.core.typed.texts import NUL, NUL_REFUSED, clean
from planning.act_forms import LIKE_THE_PAPER, DatedForm
from planning.choices import EndReason
from planning.reviews.choices import OF_LATER, ReviewWord

MOST_LETTERS = 300
REASON = {"max_length": MOST_LETTERS, "widget": forms.Textarea(attrs={"rows": 2})}
TOO_MANY_PRESENT = "Số có mặt không được lớn hơn số triệu tập."
TOO_LONG = f"Nội dung của một trường hợp dài quá {MOST_LETTERS} ký tự; ghi ngắn lại."
REOPENS = "Đã đánh dấu trường hợp xem xét lại thì chọn “Đồng ý, có sửa đổi”, hoặc bỏ đánh dấu."
UNREADABLE_VOTES = "Số phiếu ghi bằng chữ số."
CONCLUSION, REASONS, VOTES, TEXT = "conclusion-", "reason-", "votes-", "text-"
OUTCOME, TARGET = "outcome-", "target-"


class ReasonedForm(DatedForm):
    reason = forms.CharField(label="Lý do", **REASON)


class LineKeys(forms.TypedMultipleChoiceField):
    """Keys of lines; which lines may be ticked the act says."""

    def __init__(self, **kwargs: Any):
        super().__init__(coerce=int, empty_value=[], required=False, **kwargs)

    def valid_value(self, value: str) -> bool:
        return is_key(value)


class HearingForm(ActForm):
    """What the standing members said, and which lines the office looks at once more."""

    AGREED, AMENDED = "agreed", "amended"
    ANSWERS = ((AGREED, "Đồng ý"), (AMENDED, "Đồng ý, có sửa đổi"))

    on = DayField(label="Ngày cho ý kiến")
    answer = forms.ChoiceField(label="Ý kiến", choices=[("", EMPTY), *ANSWERS])
    reason = forms.CharField(label="Nội dung", required=False, **REASON)
    amended = LineKeys(label="Trường hợp xem xét lại", widget=forms.MultipleHiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == self.AGREED and cleaned.get("amended"):
            self.add_error("answer", REOPENS)
        if cleaned.get("answer") == self.AMENDED and not (cleaned.get("reason") or cleaned.get("amended")):
            self.add_error("reason", "Ghi nội dung sửa đổi, hoặc chọn trường hợp xem xét lại.")
        return cleaned


class SentBackForm(ActForm):
    on = DayField(label="Ngày cho ý kiến")
    reason = forms.CharField(label="Nội dung chưa đồng ý", **REASON)


class OfLines(ActForm):
    """A form that is filled in line by line too, each field named after the key of its line."""

    def of_lines(self, prefix: str, allowed: Collection[str] | None = None) -> Iterator[tuple[int, str]]:
        """(key of a line, what was filled in for it)."""
        for name, value in self.data.items():
            key, filled = name.removeprefix(prefix), str(value).strip()
            if name.startswith(prefix) and is_key(key) and filled and (not allowed or filled in allowed):
                yield int(key), filled

    def texts_of_lines(self, prefix: str) -> dict[int, str]:
        """The texts, cleaned; too long a one, or one that cannot be kept, is an error of the form."""
        texts = dict(self.of_lines(prefix))
        if any(NUL in text for text in texts.values()):
            self.add_error(None, NUL_REFUSED)
        texts = {key: clean(text) for key, text in texts.items()}
        if any(len(text) > MOST_LETTERS for text in texts.values()):
            self.add_error(None, TOO_LONG)
        return texts


class ConclusionForm(OfLines):
    """One meeting on many lists: its paper, how many were there, and what it said otherwise than was proposed."""

    on = DayField(label="Ngày họp")
    called = forms.IntegerField(label="Số triệu tập", min_value=1, max_value=9999)
    present = forms.IntegerField(label="Số có mặt", min_value=1, max_value=9999)
    decision_no = forms.CharField(
        label="Thông báo kết luận số", max_length=60, help_text="Ghi số, ký hiệu như trên văn bản."
    )
    decision_on = DayField(label="Ngày thông báo kết luận")
    few_votes = forms.BooleanField(
        label="Bổ sung cả đồng chí có số phiếu chưa quá nửa số có mặt",
        required=False,
        help_text="Chỉ đánh dấu khi kết luận ghi như vậy; quy định về tỷ lệ phiếu chưa xác nhận.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("present") or 0) > (cleaned.get("called") or 9999):
            self.add_error("present", TOO_MANY_PRESENT)
        cleaned["words"] = dict(self.of_lines(CONCLUSION, ReviewWord.values))
        cleaned["reasons"] = dict(self.of_lines(REASONS, EndReason.values))
        cleaned["texts"] = self.texts_of_lines(TEXT)
        votes = dict(self.of_lines(VOTES))
        if any(not count.isdecimal() or len(count) > 4 for count in votes.values()):
            self.add_error(None, UNREADABLE_VOTES)
        else:
            cleaned["votes"] = {key: int(count) for key, count in votes.items()}
        return cleaned


class SubmissionForm(ActForm):
    decision_no = forms.CharField(
        label="Tờ trình số", max_length=60, help_text="Ghi số, ký hiệu như trên văn bản."
    )
    decision_on = DayField(label="Ngày tờ trình")


class PaperForm(ActForm):
    """The paper of a decision."""

    decision_no = forms.CharField(label="Số quyết định phê duyệt", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày ký quyết định")
    on = DayField(
        label="Có hiệu lực từ ngày", required=False, help_text="Để trống khi có hiệu lực từ ngày ký."
    )
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)


class ReviewDecisionForm(PaperForm):
    """One paper for one list or for many; who is taken out may stand in a paper of its own."""

    removal_no = forms.CharField(
        label="Số quyết định đưa ra",
        max_length=60,
        required=False,
        help_text="Để trống khi đưa ra trong cùng quyết định phê duyệt.",
    )


class LaterDecisionForm(PaperForm, OfLines):
    """The paper on those who had to send more papers, and what it says of each; the others wait on."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["outcomes"] = dict(self.of_lines(OUTCOME, OF_LATER))
        cleaned["reasons"] = dict(self.of_lines(REASONS, EndReason.values))
        cleaned["targets"] = {key: int(text) for key, text in self.of_lines(TARGET) if is_key(text)}
        cleaned["texts"] = self.texts_of_lines(TEXT)
        return cleaned
