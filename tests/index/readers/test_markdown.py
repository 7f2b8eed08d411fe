from hypothesis import given
from hypothesis import strategies as st

from index.document import BlockKind
from index.errors import InputError
from index.readers.markdown import read_markdown

PLAN = """# 青石镇2024年工作要点

## 一、健全*体系*

1. **压实责任。** 每月检查[2次](http://a)。
   （1）要\\*检查。
---
| 序号 | 任务 | 牵头单位 |
|------|:----:|---|
| 1 | 检查`隐患` | 镇应急办 |
| 2 |  | |

- 结束。
"""


def test_marks_go_and_words_stay() -> None:
    blocks = read_markdown(PLAN.encode(), "a.md")
    assert [(block.text, block.kind) for block in blocks] == [
        ("青石镇2024年工作要点", BlockKind.HEADING),
        ("一、健全*体系*", BlockKind.HEADING),
        ("1. 压实责任。 每月检查2次。", BlockKind.LINE),
        ("（1）要*检查。", BlockKind.LINE),
        ("任务：检查隐患；牵头单位：镇应急办。", BlockKind.ROW),
        ("结束。", BlockKind.LINE),
    ]
    assert blocks[4].place == "第10行"


@given(st.text("|#-*_`[]()\\ \n一1.、安全", max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        blocks = read_markdown(text.encode(), "a.md")
    except InputError:
        return
    assert all(block.text.strip() for block in blocks)
