import pytest

from index.plan import Level
from index.titles import issuer_of, level_of, split_plans, year_of

BODY = "一、责任\n1.甲。\n2.乙。\n3.丙。\n"


def test_several_titles_make_several_plans() -> None:
    text = f"甲镇2023年工作要点\n{BODY}乙镇2024年工作要点\n{BODY}"
    plans, doubts = split_plans(text, "a.txt")
    assert [plan.title for plan in plans] == ["甲镇2023年工作要点", "乙镇2024年工作要点"]
    assert text[plans[0].body_start : plans[0].end].strip() == BODY.strip()
    assert doubts == ()


@pytest.mark.parametrize("count", ["2篇", "（两篇）", "二篇"])
def test_a_collection_counts_its_plans(count: str) -> None:
    text = f"甲区2024年工作要点{count}甲区2024年工作要点一为做好工作。甲区2024年工作要点二为落实。"
    plans, doubts = split_plans(text.replace("两", "2"), "a.txt")
    assert [plan.title for plan in plans] == ["甲区2024年工作要点一", "甲区2024年工作要点二"]
    assert doubts == ()


def test_a_promise_that_is_not_kept_is_said() -> None:
    _, doubts = split_plans(
        "甲区工作要点5篇甲区工作要点一为做好工作。甲区工作要点二为落实。", "a.txt"
    )
    assert doubts == ("标题说有5篇，找到2篇。",)


def test_a_number_behind_the_title_number_is_left_to_the_body() -> None:
    text = "甲区工作要点2篇甲区工作要点一一、责任。甲区工作要点二一、治理。"
    plans, _ = split_plans(text, "a.txt")
    assert [plan.title for plan in plans] == ["甲区工作要点一", "甲区工作要点二"]


def test_without_a_title_the_file_name_serves() -> None:
    plans, doubts = split_plans("1.甲甲甲。\n2.乙乙乙。", "某镇.txt")
    assert plans[0].title == "某镇"
    assert doubts == ("没有找到标题，用文件名代替。",)


@pytest.mark.parametrize(
    ("title", "year", "issuer", "level"),
    [
        ("云津市2024年安全生产工作要点", 2024, "云津市", Level.CITY),
        ("临江区2023年安全生产工作要点", 2023, "临江区", Level.DISTRICT),
        ("青石镇2024年安全生产工作要点", 2024, "青石镇", Level.TOWNSHIP),
        ("国务院安委会2024年工作要点", 2024, "国务院安委会", Level.NATION),
        ("安全生产工作要点", None, "", Level.UNKNOWN),
    ],
)
def test_year_issuer_and_level(title: str, year: int | None, issuer: str, level: Level) -> None:
    assert (year_of(title, ""), issuer_of(title), level_of(title)) == (year, issuer, level)
