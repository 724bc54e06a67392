"""The yearly remarks on who is on rotation: by the receiving unit, or typed by the office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from foundation.core.pages import CreatePage, EditPage, HistoryPage, RemovePage
from foundation.core.parameters import read_number
from rotation.cases.forms import lacking, years_of
from rotation.cases.opinion_pages import RELATED, OfRotationPage
from rotation.models import Rotation, RotationRemark
from rotation.querysets import DRAFT_RIGHT, keeps_case

NOT_BEGUN = "Chưa bắt đầu luân chuyển nên chưa có năm nào để nhận xét."
OVER = "Đã kết thúc luân chuyển; nhận xét còn thiếu do cơ quan tổ chức cán bộ ghi."


def may_remark(user: Any, rotation: Rotation) -> bool:
    """The unit moved to as long as it runs, the office also afterwards."""
    if not user.scope("rotation.add_rotationremark").covers(rotation.to_post.unit_id):
        return False
    return rotation.valid_from is not None and (rotation.valid_to is None or is_office(user, rotation))


def is_office(user: Any, rotation: Rotation) -> bool:
    return keeps_case(user, DRAFT_RIGHT, rotation)


class RotationRemarkCreatePage(OfRotationPage, CreatePage):
    model = RotationRemark

    @cached_property
    def rotation(self) -> Rotation:
        rows = Rotation.objects.for_user(self.request.user).select_related(*RELATED)
        found = get_object_or_404(rows, pk=self.kwargs["rotation"])
        if not may_remark(self.request.user, found):
            known = self.request.user.scope("rotation.add_rotationremark").covers(found.to_post.unit_id)
            raise PermissionDenied((OVER if found.valid_from else NOT_BEGUN) if known else "")
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"of": self.rotation}

    def get_initial(self) -> dict[str, Any]:
        """The year asked for, else the first of which nothing is said, else the last."""
        remarked = set(self.rotation.remarks.values_list("year", flat=True))
        year = read_number(self.request, "year") or next(lacking(self.rotation, remarked), None)
        return {"year": year or years_of(self.rotation)[-1]}


class OfRemark(OfRotationPage):
    model = RotationRemark

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*(f"rotation__{name}" for name in RELATED))


class RotationRemarkEditPage(OfRemark, EditPage):
    pass


class RotationRemarkRemovePage(OfRemark, RemovePage):
    pass


class RotationRemarkHistoryPage(OfRemark, HistoryPage):
    pass
