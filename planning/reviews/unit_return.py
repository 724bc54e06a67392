"""What a unit's workbook says becomes the unit's word on the lines of its lists: that, and never more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre, CadreNow
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.text import fold_name
from foundation.sheets.reading import Workbook
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import KEY as PAPERS
from office.campaigns.paper_sheet import receive
from office.campaigns.workbooks.reading import read_returned
from office.campaigns.workbooks.returned import FilledRow, NotTaken, ReturnedBook, ReturnedLine
from office.organisation.models.structure import Unit
from planning.models import ReviewLine, ReviewList, UnitTally
from planning.reviews.choices import LineOrigin, ReviewState, UnitWord
from planning.reviews.unit_offer import ADDITIONS, HELD, lists_of, offer_of, standing_lines
from planning.reviews.units_word import SAID

NOT_YOURS = "Không có quyền ghi ý kiến của đơn vị cho trường hợp này."
GONE_ON = "Danh sách không còn ở trạng thái thu hồ sơ, thẩm định."
NOBODY = "Chưa có hồ sơ của {name}, sinh {born}, ở đơn vị; nhập hồ sơ rồi ghi bổ sung."
ELSEWHERE = (
    "{name}, sinh {born}: {unit} có đồng chí như vậy; đúng đồng chí đó thì bổ sung ở trang danh sách rà soát."
)
SEVERAL = "Có {count} hồ sơ cùng họ tên, ngày sinh với {name}; chọn ở trang danh sách rà soát."
ALREADY = "{name} đã có trong danh sách đang rà soát."
NOT_COLLECTING = "Danh sách không còn thu hồ sơ nên không bổ sung được {name}."


@dataclass
class Taken:
    """How much was written, and what was not with its reason: sentences by line, of additions as they come.

    `places` tell all of it by the rows of the file.
    """

    written: int = 0
    same: int = 0
    added: int = 0
    left: dict[int, str] = field(default_factory=dict)
    not_added: list[str] = field(default_factory=list)
    papers: int = 0
    places: list[NotTaken] = field(default_factory=list)

    def leave(self, said: ReturnedLine | FilledRow, sentence: str) -> None:
        self.places.append(NotTaken(said.page, said.row, sentence))


def read_of_unit(unit: CampaignUnit, workbook: Workbook) -> ReturnedBook:
    """What came back, looked at before anything is taken."""
    return read_returned(workbook, offer_of(unit))


@transaction.atomic
def take(unit: CampaignUnit, book: ReturnedBook, user: Any) -> Taken:
    """Write the unit's words. The same workbook taken again writes nothing: what is said already stays."""
    lists = ReviewList.objects.select_for_update(of=("self",)).filter(
        pk__in=[each.pk for each in lists_of(unit)]
    )
    open_lists = {review.pk: review for review in lists}
    taken = Taken()
    _take_words(unit, book.lines, open_lists, user, taken)
    Additions(unit, open_lists, user, taken).take(book.filled.get(ADDITIONS, ()))
    taken.papers, left = receive(unit, book.filled.get(PAPERS, ()))
    taken.places.extend(left)
    return taken


def _take_words(
    unit: CampaignUnit,
    said: list[ReturnedLine],
    open_lists: Mapping[int, ReviewList],
    user: Any,
    taken: Taken,
) -> None:
    """Lines are read anew under the lock of their lists, which may have gone on since the workbook was looked at."""
    lines = {line.pk: line for line in standing_lines(unit) if line.review_list_id in open_lists}
    may_write = set(
        ReviewLine.objects.for_user(user, "answer").filter(pk__in=lines).values_list("pk", flat=True)
    )
    hidden, now, changed = conflicted_cadres(user), timezone.now(), []
    for each in said:
        line = lines.get(each.key)
        if line is None or line.pk not in may_write:
            own = line is not None and line.cadre_id in hidden
            taken.left[each.key] = OTHERS_ACT if own else NOT_YOURS if line else GONE_ON
            taken.leave(each, taken.left[each.key])
        elif _is_said(line, each.words):
            taken.same += 1
        else:
            changed.append(_worded(line, each.words, user, now))
    update_rows(ReviewLine, changed, SAID)
    taken.written = len(changed)


def _is_said(line: ReviewLine, words: Mapping[str, Any]) -> bool:
    said = (line.unit_word, line.unit_end_reason, line.unit_reason)
    return said == (words["word"], words.get("end_reason", ""), words.get("reason", ""))


def _worded(line: ReviewLine, words: Mapping[str, Any], user: Any, now: Any) -> ReviewLine:
    line.unit_word, line.unit_by, line.unit_at = words["word"], user if user.pk else None, now
    line.unit_end_reason, line.unit_reason = words.get("end_reason", ""), words.get("reason", "")
    line.version += 1
    return line


class Additions:
    """People whom a unit proposes: known by name and birth among its own, as far as the user may read them.

    Of whom another unit has it is said where they work: the list's page adds them.
    """

    def __init__(
        self, unit: CampaignUnit, open_lists: Mapping[int, ReviewList], user: Any, taken: Taken
    ) -> None:
        self.lists, self.user, self.taken = open_lists, user, taken
        self.home = Unit.objects.keys_under([unit.unit_id])

    def take(self, rows: Any) -> None:
        found = self._people(rows)
        lines = ReviewLine.objects.filter(review_list__in=self.lists)
        self.lines = {(line.review_list_id, line.cadre_id): line for line in lines} if rows else {}
        self.counts = {key: sum(each[0] == key for each in self.lines) for key in self.lists}
        for row in rows:
            refused = self._add(row, found.get(fold_name(row.values["name"]), []))
            if refused:
                self.taken.not_added.append(refused)
                self.taken.leave(row, refused)

    def _people(self, rows: Any) -> dict[str, list[Cadre]]:
        """{folded name: people who serve}; one query for all rows."""
        names = {fold_name(row.values["name"]) for row in rows}
        people = Cadre.objects.for_user(self.user).filter(
            name_fold__in=names, now__status=CadreNow.Status.SERVING
        )
        found: dict[str, list[Cadre]] = {}
        for person in people.select_related("now__unit") if names else ():
            found.setdefault(person.name_fold, []).append(person)
        self.own = (
            set(people.filter(now__unit__among=self.home).values_list("pk", flat=True)) if names else set()
        )
        return found

    def _add(self, row: FilledRow, namesakes: list[Cadre]) -> str:
        """Write one addition; a sentence where it cannot be."""
        name, born = row.values["name"], row.values["born"]
        alike = [each for each in namesakes if each.birth and born.agrees(each.birth)]
        people = [each for each in alike if each.pk in self.own]
        if alike and not people:
            return ELSEWHERE.format(name=name, born=born, unit=alike[0].now.unit)
        if len(people) != 1:
            sentence = SEVERAL if people else NOBODY
            return sentence.format(name=name, born=born, count=len(people))
        return self._write(row.values, people[0])

    def _write(self, values: Mapping[str, Any], person: Cadre) -> str:
        """The list is said by its key, or by the words for one that is offered no more."""
        said, reason = values["list"], values["reason"]
        review = next((each for each in self.lists.values() if str(each.pk) == said), None)
        if review is None or review.state != ReviewState.COLLECTING:
            return NOT_COLLECTING.format(name=person.full_name)
        if person.pk in conflicted_cadres(self.user):
            return OTHERS_ACT
        if not self.user.scope("planning.answer_reviewline").covers(review.scope_unit_id):
            return NOT_YOURS
        line = self.lines.get((review.pk, person.pk))
        if line and line.origin == LineOrigin.STANDING:
            return ALREADY.format(name=person.full_name)
        if line and (line.unit_word, line.unit_reason) == (UnitWord.ADD, reason):
            self.taken.same += 1
        else:
            line = line or self._new(review, person)
            self._save(line, reason)
        keep_tallies(line, values)
        return ""

    def _new(self, review: ReviewList, person: Cadre) -> ReviewLine:
        self.counts[review.pk] += 1
        line = ReviewLine(review_list=review, cadre=person, ordinal=self.counts[review.pk])
        self.lines[review.pk, person.pk] = line
        return line

    def _save(self, line: ReviewLine, reason: str) -> None:
        """Whom the office has added already becomes the word of both; the unit is not told so."""
        line.origin, line.unit_word, line.unit_reason = LineOrigin.UNIT, UnitWord.ADD, reason
        line.unit_by, line.unit_at = self.user if self.user.pk else None, timezone.now()
        line.version += 1
        line.save()
        self.taken.added += 1


def keep_tallies(line: ReviewLine, values: Mapping[str, Any]) -> None:
    """The votes that a workbook names; what it leaves blank stays as an earlier one said."""
    for held in HELD:
        votes_for = values.get(f"{held.value}_for")
        if votes_for is not None:
            said = {"votes_for": votes_for, "valid": values.get(f"{held.value}_valid")}
            UnitTally.objects.update_or_create(line=line, conference=held, defaults=said)
