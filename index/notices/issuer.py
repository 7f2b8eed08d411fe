"""Who issued a plan and on which administrative level, as its title or notice says it."""

import re

from index.plan import Level

_ISSUER = re.compile(
    r"^(?P<issuer>[^（(]{2,30}?)(?:关于|印发|(?:19|20)\d\d年|XX年|安全生产工作|年度)"
)
# 青石镇安全生产治本攻坚三年行动方案, 青石县应急责任全覆盖方案: a place and what its plan is about.
_PLACE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff×Xx*]{2,12}?(?:省|自治[区州县旗]|(?<![城都])市|(?<![城都市景校小辖片街库林矿厂山园])区|[县旗盟]"
    r"|(?<![乡城村集])镇|乡|街道|苏木|(?<![乡农])村|社区)|[\u4e00-\u9fff]县)"
    r"(?=(?:安全|消防|应急|防汛|防灾|减灾|森林|草原|燃气|危险|烟花|矿山|非煤|道路|交通|建筑|校园|学校|工贸|特种|自建房"
    r"|重大|重点|专项|治本|今冬|冬春|秋冬|[春夏秋冬]季|汛期|有限空间|电动)(?!管理|监督|局))"
)
_ORGAN_END = re.compile(
    r"(?:[省市区县旗盟州镇乡村园委会局办厅部府署处队室院校]|街道|苏木|中心|公司|集团|单位|学校|中学|小学|所|站|指挥部|小组)$"
)
# "关于印发《青石镇2024年…》的通知" names nobody in front: the plan that it brings does.
_BROUGHT = re.compile(r"^(?:关于)?(?:印发|转发|下发|发布)[《“]?")
# 全镇2024年…: whose plan it is, but not who issued it.
_EVERYBODY = re.compile(r"^[全本我][国省市区县镇乡旗]$|^(?:关于|做好|印发)|^[\dX×*]{2,4}(?:年|$)")
_NATION = (
    "国务院|国家|全国|中央|(?:应急管理|应急|交通运输|住房(?:和)?城乡建设|工业和信息化|农业农村|公安|教育|水利|自然资源"
    "|生态环境|商务|文化和旅游|财政)部(?!门)"
)
_OF_LEVEL = (
    # Words that hold the name of a level and are none.
    (
        r"城市|都市|城乡|乡村|农村|城镇|村镇|乡镇|镇街|小区|辖区|片区|校区|区域|市场|市政|市民|同盟|联盟",
        None,
    ),
    (_NATION, Level.NATION),
    ("自治区|省", Level.PROVINCE),
    ("自治州|州(?=人民政府|政府|[委安应]|20)|地区|盟|市", Level.CITY),
    ("社区|街道|苏木|镇|乡|村(?!庄)", Level.TOWNSHIP),
    ("自治县|自治旗|县|旗|区|管委会|管理委员会", Level.DISTRICT),
)
_LEVEL = re.compile("|".join(f"(?P<l{at}>{words})" for at, (words, _) in enumerate(_OF_LEVEL)))


def issuer_of(title: str) -> str:
    """Who issued the plan, as the title says it: the words before year or subject; "" if none."""
    brought = _BROUGHT.sub("", title)
    match = _ISSUER.match(brought)
    if match is None or not _ORGAN_END.search(match["issuer"]):
        match = _PLACE.match(brought) or match
    issuer = match["issuer"].strip("《") if match else ""
    return "" if _EVERYBODY.match(issuer) else issuer


def level_of(title: str) -> Level:
    """The level of the issuer: the innermost administrative word of the title."""
    issuer = issuer_of(title) or title
    found = [_OF_LEVEL[int((match.lastgroup or "l0")[1:])][1] for match in _LEVEL.finditer(issuer)]
    levels = [level for level in found if level]
    return levels[-1] if levels else Level.UNKNOWN
