"""What is wrong with an answer, in sentences for a person who mends it."""

from collections.abc import Iterator, Mapping

from eval.gold.place import Place
from eval.metrics.facts import missing_facts
from eval.metrics.spans import span_overlap
from eval.runs.outcome import Outcome


def faults_of(outcome: Outcome) -> Iterator[str]:
    """The faults of one answer; none for a faultless one."""
    if not outcome.case.answerable:
        if not outcome.refused:
            yield "不可答却作了回答"
        return
    if outcome.refused:
        yield f"可答却拒答（{outcome.answer.status.value}）"
    titles = {gold.plan_id: gold.plan_title for gold in outcome.case.gold} | {
        one.plan_id: one.plan_title for one in outcome.answer.cited
    }
    cited: frozenset[Place] = frozenset() if outcome.refused else outcome.cited
    for title, places in (("缺少", outcome.gold - cited), ("多引", cited - outcome.gold)):
        if places:
            yield f"{title}：{'、'.join(sorted(_name(place, titles) for place in places))}"
    missing = missing_facts(outcome.case.facts, outcome.said)
    if missing:
        yield f"缺少要点：{'；'.join('/'.join(group) for group in missing)}"
    if cited == outcome.gold and outcome.gold_spans:
        found = span_overlap(outcome.cited_spans, outcome.gold_spans).recall
        if found < 1:
            yield f"条款对，但标准句只引到 {found:.0%}"


def _name(place: Place, titles: Mapping[str, str]) -> str:
    plan_id, item = place
    return f"《{titles[plan_id]}》" + (f"第{item}项" if isinstance(item, int) else item)
