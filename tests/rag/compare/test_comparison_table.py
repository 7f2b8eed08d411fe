"""A comparison as a person sees it."""

from rag.compare.comparison_table import comparison_table, summary
from rag.service import Service


def test_two_years(service: Service) -> None:
    ids = {plan.title: plan.id for plan in service.plans()}
    found = service.compare(
        ids["临江区2023年安全生产工作要点"], ids["临江区2024年安全生产工作要点"]
    )
    table = comparison_table(found)
    assert len(table.rows) == len(found.changes)
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert summary(found) == "新增 8 条，取消 6 条，有变化 29 条，一致 0 条。"
    row = next(row for row in table.rows if "高层建筑整治" in row.cells[2].text)
    assert row.mark == row.cells[0].text == "有变化"
    assert "136栋" in row.cells[1].text and "148栋" in row.cells[2].text
    assert row.cells[3].text.startswith("时限：10月底前 → 12月底前；数字：136栋 → 148栋、21栋")
    gone = next(row for row in table.rows if "非煤矿山" in row.cells[1].text)
    assert (gone.mark, gone.cells[2].text) == ("取消", "—")
    assert "12月底前，完成1家资源枯竭采石场的关闭和复绿。（区应急局牵头" in gone.cells[1].text
    new = next(row for row in table.rows if "强化重点人员培训" in row.cells[2].text)
    assert new.cells[3].text == "相近内容见甲：四、›24. 开展安全宣传培训"


def test_plans_beside_each_other_drop_nothing(service: Service) -> None:
    ids = {plan.title: plan.id for plan in service.plans()}
    found = service.compare(
        ids["临江区2024年安全生产工作要点"], ids["云津市2024年安全生产工作要点"]
    )
    marks = {row.mark for row in comparison_table(found).rows}
    assert marks == {"仅甲有", "仅乙有", "有变化"}
    assert "取消" not in summary(found)
    assert not any(
        "取消" in cell.text[:4] for row in comparison_table(found).rows for cell in row.cells[3:]
    )
