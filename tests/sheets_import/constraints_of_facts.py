"""The constraints of facts recorded about people: a row that would break each, and what it is told."""

from tests.cadre.recorded import make_conclusion, make_discipline, make_listing, make_verification, make_vote

OF_FACTS = {
    "form_is_of_the_kind": (
        "disciplines",
        None,
        {"kind": "Đảng", "form": "Hạ bậc lương"},
        "không thuộc loại kỷ luật đã chọn",
    ),
    "discipline_once": (
        "disciplines",
        lambda world: make_discipline(world.an),
        {"valid_from": "2021"},
        "same",
    ),
    "discipline_ends_after_it_begins": (
        "disciplines",
        lambda world: make_discipline(world.an, valid_to="2021-05"),
        {"valid_from": "2021-03", "valid_to": "2021-02-01"},
        "Ngày hết hiệu lực phải sau",
    ),
    "confidence_counts_add_up": ("confidence_votes", None, {"low": "6"}, "cộng lại không được quá"),
    "confidence_vote_once": (
        "confidence_votes",
        lambda world: make_vote(world.an, held_on="2021-07-05"),
        {"occasion": "Kỳ họp  hđnd"},
        "same",
    ),
    "political_conclusion_once": (
        "conclusions",
        lambda world: make_conclusion(world.an),
        {"concluded_on": "2021-03-12", "number": "77-kl/btvhu"},
        "same",
    ),
    "higher_listing_ends_after_it_begins": (
        "higher_listings",
        None,
        {"valid_to": "2019-06-01"},
        "Ngày thôi quy hoạch phải sau",
    ),
    "higher_listing_once": (
        "higher_listings",
        lambda world: make_listing(world.an),
        {"term": "2020–2025", "valid_from": "2019-07-15"},
        "changed",
    ),
    "verification_ends_after_it_begins": (
        "verifications",
        lambda world: make_verification(world.an),
        {"valid_to": "2021-09-30"},
        "Ngày kết thúc xác minh phải sau",
    ),
    "verification_once": (
        "verifications",
        lambda world: make_verification(world.an),
        {"valid_from": "2021"},
        "same",
    ),
}
