"""Which plan a person means: by its id, by a part of its title, as 要点二 or as 2023年."""

from collections.abc import Sequence

from index.errors import InputError
from index.plan import Plan
from rag.references import find_references


def named_plan(words: str, plans: Sequence[Plan]) -> Plan:
    """The one plan that some words name; InputError with the titles when none or several do."""
    said = words.strip().strip("《》")
    found = (
        [plan for plan in plans if plan.id == said]
        or [plan for plan in plans if plan.title == said]
        or [plan for plan in plans if said and said in plan.title]
        or _referred(said, plans)
    )
    if len(found) == 1:
        return found[0]
    names = "".join(f"\n  {plan.id}  {plan.title}" for plan in found or plans)
    told = f"“{words}”对应 {len(found)} 个计划" if found else f"库中没有“{words}”这个计划"
    raise InputError(f"{told}。请用编号或标题中的几个字指定：{names or '（库是空的）'}")


def _referred(said: str, plans: Sequence[Plan]) -> list[Plan]:
    references = find_references(said, plans)
    if not references.named or references.missing:
        return []
    return [plan for plan in plans if plan.id in references.plan_ids]
