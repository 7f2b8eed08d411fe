"""A true sentence in the wrong place: another clause or plan cited, two clauses made into one."""

from collections.abc import Iterator, Sequence
from random import Random

from eval.adversarial.case import Case, bare_note, cited_by
from eval.adversarial.names import core, short
from eval.probes.ground import Statement
from index.ledger.values import deadlines
from index.numerals import to_chinese


def wrong_places(
    own: Statement, others: Sequence[Statement], titles: Sequence[str], luck: Random
) -> Iterator[Case]:
    """The sentence with what is not its own: citation, plan, deadline, units, count."""
    other = luck.choice(others)
    if own.text not in other.plan.quote(other.clause):
        yield Case("别处的引文", False, own.text, cited_by(other))
    for title in luck.sample(list(titles), min(2, len(titles))):
        if title != own.plan.title:
            said = luck.choice([f"《{title}》：{own.text}", f"《{title}》要求，{own.text}"])
            yield Case("别的计划", False, said, cited_by(own))
    if own.plan.year:
        yield Case("别的计划", False, f"{own.plan.year - 1}年要点：{own.text}", cited_by(own))
    yield from _stitched(own, other, luck)
    wrong_count = luck.choice([3, 4, 5])
    both = (*cited_by(own), *cited_by(other))
    if own.clause is not other.clause and not own.text.startswith("共"):
        yield Case("计数", False, f"共{wrong_count}项：{own.text}", both)
        yield Case("计数", False, f"共{to_chinese(wrong_count)}项。", both)


def _stitched(own: Statement, other: Statement, luck: Random) -> Iterator[Case]:
    """Two clauses, both cited, made into one sentence that neither says."""
    if own.clause is other.clause:
        return
    cited = (*cited_by(own), *cited_by(other))
    task = own.text.rstrip("。")
    leads = (*other.duty.leads, *other.duty.responsible) if other.duty and other.note else ()
    spoken = short(own.text + own.note)
    if leads and core(leads[0]) not in spoken and own.note:
        yield Case("拼接单位", False, f"{task}，由{leads[0]}牵头。", cited)
        yield Case("拼接单位", False, f"{bare_note(other.note)}：{own.text}", cited)
        yield Case("拼接单位", False, f"{task}{other.note}", cited)
    for due in deadlines(other.text):
        mine = deadlines(own.text)
        if due in own.text or not mine or "月" not in due:
            continue
        yield Case("拼接时限", False, own.text.replace(mine[0], due), cited)
        yield Case("拼接时限", False, f"{due}，{own.text}", cited)
        yield Case("拼接时限", False, f"{task}，{due}完成。", cited)


def wrong_within(clause: Sequence[Statement]) -> Iterator[Case]:
    """Deadline and units of one sentence with the task of another sentence of the same clause."""
    for own in clause:
        for other in clause:
            if own is other:
                continue
            mine, its = deadlines(own.text), deadlines(other.text)
            cited = tuple(dict.fromkeys((*cited_by(own), *cited_by(other))))
            if mine and its and mine[0] not in other.text and its[0] not in own.text:
                yield Case("同条错配", False, own.text.replace(mine[0], its[0]), cited)
            if own.note and other.note and own.note != other.note:
                said = f"{bare_note(other.note)}：{own.text}"
                mine_units = {core(unit) for unit in own.duty.units()} if own.duty else set()
                its_units = {core(unit) for unit in other.duty.units()} if other.duty else set()
                if not mine_units & its_units:
                    yield Case("同条错配", False, said, cited)
