"""Names in a question that no plan holds: a unit, a place, a numbered thing."""

import re
from functools import lru_cache

from rag.duties import short_form

_UNIT = re.compile(
    r"(?:(?<=^)|(?<=[，,。;；:：、在由归和与及让请是找问给对]))(?P<unit>(?:XX?)?[国省市区县镇][\u4e00-\u9fff]{1,10}?"
    r"(?:局|委|办|办公室|大队|支队|总队|总工会|中心|集团|公司|法院|检察院|海关|银行))"
    r"(?=[^员长里]|$)"
)
_PLACE = re.compile(
    r"(?:(?<=^)|(?<=[，,。;；:：、在由归和与及对]))(?P<place>[\u4e00-\u9fff]{2}(?:镇|县|乡|区|市))"
    r"(?=的|今|20|要|安|对|在|计划|规定|$)"
)
_NOT_PLACES = re.compile(
    r"[全本我各咱这那哪上外小园景社城老山校库矿厂片辖郊集超夜农都该某林牧港禁限重]|我们|工业|开发|高新|地震|乡镇"
)
_NUMBERED = re.compile(r"[A-Za-z]?\d{1,4}号(?:线|楼|矿|井|仓|桥|令|码头|库)")


def unknown_names(question: str, vocabulary: str) -> tuple[str, ...]:
    """Names that stand in the question and nowhere in the text of the plans."""
    plain = _plain(vocabulary)
    units = (match.group("unit") for match in _UNIT.finditer(question))
    found = [unit for unit in units if short_form(unit)[1:] not in plain]
    places = (match.group("place") for match in _PLACE.finditer(question))
    found += [
        place for place in places if place not in vocabulary and not _NOT_PLACES.search(place[:2])
    ]
    found += [name for name in _NUMBERED.findall(question) if name not in vocabulary]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2)
def _plain(vocabulary: str) -> str:
    """The text of the plans with units in short forms, made once for a library."""
    return short_form(vocabulary)
