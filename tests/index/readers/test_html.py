import time
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.html import read_html, read_mhtml

LONG = "各村、各单位要落实安全生产责任，每月检查2次，发现隐患立即整改。"
SITE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="ArticleTitle" content="关于印发《青石镇2024年安全生产工作要点》的通知">
<title>关于印发《青石镇2024年安全生产工作要点》的通知_青石镇人民政府</title>
<style>p {{}}</style><script>var words = "<p>脚本。</p>";</script></head><body>
<form id="aspnetForm"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/x">政策文件</a></div>
<table><tr><td>索引号：</td><td>0012/2024</td><td>发文机关：</td><td>青石镇人民政府</td></tr>
<tr><td>成文日期：</td><td>2024年2月1日</td><td>主题词：</td><td>安全</td></tr></table>
<h1>关于印发《青石镇2024年安全生产工作要点》的通知</h1>
<p>青政办〔2024〕3号</p>
<div>来源：镇政府 浏览次数：<span></span> 【字体：<a href="#">大</a> <a href="#">小</a>】</div>
<div class="TRS_Editor"><p>青石镇2024年安全生产工作要点</p><p>一、健全体系</p><p>1.{LONG}</p>
<p>（此件公开发布）</p></div>
<div>分享到：<a href="#">微信</a> <a href="#">微博</a></div><div>相关链接</div>
<ul><li><a href="/1">甲镇召开会议。</a></li><li><a href="/2">乙</a></li><li><a href="/3">丙</a></li></ul>
<div>版权所有：青石镇人民政府 云ICP备12345号</div></form></body></html>"""


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def blocks(body: str, head: str = "") -> tuple[Block, ...]:
    return read_html(page(body, head), "a.html")


def texts(body: str, head: str = "") -> list[str]:
    return [block.text for block in blocks(body, head)]


def test_a_page_of_an_official_site_gives_box_title_and_text() -> None:
    found = read_html(SITE.encode(), "a.html")
    assert [block.text for block in found] == [
        "索引号：0012/2024",
        "发文机关：青石镇人民政府",
        "成文日期：2024年2月1日",
        "主题词：安全",
        "青政办〔2024〕3号",
        "关于印发《青石镇2024年安全生产工作要点》的通知",
        "青石镇2024年安全生产工作要点",
        "一、健全体系",
        f"1.{LONG}",
        "（此件公开发布）",
    ]
    assert (found[5].kind, found[5].depth) == (BlockKind.HEADING, 1)
    assert [block.place for block in found[4:8]] == ["第1段", "第2段", "第3段", "第4段"]


def test_without_a_known_element_the_whole_page_is_read_and_certain_furniture_dropped() -> None:
    found = read_html(SITE.replace("TRS_Editor", "x37").encode(), "a.html")
    assert [block.text for block in found][4:] == [
        "关于印发《青石镇2024年安全生产工作要点》的通知",
        "青政办〔2024〕3号",
        "青石镇2024年安全生产工作要点",
        "一、健全体系",
        f"1.{LONG}",
        "（此件公开发布）",
    ]


def test_a_known_element_without_the_sentences_is_not_the_document() -> None:
    assert texts(f'<div class="article"><p>摘要。</p></div><p>{LONG}</p>') == ["摘要。", LONG]


def test_headings_between_and_above_the_known_elements_stay() -> None:
    part = f'<div class="content"><p>{LONG}</p></div>'
    body = f"<p>首页 &gt; 文件</p><p>一、责任</p>{part}<p>二、检查</p>{part}<p>上一篇：通知</p>"
    assert texts(body) == ["一、责任", LONG, "二、检查", LONG]


def test_the_window_title_is_taken_on_a_site_only() -> None:
    main = f'<div id="zoom"><p>{LONG}</p></div>'
    head = "<title>青石镇2024年工作要点_青石镇人民政府</title>"
    assert texts(f"<p>分享</p>{main}", head)[0] == "青石镇2024年工作要点"
    assert texts(f"<p>{LONG}</p>", head) == [LONG]
    head = "<title>青石镇人民政府 - 关于防火的通知（二） - 文件</title>"
    assert texts(f"<p>分享</p>{main}", head)[0] == "关于防火的通知（二）"
    line = "<td><b>关于印发工作要点的通知</b></td><td>来源：甲办</td>"
    page_of_cells = f"<table><tr>{line}</tr><tr><td id=zoom>{LONG}</td></tr></table>"
    assert texts(page_of_cells, "<title>青石镇</title>") == ["关于印发工作要点的通知", LONG]
    word = head + '<meta name="Generator" content="Microsoft Word 15">'
    assert texts(f"<p>分享</p>{main}", word) == [LONG]


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】 打印本页 关闭窗口",
        "打印 | 关闭",
        "您当前的位置：首页 > 政务公开 > 通知",
        "首页 > 政务公开 > 安全生产",
        "来源：镇应急办 发布时间：2024-03-01 浏览次数：381",
        "上一篇：关于防火的通知",
        "责任编辑：张三",
        "主办单位：青石镇人民政府 网站标识码：1234567890",
        '<a href="/a">政务公开</a> | <a href="/b">办事服务</a>',
        '<ul><li><a href="/a">甲</a></li><li><a href="/b">乙</a></li><li><a href="/c">丙</a></li></ul>',
    ],
)
def test_lines_that_are_certainly_the_sites_are_dropped(line: str) -> None:
    assert texts(f"<div>{line}</div><p>{LONG}</p>") == [LONG]


@pytest.mark.parametrize(
    "line",
    [
        "提高网站安全宣传点击率",
        "打印店、复印店消防安全",
        "编辑印发安全手册",
        '根据<a href="/a">《安全生产法》</a>和<a href="/b">《消防法》</a>',
    ],
)
def test_words_of_a_plan_are_no_furniture(line: str) -> None:
    assert len(texts(f"<p>{line}</p><p>{LONG}</p>")) == 2


def test_attached_files_are_named() -> None:
    links = "".join(f'<li><a href="/{at}.docx">附件{at}：清单</a></li>' for at in (1, 2, 3))
    assert texts(f"<p>{LONG}</p><ul>{links}</ul>")[1:] == [
        "附件1：清单",
        "附件2：清单",
        "附件3：清单",
    ]


def test_white_space_of_the_source_is_none_of_the_text() -> None:
    body = "<p>&nbsp;&nbsp;　　要加强\n   安全<b>生</b><i>产</i>。\t</p><p>甲&nbsp;&nbsp;乙 A B</p>"
    assert texts(body) == ["要加强安全生产。", "甲 乙 A B"]


def test_a_gap_that_somebody_wrote_stays() -> None:
    assert texts(f"<p>县公安局 县交通局</p><p>{LONG}</p>")[0] == "县公安局 县交通局"
    assert texts(f"<p>县公安局\n  县交通局</p><p>{LONG}</p>")[0] == "县公安局县交通局"


def test_a_break_ends_a_line_but_in_a_heading() -> None:
    found = blocks("<h2>第一章<br>总则</h2><p>1.检查。<br><br>2.整治。</p><pre>甲\n乙</pre>")
    assert [(block.text, block.kind, block.depth) for block in found] == [
        ("第一章总则", BlockKind.HEADING, 2),
        ("1.检查。", BlockKind.PARAGRAPH, 0),
        ("2.整治。", BlockKind.PARAGRAPH, 0),
        ("甲", BlockKind.PARAGRAPH, 0),
        ("乙", BlockKind.PARAGRAPH, 0),
    ]


def test_headings_of_a_page_from_word_are_as_deep_as_in_word() -> None:
    body = f"<p class=MsoTitle>工作要点</p><h1>责任</h1><p>{LONG}</p><h2>企业</h2>"
    head = '<meta name=Generator content="Microsoft Word 15 (filtered)">'
    assert [block.depth for block in blocks(body, head)] == [1, 2, 0, 3]
    assert [block.depth for block in blocks(body)] == [1, 1, 0, 2]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>密。</p>",
        '<p aria-hidden="true">密。</p>',
        '<div style="DISPLAY : none"><p>密。</p></div>',
        "<!-- 密。 -->",
        "<!--[if gte mso 9]><p>密。</p><![endif]-->",
        "<noscript><p>密。</p></noscript>",
        "<template><p>密。</p></template>",
        "<header>密。</header>",
        "<nav>密。</nav>",
        "<select><option>密</option></select>",
        "<form><p>密</p></form>",
        "<iframe>密。</iframe>",
        "<svg><text>密</text></svg>",
    ],
)
def test_what_a_page_does_not_show_as_text_is_not_read(hidden: str) -> None:
    assert texts(f"<p>{LONG}</p>{hidden}<p>末。</p>") == [LONG, "末。"]


def test_the_head_of_an_article_is_read() -> None:
    body = f"<article><header><h1>工作要点</h1></header><p>{LONG}</p></article>"
    assert texts(body) == ["工作要点", LONG]


@pytest.mark.parametrize(
    ("opened", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="4">', ["4.", "5."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="I">', ["I.", "II."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol style="list-style-type: cjk-ideographic">', ["一、", "二、"]),
        ('<ol style="list-style: simp-chinese-informal inside" start="10">', ["十、", "十一、"]),
        ('<ol style="list-style-type:none">', ["", ""]),
        ('<ol class="custom_cn2 list-paddingleft-1">', ["（一）", "（二）"]),
        ('<ol class="custom_num1">', ["1）", "2）"]),
        ("<ul>", ["", ""]),
    ],
)
def test_numbers_of_lists_become_text(opened: str, numbers: list[str]) -> None:
    closed = "</ul>" if opened == "<ul>" else "</ol>"
    body = f"{opened}<li><p>检查。</p><p>细则。</p></li><li>整治。</li>{closed}"
    assert texts(body) == [f"{numbers[0]}检查。", "细则。", f"{numbers[1]}整治。"]


def test_lists_count_apart_and_go_on_behind_an_inner_one() -> None:
    inner = "<ol><li>子。</li></ol>"
    body = f'<ol><li>甲。{inner}</li><li value="5">乙。</li><li>丙。</li></ol>'
    assert texts(body) == ["1.甲。", "1.子。", "5.乙。", "6.丙。"]


def test_a_number_that_the_text_has_is_not_written_twice() -> None:
    assert texts("<ol><li>（一）检查。</li><li>3.5万元以下。</li></ol>") == [
        "（一）检查。",
        "2.3.5万元以下。",
    ]


def test_numbers_that_word_writes_into_a_web_page_stay_and_its_bullets_go() -> None:
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    label = "<span style='mso-list:Ignore'>{}" + space + "</span>"
    hidden = "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->"
    body = (
        hidden
        + f"<p class=MsoNormal><![if !supportLists]>{label.format('一、')}<![endif]>健全体系</p>"
        + f"<p><!--[if !supportLists]-->{label.format('1.')}<!--[endif]-->检查。<o:p></o:p></p>"
        + "<p><!--[if !supportLists]-->2.<!--[endif]-->整治。</p>"
        + f"<p><![if !supportLists]>{label.format('l')}<![endif]>培训。</p>"
    )
    assert texts(body) == ["一、健全体系", "1.检查。", "2.整治。", "培训。"]


def test_merged_cells_count_in_every_place_that_they_cover() -> None:
    body = """<table><caption>附表</caption>
    <tr><th rowspan=2>序号</th><th rowspan=2>工作任务</th><th colspan=2>责任单位</th></tr>
    <tr><th>牵头单位</th><th>配合单位</th></tr>
    <tr><td colspan=4>一、消防安全</td></tr>
    <tr><td>1</td><td>检查<br>整治</td><td rowspan=2>镇应急办</td><td>各村</td></tr>
    <tr style="display:none"><td>9</td><td>密</td><td>密</td></tr>
    <tr><td>2</td><td><ol><li>培训。</li></ol></td><td>镇财政所</td></tr></table>"""
    assert [(block.text, block.label, block.place) for block in blocks(body)] == [
        ("附表", "", "第1段"),
        ("一、消防安全", "", "表1第3行"),
        ("工作任务：检查整治；牵头单位：镇应急办；配合单位：各村。", "表1第4行", "表1第4行"),
        ("工作任务：1.培训；牵头单位：镇应急办；配合单位：镇财政所。", "表1第5行", "表1第5行"),
    ]


def test_tables_that_only_arrange_a_page_are_walked_through() -> None:
    duties = "<table><tr><td>任务</td><td>单位</td></tr><tr><td>检查</td><td>甲办</td></tr></table>"
    layout = f"<table><tr><td><p>一、责任</p></td><td>{duties}</td></tr></table>"
    column = f"<table><tr><td>{LONG}</td></tr><tr><td>第二格。</td></tr></table>"
    much = (
        f"<table><tr><td>左栏</td><td>{LONG * 20}</td></tr><tr><td>甲</td><td>乙</td></tr></table>"
    )
    assert [(block.text, block.label) for block in blocks(layout + column + much)] == [
        ("一、责任", ""),
        ("任务：检查；单位：甲办。", "表1第2行"),
        (LONG, ""),
        ("第二格。", ""),
        ("左栏", ""),
        (LONG * 20, ""),
        ("甲", ""),
        ("乙", ""),
    ]


def test_terms_stand_with_what_they_name() -> None:
    body = f"<dl><dt>索引号</dt><dd>0012</dd><dt>成文日期：</dt><dd>2024年</dd></dl><p>{LONG}</p>"
    assert texts(body) == ["索引号：0012", "成文日期：2024年", LONG]


def test_labels_and_values_of_the_box_without_a_mark_between() -> None:
    box = "<div>成文日期<span>2024-03-01</span></div><div>发布机构<i>青石镇政府</i></div>"
    found = texts(f'{box}<div id="zoom"><p>{LONG}</p></div>')
    assert found == ["成文日期：2024-03-01", "发布机构：青石镇政府", LONG]


def test_a_box_of_divisions_outside_of_the_text_is_kept() -> None:
    box = "<div><span>索引号：</span><span>0012</span></div><div>发文字号</div><div>青安〔2024〕3号</div>"
    assert texts(f'{box}<div id="zoom"><p>{LONG}</p></div>') == [
        "索引号：0012",
        "发文字号：青安〔2024〕3号",
        LONG,
    ]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", '<meta charset="gb2312">'),
        ("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'),
        ("gb18030", ""),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="gb2312">'),
        ("utf-8", '<meta charset="gb2312">'),
        ("gb18030", '<meta charset="utf-8">'),
        ("gb18030", '<meta charset="iso-8859-1">'),
        ("big5", '<meta charset="big5">'),
        ("hz", '<meta charset="hz-gb-2312">'),
        ("utf-16", ""),
        ("utf-16-le", ""),
    ],
)
def test_every_encoding_reads_the_same(encoding: str, head: str) -> None:
    words = "安全生产" if encoding != "big5" else "安全生產"
    body = f"<p>{words}，要落到{words}上，一月一日。</p>" * 3
    found = read_html(page(body, head).decode().encode(encoding), "a.html")
    assert [block.text for block in found] == [f"{words}，要落到{words}上，一月一日。"] * 3


def test_broken_bytes_matter_in_the_document_only() -> None:
    start, body = (
        b"<html><meta charset=gbk><script>",
        f"</script><p>{LONG}</p>".encode("gbk"),
    )
    assert read_html(start + b"\xff\xff" + body, "a.html")[0].text == LONG
    with pytest.raises(InputError, match=r"a\.html：正文里有解不开的乱码.*\.docx"):
        read_html(start + body * 20 + "<p>末".encode("gbk") + b"\xff\xff", "a.html")


def test_a_page_of_pictures_says_how_to_add_them() -> None:
    with pytest.raises(InputError, match=r"网页上的正文是图片（2 张）.*作为图片添加"):
        blocks('<h1>工作要点</h1><img src="1.jpg"><p><img src="2.jpg"></p>')


@pytest.mark.parametrize(
    "body", ["", "<div id=app></div><script>x()</script>", "<frameset></frameset>"]
)
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(InputError, match=r"a\.html：网页里没有正文.*另存为 \.docx"):
        blocks(body)


def test_no_entity_is_expanded_and_nothing_is_loaded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "安全安全"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    found = read_html(f"{bomb}<html><body><p>&a;&x;末。</p></body></html>".encode(), "a.html")
    assert "&a;&x;末。" in found[-1].text
    assert "安全安全" not in "".join(block.text for block in found)


def test_tags_that_are_never_closed_hide_nothing() -> None:
    body = "".join(f"<p><font size=3>第{at}项要落实责任。" for at in range(1, 900))
    assert len(texts(body)) == 899


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ol><li", "span"])
def test_what_is_nested_too_deeply_is_refused_at_once(tag: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=r"嵌套得太深，读不完整.*另存为"):
        blocks(f"<{tag}>" * 100_000 + LONG)
    assert time.monotonic() - start < 5


def test_a_table_that_spreads_without_end_is_refused() -> None:
    row = f'<tr><td colspan="200" rowspan="900">{"甲" * 200}</td></tr>'
    with pytest.raises(InputError, match="表格大得不像正常的文档"):
        blocks(f"<table>{row}{'<tr><td>乙</td></tr>' * 900}</table>")


def test_a_page_saved_as_one_file_reads_like_the_page() -> None:
    message = EmailMessage()
    message["Subject"] = "青石镇"
    message.set_content(SITE, subtype="html", charset="utf-8", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png", cid="<1>")
    assert read_mhtml(message.as_bytes(), "a.mht") == read_html(SITE.encode(), "a.mht")


def test_the_encoding_of_the_mail_counts() -> None:
    message = EmailMessage()
    message.set_content(page(f"<p>{LONG}</p>").decode(), subtype="html", charset="gb18030")
    assert read_mhtml(message.as_bytes(), "a.mht")[0].text == LONG


@pytest.mark.parametrize("data", [b"", LONG.encode(), b"From: a\n\ntext", b"\x00" * 50])
def test_a_mail_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.mht：里面没有网页"):
        read_mhtml(data, "a.mht")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(SITE.encode("gb18030" if data.draw(st.booleans()) else "utf-8"))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        for read in (read_html, read_mhtml):
            try:
                assert all(block.text.strip() for block in read(damaged, "a.html"))
            except InputError as error:
                assert str(error).startswith("a.html：")


TAGS = """<p> </p> <ol> </ol> <li> <table> <tr> <td> </table> <td|rowspan=0> <td|colspan=3> <dl>
<dt> <dd> <br> <h1> </h1> <div|class=zoom> </div> <pre> <a|href=x> </a> <ul|reversed> <form>
<span|style='mso-list:Ignore'> </span> <!--[if]--> 一、责任 1.检查。 &nbsp; &#0; <img> <body>
<header> <article>"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TAGS.split()), max_size=40))
def test_no_order_of_tags_breaks_the_reader(tags: list[str]) -> None:
    try:
        found = read_html("".join(tags).replace("|", " ").encode(), "a.html")
    except InputError as error:
        assert str(error).startswith("a.html：")
        return
    assert all(block.text.strip() for block in found)
