"""In which column of the statistical forms the holders of a title are counted."""

from django.db import models
from django.db.models import F, Q


class FormPlace(models.TextChoices):
    """What a title is to the forms; the level says which form, the block of the unit which column of an agency's."""

    EXECUTIVE = "executive", "Ủy viên ban chấp hành"
    STANDING = "standing", "Ủy viên ban thường vụ"
    INSPECTION = "inspection", "Ủy viên ủy ban kiểm tra"
    SECRETARY = "secretary", "Bí thư cấp ủy"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó bí thư cấp ủy"
    COUNCIL_HEAD = "council_head", "Chủ tịch HĐND"
    COUNCIL_DEPUTY = "council_deputy", "Phó chủ tịch HĐND"
    GOVERNMENT_HEAD = "government_head", "Chủ tịch UBND"
    GOVERNMENT_DEPUTY = "government_deputy", "Phó chủ tịch UBND"
    AGENCY_HEAD = "agency_head", "Cấp trưởng cơ quan (theo khối của đơn vị)"
    AGENCY_DEPUTY = "agency_deputy", "Cấp phó cơ quan (theo khối của đơn vị)"
    PARTY_HEAD = "party_head", "Cấp trưởng cơ quan Đảng, MTTQ, đoàn thể"
    PARTY_DEPUTY = "party_deputy", "Cấp phó cơ quan Đảng, MTTQ, đoàn thể"
    DEPARTMENT_HEAD = "department_head", "Cấp trưởng phòng và tương đương"
    DEPARTMENT_DEPUTY = "department_deputy", "Cấp phó phòng và tương đương"
    SERVICE_HEAD = "service_head", "Cấp trưởng đơn vị sự nghiệp"
    SERVICE_DEPUTY = "service_deputy", "Cấp phó đơn vị sự nghiệp"
    NONE = "none", "Không có cột trong biểu"


# Of these one person at a time holds a post.
HEADS = (
    FormPlace.SECRETARY,
    FormPlace.COUNCIL_HEAD,
    FormPlace.GOVERNMENT_HEAD,
    FormPlace.AGENCY_HEAD,
    FormPlace.PARTY_HEAD,
    FormPlace.DEPARTMENT_HEAD,
    FormPlace.SERVICE_HEAD,
)

# A title of two offices, such as "Phó Bí thư, Chủ tịch UBND", counts in the columns of both.
PLACES_APART = models.CheckConstraint(
    condition=Q(second_place="") | (~Q(form_place__in=["", "none"]) & ~Q(second_place=F("form_place"))),
    name="second_place_is_another",
    violation_error_message="Cột thứ hai chỉ ghi khi đã có cột thứ nhất và phải khác cột đó.",
)


class TitlePlaces(models.Model):
    """The columns of a title; without the first nobody has settled it yet, and the forms say so."""

    form_place = models.CharField("cột trong biểu thống kê", max_length=20, choices=FormPlace, blank=True)
    second_place = models.CharField("đồng thời tính vào cột", max_length=20, choices=FormPlace, blank=True)

    class Meta:
        abstract = True

    @property
    def is_for_one(self) -> bool:
        """Whether a post of the title is held by one person at a time; not known of a title nobody has settled."""
        return self.form_place in HEADS or self.second_place in HEADS

    @property
    def places_in_words(self) -> str:
        """Both columns; empty where nobody has settled them."""
        return "; ".join(FormPlace(place).label for place in (self.form_place, self.second_place) if place)
