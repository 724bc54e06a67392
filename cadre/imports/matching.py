"""Who of the people on record a row speaks of: by citizen number, Party card, then name and birth."""

from collections.abc import Sequence

from django.db.models import Q

from cadre.fields import relations_of
from cadre.imports.known import Known, PersonMatch
from cadre.imports.rows import PersonRow
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.scope.units import Scope
from foundation.core.text import fold, fold_name
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.imports.units import LEFT

NUMBERS = {"citizen_id": "Số CCCD", "party_card_no": "Số thẻ đảng viên"}
ELSEWHERE = (
    "{label} này chưa ghi được cho đồng chí này; kiểm tra lại số hoặc hỏi cơ quan tổ chức cán bộ cấp trên."
)
TWO_RECORDS = "Số CCCD và số thẻ đảng viên thuộc hai hồ sơ khác nhau; kiểm tra lại hai số."
TAKEN = "Số này đang ghi ở hồ sơ đồng chí khác; kiểm tra lại số."
OTHER = "other"


class People:
    """The people of the units in the scope whom the rows can mean, loaded in a fixed number of queries.

    Of anyone else only the numbers in use are known.
    """

    def __init__(self, people: Sequence[PersonRow], scope: Scope, questions: Questions) -> None:
        self.questions = questions
        numbers = {name: {p.facts[name] for p in people if p.facts.get(name)} for name in NUMBERS}
        names = {fold_name(p.facts.get("full_name", "")) for p in people} - {""}
        in_use = CadrePrivate.objects.filter(
            Q(citizen_id__in=numbers["citizen_id"]) | Q(party_card_no__in=numbers["party_card_no"])
        ).values_list("cadre_id", *NUMBERS)
        self.holders = {name: {} for name in NUMBERS}
        for key, *values in in_use:
            for name, value in zip(NUMBERS, values, strict=True):
                if value:
                    self.holders[name][value] = key
        self.known = self._load(scope, {key for key, *_ in in_use}, names)
        self.by_name = {}
        for known in self.known.values():
            self.by_name.setdefault(known.cadre.name_fold, []).append(known)

    def _load(self, scope, keys, names):
        cadres = Cadre.objects.filter(scope.condition(Cadre.unit_path)).filter(
            Q(pk__in=keys) | Q(name_fold__in=names)
        )
        private = [f"private__{name}" for name in relations_of(CadrePrivate)]
        cadres = cadres.select_related("private", *private, *relations_of(Cadre), "now__unit")
        known = {cadre.pk: Known(cadre) for cadre in cadres}
        posts = PostHeld.objects.filter(cadre__in=known).select_related("post__title", "post__unit")
        for held in posts.order_by("pk"):
            known[held.cadre_id].posts.append(held)
        for got in Qualification.objects.filter(cadre__in=known).order_by("pk"):
            known[got.cadre_id].qualifications.append(got)
        return known

    def match(self, person: PersonRow) -> PersonMatch:
        """The person of a row; what speaks against a number is put on the row as a fault."""
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
        match = self._asked(person, [known])
        if match.certain and match.known is None:
            person.wrong(name, TAKEN)
        return match

    def surely(self, person: PersonRow) -> Known | None:
        """The one whom name and birth leave no doubt about, or None; nothing is asked."""
        sure = [known for known in self._namesakes(person) if is_surely(person, known)]
        return sure[0] if len(sure) == 1 else None

    def _namesakes(self, person):
        candidates = self.by_name.get(fold_name(person.facts["full_name"]), [])
        return [known for known in candidates if could_be(person, known)]

    def _by_name(self, person):
        sure = self.surely(person)
        if sure:
            return PersonMatch(sure)
        candidates = self._namesakes(person)
        return self._asked(person, candidates) if candidates else PersonMatch()

    def _asked(self, person, candidates):
        options = [(str(known.cadre.pk), f"Đúng là đồng chí {known.describe()}") for known in candidates]
        options += [(OTHER, "Người khác"), (LEFT, "Để lại")]
        text = f"Dòng {person.row.number}: có thể là " + "; ".join(known.describe() for known in candidates)
        key = f"person:{person.row.sheet}:{person.row.number}"
        answer = self.questions.ask(Question(key, "person", text, tuple(options), options[0][0], 0))
        if not answer or answer == OTHER:
            return PersonMatch(certain=answer == OTHER)
        return PersonMatch(self.known[int(answer)])


def could_be(person: PersonRow, known: Known) -> bool:
    """Namesakes whose births do not contradict each other; an unknown birth contradicts nothing."""
    born, other = person.facts.get("birth"), known.cadre.birth
    return not born or not other or born.agrees(other)


def is_surely(person: PersonRow, known: Known) -> bool:
    """Born on the same known day, or as far as known and of the same unit; no number speaks against it."""
    born = person.facts.get("birth")
    if not born or born != known.cadre.birth:
        return False
    if born.precision != "day" and fold(known.cadre.now.unit.name) not in fold(person.workplace):
        return False
    numbers = [(person.facts.get(name), getattr(known.private, name, None)) for name in NUMBERS]
    return not any(new and old and new != old for new, old in numbers)
