"""The constraints of recorded facts and of ranks of titles: a row that would break each, and what it is told."""

import datetime

from foundation.core.dates import PartialDate
from office.organisation.models.ranks import TitleRank
from tests.cadre.recorded import make_conclusion, make_discipline, make_listing, make_verification, make_vote

# Rows that speak of no person.
OF_NOBODY = {
    "classes": {"name": "Lớp A", "programme": "Trung cấp LLCT"},
    "title_ranks": {
        "title": "Chủ tịch UBND",
        "group": "III",
        "tier": "2",
        "valid_from": PartialDate("2020-05-01"),
        "document": "35-KL/TW",
    },
}


def ranked(world, **fields):
    title = world.an.posts.get().post.title
    values = {"group": 3, "tier": 2, "valid_from": datetime.date(2018, 1, 1), "document": "35-KL/TW"}
    TitleRank.objects.create(title=title, **{**values, **fields})


OF_FACTS = {
    "title_rank_ends_after_it_begins": (
        "title_ranks",
        None,
        {"valid_to": "2020-05-01"},
        "Ngày hết hiệu lực phải sau",
    ),
    "title_rank_tier_from_one": ("title_ranks", None, {"tier": "0"}, "Bậc “0” chưa rõ"),
    "one_rank_of_a_title_at_a_time": ("title_ranks", ranked, {}, "đã có nhóm, bậc từ 01/01/2018"),
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
