from datetime import date

from index.ledger.dated import DatedTask, dated_tasks
from index.ledger.duties import duties_of
from tests.index.documents import plan_of


def tasks(text: str) -> tuple[DatedTask, ...]:
    plan = plan_of(text)
    found = dated_tasks(plan, duties_of(plan))
    assert all(plan.text[task.start : task.end] == task.task for task in found)
    return found


def test_each_sentence_has_its_own_deadlines_and_who_carries_it() -> None:
    first, second, third = tasks(
        "1.消防安全。6月底前完成体检。9月底前、年底前各通报1次。（责任单位：区应急局）4月底前报名。\n2.其他。要检查。"
    )
    assert (first.task, first.address) == ("6月底前完成体检。", "1.")
    assert [due.last for due in first.dues] == [date(2024, 6, 30)]
    assert first.duty is not None and first.duty.responsible == ("区应急局",)
    assert second.duty == first.duty
    assert [due.last for due in second.dues] == [date(2024, 9, 30), date(2024, 12, 31)]
    assert (third.task, third.duty) == ("4月底前报名。", None)


def test_a_heading_may_hold_the_deadline() -> None:
    (task,) = tasks(
        "1. 6月底前完成体检\n明确责任，逐栋检查。（责任单位：区应急局）\n2.其他。要检查。"
    )
    assert task.task == "6月底前完成体检"
    assert task.duty is not None and task.duty.deadlines == ("6月底前",)


def test_a_note_or_the_line_behind_it_may_hold_the_deadline() -> None:
    for text in (
        "1.体检。逐栋检查。（责任单位：区应急局；完成时限：6月底前）\n2.其他。要检查。",
        "1.体检。逐栋检查。\n责任单位：区应急局\n完成时限：6月底前\n2.其他。要检查。",
    ):
        (task,) = tasks(text)
        assert (task.task, task.dues[0].words) == ("逐栋检查。", "6月底前")
        assert task.duty is not None and task.duty.responsible == ("区应急局",)


def test_who_signed_when_and_what_was_built_before_are_no_tasks() -> None:
    assert (
        tasks(
            "青石镇安全生产委员会2024年3月18日\n1.房屋。整治2005年底前投用的厂房。\n2.其他。要检查。"
        )
        == ()
    )
