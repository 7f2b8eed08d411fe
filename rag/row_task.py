"""The task in the text of a table's row: 工作任务：住宅电梯安全评估；牵头单位：… → 住宅电梯安全评估."""

import re

_TASK = re.compile(r"(?:^|；)[^：；]{0,10}(?:任务|工作|事项|内容|项目|措施)[^：；]{0,4}：([^；]+)")


def row_task(words: str) -> str:
    """The cell below a heading that says task; all the words when no column does."""
    found = _TASK.search(words)
    return found[1].strip() if found else words
