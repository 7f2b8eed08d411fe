"""Two whole plans side by side, checked against what a person read in both documents."""

from pathlib import Path

import pytest

from index.embedder import SentenceTransformerEmbedder
from index.library import Library
from index.plan import Level, Plan
from index.settings import Settings
from rag.compare.change import Change, Comparison, Field, Kind
from rag.service import Service
from tests.rag.plans import plan

# Clause of 2024 (by its heading), field, what only 2023 says, what only 2024 says.
READ = (
    ("强化党政领导责任", Field.DEADLINE, "3月底前", "4月底前"),
    ("强化党政领导责任", Field.FREQUENCY, "每季度至少听取1次", "每月至少研究1次"),
    ("夯实部门监管责任", Field.DEADLINE, "6月底前", "5月底前"),
    ("夯实部门监管责任", Field.LEAD, "区安委办", "区委编办"),
    ("夯实部门监管责任", Field.SUPPORTING, "区委编办", "区安委办"),
    ("夯实部门监管责任", Field.FREQUENCY, "每半年至少召开1次", "每季度至少召开1次"),
    ("夯实部门监管责任", Field.FIGURE, "11个", "13个"),
    ("压实企业主体责任", Field.FIGURE, "30家", "45家"),
    ("压实企业主体责任", Field.FREQUENCY, "每月带队自查不少于1次", "每月带队自查不少于2次"),
    ("改进考核巡查方式", Field.DEADLINE, "10月底前", "9月底前"),
    ("管控危险化学品全链条风险", Field.FIGURE, "9家", "8家"),
    ("管控危险化学品全链条风险", Field.FREQUENCY, "每半年开展1次", "每季度开展1次"),
    ("深化工贸行业整治", Field.SUPPORTING, "区城管局", "区住建局"),
    ("严格特种设备监管", Field.FIGURE, "15年", "12年"),
    ("严格特种设备监管", Field.RESPONSIBLE, "区市场监管局", ""),
    ("严格特种设备监管", Field.LEAD, "", "区市场监管局"),
    ("高层建筑整治", Field.DEADLINE, "10月底前", "12月底前"),
    ("高层建筑整治", Field.SUPPORTING, "", "区机关事务中心"),
    ("沿街小场所整治", Field.FREQUENCY, "每季度至少排查1次", "每月至少排查1次"),
    ("开展电动自行车全链条整治", Field.FIGURE, "3000个", "5200个"),
    ("开展电动自行车全链条整治", Field.SUPPORTING, "", "区发改局"),
    ("防控城镇燃气风险", Field.FIGURE, "18公里", "26公里"),
    ("防控城镇燃气风险", Field.RESPONSIBLE, "区城管局", "区住建局"),
    ("防范道路交通风险", Field.FIGURE, "40处", "65处"),
    ("加强水上和渔业安全", Field.FREQUENCY, "每月检查1次", "每半月检查1次"),
    ("守护校园和养老机构安全", Field.RESPONSIBLE, "", "区消防救援大队"),
    ("推进分类分级执法", Field.FIGURE, "600家次", "750家次"),
    ("加大举报奖励力度", Field.FIGURE, "500元", "500元至2000元"),
    ("加强基层应急能力建设", Field.FIGURE, "4名", "6名"),
    ("提升应急救援水平", Field.FREQUENCY, "每年至少开展2次", "每季度至少开展1次"),
    ("开展安全宣传活动", Field.FIGURE, "20场", "30场"),
)


@pytest.fixture(scope="module")
def years(service: Service) -> Comparison:
    """临江区 2023 with 临江区 2024."""
    ids = {plan.title: plan.id for plan in service.plans()}
    return service.compare(ids["临江区2023年安全生产工作要点"], ids["临江区2024年安全生产工作要点"])


def by_heading(comparison: Comparison, heading: str) -> Change:
    """The change whose clause of the second plan has a heading."""
    return next(one for one in comparison.changes if one.after and one.after.heading == heading)


@pytest.mark.parametrize(("heading", "field", "before", "after"), READ)
def test_a_change_that_a_person_read(
    years: Comparison, heading: str, field: Field, before: str, after: str
) -> None:
    change = by_heading(years, heading)
    assert change.kind is Kind.CHANGED
    assert any(
        one.field is field
        and (before in one.before if before else True)
        and (after in one.after if after else True)
        for one in change.differences
    ), change.differences


def test_a_row_of_the_table_keeps_its_task_and_changes_its_date(years: Comparison) -> None:
    (change,) = (
        one
        for one in years.changes
        if one.before and one.after and "农村平交路口" in years.before.quote(one.before)
        and one.before.address.startswith("附件")
    )  # fmt: skip
    (only,) = change.differences
    assert (only.field, only.before, only.after) == (
        Field.DEADLINE,
        ("2023年11月15日前",),
        ("2024年10月底前",),
    )


def test_added_and_dropped_clauses(years: Comparison) -> None:
    dropped = [one.before for one in years.changes if one.kind is Kind.DROPPED]
    added = [one for one in years.changes if one.kind is Kind.ADDED]
    assert "推进非煤矿山安全整治" in [clause.heading for clause in dropped if clause]
    headings = {one.after.heading: one.near for one in added if one.after}
    assert headings["强化文旅场所监管"] is None
    split_from = headings["强化重点人员培训"]
    assert split_from is not None and split_from.heading == "开展安全宣传培训"


def test_no_clause_disappears_and_none_comes_twice(service: Service) -> None:
    plans = service.plans()
    for first in plans:
        for second in plans:
            if first is second:
                continue
            found = service.compare(first.id, second.id)
            before = [one.before.address for one in found.changes if one.before]
            after = [one.after.address for one in found.changes if one.after]
            assert sorted(before) == sorted(clause.address for clause in first.clauses)
            assert after == [clause.address for clause in second.clauses]


def test_every_word_of_a_difference_stands_at_its_place(service: Service) -> None:
    plans = service.plans()
    for second in plans[1:]:
        found = service.compare(plans[0].id, second.id)
        for change in found.changes:
            for one in change.differences:
                if one.place_before and one.field in (
                    Field.DEADLINE,
                    Field.FREQUENCY,
                    Field.FIGURE,
                ):
                    place = one.place_before
                    said = found.before.text[place.start : place.end]
                    assert all(words in said for words in one.before)
                if one.place_after and change.after:
                    assert change.after.start <= one.place_after.start < change.after.end


def test_a_comparison_turned_round_tells_the_same(service: Service, years: Comparison) -> None:
    back = service.compare(years.after.id, years.before.id)
    pairs = {(one.before, one.after) for one in years.changes if one.before and one.after}
    assert {(one.after, one.before) for one in back.changes if one.before and one.after} == pairs
    assert years.successive and not back.successive


def compared(
    first: Plan, second: Plan, home: Path, embedder: SentenceTransformerEmbedder
) -> Comparison:
    """Two plans made by hand, put into a library of their own."""
    library = Library(Settings(home=home), lambda: embedder)
    library.put([first, second])
    return Service(library, embedder).compare(first.id, second.id)


def test_the_same_rules_a_year_later_are_the_same(
    tmp_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    old = plan(
        "甲区2023年工作要点",
        "2023年4月底前完成隐患排查。（责任单位：区应急局）",
        "每季度检查一次，死亡人数比2022年下降8%。（责任单位：区安委办）",
        year=2023,
    )
    new = plan(
        "甲区2024年工作要点",
        "4月底前完成隐患排查。（责任单位：区应急管理局）",
        "每季度检查1次，死亡人数比2023年下降8%。（责任单位：区安委办）",
    )
    found = compared(old, new, tmp_path, embedder)
    assert [one.kind for one in found.changes] == [Kind.SAME, Kind.SAME]


def test_city_and_district_have_the_same_office(
    tmp_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    city = plan(
        "乙市2024年工作要点",
        "高层建筑每月检查1次。（市消防救援支队牵头，市应急局、市发改委配合）",
        level=Level.CITY,
    )
    district = plan(
        "甲区2024年工作要点",
        "高层建筑每月检查1次。（区消防救援大队牵头，区应急局、区住建局配合）",
    )
    (change,) = compared(city, district, tmp_path, embedder).changes
    (only,) = change.differences
    assert (only.field, only.before, only.after) == (Field.SUPPORTING, ("市发改委",), ("区住建局",))


def test_a_unit_that_a_sentence_names_itself_is_not_told_by_the_note(years: Comparison) -> None:
    """ "由区消防救援大队依法处罚" is not the work of the units in the next sentence's note."""
    change = by_heading(years, "开展电动自行车全链条整治")
    units = [one for one in change.differences if one.field is Field.RESPONSIBLE]
    assert units
    assert not any("区商务局" in one.after for one in units)
