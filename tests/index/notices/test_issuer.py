import pytest

from index.notices.issuer import issuer_of, level_of
from index.plan import Level


@pytest.mark.parametrize(
    ("title", "issuer", "level"),
    [
        ("云津市2024年安全生产工作要点", "云津市", Level.CITY),
        ("临江区2023年安全生产工作要点", "临江区", Level.DISTRICT),
        ("青石镇2024年安全生产工作要点", "青石镇", Level.TOWNSHIP),
        ("国务院安委会2024年工作要点", "国务院安委会", Level.NATION),
        ("应急管理部2024年工作要点", "应急管理部", Level.NATION),
        ("XX省2024年工作要点", "XX省", Level.PROVINCE),
        ("广原自治区2024年工作要点", "广原自治区", Level.PROVINCE),
        ("南岭自治州2024年工作要点", "南岭自治州", Level.CITY),
        ("北原地区2024年工作要点", "北原地区", Level.CITY),
        ("白草盟2024年工作要点", "白草盟", Level.CITY),
        ("**市2024年工作要点", "**市", Level.CITY),
        ("云中旗2024年工作要点", "云中旗", Level.DISTRICT),
        ("河谷自治县2024年工作要点", "河谷自治县", Level.DISTRICT),
        ("临江高新区管委会2024年工作要点", "临江高新区管委会", Level.DISTRICT),
        ("云津化工园管委会2024年工作要点", "云津化工园管委会", Level.DISTRICT),
        ("平安街道办事处2024年工作要点", "平安街道办事处", Level.TOWNSHIP),
        ("云津市住房和城乡建设局2024年工作要点", "云津市住房和城乡建设局", Level.CITY),
        ("临江区城市管理局2024年工作要点", "临江区城市管理局", Level.DISTRICT),
        ("青石镇人民政府关于印发2024年要点的通知", "青石镇人民政府", Level.TOWNSHIP),
        ("关于印发《青石镇2024年安全生产工作要点》的通知", "青石镇", Level.TOWNSHIP),
        ("关于做好2024年安全生产工作的通知", "", Level.UNKNOWN),
        ("全镇2024年安全生产工作要点", "", Level.TOWNSHIP),
        ("2024年安全生产工作要点", "", Level.UNKNOWN),
        ("安全生产工作要点", "", Level.UNKNOWN),
        ("青石镇安全生产治本攻坚三年行动实施方案（2024—2026年）", "青石镇", Level.TOWNSHIP),
        ("云津市安全生产治本攻坚三年行动2024年任务清单", "云津市", Level.CITY),
        ("云津市建筑施工安全生产工作要点", "云津市", Level.CITY),
        ("青石县应急责任落实全覆盖工作方案", "青石县", Level.DISTRICT),
        ("居民小区消防安全工作方案", "", Level.UNKNOWN),
        ("城市燃气安全整治方案", "", Level.UNKNOWN),
        ("2023年度重点工作安排", "", Level.UNKNOWN),
    ],
)
def test_issuer_and_level_of_a_title(title: str, issuer: str, level: Level) -> None:
    assert (issuer_of(title), level_of(title)) == (issuer, level)
