"""The words of one small notice with a plan and a duty table, for files that carry many features."""

import io

from PIL import Image, ImageDraw, ImageFont

RUNNING_HEAD = "青石镇平安建设资料汇编"
MASTHEAD = "青石镇安全生产委员会办公室文件"
NUMBER = "青安办〔2024〕7号"
NOTICE = "关于印发《2024年安全生产工作要点》的通知"
ADDRESSEES = "各村（社区），镇安委会各成员单位："
LETTER = "现将《2024年安全生产工作要点》印发给你们，请认真贯彻落实。"
LISTED = "附件：青石镇2024年重点任务分工表"
SIGNED, DAY = "青石镇安全生产委员会办公室", "2024年3月6日"
TITLE = "2024年安全生产工作要点"
OPENING = "2024年，全镇安全生产工作以防范较大事故为目标，从严从实抓好隐患排查治理。"

# 一、: its numbers are written in the text everywhere.
WRITTEN = (
    "压实安全责任",
    (
        "领导带队检查。镇领导班子成员每月带队检查不少于1次。（责任单位：镇党政办）",
        "开展集中培训。各村（社区）负责人每季度参加1次培训。（责任单位：镇应急办）",
    ),
)
# What a tracked change took out of the second of them.
DELETED = "半年"
# 二、: its numbers are counted by the program where a format has such.
COUNTED = (
    "治理重点隐患",
    (
        "整治经营性自建房。对全镇经营性自建房逐户排查，整改不到位的不得恢复经营。（责任单位：镇村建办）",
        "规范电动自行车充电。新增室外充电端口200个，严禁进楼入户充电。（责任单位：镇应急办）",
    ),
)
NOTE = "经营性自建房名单由镇村建办另行公布。"
# A heading without a number, by its style or tag alone; its items stand in two columns.
STYLED = (
    "保障措施",
    (
        "落实工作经费。镇财政安排安全生产专项经费30万元，用于隐患排查、设备更新和教育培训，"
        "做到专款专用，年底前公布使用情况。（责任单位：镇财政所）",
        "严格督查问责。每月通报各村（社区）工作进展，对工作不力、弄虚作假的严肃处理，"
        "年度考核不得评为优秀等次。（责任单位：镇党政办）",
    ),
)
BOXED = "举报隐患属实的给予奖励。"
PICTURED = "TEL 4417"  # What a picture inside the text shows.
HIDDEN = "内部讨论稿不得外传"
COMMENT = "此处请应急办核实"

ATTACHMENT, TABLE_TITLE = "附件", "青石镇2024年重点任务分工表"
HEADER = ("序号", "重点任务", "责任分工", "责任分工", "完成时限")
BELOW = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
# None: the cell above goes on in this row. A row of one cell is a part of the table.
ROWS: tuple[tuple[str | None, ...], ...] = (
    ("一、隐患排查",),
    ("1", "排查沿街商铺消防隐患", "镇应急办", "各村（社区）", "6月底前"),
    ("2", "排查燃气用户安全隐患", None, "镇村建办", "9月底前"),
    ("二、能力提升",),
    ("3", "组织综合应急演练", "镇人武部", "镇应急办", "10月底前"),
    ("4", "更新微型消防站装备", None, "镇财政所", "11月底前"),
    ("5", "建成安全体验点", None, "镇宣传办", "12月底前"),
)


# A second table, without ruled lines.
PLACES_HEADER = ("检查场所", "检查单位", "检查频次")
PLACES = (("养老机构", "镇民政办", "每季度1次"), ("校外托管机构", "镇教育办", "每学期2次"))


def rows() -> list[list[str]]:
    """The rows below the header's two, merged cells and parts in every place that they cover."""
    filled: list[list[str]] = []
    for row in ROWS:
        if len(row) == 1:
            filled.append([str(row[0])] * len(HEADER))
        else:
            filled.append([filled[-1][at] if cell is None else cell for at, cell in enumerate(row)])
    return filled


def picture() -> bytes:
    """A picture (PNG) of a few words."""
    drawn = Image.new("L", (700, 240), 255)
    ImageDraw.Draw(drawn).text((120, 70), PICTURED, fill=0, font=ImageFont.load_default(90))
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    return buffer.getvalue()


def lines() -> list[str]:
    """The paragraphs from the masthead to the title of the table, numbers written."""
    return [
        *(MASTHEAD, NUMBER, NOTICE, ADDRESSEES, LETTER, LISTED, SIGNED, DAY, TITLE, OPENING),
        f"一、{WRITTEN[0]}",
        *(f"{at}.{text}" for at, text in enumerate(WRITTEN[1], 1)),
        f"二、{COUNTED[0]}",
        *(f"{at}.{text}" for at, text in enumerate(COUNTED[1], 1)),
        STYLED[0],
        *(f"{at}.{text}" for at, text in enumerate(STYLED[1], 1)),
        *(ATTACHMENT, TABLE_TITLE),
    ]


def clauses() -> dict[str, str]:
    """The words of every clause by its address, as a person would write them down."""
    found = {"开头": OPENING}
    for label, (_, items) in (("一、", WRITTEN), ("二、", COUNTED), (STYLED[0], STYLED)):
        found |= {f"{label}›{at}.": text for at, text in enumerate(items, 1)}
    return found | row_clauses()


def row_clauses() -> dict[str, str]:
    """The words of every row of the table by its address in a plan with an attachment."""
    found, part = {}, ""
    for at, row in enumerate(rows(), 3):
        if len(set(row)) == 1:
            part = f"{row[0].partition('、')[0]}、"
            continue
        said = "；".join(f"{name}：{cell}" for name, cell in zip(BELOW[1:], row[1:], strict=True))
        found[f"附件›{part}›表1第{at}行"] = f"{said}。"
    return found
