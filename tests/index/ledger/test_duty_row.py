from index.ledger.duty_row import DutyRow, read_row
from index.ledger.units import Roles


def test_columns_say_roles_deadline_and_frequency() -> None:
    row = read_row(
        "工作任务：整改隐患；责任单位：区应急局、各镇街；频次：每季度1次；时间要求：6月", 2024
    )
    roles = Roles(responsible=("区应急局",), collective=("各镇街",))
    assert row == DutyRow(roles, ("6月",), ("每季度1次",))


def test_a_cell_may_hold_semicolons_and_roles_of_its_own() -> None:
    row = read_row(
        "任务：一是排查；二是整改；责任单位：区住建局牵头；区应急局配合；配合单位：区司法局。", 2024
    )
    assert row.roles == Roles(leads=("区住建局",), supporting=("区应急局", "区司法局"))


def test_people_and_matters_are_no_units() -> None:
    row = read_row("责任事项：用电安全；责任领导：张三；责任人：李四；牵头单位：/", 2024)
    assert row.roles == Roles()


def test_units_of_lines_that_ran_together() -> None:
    row = read_row("牵头单位：区应急局区住建局；责任科室：市公安局X分局/区司法局", 2024)
    assert row.roles.leads == ("区应急局", "区住建局")
    assert row.roles.responsible == ("市公安局X分局", "区司法局")


def test_every_deadline_of_a_row() -> None:
    row = read_row(
        "任务：5-10月防溺水；完成时限：6月底前出方案，12月底前完成；责任单位：区教育局", 2024
    )
    assert row.deadlines == ("5-10月", "6月底前", "12月底前")
    assert read_row("完成时限：长期坚持；责任单位：区教育局", 2024).deadlines == ("长期坚持",)


def test_a_month_is_a_deadline_and_a_section_a_unit() -> None:
    row = read_row("月份：6月；工作内容：演练；责任股室：安全股", 2024)
    assert row == DutyRow(Roles(responsible=("安全股",)), ("6月",), ())
