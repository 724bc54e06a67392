"""What was decided of entries, beside what is known on the day that is asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cadre.models.people import CadreNow
from foundation.core import clock
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import Finding, FindingLevel, conclusion
from office.regulations.models import RuleSet
from planning.models import ApprovedLine, PlanningEntry
from planning.posts import PersonPosts

KNOWN = {FindingLevel.PASS, FindingLevel.FAIL}


def load_decided(entries: Iterable[PlanningEntry], day: datetime.date) -> None:
    """Put on each entry the line that its last decision, signed by the day, approved; one query."""
    entries = list(entries)
    lines = ApprovedLine.objects.in_force([entry.pk for entry in entries], day)
    for entry in entries:
        line = entry.approved_line = lines.get(entry.pk)
        entry.approved_person = line and line.person(entry.cadre)


def kept_findings(entry: PlanningEntry) -> list[Finding]:
    """What was found when it was decided; nothing where that was not kept."""
    line = entry.approved_line
    return [Finding.from_json(kept) for kept in line.findings] if line and line.verdict else []


def approved_facts(entry: PlanningEntry) -> list[str]:
    """Facts as approved by which somebody retires, those that are known otherwise now: ["ngày sinh 10/09/1979 …"]."""
    line, cadre = entry.approved_line, entry.cadre
    if line is None:
        return []
    words = [
        f"ngày sinh {line.birth}" if line.birth != cadre.birth else "",
        f"giới tính {line.get_sex_display().lower()}" if line.sex != cadre.sex else "",
    ]
    found = ", ".join(filter(None, words))
    return [f"{found} trong danh sách đã phê duyệt"] if found else []


def workplace(posts: PersonPosts) -> str:
    """Post and unit on the day, or that the person had left by then, or had no post yet."""
    if posts.main is None:
        return str((CadreNow.Status.LEFT if posts.former else CadreNow.Status.NO_POST).label)
    return f"{posts.main.post.title}, {posts.main.post.unit}"


@dataclass(frozen=True)
class CurrentView:
    """What is known of a decided entry on the day: where the person works, and the finding by the set in force then."""

    day: datetime.date
    posts: PersonPosts
    rules: RuleSet | None
    findings: list[Finding]
    finding: Finding | None

    @property
    def opening(self) -> str:
        return "Hiện nay" if self.day == clock.today() else f"Ngày {self.day:%d/%m/%Y}"

    @property
    def conclusion(self) -> str:
        return conclusion(self.findings)

    def changes(
        self, entry: PlanningEntry, shown: Finding | None, findings: Iterable[Finding] = ()
    ) -> list[str]:
        """What differs from what was decided, each in words; `shown` is the finding of the list, the gravest of all
        its `findings`.
        """
        verdicts = verdict_change(shown, self.finding)
        return [*fact_changes(entry, self.posts), *verdicts, *learned(shown, findings, self.findings)]


def fact_changes(entry: PlanningEntry, posts: PersonPosts) -> list[str]:
    line, cadre = entry.approved_line, entry.cadre
    birth = f"ngày sinh {cadre.birth}" if cadre.birth else "không ghi ngày sinh"
    group = str(cadre.ethnic_group or "")
    pairs = [
        (line.name, cadre.full_name, f"họ tên {cadre.full_name}"),
        (line.birth, cadre.birth, birth),
        (line.sex, cadre.sex, f"giới tính {cadre.get_sex_display().lower()}"),
        (line.ethnic_group, group, f"dân tộc {group}" if group else "không ghi dân tộc"),
        (
            line.workplace if line.post else "",
            workplace(posts) if posts.main or line.post else "",
            workplace(posts),
        ),
        (line.title, str(entry.target.post), f"chức danh quy hoạch {entry.target.post}"),
    ]
    return [words for before, now, words in pairs if before != now]


def learned(shown: Finding | None, before: Iterable[Finding], now: Iterable[Finding]) -> list[str]:
    """What has come to or gone from the standards of the title, where the verdict of the list does not tell it.

    Somebody may have learned one thing and still lack another, or be kept back by another condition.
    """
    then, since = of_standards(before), of_standards(now)
    if then is None or since is None or not {then.level, since.level} <= KNOWN:
        return []
    if then.verdict != since.verdict:
        told = shown is not None and shown.condition == Condition.STANDARDS
        return [] if told else [f"{since.words} ({lower_first(since.text)})"]
    return [f"{lower_first(since.text)}: {since.reason}"] if since.reason != then.reason else []


def of_standards(findings: Iterable[Finding]) -> Finding | None:
    return next((finding for finding in findings if finding.condition == Condition.STANDARDS), None)


def verdict_change(shown: Finding | None, now: Finding | None) -> list[str]:
    """The verdict of the day, where it is another one and both are known."""
    if shown is None or now is None or FindingLevel.UNKNOWN in (shown.level, now.level):
        return []
    if shown.verdict == now.verdict:
        return []
    figure = f": {now.figure}" if now.figure else ""
    return [f"{now.words} ({now.text[:1].lower()}{now.text[1:]}{figure})"]
