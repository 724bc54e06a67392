"""What the conditions of a programme ask, in the words of its page."""

from collections.abc import Iterator

from cadre.models.facts import kind_of
from office.regulations.conditions import lower_first
from training.models import Admission


def asked_by(admission: Admission) -> Iterator[str]:
    """Each thing that the conditions ask; nothing of what they leave open."""
    yield from ages(admission)
    if admission.min_degree:
        but = f"; ngoại lệ: {admission.degree_exception}" if admission.degree_exception else ""
        yield f"chuyên môn từ {lower_first(admission.get_min_degree_display())}{but}"
    if admission.prior_level:
        kind, level = kind_of(admission.prior_level).label, admission.get_prior_level_display()
        yield f"đã có {lower_first(kind)} từ {lower_first(level)}"
    if admission.party:
        yield lower_first(admission.get_party_display())
    if admission.good_years:
        yield f"{admission.good_years} năm liên tục gần nhất hoàn thành tốt nhiệm vụ trở lên"
    if admission.service_years:
        yield f"công tác từ {admission.service_years} năm"


def ages(admission: Admission) -> Iterator[str]:
    men, women = admission.min_age_men, admission.min_age_women
    if men and men == women:
        yield f"từ {men} tuổi"
    elif men or women:
        parts = (f"{whom} từ {age} tuổi" for whom, age in (("nam", men), ("nữ", women)) if age)
        yield ", ".join(parts)
    if admission.max_age:
        yield f"không quá {admission.max_age} tuổi"
