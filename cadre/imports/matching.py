"""Who of the people on record a row speaks of: by citizen number, Party card, then name and birth."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cadre.fields import relations_of
from cadre.imports.known import Known, PersonMatch
from cadre.imports.rows import DIFFERENT, PersonRow, lasting_words
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.namesakes import FOUND, births_agree, described, out_of_sight
from foundation.core.dates import PartialDate
from foundation.core.scope.units import Scope
from foundation.core.text import adds_nothing, fold, fold_name
from foundation.core.wall.reading import beyond_the_reader
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.imports.units import LEFT
from office.organisation.naming import office_body

NUMBERS = {"citizen_id": "Số CCCD", "party_card_no": "Số thẻ đảng viên"}
ELSEWHERE = (
    "{label} này chưa ghi được cho đồng chí này; kiểm tra lại số hoặc hỏi cơ quan tổ chức cán bộ cấp trên."
)
TWO_RECORDS = "Số CCCD và số thẻ đảng viên thuộc hai hồ sơ khác nhau; kiểm tra lại hai số."
TAKEN = "Số này đang ghi ở hồ sơ đồng chí khác; kiểm tra lại số."
OTHER, KEEP, RENAME = "other", "keep", "rename"
SAME = "Đúng là đồng chí {known}"
SOMEBODY_ELSE = "Người khác"
OTHER_NAME = "Dòng {row}: hồ sơ là đồng chí {known}, tệp ghi họ tên “{name}”. Giữ họ tên trên hồ sơ?"
# What is asked of who may not read the record: they name nobody, and only leave the row to who may.
NAMESAKES_UNREAD = "Dòng {row}: {count} hồ sơ trùng họ tên; {office} đối chiếu và nhập dòng này."
OTHER_NAME_UNREAD = "Dòng {row}: số này ở hồ sơ ghi họ tên khác; {office} đối chiếu và nhập dòng này."
LEFT_TO_READERS = "Để lại cho {office}"
ONE_RECORD = "một"
KEEP_NAME = "Đúng là đồng chí {known}; giữ họ tên trên hồ sơ"
TAKE_NAME = "Đúng là đồng chí {known}; sửa họ tên thành “{name}”"


class People:
    """The people of the units in the scope whom the rows can mean, loaded in a fixed number of queries.

    Of anyone else only the numbers in use are known, and whether somebody has a name and birth, for rows that make
    people (`makes`).
    """

    def __init__(
        self,
        people: Sequence[PersonRow],
        scope: Scope,
        questions: Questions,
        *,
        user: Any,
        makes: bool = False,
    ) -> None:
        self.questions, self.user, self.makes = questions, user, makes
        numbers = {name: {p.facts[name] for p in people if p.facts.get(name)} for name in NUMBERS}
        births = births_by_name(people)
        in_use = CadrePrivate.objects.filter(
            Q(citizen_id__in=numbers["citizen_id"]) | Q(party_card_no__in=numbers["party_card_no"])
        ).values_list("cadre_id", *NUMBERS)
        self.holders = {name: {} for name in NUMBERS}
        with beyond_the_reader():
            in_use = list(in_use)
            self.elsewhere = bearing(births, Cadre.objects) if makes else []
        for key, *values in in_use:
            for name, value in zip(NUMBERS, values, strict=True):
                if value:
                    self.holders[name][value] = key
        self.known = self._load(scope, {key for key, *_ in in_use}, births)
        self.unseen = self._unseen()
        self.by_name = {}
        for known in self.known.values():
            self.by_name.setdefault(known.cadre.name_fold, []).append(known)

    def _load(self, scope, keys, births):
        """Those of the numbers, and of their namesakes whoever may be born as a row says: few of those of the name."""
        inside = Cadre.objects.filter(scope.condition(Cadre.unit_path))
        namesakes = self.elsewhere if self.makes else bearing(births, inside)
        meant = {
            key for key, name, birth in namesakes if any(may_agree(birth, each) for each in births[name])
        }
        cadres = inside.filter(pk__in=keys | meant)
        private = [f"private__{name}" for name in relations_of(CadrePrivate)]
        cadres = cadres.select_related("private", *private, *relations_of(Cadre), "now__unit")
        is_open = Exists(Cadre.objects.for_user(self.user).filter(pk=OuterRef("pk")))
        known = {cadre.pk: Known(cadre, cadre.is_open) for cadre in cadres.annotate(is_open=is_open)}
        posts = PostHeld.objects.filter(cadre__in=known).select_related("post__title", "post__unit")
        for held in posts.order_by("pk"):
            known[held.cadre_id].posts.append(held)
        for got in Qualification.objects.filter(cadre__in=known).order_by("pk"):
            known[got.cadre_id].qualifications.append(got)
        return known

    def _unseen(self):
        """The births of people outside the scope by name: whoever enters one of them anew is asked."""
        births: dict[str, list] = {}
        for key, name, birth in self.elsewhere:
            if key not in self.known:
                births.setdefault(name, []).append(birth)
        return births

    def match(self, person: PersonRow) -> PersonMatch:
        """The person of a row; what speaks against a number is put on the row as a fault."""
        match = self._match(person)
        return self._renamed(person, match.known) if self.makes and match.certain and match.known else match

    def _match(self, person):
        holders = {
            name: self.holders[name][person.facts[name]]
            for name in NUMBERS
            if person.facts.get(name) in self.holders[name]
        }
        for name, key in holders.items():
            if key not in self.known:
                person.wrong(name, ELSEWHERE.format(label=NUMBERS[name]))
        if len(set(holders.values())) > 1 and not person.is_wrong:
            person.wrong("citizen_id", TWO_RECORDS)
        if person.is_wrong:
            return PersonMatch(certain=False)
        if holders:
            name, key = next(iter(holders.items()))
            return self._by_number(person, name, self.known[key])
        return self._by_name(person)

    def _by_number(self, person, name, known):
        """A number decides, unless both name and birth speak against it."""
        born, other = person.facts.get("birth"), known.cadre.birth
        alike = known.cadre.name_fold == fold_name(person.facts["full_name"]) or (
            born and other and born.agrees(other)
        )
        if alike:
            return PersonMatch(known)
        match = self._asked(person, [known], named=False, unread=OTHER_NAME_UNREAD)
        if match.certain and match.known is None:
            person.wrong(name, TAKEN)
        return match

    def _renamed(self, person, known):
        """Another name of somebody on record is kept there unless somebody says otherwise."""
        name = person.facts["full_name"]
        person.written_name = "" if known.is_open else name
        if not adds_nothing(name, known.cadre.full_name):
            if not known.is_open:
                return self._left(person, OTHER_NAME_UNREAD)
            words = {"known": known.describe(), "name": name}
            options = [
                (KEEP, KEEP_NAME.format(**words)),
                (RENAME, TAKE_NAME.format(**words)),
                (LEFT, "Để lại"),
            ]
            text = OTHER_NAME.format(row=person.row.number, **words)
            answer = self._answer(person, text, tuple(options), about="name")
            if answer == RENAME:
                return PersonMatch(known)
            person.facts["full_name"] = known.cadre.full_name
            return PersonMatch(known, certain=bool(answer))
        person.facts["full_name"] = known.cadre.full_name
        return PersonMatch(known)

    def surely(self, person: PersonRow) -> Known | None:
        """The one whom name and birth leave no doubt about, or None; nothing is asked."""
        sure = [known for known in self._namesakes(person) if is_surely(person, known)]
        return sure[0] if len(sure) == 1 else None

    def _namesakes(self, person):
        candidates = self.by_name.get(fold_name(person.facts["full_name"]), [])
        return [known for known in candidates if could_be(person, known)]

    def _by_name(self, person):
        sure = self.surely(person)
        if sure and not (self.makes and moved_or_told_apart(person, sure)):
            return PersonMatch(sure)
        candidates = self._namesakes(person)
        if candidates:
            return self._asked(person, candidates, named=self.makes)
        return self._met_elsewhere(person)

    def _asked(self, person, candidates, *, named, unread=NAMESAKES_UNREAD):
        """Of a row that makes a person the question that the page asks, where the person may also be on record.

        Where one of those who may be meant is not for the importer's eyes, the row is left to somebody who may read.
        """
        if not all(known.is_open for known in candidates):
            return self._left(person, unread, len(candidates))
        options = [(str(known.cadre.pk), SAME.format(known=known.describe())) for known in candidates]
        text = "có thể là " + "; ".join(known.describe() for known in candidates)
        if named:
            text = found(candidates)
        last = ((OTHER, DIFFERENT if named else SOMEBODY_ELSE), (LEFT, "Để lại"))
        proposal = None if could_be(person, candidates[0]) else LEFT
        answer = self._answer(person, f"Dòng {person.row.number}: {text}", (*options, *last), proposal)
        if not answer or answer == OTHER:
            return PersonMatch(certain=answer == OTHER)
        return PersonMatch(self.known[int(answer)])

    def _met_elsewhere(self, person):
        """A person outside the scope is nobody whom the row may mean, but may be the same entered twice."""
        births = self.unseen.get(fold_name(person.facts["full_name"]), ())
        if not any(births_agree(birth, person.facts.get("birth")) for birth in births):
            return PersonMatch()
        text = f"Dòng {person.row.number}: {out_of_sight()}"
        answer = self._answer(person, text, ((OTHER, DIFFERENT), (LEFT, "Để lại")), LEFT)
        return PersonMatch(certain=answer == OTHER)

    def _left(self, person, text, count=1):
        """The importer learns that there is something to compare, no more; who reads the records brings the row in."""
        words = {
            "row": person.row.number,
            "office": office_body(),
            "count": ONE_RECORD if count == 1 else count,
        }
        options = ((LEFT, LEFT_TO_READERS.format(**words)),)
        self._answer(person, text.format(**words), options, LEFT)
        return PersonMatch(certain=False)

    def _answer(self, person, text, options, proposal=None, about="person"):
        key = f"{about}:{person.row.sheet}:{person.row.number}"
        first = options[0][0] if proposal is None else proposal
        person.asked = key if about == "person" else person.asked
        question = Question(
            key, "person", text, options, first, 0, lasting=f"{about}:{lasting_words(person)}"
        )
        return self.questions.ask(question)


def births_by_name(people: Iterable[PersonRow]) -> dict[str, set[PartialDate | None]]:
    """How the people of each name are born, as the rows say it."""
    births: dict[str, set[PartialDate | None]] = {}
    for person in people:
        if name := fold_name(person.facts.get("full_name", "")):
            births.setdefault(name, set()).add(person.facts.get("birth"))
    return births


def bearing(names: Collection[str], people: QuerySet) -> list[tuple[int, str, PartialDate | None]]:
    """Key, name and birth of everybody of these names."""
    return list(people.filter(name_fold__in=names).values_list("pk", "name_fold", "birth"))


def found(candidates: Sequence[Known]) -> str:
    """What the page says of namesakes: who they are."""
    return FOUND.format(people="; ".join(described(known.cadre) for known in candidates))


def moved_or_told_apart(person: PersonRow, known: Known) -> bool:
    """Whether name and birth alone do not say enough: another unit, or two such people in one file."""
    return person.told_apart or (person.unit is not None and person.unit.pk != known.cadre.now.unit_id)


def could_be(person: PersonRow, known: Known) -> bool:
    """Namesakes whose births do not contradict each other."""
    return may_agree(person.facts.get("birth"), known.cadre.birth)


def may_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """An unknown birth contradicts nothing."""
    return not one or not other or one.agrees(other)


def is_surely(person: PersonRow, known: Known) -> bool:
    """Born on the same known day, or as far as known and of the same unit; no number speaks against it."""
    born = person.facts.get("birth")
    if not born or born != known.cadre.birth:
        return False
    if born.precision != "day" and fold(known.cadre.now.unit.name) not in fold(person.workplace):
        return False
    numbers = [(person.facts.get(name), getattr(known.private, name, None)) for name in NUMBERS]
    return not any(new and old and new != old for new, old in numbers)
