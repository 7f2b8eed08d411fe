"""What the gate reads as one word: dates, frequencies, amounts, polarity, comparison, roles.

Each pattern has the canonical forms beside it, so that two ways of writing one fact are equal.
"""

from rag.check.amount import NUMERAL

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DASH = r"[-—–~至到]"
_WHEN = r"(?:之前|以前|前(?![往期后述置])|之后|以后|后(?!续)|以内|之内|内(?![部容外设])|起(?![重火])|止)"
_PART = r"(?:(?P<{0}day>[12]\d|3[01]|0?[1-9])日|(?P<{0}part>上旬|中旬|下旬|底|末|初(?!步)))"
_MEASURES = (
    "工作日|学时|课时|小时|分钟|秒钟|秒|周岁|岁|个月|星期|周|天|日|年(?![底度末初])|时(?![间候段限常])",
    "人次|家次|平方米|平方公里|千瓦|公里|千米|米|公斤|千克|吨|升|度电|万元|元|个|家|栋|幢|台|处|条|人(?!员)"
    "|名|位|次|套|只|座|辆|艘|场|期|项|户|端口|支|批|部(?!门)|起|件|声|轮|遍|分(?![工级类管])|层|级|类|张|份"
    "|册|所|间|头|株|亩|倍|班|年龄|%|‰|成(?=以|、|,|,|。|;|$)",
)
MEASURE = "|".join(_MEASURES)

FREQUENCY = (
    rf"每(?:隔)?(?P<every>{NUMERAL})?个?(?P<period>年度?|半年|季度|季(?!节)|半个?月|个?月度?|周|星期|天|日"
    r"|学期|旬|班(?!组)|小时|分钟)"
)
MONTHS = rf"(?P<from>{_MONTH})(?:月份?)?{_DASH}(?P<to>{_MONTH})月份?(?P<range_when>{_WHEN})?"
DATE = (
    rf"(?P<month>{_MONTH})月份?(?:{_PART.format('m')})?(?P<when>{_WHEN})?"
    rf"|第?(?P<quarter>[一二三四1-4])季度(?P<quarter_part>[末底初])?(?P<quarter_when>{_WHEN})?"
    rf"|(?P<half>[上下])半年(?P<half_when>{_WHEN})?"
    rf"|年(?P<year_part>底|末|初|度内|内)(?P<year_when>{_WHEN})?"
    r"|(?P<whole>全年)"
)
YEAR = r"(?P<year_of>(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2})(?:(?=年[底末初内前])|年)"
PERCENT = rf"百分之(?P<percent>{NUMERAL})"
RANGE = (
    rf"(?P<low>{NUMERAL})(?P<low_measure>{MEASURE})?{_DASH}(?P<high>{NUMERAL})(?P<high_measure>{MEASURE})"
    rf"(?P<range_within>{_WHEN})?"
)
COUNT = (
    rf"(?P<ordinal>第)?(?P<count>{NUMERAL})(?P<over>余|多(?=[个家人名万亿台处]))?(?P<large>[万亿])?"
    rf"(?P<measure>(?:个(?=工作日|小时|学时))?(?:{MEASURE}))?(?P<within>{_WHEN})?"
)

# canonical form: the words, longest first where one begins another
POLARITY = {
    "不得": ("严禁", "禁止", "不得", "不准", "不许", "不能", "不可", "不应", "切勿", "勿"),
    "无需": ("无需", "无须", "不需要", "不需", "不必", "不用", "毋须", "毋需", "免于"),
    "未": ("尚未", "没有", "未", "没"),
    "不": ("不再", "不"),
    "可以": ("可以", "允许", "准许", "可(?![以燃能靠见视疑行操持])"),
    "力争": ("力争", "争取"),
    "探索": ("探索", "试点"),
    "逐步": ("逐步", "适时", "酌情", "视情"),
    "方可": ("方可", "方能", "才能"),
    "鼓励": ("鼓励",),
    "原则上": ("原则上",),
    "暂缓": ("暂缓", "暂不"),
    "除外": ("除外",),
}
COMPARISON = {
    "≥": (
        "不得少于",
        "不得低于",
        "不能少于",
        "不应少于",
        "不少于",
        "不低于",
        "不小于",
        "不短于",
        "至少",
        "最少",
        "最低",
    ),
    "≤": (
        "不得超过",
        "不能超过",
        "不应超过",
        "不得多于",
        "不得高于",
        "不超过",
        "不多于",
        "不高于",
        "不大于",
        "不长于",
        "至多",
        "最多",
        "最高",
        "上限",
    ),
    "及以上": ("及以上", "以上"),
    "及以下": ("及以下", "以下"),
    ">": ("超过", "大于", "多于", "高于"),
    "<": ("小于", "少于", "低于", "不足", "不到", "不满", "未满"),
    "内": ("以内", "之内"),
    "外": ("以外", "之外"),
}
ROLES = {
    "牵头": ("牵头单位", "牵头部门", "牵头负责", "牵头", "主办单位", "主办"),
    "负责": (
        "责任单位",
        "责任部门",
        "分工负责",
        "共同负责",
        "具体负责",
        "负责(?!人|同志|制|的?领导)",
    ),
    "会同": ("会同",),
    "配合": (
        "配合单位",
        "配合部门",
        "配合落实",
        "配合做好",
        "协同配合",
        "配合",
        "协同",
        "协助",
        "协办",
        "参与",
    ),
}
# Characters that begin one of the patterns above the tables.
OPENERS = "0123456789零〇一二两三四五六七八九十百千万亿每第上下年全"
# Words that carry nothing of their own; any of them may come or go.
GLUE = r"以及|并且|应当|应该|必须|应|须|的|了|在|于|由|该|其|并|且|和|与|及|将|是|为|等"


def either(words: dict[str, tuple[str, ...]]) -> str:
    """A pattern for all words of a table, longest first."""
    every = [word for group in words.values() for word in group]
    return "|".join(sorted(every, key=len, reverse=True))


def openers(words: dict[str, tuple[str, ...]]) -> str:
    """The characters with which the words of a table begin."""
    return "".join(word[0] for group in words.values() for word in group)
