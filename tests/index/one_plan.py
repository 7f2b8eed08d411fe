"""One plan that an office might issue, and the same plan in every format that it might be kept in."""

import html
from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.index.word_files import numbered, numbered_word, saved

TITLE = "白沙区2024年安全生产工作要点"
NUMBER = "白安委〔2024〕6号"
OPENING = (
    "2024年全区安全生产工作坚持人民至上、生命至上，以防范遏制重特大事故为目标，"
    "扎实推进治本攻坚三年行动。全年生产安全事故起数和死亡人数比上年下降6%以上。现制定如下要点。"
)
ATTACHMENT = "附件：白沙区2024年重点任务分工表"


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered paragraph: its depth (0 for 一、, 1 for （一）, 2 for 1.), number and words."""

    depth: int
    label: str
    text: str


def entries() -> list[Entry]:
    """The body: three sections, six parts, twenty-one items; 1. starts again in each part."""
    made: list[Entry] = []
    for at, (section, parts) in enumerate(_SECTIONS):
        made.append(Entry(0, f"{'一二三'[at]}、", section))
        for number, (part, items) in enumerate(parts):
            made.append(Entry(1, f"（{'一二三'[number]}）", part))
            made += [Entry(2, f"{count}.", text) for count, text in enumerate(items, 1)]
    return made


_SECTIONS = (
    (
        "压实安全生产责任",
        (
            (
                "落实党政领导责任",
                (
                    "加强理论学习。区委理论学习中心组全年开展安全生产专题学习不少于3次，各镇街党（工）委每半年至少开展1次。（责任单位：区委宣传部、各镇街）",
                    "坚持定期研究。区政府常务会议每季度至少听取1次安全生产工作汇报，研究解决突出问题。区领导带队检查每人每月不少于1次。（责任单位：区政府办公室、区安委办）",
                    "严格考核巡查。10月底前完成对8个镇街和12个部门的安全生产巡查，巡查结果按20%的权重计入年度综合考核。（区安委办牵头，区委组织部配合）",
                ),
            ),
            (
                "落实部门监管责任",
                (
                    "厘清职责边界。5月底前修订部门安全生产职责清单，明确剧本娱乐、露营地、密室逃脱等新业态的监管部门。（责任单位：区委编办、区安委办）",
                    "强化联合执法。各专业委员会每两个月至少开展1次联合检查，重点检查交叉地带和监管盲区。（各专业委员会办公室牵头，成员单位配合）",
                    "用好举报奖励。对查实的重大事故隐患举报奖励3000元至2万元，内部员工举报的上浮30%。（责任单位：区应急局、区财政局）",
                    "推进数字监管。11月底前建成全区风险监测预警平台，接入企业不少于260家，预警信息10分钟内推送到责任人。（区应急局牵头，区大数据局配合）",
                ),
            ),
        ),
    ),
    (
        "深化重点领域整治",
        (
            (
                "生产经营领域",
                (
                    "危险化学品。对5家重大危险源企业每半年开展1次安全评估，评估发现的问题30日内整改完毕。危化品运输停车场于9月15日前启用。（责任单位：区应急局、区交通运输局）",
                    "工贸企业。对22家涉爆粉尘企业每季度至少检查1次，有限空间作业实行提前报备、专人监护。（区应急局牵头，各镇街配合）",
                    "建筑施工。对在建工地每月巡查1次，严查深基坑、高支模、起重机械。未经验收的塔吊一律不得使用。（责任单位：区住建局）",
                    "交通运输。6月底前完成48处农村道路隐患点整治，对营运客车动态监控在线率实行通报，低于95%的企业限期整改。（区交通运输局牵头，区公安分局配合）",
                ),
            ),
            (
                "人员密集场所",
                (
                    "消防安全。对136栋高层住宅开展消防设施检测，7月底前打通生命通道，12月底前完成损坏设施修复。（责任单位：区消防救援大队、区住建局、各镇街）",
                    "电动自行车。全年新增充电端口3600个，居民小区每百户不少于12个；对违规入户充电的每周巡查2次。（区住建局牵头，各镇街配合）",
                    "学校安全。中小学和幼儿园每学期至少开展2次应急疏散演练，实验室危险药品双人双锁。（责任单位：区教育局）",
                    "养老机构。对19家养老机构每季度检查1次，夜间值班人员不少于2人，老旧电气线路8月底前改造完毕。（责任单位：区民政局、区消防救援大队）",
                ),
            ),
        ),
    ),
    (
        "夯实基层基础",
        (
            (
                "建强基层队伍",
                (
                    "配齐工作力量。每个镇街专职安全员不少于5名，村（社区）安全劝导员实现全覆盖，劝导员补贴每人每月不低于300元。（各镇街负责）",
                    "开展全员培训。全年培训企业主要负责人和安全管理人员1500人次，特种作业人员持证率达到100%。（责任单位：区应急局、区人社局）",
                    "加强宣传教育。6月开展“安全生产月”活动，举办公开课不少于20场，每个社区至少建成1处安全体验点。（区委宣传部牵头，区应急局配合）",
                ),
            ),
            (
                "提升应急能力",
                (
                    "完善预案体系。9月底前修订区级专项预案16个，镇街预案每年至少演练1次。（责任单位：区应急局、各镇街）",
                    "建强救援队伍。组建1支不少于50人的综合救援队，24小时值班备勤，接警后3分钟内出动。（责任单位：区应急局、区消防救援大队）",
                    "储备应急物资。区级储备库价值不低于800万元，各镇街储备点5月底前补齐缺口，每季度盘点1次。（区应急局牵头，区财政局配合）",
                ),
            ),
        ),
    ),
)

HEADER = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
# None: the cell above goes on in this row (merged downwards).
ROWS: tuple[tuple[str | None, ...], ...] = tuple(
    (str(at), task, lead, support, due)
    for at, (task, lead, support, due) in enumerate(
        (
            ("修订部门安全生产职责清单", "区委编办", "区安委办", "5月底前"),
            ("建成风险监测预警平台", "区应急局", "区大数据局", "11月底前"),
            ("危化品运输停车场启用", None, "区交通运输局", "9月15日前"),
            ("综合救援队组建", None, "区消防救援大队、区财政局", "8月底前"),
            ("农村道路隐患点整治48处", "区交通运输局", "区公安分局、各镇街", "6月底前"),
            ("高层住宅消防设施检测136栋", "区消防救援大队", "区住建局、各镇街", "7月底前"),
            ("高层住宅损坏消防设施修复", None, "区住建局", "12月底前"),
            ("新增电动自行车充电端口3600个", "区住建局", "各镇街", "年底前"),
            ("养老机构老旧电气线路改造", "区民政局", "区消防救援大队", "8月底前"),
            ("安全体验点建设", "区委宣传部", "区应急局、各镇街", "10月底前"),
            ("专项预案修订16个", "区应急局", "各专业委员会办公室", "9月底前"),
            ("镇街应急物资补齐缺口", None, "区财政局、各镇街", "5月底前"),
        ),
        1,
    )
)


def filled_rows() -> list[list[str]]:
    """The rows of the table with merged cells repeated."""
    rows: list[list[str]] = []
    for row in ROWS:
        rows.append([rows[-1][at] if cell is None else cell for at, cell in enumerate(row)])
    return rows


def as_text() -> bytes:
    """As Notepad keeps it: a line a paragraph, the table's cells parted by tabs."""
    lines = [TITLE, NUMBER, OPENING, *(f"{one.label}{one.text}" for one in entries()), ATTACHMENT]
    lines += ["\t".join(row) for row in (HEADER, *filled_rows())]
    return "\r\n".join(lines).encode("gb18030")


def as_markdown() -> bytes:
    """As a wiki keeps it."""
    lines = [f"# {TITLE}", NUMBER, OPENING]
    for one in entries():
        words = f"{one.label}{one.text}" if one.depth < 2 else f"{one.label} {one.text}"
        lines.append(f"{'#' * (one.depth + 2)} {words}" if one.depth < 2 else words)
    lines.append(ATTACHMENT)
    table = [HEADER, ["---"] * len(HEADER), *filled_rows()]
    return (
        "\n\n".join(lines) + "\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in table)
    ).encode()


def as_word() -> bytes:
    """As Word keeps it: automatic numbers on three levels, merged cells."""
    document = numbered_word(restart_third=True)
    document.add_heading(TITLE, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(NUMBER)
    document.add_paragraph(OPENING)
    for one in entries():
        numbered(document, one.depth, one.text)
    document.add_paragraph(ATTACHMENT)
    table = document.add_table(len(ROWS) + 1, len(HEADER), "Table Grid")
    for at, row in enumerate((HEADER, *ROWS)):
        for column, words in enumerate(row):
            if words is None:
                table.cell(at - 1, column).merge(table.cell(at, column))
            else:
                table.cell(at, column).text = words
    document.sections[0].header.paragraphs[0].text = "白沙区安全生产委员会文件"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    return saved(document)


_ABOVE, _BELOW = "<nav>首页 &gt; 政务公开</nav>", "<footer>版权所有 白沙区</footer>"


def as_html(style: str = "") -> str:
    """As a site shows it: numbers of items by <ol>, merged cells by rowspan.

    With a style it is the page to print, without what a site puts around it.
    """
    parts = [f"<h1>{TITLE}</h1><p>{NUMBER}</p><p>{OPENING}</p>"]
    open_list = False
    for one in entries():
        parts.append("</ol>" if open_list and one.depth < 2 else "")
        open_list = open_list and one.depth == 2
        if one.depth < 2:
            parts.append(f"<p>{one.label}{html.escape(one.text)}</p>")
            continue
        parts.append("" if open_list else "<ol>")
        open_list = True
        parts.append(f"<li>{html.escape(one.text)}</li>")
    parts.append(f"</ol><p>{ATTACHMENT}</p>{_table()}")
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{style}</style></head><body>{'' if style else _ABOVE}{''.join(parts)}"
        f"{'' if style else _BELOW}</body></html>"
    )


def _table() -> str:
    rows: list[str] = ["<tr>" + "".join(f"<th>{name}</th>" for name in HEADER) + "</tr>"]
    for at, row in enumerate(ROWS):
        cells = ""
        for column, words in enumerate(row):
            if words is None:
                continue
            below = 0
            while at + below + 1 < len(ROWS) and ROWS[at + below + 1][column] is None:
                below += 1
            span = f' rowspan="{below + 1}"' if below else ""
            cells += f"<td{span}>{words}</td>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table><thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody></table>"


def clauses() -> list[tuple[str, str]]:
    """Address and words of every clause, as a person would write them down."""
    found = [("开头", f"{NUMBER}\n{OPENING}")]
    above: list[str] = []
    for one in entries():
        above = [*above[: one.depth], one.label]
        if one.depth == 2:
            found.append(("›".join(above), one.text))
    names = HEADER[1:]
    for at, row in enumerate(filled_rows(), 2):
        said = "；".join(f"{name}：{cell}" for name, cell in zip(names, row[1:], strict=True))
        found.append((f"附件›表1第{at}行", f"{said}。"))
    return found
