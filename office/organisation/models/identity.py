"""What the office is called on its papers, by unit and by day, and who signs them."""

from collections.abc import Iterator
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following, leading
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import DateRange, Unit
from office.organisation.querysets import line_above

ON_BEHALF = r"^T/M BAN (THƯỜNG VỤ|CHẤP HÀNH)"
BY_ITS_HEAD = "T/M ban thường vụ, ban chấp hành do bí thư hoặc phó bí thư ký, không ghi K/T."
OWN_FORM = "Văn bản của Đảng ghi T/M, K/T, T/L; văn bản của cơ quan nhà nước ghi TM., KT., TL."
DEPUTY_IN_ITS_PLACE = (
    "K/T chỉ dùng trong cơ quan tham mưu hoặc cơ quan nhà nước: ghi cả chức vụ người ký thay."
)


class Issuer(models.TextChoices):
    """In whose name a paper is issued; each keeps a row of numbers of its own."""

    OFFICE = "office", "Cơ quan tổ chức"
    COMMITTEE = "committee", "Cấp ủy, ban thường vụ"
    STATE = "state", "Cơ quan nhà nước"


@tracked()
class OfficeIdentity(ScopedModel):
    """The words of a unit's papers from a day on: lines as they stand in the head, names as they stand in a sentence.

    `department_line` is the office itself where it issues a paper: it stands below the line of the committee.
    """

    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="identities", verbose_name="đơn vị", db_index=False
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("thôi dùng từ ngày", null=True, blank=True)
    parent_line = models.CharField("đảng bộ cấp trên", max_length=120, blank=True)
    issuer_line = models.CharField("cấp ủy", max_length=120)
    department_line = models.CharField("cơ quan tổ chức", max_length=120, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    issuer_symbol = models.CharField("ký hiệu của cấp ủy", max_length=20)
    department_symbol = models.CharField("ký hiệu của cơ quan tổ chức", max_length=20, blank=True)
    state_parent_line = models.CharField("cơ quan nhà nước cấp trên", max_length=120, blank=True)
    state_issuer_line = models.CharField("cơ quan nhà nước", max_length=120, blank=True)
    state_symbol = models.CharField("ký hiệu của cơ quan nhà nước", max_length=20, blank=True)
    committee_name = models.CharField("tên cấp ủy trong câu", max_length=120)
    standing_name = models.CharField("tên ban thường vụ trong câu", max_length=120)
    department_name = models.CharField("tên cơ quan tổ chức trong câu", max_length=120, blank=True)
    secretariat_name = models.CharField("tên văn phòng trong câu", max_length=120, blank=True)
    state_name = models.CharField("tên cơ quan nhà nước trong câu", max_length=120, blank=True)
    upper_standing_name = models.CharField("ban thường vụ cấp trên", max_length=120, blank=True)
    upper_department_name = models.CharField("cơ quan tổ chức cấp trên", max_length=120, blank=True)

    class Meta:
        ordering = ["unit__official_key", "-valid_from", "pk"]
        verbose_name = "tên cơ quan trên văn bản"
        verbose_name_plural = "Tên cơ quan trên văn bản"
        triggers = [leading("organisation_identities_moved", "unit_id")]
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="identity_ends_after_it_begins",
                violation_error_message="Ngày thôi dùng phải sau từ ngày.",
            ),
            ExclusionConstraint(
                name="one_identity_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đơn vị đã có tên khác trên văn bản trong thời gian này.",
            ),
        ]

    def __str__(self):
        return " – ".join(filter(None, [self.issuer_line, self.department_line]))

    def missing(self) -> Iterator[str]:
        """What a head cannot do without and is not entered: the words of the fields."""
        for name in ("parent_line", "place"):
            if not getattr(self, name):
                yield str(self._meta.get_field(name).verbose_name)

    def symbol_of(self, issuer: str) -> str:
        """The part of a number that names who issues the paper: HU of 318-QĐ/HU."""
        return {
            Issuer.COMMITTEE: self.issuer_symbol,
            Issuer.OFFICE: self.department_symbol,
            Issuer.STATE: self.state_symbol,
        }[Issuer(issuer)]


@tracked("scope_unit")
class Signer(ScopedModel):
    """Who signs papers of an issuer: in whose name, as what, and their own name."""

    unit_path = "scope_unit"
    follows = "identity"

    identity = models.ForeignKey(
        OfficeIdentity, models.CASCADE, related_name="signers", verbose_name="tên cơ quan trên văn bản"
    )
    scope_unit = derived_unit()
    issuer = models.CharField("ký văn bản của", max_length=9, choices=Issuer)
    authority = models.CharField("quyền hạn", max_length=120)
    office = models.CharField("chức vụ", max_length=120, blank=True)
    name = models.CharField("họ và tên", max_length=120)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        ordering = ["identity", "issuer", "order", "pk"]
        verbose_name = "người ký"
        verbose_name_plural = "Người ký"
        triggers = following("organisation_unit_of_identity", "identity_id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(authority__regex=ON_BEHALF) | Q(office__regex=r"^(PHÓ )?BÍ THƯ"),
                name="committee_is_signed_for_by_its_head",
                violation_error_message=BY_ITS_HEAD,
            ),
            models.CheckConstraint(
                condition=Q(issuer=Issuer.STATE) & ~Q(authority__regex=r"^(T/M|K/T|T/L)")
                | ~Q(issuer=Issuer.STATE) & ~Q(authority__regex=r"^(TM\.|KT\.|TL\.|TUQ\.)"),
                name="authority_is_written_as_its_issuer_does",
                violation_error_message=OWN_FORM,
            ),
            models.CheckConstraint(
                condition=~Q(authority__regex=r"^K(/T|T\.)") | (~Q(issuer=Issuer.COMMITTEE) & ~Q(office="")),
                name="deputy_signs_in_a_department",
                violation_error_message=DEPUTY_IN_ITS_PLACE,
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.authority, self.office, self.name]))

    def get_absolute_url(self):
        return reverse("officeidentity-detail", args=[self.identity_id])


def identity_on(unit: Unit, day: date) -> OfficeIdentity | None:
    """The words of the unit's papers on the day: its own, else those of the nearest unit above that has some."""
    line = line_above(unit.pk, dict(Unit.objects.values_list("pk", "parent")))
    standing = OfficeIdentity.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    found = {identity.unit_id: identity for identity in standing.filter(unit__in=line)}
    return next((found[key] for key in line if key in found), None)
