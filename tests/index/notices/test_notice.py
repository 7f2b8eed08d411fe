"""Plans as offices publish them: what stands around one is read and never becomes a clause of it."""

import re

from docx import Document as new_word
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.notices.notice import is_formula
from index.notices.notice_line import Part
from index.parsing.parse import parse
from index.parsing.titles import split_plans
from index.plan import Level, Plan
from index.readers.docx import read_docx
from tests.index.documents import TITLE, addresses, document
from tests.index.word_files import saved, table

BOX = """索引号：A1230/2024-00012
发文机关：云津市安全生产委员会办公室
发文字号：云安办〔2024〕8号
成文日期：2024年3月6日"""
MASTHEAD = """云津市安全生产委员会办公室文件
特急
云安办〔2024〕8号            签发人：王某
★★★★★★★★"""
NOTICE = """云津市安全生产委员会办公室
关于印发《云津市2024年安全生产工作要点》的
通    知"""
LETTER = """各区县人民政府，市安委会各成员单位：
经市安委会同意，现将《云津市2024年安全生产工作要点》印发给你们，请结合实际，认真抓好贯彻落实。"""
LIST = """附件：1.云津市2024年安全生产工作要点
2.重点任务分工表"""
SIGNED = """云津市安全生产委员会办公室
2024年3月6日
（此件公开发布）
（联系人：李某；联系电话：0000-1234567）"""
BODY = """为做好全市工作，制定如下要点。
一、压实责任
（一）学习。每季度学习1次。
（二）检查。每月检查1次。
二、专项整治
（一）消防。要整治。"""
CLAUSES = ["开头", "一、›（一）", "一、›（二）", "二、›（一）"]
FOOT = """抄送：市委办公室，市人大常委会办公室。
云津市安全生产委员会办公室 2024年3月6日印发
来源：云津市应急管理局
上一篇：关于某事的通知 下一篇：关于另一件事的通知
相关链接
一图读懂云津市2024年安全生产工作要点
扫一扫在手机打开当前页
主办单位：云津市应急管理局
版权所有 云津市应急管理局 云ICP备00000号 网站标识码：0000000000"""
PAGE = (
    "当前位置：首页 > 政务公开 > 通知公告",
    "来源：青石镇政府  发布时间：2024-03-08 10:21  浏览次数：136 字号：[大 中 小] 打印 关闭",
    "【字体：大 中 小】",
    "扫一扫在手机打开当前页",
    "索引号：A1 发文字号：青安委〔2024〕3号",
    "特急",
    "★★★★★★",
    "青石镇安全生产委员会文件",
    "打印 关闭",
)

ALONE = ("相关链接\n一图读懂云津市2024年安全生产工作要点", "\n".join(FOOT.split("\n")[-3:]))


def plans_of(*parts: str) -> tuple[Plan, ...]:
    """The plans of a file with these parts below each other."""
    return parse(document("\n".join(parts)))


def plan_of(*parts: str) -> Plan:
    """The one plan of such a file."""
    (plan,) = plans_of(*parts)
    return plan


def quotes(plan: Plan) -> list[str]:
    """The texts of a plan's clauses in order."""
    return [plan.quote(clause) for clause in plan.clauses]


def test_a_notice_as_it_is_published() -> None:
    plan = plan_of(
        PAGE[0], BOX, MASTHEAD, NOTICE, LETTER, LIST, SIGNED,
        "附件1\n云津市2024年安全生产工作要点", BODY, "附件2\n重点任务分工表\n1.甲。要做甲。\n2.乙。要做乙。", FOOT,
    )  # fmt: skip
    assert plan.title == "云津市2024年安全生产工作要点"
    assert (plan.number, plan.issued) == ("云安办〔2024〕8号", "2024-03-06")
    assert (plan.year, plan.issuer, plan.level) == (2024, "云津市", Level.CITY)
    assert addresses(plan) == [*CLAUSES, "附件›1.", "附件›2."]
    assert plan.items() == (1, 2, 3)
    assert plan.warnings == ()
    assert plan.quote(plan.clauses[-1]) == "乙。要做乙。"


def test_the_title_of_a_plan_may_stand_in_its_attachment_mark() -> None:
    plan = plan_of(NOTICE, LETTER, SIGNED, "附件1：云津市2024年安全生产工作要点", BODY)
    assert plan.title == "云津市2024年安全生产工作要点"
    assert addresses(plan) == CLAUSES


def test_a_notice_may_itself_be_the_plan() -> None:
    title = "青石镇人民政府关于印发2024年安全生产工作要点的通知"
    addressed = "各村（社区），镇直各单位："
    for opening in (f"{addressed}\n{BODY}", f"{addressed}{BODY}"):
        plan = plan_of(
            "青石镇人民政府文件\n青政〔2024〕15号", title, opening, "青石镇人民政府\n2024年4月1日"
        )
        assert plan.title == title
        assert addresses(plan) == CLAUSES
        assert quotes(plan)[0] == "为做好全市工作，制定如下要点。"
        assert quotes(plan)[-1] == "消防。要整治。"
        assert (plan.number, plan.issued) == ("青政〔2024〕15号", "2024-04-01")
        assert (plan.issuer, plan.level, plan.year) == ("青石镇人民政府", Level.TOWNSHIP, 2024)
        assert plan.warnings == ()


def test_a_notice_of_any_work_is_a_plan() -> None:
    plan = plan_of(
        "关于做好2024年安全生产工作的\n通知", "各村：", BODY, "青石镇安委会\n二〇二四年三月六日"
    )
    assert plan.title == "关于做好2024年安全生产工作的通知"
    assert addresses(plan) == CLAUSES
    assert (plan.issuer, plan.level, plan.issued) == ("青石镇安委会", Level.TOWNSHIP, "2024-03-06")


def test_a_plan_is_known_by_the_name_that_its_notice_gives_it() -> None:
    name = "青石镇安全生产治本攻坚十条硬措施"
    plan = plan_of(
        f"青石镇人民政府关于印发《{name}》的通知\n各村：\n现将《{name}》印发给你们，请认真贯彻执行。",
        "青石镇人民政府\n2024年3月6日\n青石镇安全生产治本攻坚\n十条硬措施", BODY,
    )  # fmt: skip
    assert plan.title == name
    assert addresses(plan) == CLAUSES
    assert plan.year == 2024


def test_a_notice_and_several_plans_in_one_file() -> None:
    plans = plans_of(
        "青政〔2024〕15号\n青石镇人民政府关于印发安全生产文件的通知", "各村：",
        "现将《青石镇2024年安全生产工作要点》《青石镇消防安全十条措施》印发给你们，请认真贯彻执行。",
        "青石镇人民政府\n2024年3月6日", f"附件1\n{TITLE}", BODY,
        "附件2\n重点任务分工表\n1.甲。要做甲。\n2.乙。要做乙。", "附件3\n青石镇消防安全十条措施",
        "一、通道。要畅通。\n二、器材。要完好。", "青石镇党政办公室 2024年3月7日印发",
    )  # fmt: skip
    assert [plan.title for plan in plans] == [TITLE, "青石镇消防安全十条措施"]
    assert addresses(plans[0]) == [*CLAUSES, "附件›1.", "附件›2."]
    assert addresses(plans[1]) == ["一、", "二、"]
    assert {(plan.number, plan.issued) for plan in plans} == {("青政〔2024〕15号", "2024-03-06")}
    assert [plan.year for plan in plans] == [2024, 2024]
    assert not any(plan.warnings for plan in plans)


def test_two_notices_in_one_file_keep_their_own_numbers() -> None:
    second = "青石镇人民政府文件\n青政〔2023〕9号\n青石镇人民政府关于做好安全生产工作的通知\n各村："
    plans = plans_of(
        MASTHEAD, NOTICE, LETTER, SIGNED, "云津市2024年安全生产工作要点", BODY,
        "云津市安委办\n2024年3月6日", second, BODY, "青石镇人民政府\n2023年4月1日",
    )  # fmt: skip
    assert [plan.number for plan in plans] == ["云安办〔2024〕8号", "青政〔2023〕9号"]
    assert [plan.year for plan in plans] == [2024, 2023]
    assert [addresses(plan) for plan in plans] == [CLAUSES, CLAUSES]
    assert quotes(plans[0]) == quotes(plans[1])


def test_a_letter_that_asks_for_more_is_reported() -> None:
    asking = f"{LETTER}请于3月20日前将贯彻落实情况报市安委办。"
    plan = plan_of(MASTHEAD, NOTICE, asking, "云津市安委办\n2024年3月6日", TITLE, BODY)
    (warning,) = plan.warnings
    assert warning.startswith("标题之前的通知正文（发文字号、主送、印发说明）没有收入条款：")


def test_a_letter_with_items_of_its_own_is_a_plan() -> None:
    items = "一、高度重视。要重视。\n二、抓好落实。要落实。"
    letter, plan = plans_of(NOTICE, LETTER, items, "云津市安委办\n2024年3月6日", TITLE, BODY)
    assert addresses(letter) == ["开头", "一、", "二、"]
    assert addresses(plan) == CLAUSES and plan.title == TITLE


def test_unknown_words_above_the_title_are_counted() -> None:
    plan = plan_of("无障碍浏览", PAGE[0], TITLE, BODY)
    assert plan.warnings == ("标题之前有5个字，没有收入。",)


def test_a_page_may_say_the_title_twice() -> None:
    plan = plan_of(f"{TITLE}_青石镇人民政府网站", TITLE, PAGE[1], f"青石镇\n{TITLE[3:]}", BODY)
    assert plan.title == TITLE
    assert addresses(plan) == CLAUSES
    assert plan.warnings == ()


def test_number_and_day_under_the_title_stay_in_the_opening() -> None:
    plan = plan_of(TITLE, "青安委〔2024〕3号\n青石镇安委会\n（2024年3月6日）", BODY)
    assert (plan.number, plan.issued) == ("青安委〔2024〕3号", "2024-03-06")
    assert quotes(plan)[0].startswith("青安委〔2024〕3号\n青石镇安委会\n（2024年3月6日）\n为做好")


def test_marks_right_above_the_first_item_are_no_opening() -> None:
    plan = plan_of(
        TITLE, "青安委〔2024〕3号\n青石镇安委会\n2024年3月6日", "1.检查。要检查。\n2.宣传。要宣传。"
    )
    assert addresses(plan) == ["1.", "2."]
    assert plan.number == "青安委〔2024〕3号"


def test_who_signed_is_no_part_of_the_last_item() -> None:
    for signature in (
        "青石镇安委会\n2024年3月6日",
        "青石镇党委\n青石镇人民政府\n2024年3月6日\n（此件公开发布）",
        "青石镇安委会 2024年3月6日",
        "2024年3月6日",
    ):
        plan = plan_of(TITLE, BODY, signature)
        assert quotes(plan)[-1] == "消防。要整治。"
        assert plan.issued == "2024-03-06"
        assert plan.clauses[-1].end == len(plan.text)


def test_what_is_not_surely_a_signature_stays() -> None:
    for end in ("青石镇安委会", "联系人：李某，电话：0000-1", "由青石镇安委会\n于2024年3月6日"):
        assert plan_of(TITLE, BODY, end).text.endswith(f"消防。要整治。\n{end}")
    middle = plan_of(TITLE, "1.检查。要检查。\n青石镇安委会\n2024年3月6日\n2.宣传。要宣传。")
    assert quotes(middle)[0] == "检查。要检查。\n青石镇安委会\n2024年3月6日"


def test_a_signature_above_an_attachment_is_no_clause() -> None:
    plan = plan_of(
        TITLE, BODY, LIST, SIGNED, "附件1\n重点任务分工表\n1.甲。要做甲。\n2.乙。要做乙。"
    )
    assert addresses(plan) == [*CLAUSES, "附件›1.", "附件›2."]
    assert quotes(plan)[3] == "消防。要整治。"
    assert "云津市安全生产委员会办公室\n2024年3月6日" in plan.text


def test_words_below_a_signature_are_a_clause_behind_it() -> None:
    plan = plan_of(
        TITLE, BODY, "青石镇安委会\n2024年3月6日", "联系人：李某，电话：0000-1。", PAGE[3]
    )
    assert addresses(plan) == [*CLAUSES, "文末"]
    assert quotes(plan)[-2:] == ["消防。要整治。", "联系人：李某，电话：0000-1。"]
    assert plan.warnings == ("第10行：落款之后还有文字，收入“文末”。",)


def test_what_an_attachment_says_without_numbers_is_a_clause() -> None:
    plan = plan_of(TITLE, BODY, "附件：值班电话\n镇应急办24小时有人值班。")
    assert addresses(plan) == [*CLAUSES, "附件"]


def test_the_notice_fills_what_the_title_leaves_open() -> None:
    title = "安全生产工作要点"
    notice = f"青石镇人民政府办公室关于印发《{title}》的通知\n各村：\n现将《{title}》印发给你们。"
    plan = plan_of(
        "青政办〔2023〕30号", notice, "青石镇人民政府办公室\n2023年12月28日", title, BODY
    )
    assert (plan.title, plan.year) == (title, 2023)
    assert (plan.issuer, plan.level) == ("青石镇人民政府办公室", Level.TOWNSHIP)
    boxed = plan_of("发文机关：临江高新区管委会", "成文日期：2022-02-01", title, BODY)
    assert (boxed.issuer, boxed.level, boxed.year) == ("临江高新区管委会", Level.DISTRICT, 2022)
    short = plan_of("发文机关：应急管理局", "云津市应急管理局文件", title, BODY)
    assert (short.issuer, short.level) == ("云津市应急管理局", Level.CITY)
    headed = plan_of("**市安全生产委员会文件", title, BODY)
    assert (headed.issuer, headed.level) == ("**市安全生产委员会", Level.CITY)


def test_names_that_were_struck_out() -> None:
    plan = plan_of(
        "××镇安全生产委员会文件\n×安发〔2024〕8号\n————————",
        "××镇安全生产委员会\n关于印发《××镇2024年安全生产工作要点》的通知", LETTER,
        "××镇安全生产委员会\n2024年×月×日\n××镇2024年安全生产工作要点", BODY, "XX镇安委会\nXX年X月X日",
    )  # fmt: skip
    assert plan.title == "××镇2024年安全生产工作要点"
    assert (plan.number, plan.issued, plan.level) == ("×安发〔2024〕8号", "", Level.TOWNSHIP)
    assert addresses(plan) == CLAUSES and quotes(plan)[-1] == "消防。要整治。"


def test_a_formula_asks_for_nothing() -> None:
    assert is_formula("《要点》已经市政府同意，现印发给你们，请认真贯彻执行。特此通知。")
    assert not is_formula("现将要点印发给你们。请于3月20日前报送方案。")
    assert not is_formula("现将要点印发给你们。各单位每月检查1次。")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PAGE), max_size=5, unique=True),
    st.lists(st.sampled_from(PAGE), max_size=3, unique=True),
    st.lists(st.sampled_from([*PAGE[:4], *FOOT.split("\n")[:4], *ALONE]), max_size=5, unique=True),
)
def test_the_page_around_a_plan_changes_nothing_in_it(
    above: list[str], under: list[str], below: list[str]
) -> None:
    bare = plan_of(TITLE, BODY)
    plan = plan_of(*above, TITLE, *under, BODY, *below)
    assert addresses(plan) == addresses(bare)
    assert quotes(plan) == quotes(bare)
    assert (plan.title, plan.year, plan.issuer) == (bare.title, bare.year, bare.issuer)
    assert not any("标题之前" in warning for warning in plan.warnings)


LINES = [
    *PAGE,
    *"\n".join((BOX, MASTHEAD, NOTICE, LETTER, LIST, SIGNED, TITLE, BODY, FOOT)).split("\n"),
]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from([*LINES, "附件1", "附件2", "重点任务分工表"]), min_size=1, max_size=30)
)
def test_any_order_of_such_lines_gives_clauses_inside_the_text(lines: list[str]) -> None:
    for plan in plans_of(*lines):
        at = 0
        for clause in plan.clauses:
            assert at <= clause.start <= clause.body_start <= clause.end <= len(plan.text)
            assert plan.quote(clause)
            at = clause.end
        assert len(set(addresses(plan))) == len(plan.clauses)


def test_a_word_file_with_its_box_and_table_of_duties() -> None:
    word = new_word()
    table(
        word,
        [
            ["索引号", "A1/2024", "发文机关", "青石镇人民政府"],
            ["发文字号", "青政〔2024〕15号", "成文日期", "2024年4月1日"],
        ],
    )
    title = "青石镇人民政府关于印发2024年安全生产工作要点的通知"
    for (
        line
    ) in f"{title}\n各村：\n{BODY}\n青石镇人民政府\n2024年4月2日\n附件\n重点任务分工表".split("\n"):
        word.add_paragraph(line)
    table(word, [["序号", "工作任务", "牵头单位"], ["1", "渡口检查", "镇应急办"]])
    word.add_paragraph("青石镇党政办公室　2024年4月2日印发")
    (plan,) = parse(Document("a.docx", "0" * 64, tuple(read_docx(saved(word), "a.docx"))))
    assert addresses(plan)[:-1] == CLAUSES
    assert re.fullmatch(r"附件›表\d第2行", addresses(plan)[-1])
    assert quotes(plan)[-2:] == ["消防。要整治。", "工作任务：渡口检查；牵头单位：镇应急办。"]
    assert (plan.title, plan.number, plan.issued) == (title, "青政〔2024〕15号", "2024-04-02")
    assert plan.warnings == ()


def test_a_letter_may_stand_without_its_title() -> None:
    plan = plan_of(LETTER, "云津市安委会\n2024年3月6日", TITLE, BODY)
    assert [one.part for one in split_plans(plan_text(LETTER, TITLE), "a")[0][0].notice.above] == [
        Part.ADDRESSEES,
        Part.LETTER,
    ]
    assert plan.warnings == () and plan.issued == "2024-03-06"


def plan_text(*parts: str) -> str:
    """The text of a file with these parts and a body."""
    return "\n".join((*parts, BODY))


def test_days_in_short_sign_below_an_organ_only() -> None:
    for day, issued in (
        ("2024.3.6", "2024-03-06"),
        ("2024-03-06", "2024-03-06"),
        ("2024年3月", ""),
    ):
        plan = plan_of(TITLE, BODY, f"青石镇安委会\n{day}")
        assert quotes(plan)[-1] == "消防。要整治。"
        assert plan.issued == issued
        assert plan_of(TITLE, BODY, day).text.endswith(f"消防。要整治。\n{day}")


def test_an_issuer_without_its_place_says_less() -> None:
    notice = "市安委会关于印发2024年全市安全生产工作要点的通知"
    plan = plan_of(
        notice, LETTER, "云津市安全生产委员会\n2024年3月6日", "2024年全市安全生产工作要点", BODY
    )
    assert plan.issuer == "云津市安全生产委员会"


def test_the_interpretation_below_a_plan_is_no_part_of_it() -> None:
    reading = f"《{TITLE}》政策解读\n一、背景\n上级有部署。\n二、内容\n分为两部分。"
    plan = plan_of(TITLE, BODY, "青石镇安委会\n2024年3月6日", reading)
    assert addresses(plan) == CLAUSES and plan.issued == "2024-03-06"
    (warning,) = plan.warnings
    assert warning.endswith("起是对文件的解读，没有收入：42个字。")
    other = plan_of(TITLE, BODY, "《安全生产法》解读\n三、宣传\n要宣传。")
    assert "三、" in addresses(other) and "《安全生产法》解读" in other.text


def test_what_an_attachment_lists_is_not_lost() -> None:
    plan = plan_of(
        TITLE, BODY, "附件1\n安委会成员名单\n主任：王某\n成员：李某、赵某", "抄送：县安委办。"
    )
    assert addresses(plan) == [*CLAUSES, "附件"]
    assert quotes(plan)[-1].endswith("主任：王某\n成员：李某、赵某")
    assert plan.warnings == ()
