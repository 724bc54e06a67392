"""Since when a post is held, from a sheet of its own: filled in where nobody knew, asked where it contradicts."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import kinds_for
from office.organisation.rights import Role
from tests.cadre.sheets import DAY, bring_in, look, reasons, row, verdicts
from tests.conftest import make_user
from tests.factories import make_cadre, make_post

KIND = "current_posts"


@pytest.fixture
def since_unknown(world):
    """An is on record as the roster of the day told it."""
    world.an.posts.update(valid_from=None, known_on=DAY)
    return world


def cells(number=10, **said):
    said = {"full_name": "Hoàng Thị An", "birth": "1980-05-01", "post": "Chủ tịch UBND", **said}
    since = said.pop("post_from", "2016-07-01")
    return row(number, **said, post_from=PartialDate(since) if since else None)


def held(world):
    return world.an.posts.get(main=True)


def test_a_beginning_that_nobody_knew_is_filled_in_and_told_twice_is_the_same(since_unknown):
    rows = [cells(post_decision="Số 18-QĐ/HU, ngày 28/6/2016", post_until=PartialDate("2022-07-01"))]
    assert verdicts(bring_in(since_unknown.lan, rows, KIND)) == ["changed"]
    post = held(since_unknown)
    assert (str(post.valid_from), post.decision_no) == ("01/07/2016", "18-QĐ/HU")
    assert (post.decision_on, post.term_ends) == (datetime.date(2016, 6, 28), datetime.date(2022, 7, 1))
    assert verdicts(bring_in(since_unknown.lan, rows, KIND)) == ["same"]
    assert not PostHeld.objects.on(datetime.date(2016, 6, 30)).filter(cadre=since_unknown.an).exists()


def test_a_coarser_date_says_nothing_new_and_a_finer_one_is_taken(since_unknown):
    since_unknown.an.posts.update(valid_from="2016-07")
    assert verdicts(bring_in(since_unknown.lan, [cells(post_from="2016")], KIND)) == ["same"]
    assert verdicts(bring_in(since_unknown.lan, [cells(post_from="2016-07-01")], KIND)) == ["changed"]
    assert str(held(since_unknown).valid_from) == "01/07/2016"


@pytest.mark.parametrize(
    ("answer", "since"), [("keep", "01/06/2015"), ("write", "01/07/2016"), ("", "01/06/2015")]
)
def test_what_contradicts_the_record_is_asked(world, answer, since):
    rows = [cells()]
    (question,) = look(world.lan, rows, KIND).questions
    assert "từ 01/06/2015; tệp ghi từ 01/07/2016" in question.text and question.proposal == "keep"
    outcome = look(world.lan, rows, KIND, {question.key: answer})
    assert verdicts(outcome) == [{"keep": "same", "write": "changed", "": "doubtful"}[answer]]
    outcome.rows[0].plan and outcome.rows[0].plan.save()
    assert str(held(world).valid_from) == since


def test_the_post_meant_is_one_that_the_person_holds(since_unknown):
    world = since_unknown
    beside = make_post("Ủy viên Ban Chấp hành", world.hoa_tham)
    PostHeld.objects.create(cadre=world.an, post=beside, main=False, known_on=DAY)
    bring_in(world.lan, [cells(post="Ủy viên Ban Chấp hành"), cells(11, post_from="2017")], KIND)
    assert [str(each.valid_from) for each in world.an.posts.order_by("-main")] == ["2017", "01/07/2016"]
    outcome = look(world.lan, [cells(post="Phó Chủ tịch UBND")], KIND)
    assert verdicts(outcome) == ["wrong"]
    assert "hồ sơ đang ghi: Chủ tịch UBND, Xã Hoa Thám; Ủy viên" in reasons(outcome)[0]


def test_a_beginning_before_another_post_was_left_is_told(since_unknown):
    world = since_unknown
    before = make_post("Chuyên viên", world.hoa_tham)
    PostHeld.objects.create(cadre=world.an, post=before, valid_from="2010", valid_to="2017-01-01")
    outcome = bring_in(world.lan, [cells()], KIND)
    assert verdicts(outcome) == ["wrong"] and "Chuyên viên" in reasons(outcome)[0]
    assert verdicts(bring_in(world.lan, [cells(post_from="2017-01-01")], KIND)) == ["changed"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"post_from": ""}, "Thiếu ngày giữ chức vụ hiện nay"),
        ({"post": ""}, "Thiếu chức vụ"),
        ({"post_from": "2021-12-01"}, "ở sau ngày của số liệu"),
        ({"full_name": "Lý Văn Lạ"}, "Chưa có hồ sơ của đồng chí này"),
    ],
)
def test_what_is_missing_or_cannot_be_is_told(since_unknown, said, sentence):
    outcome = look(since_unknown.lan, [cells(**said)], KIND)
    assert verdicts(outcome) == ["wrong"] and sentence in " ".join(reasons(outcome))


def test_a_hundred_rows_ask_as_many_queries_as_two(since_unknown):
    post = make_post("Phó Chủ tịch UBND", since_unknown.hoa_tham)
    names = [f"Lý Văn {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    for name in names:
        make_cadre(name, post)
    PostHeld.objects.update(valid_from=None, known_on=DAY)
    few, many = (
        [cells(n, full_name=name, post="Phó Chủ tịch UBND") for n, name in enumerate(part, 10)]
        for part in (names[:2], names)
    )
    assert set(verdicts(look(since_unknown.lan, few, KIND))) == {"changed"}
    with CaptureQueriesContext(connection) as asked:
        look(since_unknown.lan, few, KIND)
    with CaptureQueriesContext(connection) as more:
        assert set(verdicts(look(since_unknown.lan, many, KIND))) == {"changed"}
    assert len(more) == len(asked), [query["sql"][:200] for query in more][-3:]


def test_an_importer_who_may_not_read_learns_nothing_of_the_record(world):
    assert KIND not in {kind.slug for kind in kinds_for(make_user("minh", Role.ADMIN, world.district))}
