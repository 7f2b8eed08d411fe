"""A number that a question asks about, against the bound that a sentence sets: 66岁, 不得超过65周岁."""

import re

from index.sentences import segments
from rag.content import content_grams

_NUMBER = r"(\d+(?:\.\d+)?)个?(周岁|岁|人|名|位|米|公里|元|家|学时|小时|分钟|天|日|层|公斤)"
_AT_MOST = re.compile(rf"(?:不得?超过|不得?高于|最多|上限为)[\u4e00-\u9fff]{{0,2}}{_NUMBER}")
_AT_LEAST = re.compile(rf"(?:不得?少于|不得?低于|至少|最少)[\u4e00-\u9fff]{{0,2}}{_NUMBER}")
_SAME = {"周岁": "岁", "名": "人", "位": "人", "日": "天"}


def is_out_of_bounds(question: str, sentence: str) -> bool:
    """Whether the one number of a question lies beyond the bound that a part of a sentence sets.

    The part must speak of what the question speaks of: 渡工年龄不得超过65周岁 bounds no passenger's age.
    """
    asked = re.findall(_NUMBER, question)
    if len(asked) != 1:
        return False
    ((number, unit),) = asked
    spoken = set(content_grams(re.sub(_NUMBER, " ", question)))
    for part in segments(sentence):
        bounds = [(found, 1) for found in _AT_MOST.findall(part)]
        bounds += [(found, -1) for found in _AT_LEAST.findall(part)]
        if len(bounds) != 1 or not any(gram in part for gram in spoken):
            continue
        (limit, measure), sign = bounds[0]
        if _SAME.get(measure, measure) == _SAME.get(unit, unit):
            return sign * float(number) > sign * float(limit)
    return False
