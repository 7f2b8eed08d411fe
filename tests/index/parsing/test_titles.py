from dataclasses import replace

import pytest

from index.notices.issuer import issuer_of, level_of
from index.notices.notice import Notice
from index.parsing.titles import split_plans, year_of
from index.plan import Level

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


def test_the_year_of_a_plan_comes_from_the_nearest_that_says_it() -> None:
    notice = Notice(title="关于印发要点的通知", number="青政〔2023〕9号", issued="2022-12-28")
    opening = "2021年是起步之年。"
    assert year_of("2024年要点", opening, notice) == 2024
    assert year_of("要点", opening, replace(notice, title="关于印发2025年要点的通知")) == 2025
    assert year_of("要点", opening, notice) == 2023
    assert year_of("要点", opening, replace(notice, number="")) == 2022
    assert year_of("要点", opening, Notice()) == 2021


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("云津市安委会\n2024年安全生产工作要点", "云津市安委会2024年安全生产工作要点"),
        ("青石镇\n2024年安全生产工作要点", "青石镇2024年安全生产工作要点"),
        ("云津市安委办文件\n云安办〔2024〕8号\n甲镇2024年工作要点", "甲镇2024年工作要点"),
        ("关于印发《甲镇2024年工作\n要点》的通知", "关于印发《甲镇2024年工作要点》的通知"),
        ("甲镇政府\n关于做好2024年工作的\n通  知", "甲镇政府关于做好2024年工作的通知"),
        ("附件1：甲镇2024年工作要点", "甲镇2024年工作要点"),
        ("当前位置：首页 > 甲镇2024年工作要点\n甲镇2024年工作要点", "甲镇2024年工作要点"),
        ("特急\n甲镇防火三十条", "甲镇防火三十条"),
        ("甲镇治本攻坚行动方案\n（2024—2026年）", "甲镇治本攻坚行动方案（2024—2026年）"),
        ("甲市2021年专项整治\n三年行动工作要点", "甲市2021年专项整治三年行动工作要点"),
        ("安委会工作要点\n发布时间：2024-03-06\n甲镇2024年工作要点", "甲镇2024年工作要点"),
        ("附件：甲镇2024年工作要点\n甲镇政府\n2024年3月6日\n甲镇2024年要点", "甲镇2024年要点"),
    ],
)
def test_a_title_over_several_lines_and_below_other_lines(head: str, title: str) -> None:
    text = f"{head}\n{BODY}"
    (plan,), doubts = split_plans(text, "a.txt")
    assert plan.title == title
    assert text[plan.body_start : plan.end].strip() == BODY.strip()
    assert doubts == ()


def test_a_line_of_a_plan_that_speaks_of_a_notice_is_no_title() -> None:
    text = f"甲镇2024年工作要点\n{BODY}4.落实要求\n县安委办关于检查工作的通知\n{BODY}"
    plans, _ = split_plans(text, "a.txt")
    assert len(plans) == 1


def test_without_a_title_what_stands_above_is_left_out() -> None:
    text = "青石镇人民政府文件\n青政〔2024〕9号\n1.甲甲甲。\n2.乙乙乙。"
    (plan,), doubts = split_plans(text, "某镇.txt")
    assert (plan.title, plan.notice.number) == ("某镇", "青政〔2024〕9号")
    assert text[plan.body_start : plan.end] == "1.甲甲甲。\n2.乙乙乙。"
    assert doubts == ("没有找到标题，用文件名代替。",)


def test_chapters_of_a_collection_are_plans() -> None:
    chapters = "篇一、甲镇行动方案2\n篇二、乙镇行动方案12"
    text = (
        f"行动方案（共2篇）\n目录\n{chapters}\n篇一、甲镇行动方案\n{BODY}篇二、乙镇行动方案\n{BODY}"
    )
    plans, _ = split_plans(text, "a.txt")
    assert [plan.title for plan in plans] == ["甲镇行动方案", "乙镇行动方案"]
