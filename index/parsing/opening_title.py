"""The title of a text that has no line of a known kind of plan: its opening sentence or a line."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.notices.notice_line import Part, part_of
from index.parsing.lines import Line
from index.parsing.numbered import is_numbered
from index.parsing.plan_titles import is_item
from index.parsing.title_lines import KIND, PLAIN, SUFFIX

_SENTENCE = re.compile(
    rf"({PLAIN}{{2,45}}?{KIND}{SUFFIX})(?:[。；;\s]"
    r"|(?=为(?:贯彻|深入|扎实|切实|认真|全面|进一步|做好|加强|推动)|以(?:习近平|[^，,。]{2,30}为指导)|坚持以|根据|按照|20\d\d年[是，,全]))"
)
# What offices call their documents, beside the kinds of plans: weaker, so only right above a text.
_NAMED = re.compile(
    r"[^。；;：:\n]{3,60}(?:方案|计划|清单|预案|措施|办法|规定|责任书|细则|制度|规划|思路|任务|意见|条|目标)(?:[（(][^（）()]{1,16}[)）])?"
)
_LONGEST = 45
Title = tuple[str, int, int]


def opening_title(text: str, lines: Sequence[Line]) -> Title | None:
    """The title, where it starts and ends; None when nothing above the text can be one.

    A sentence that opens the text ("…工作要点为做好…"), the last line above the first sentence or item
    that says its kind (…检查计划, …责任书), else a short first line.
    """
    at = next((place for place, line in enumerate(lines) if part_of(line.text) is None), 0)
    title = _title(text, lines[at:])
    if title is None and lines and part_of(lines[0].text) is Part.ORGAN:
        title = _title(text, lines)
    return title


def _title(text: str, lines: Sequence[Line]) -> Title | None:
    at = lines[0].start if lines else 0
    sentence = _SENTENCE.match(text, at)
    if sentence:
        return sentence.group(1), at, sentence.end()
    head = takewhile(lambda line: "。" not in line.text and not is_numbered(line.text), lines)
    named = [line for line in head if part_of(line.text) is None and _NAMED.fullmatch(line.text)]
    if named:
        return named[-1].text, named[-1].start, named[-1].end
    line = text[at:].split("\n", 1)[0]
    if not line.strip() or len(line) > _LONGEST or re.search(r"[。；]", line) or is_item(line):
        return None
    return line, at, at + len(line)
