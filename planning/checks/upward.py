"""Whether the title planned for is higher than the one held."""

from office.regulations.conditions import Condition
from office.regulations.findings import Finding, unconfirmed
from office.regulations.models import RuleSet
from planning.checks.evidence import answered, lacking, of_rule, stands
from planning.checks.facts import EntryFacts
from planning.title_ranks import RankedTitle

SEATED = "đang giữ chính chức danh quy hoạch"
AGAIN = "quy hoạch để tái cử"
NOT_HIGHER = "chức danh quy hoạch không cao hơn chức danh đang giữ"
NO_POST, NO_RANK = "chức vụ đang giữ", "bậc của chức danh {}"


def higher_title(facts: EntryFacts, rules: RuleSet | None) -> Finding | None:
    """Whether the title ranks above that of the main post; None where the set lets plan for any.

    Who holds the very title is planned for no higher one, whatever its rank, unless to be elected again.
    """
    rule, step = facts.rule(rules, "upward_only"), facts.known.step
    if step is None or (stands(rule) and not rule.figure):
        return None
    both = [step.planned, *([step.held] if step.held else [])]
    held = f"đang giữ {in_words(step.held)}; " if step.held else ""
    source = f"{held}quy hoạch {in_words(step.planned)}"
    evidence = of_rule(Condition.HIGHER_TITLE, rule) | {"source": source}
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    if step.seated or (step.held and step.held.title == step.planned.title):
        return answered(rule, met=facts.reelected, **evidence, reason=AGAIN if facts.reelected else SEATED)
    if step.held is None:
        return lacking(rule, NO_POST, **evidence)
    if unranked := [NO_RANK.format(each.title.name) for each in both if each.rank is None]:
        return lacking(rule, ", ".join(unranked), **evidence)
    higher = step.planned.rank.place < step.held.rank.place
    return answered(rule, met=higher, **evidence, reason="" if higher else NOT_HIGHER)


def in_words(ranked: RankedTitle) -> str:
    """The title, with its rank and what that rests on where it is known."""
    return f"{ranked.rank} ({ranked.rank.document})" if ranked.rank else ranked.title.name
