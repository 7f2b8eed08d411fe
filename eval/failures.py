"""What was wrong with an answer, in lines for a person who mends it."""

from collections.abc import Iterator, Mapping

from eval.facts import missing_facts
from eval.place import Place
from eval.run import Outcome


def failure_lines(outcome: Outcome) -> tuple[str, ...]:
    """The question, its faults, what was cited and said; nothing for a faultless answer."""
    faults = tuple(_faults(outcome))
    if not faults:
        return ()
    case, answer = outcome.case, outcome.answer
    asked = [f"  {turn.role}：{turn.content}" for turn in case.history]
    cited = [
        f"  引[{one.marker}] 《{one.plan_title}》{one.address}：{one.quote}"
        for one in answer.citations
    ]
    said = [f"  答 {line}" for line in answer.text.split("\n")]
    return (
        f"{case.id} [{case.kind}] {case.question}",
        *asked,
        *(f"  ✗ {fault}" for fault in faults),
        *cited,
        *said,
    )


def _faults(outcome: Outcome) -> Iterator[str]:
    if not outcome.case.answerable:
        if not outcome.refused:
            yield "不可答却作了回答"
        return
    if outcome.refused:
        yield f"可答却拒答（{outcome.answer.status.value}）"
    titles = {gold.plan_id: gold.plan_title for gold in outcome.case.gold} | {
        one.plan_id: one.plan_title for one in outcome.answer.citations
    }
    cited: frozenset[Place] = frozenset() if outcome.refused else outcome.cited
    for title, places in (("缺少", outcome.gold - cited), ("多引", cited - outcome.gold)):
        if places:
            yield f"{title}：{'、'.join(sorted(_name(place, titles) for place in places))}"
    missing = missing_facts(outcome.case.facts, outcome.said)
    if missing:
        yield f"缺少要点：{'；'.join('/'.join(group) for group in missing)}"


def _name(place: Place, titles: Mapping[str, str]) -> str:
    plan_id, item = place
    return f"《{titles[plan_id]}》" + (f"第{item}项" if isinstance(item, int) else item)
