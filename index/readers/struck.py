"""Names that were struck out (**镇 and **市), which look like marks of emphasis in Markdown."""

import re

_NAME = re.compile(
    r"(?!市场|市政|市民|区域|县域|村庄|街面)[省市区县旗州镇乡村街路]|社区|公司|企业|集团|派出所|中学|小学|学校|医院|同志"
    r"|(?:公安|应急|消防|教育|住建|交通|水[利务]|卫健|民政|财政|城管|农业农村)[\u4e00-\u9fff]{0,4}[局委办队]"
)


def unmarked(match: re.Match[str]) -> str:
    """What a match of marks and words between them says: the words, or two struck names as they are.

    Groups: 1 the mark, 2 the words. Two names were struck out where one follows each mark.
    """
    behind = match.string[match.end() :]
    struck = match[1].startswith("**") and _NAME.match(match[2]) and _NAME.match(behind)
    return match[0] if struck else match[2]
