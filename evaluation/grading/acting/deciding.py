"""What a decision writes: the result that all else reads. A fixed number of statements for any number of rows."""

from collections.abc import Sequence
from typing import Any

from evaluation.grading.acting.gates import grade_of, put_results
from evaluation.grading.choices import Given
from evaluation.models import Evaluation, GradingLine, GradingStep
from foundation.core.acts.act import Asked
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from foundation.core.saving.columns import update_rows

# What a later paper changes of a result: when, where and in which post it was given stays.
WRITTEN = ["grade", "not_graded_reason", "member_grade", "decision_no", "decision_on"]
DECIDING = ("evaluation.decide", "evaluation.decide_above", "evaluation.record_result")
DECIDING += ("evaluation.take_over_result",)
ANSWERING = "evaluation.answer_complaint"


def paper_of(asked: Asked) -> dict[str, Any]:
    """Number and day of the paper: of a decision the day of effect is its day."""
    return {
        "decision_no": asked.get("decision_no", ""),
        "decision_on": asked.get("decision_on") or asked.get("on"),
    }


def write_results(cases: Sequence[Case]) -> None:
    """The result of each row, made or brought up to date; the act's facts loaded what stands."""
    write([(case.row, paper_of(case.asked)) for case in cases])


def write(papers: Sequence[tuple[GradingLine, dict[str, Any]]]) -> None:
    new = [made(line, paper) for line, paper in papers if not line.result]
    old = [line.result for line, _ in papers if line.result]
    for line, paper in papers:
        for name, value in {**grade_of(line), **paper}.items() if line.result else ():
            setattr(line.result, name, value)
    Evaluation.objects.bulk_create(new)
    update_rows(Evaluation, old, WRITTEN)


def made(line: GradingLine, paper: dict[str, Any]) -> Evaluation:
    place = {"unit_id": line.unit_id, "post_words": line.post_words, "title_id": line.title_id}
    about = {"cadre_id": line.cadre_id, "year": line.year, "line": line}
    return Evaluation(**about, **place, **grade_of(line), **paper)


def take_results_away(cases: Sequence[Case]) -> None:
    """Of rows that are opened again: nothing is decided of them any more."""
    delete([case.row for case in cases])


def take_results_back(pairs: Sequence[tuple[GradingLine, Step]]) -> None:
    delete([line for line, _ in pairs])


def delete(lines: Sequence[GradingLine]) -> None:
    Evaluation.objects.filter(line__in=[line.pk for line in lines]).delete()


def recorded(line: GradingLine, asked: Asked) -> dict[str, Any]:
    """What a sheet says of the grade; what it leaves out stays as the row has it."""
    member = asked.get("member_grade") or line.member_grade
    reason = asked.get("not_graded_reason") or line.not_graded_reason
    return {"grade": asked["grade"], "not_graded_reason": reason, "member_grade": member}


def taken_over(line: GradingLine, asked: Asked) -> dict[str, Any]:
    """The grade of a result that was there before; what the office meant to decide gives way."""
    result = line.other_result
    return {
        "grade": result.grade or Given.NOT_GRADED,
        "not_graded_reason": result.not_graded_reason,
        "member_grade": result.member_grade,
    }


def tie_results(cases: Sequence[Case]) -> None:
    """Results that were there before are those of their rows from now on; the step bears their papers."""
    results = [case.row.other_result for case in cases]
    for case, result in zip(cases, results, strict=True):
        result.line = case.row
        case.kept |= {"decision_no": result.decision_no, "decision_on": result.decision_on}
    update_rows(Evaluation, results, ["line"])


def untie_results(pairs: Sequence[tuple[GradingLine, Step]]) -> None:
    """They stay, as somebody wrote them."""
    Evaluation.objects.filter(line__in=[line.pk for line, _ in pairs]).update(line=None)


def answered(line: GradingLine, asked: Asked) -> dict[str, Any]:
    """The columns that an answer writes: the new grade, if there is one."""
    if not (new := asked.get("grade")):
        return {}
    reason = asked.get("not_graded_reason") if new == Given.NOT_GRADED else line.not_graded_reason
    return {"grade": new, "not_graded_reason": reason}


def write_answers(cases: Sequence[Case]) -> None:
    write([(case.row, paper_of(case.asked)) for case in cases if case.asked.get("grade")])


def put_answers_back(pairs: Sequence[tuple[GradingLine, Step]]) -> None:
    """The grade of before stands again, with the paper that gave it."""
    lines = [line for line, step in pairs if "grade" in step.before]
    put_results(lines)
    papers = papers_of(lines, {step.pk for _, step in pairs})
    write([(line, papers[line.pk]) for line in lines])


def papers_of(lines: Sequence[GradingLine], without: set[int]) -> dict[int, dict[str, Any]]:
    """{row: number and day of the last paper that gave its grade}, steps that are being undone left out; one query."""
    steps = GradingStep.objects.standing().of([line.pk for line in lines]).exclude(pk__in=without)
    found = {}
    for step in steps:
        if step.act in DECIDING or (step.act == ANSWERING and "grade" in step.before):
            found[step.line_id] = {
                "decision_no": step.decision_no,
                "decision_on": step.decision_on or step.on,
            }
    return found
