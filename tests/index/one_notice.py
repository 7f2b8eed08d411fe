"""A notice as an office publishes it: masthead, letter, the plan with running numbers, a duty table."""

import html

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from tests.index.word_files import numbered, numbered_word, saved

MASTHEAD = "云溪县安全生产委员会办公室文件"
NUMBER = "云安办〔2024〕11号"
NOTICE = "关于印发《云溪县2024年安全生产工作要点》的通知"
ADDRESSEES = "各乡镇人民政府，各街道办事处，县安委会各成员单位："
LETTER = "现将《云溪县2024年安全生产工作要点》印发给你们，请结合实际，认真抓好贯彻落实。"
LIST = "附件：2024年云溪县安全生产重点任务清单"
SIGNED, DAY = "云溪县安全生产委员会办公室", "2024年3月12日"
TITLE = "云溪县2024年安全生产工作要点"
OPENING = (
    "2024年，全县安全生产工作以治本攻坚三年行动为主线，"
    "确保不发生较大及以上事故，工矿商贸事故死亡人数比上年下降5%。"
)
SECTIONS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "健全责任体系",
        (
            (
                "压实领导责任。县政府常务会议每两个月研究1次安全生产工作。（责任单位：县政府办公室、县安委办）",
                (),
            ),
            (
                "落实部门责任。4月底前印发成员单位职责清单，新业态监管部门一并明确。（县委编办牵头，县安委办配合）",
                (),
            ),
            (
                "开展巡查考核。9月底前对7个乡镇开展安全生产巡查，结果占年度考核权重的15%。（责任单位：县安委办）",
                (),
            ),
            (
                "强化企业主体责任。规模以上企业全员安全责任制建立率达到100%，主要负责人每月带队检查不少于1次。（责任单位：县应急局、各乡镇）",
                (),
            ),
        ),
    ),
    (
        "突出重点整治",
        (
            (
                "深化消防治理。组织开展以下行动：",
                (
                    "高层建筑行动。对46栋高层建筑的消防设施检测1遍，8月底前完成整改。（责任单位：县消防救援大队）",
                    "经营性自建房行动。每季度排查1次，“三合一”场所全部清零。（责任单位：县住建局、各乡镇）",
                ),
            ),
            (
                "严管矿山安全。对6座非煤矿山每月检查1次，停产矿山复产前须经县政府主要负责人签字。（责任单位：县应急局、县自然资源局）",
                (),
            ),
            (
                "管好道路交通。6月底前完成31处临水临崖路段防护，农村面包车每半年检验1次。（县交通运输局牵头，县公安局配合）",
                (),
            ),
            (
                "守牢燃气安全。年底前更换老旧管道18公里，餐饮场所报警器安装率达到100%。（责任单位：县住建局、县商务局）",
                (),
            ),
        ),
    ),
    (
        "夯实基层基础",
        (
            (
                "建强乡镇队伍。每个乡镇专职安全员不少于3名，补贴标准每月不低于260元。（责任单位：各乡镇、县财政局）",
                (),
            ),
            (
                "抓好宣传培训。“安全生产月”期间举办公开课不少于12场，全年培训企业负责人600人次。（责任单位：县委宣传部、县应急局）",
                (),
            ),
            (
                "提升救援能力。10月底前举行1次尾矿库溃坝综合演练，救援队接警后5分钟内出动。（责任单位：县应急局、县消防救援大队）",
                (),
            ),
        ),
    ),
)
ATTACHMENT, TABLE_TITLE = "附件", "2024年云溪县安全生产重点任务清单"
HEADER = ("序号", "重点任务", "责任分工", "责任分工", "完成时限")
BELOW = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
# A row of one cell is a part of the table.
ROWS: tuple[tuple[str, ...], ...] = (
    ("一、责任落实",),
    ("1", "印发成员单位职责清单", "县委编办", "县安委办", "4月底前"),
    ("2", "开展7个乡镇安全生产巡查", "县安委办", "县委组织部", "9月底前"),
    ("二、专项整治",),
    ("3", "高层建筑消防设施检测46栋", "县消防救援大队", "县住建局", "8月底前"),
    ("4", "临水临崖路段防护31处", "县交通运输局", "县公安局、各乡镇", "6月底前"),
    ("5", "更换老旧燃气管道18公里", "县住建局", "县财政局", "12月底前"),
)


def rows() -> list[list[str]]:
    """The rows below the two of the header, a part in every place that it covers."""
    return [list(row) if len(row) > 1 else list(row) * len(HEADER) for row in ROWS]


def as_text() -> bytes:
    """As a registry exports it."""
    lines = [MASTHEAD, NUMBER, NOTICE, ADDRESSEES, LETTER, LIST, SIGNED, DAY, TITLE, OPENING]
    count = 0
    for at, (section, items) in enumerate(SECTIONS):
        lines.append(f"{'一二三'[at]}、{section}")
        for text, parts in items:
            count += 1
            lines.append(f"{count}.{text}")
            lines += [f"（{number}）{part}" for number, part in enumerate(parts, 1)]
    lines += [ATTACHMENT, TABLE_TITLE, "\t".join(HEADER), "\t".join(BELOW)]
    return "\n".join([*lines, *("\t".join(row) for row in rows())]).encode("utf-8-sig")


def as_markdown() -> bytes:
    """As a wiki keeps it."""
    lines = as_text().decode("utf-8-sig").split("\n")
    body = [line for line in lines if "\t" not in line]
    table = [line for line in lines if "\t" in line]
    piped = [f"| {' | '.join(line.split(chr(9)))} |" for line in table]
    piped.insert(1, f"|{'---|' * len(HEADER)}")
    marked = [f"# {line}" if line in (NOTICE, TITLE) else line for line in body]
    return ("\n\n".join(marked) + "\n\n" + "\n".join(piped)).encode()


def as_word() -> bytes:
    """As Word keeps it: numbers that run on, a two-row header, parts as merged rows."""
    document = numbered_word()
    middle, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    for text in (MASTHEAD, NUMBER, NOTICE):
        document.add_paragraph(text).alignment = middle
    for text in (ADDRESSEES, LETTER, LIST):
        document.add_paragraph(text)
    for text in (SIGNED, DAY):
        document.add_paragraph(text).alignment = right
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading(TITLE, 0).alignment = middle
    document.add_paragraph(OPENING)
    for section, items in SECTIONS:
        numbered(document, 0, section)
        for text, parts in items:
            numbered(document, 2, text)
            for number, part in enumerate(parts, 1):
                document.add_paragraph(f"（{number}）{part}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(ATTACHMENT)
    document.add_paragraph(TABLE_TITLE).alignment = middle
    table = document.add_table(2 + len(ROWS), len(HEADER), "Table Grid")
    for at, row in enumerate((HEADER, BELOW, *ROWS)):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for at, row in enumerate(ROWS, 2):
        if len(row) == 1:
            table.cell(at, 0).merge(table.cell(at, len(HEADER) - 1)).text = row[0]
    table.cell(0, 2).merge(table.cell(0, 3)).text = HEADER[2]
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column)).text = HEADER[column]
    return saved(document)


_SITE = (
    "<div class='nav'><a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a></div>"
    f"<table><tr><td>索引号</td><td>YX-2024-0311</td><td>发文机关</td><td>{SIGNED}</td></tr>"
    f"<tr><td>发文字号</td><td>{NUMBER}</td><td>成文日期</td><td>{DAY}</td></tr></table>"
)
_BELOW = "<p>【打印本页】 【关闭窗口】</p><div class='footer'>版权所有 云溪县人民政府</div>"


def as_html(style: str = "") -> str:
    """As the county's site shows it; with a style the pages to print."""
    parts = [f"<p class=m>{text}</p>" for text in ((MASTHEAD, NUMBER) if style else ())] + [
        f"<h1>{NOTICE}</h1><p class=l>{ADDRESSEES}</p><p>{LETTER}</p><p>{LIST}</p>"
    ]
    parts += [f"<p class=r>{text}</p>" for text in (SIGNED, DAY)]
    parts.append(f"<h1 class=n>{TITLE}</h1><p>{OPENING}</p>")
    count = 0
    for at, (section, items) in enumerate(SECTIONS):
        parts.append(f"<p>{'一二三'[at]}、{section}</p>")
        for text, inside in items:
            count += 1
            parts.append(f"<p>{count}.{html.escape(text)}</p>")
            parts += [f"<p>（{number}）{part}</p>" for number, part in enumerate(inside, 1)]
    parts.append(f"<p class='n l'>{ATTACHMENT}</p><p class=m>{TABLE_TITLE}</p>{_table()}")
    look = (
        "h1 + p{text-align:justify;text-indent:2em} .m{text-align:center;text-indent:0}"
        ".r{text-align:right} .l{text-indent:0} .n{break-before:page}"
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{NOTICE}</title>'
        f"<style>{style}{look if style else ''}</style></head><body>{'' if style else _SITE}"
        f"{''.join(parts)}{'' if style else _BELOW}</body></html>"
    )


def _table() -> str:
    head = (
        f"<tr><td rowspan=2>{HEADER[0]}</td><td rowspan=2>{HEADER[1]}</td>"
        f"<td colspan=2>{HEADER[2]}</td><td rowspan=2>{HEADER[4]}</td></tr>"
        f"<tr><td>{BELOW[2]}</td><td>{BELOW[3]}</td></tr>"
    )
    body = "".join(
        f"<tr><td colspan={len(HEADER)}>{row[0]}</td></tr>"
        if len(row) == 1
        else "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in ROWS
    )
    return f"<table>{head}{body}</table>"


def clauses() -> list[tuple[str, str]]:
    """Address and words of every clause, as a person would write them down."""
    found = [("开头", OPENING)]
    count = 0
    for at, (_, items) in enumerate(SECTIONS):
        for text, parts in items:
            count += 1
            address = f"{'一二三'[at]}、›{count}."
            found.append((address, text))
            found += [(f"{address}›（{number}）", part) for number, part in enumerate(parts, 1)]
    part = ""
    for at, row in enumerate(rows(), 3):
        if len(set(row)) == 1:
            part = f"{row[0].partition('、')[0]}、"
            continue
        said = "；".join(f"{name}：{cell}" for name, cell in zip(BELOW[1:], row[1:], strict=True))
        found.append((f"附件›{part}›表1第{at}行", f"{said}。"))
    return found
