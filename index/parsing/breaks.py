"""Clauses that end without a full stop: a text that may have been cut off."""

import re

from index.parsing.outline import AFTER, ATTACHMENT
from index.plan import ClauseKind, Plan
from index.sentences import is_bare_note

# A text ends with a full stop, or with who signed it and when.
_ENDED = re.compile(r"[。！？；;:：!?)）”】〕］…]\s*$|。\n[^。]{0,60}\d{1,2}月\d{1,2}日$")


def breaks(plan: Plan) -> list[str]:
    """A sentence for each clause that is a text, not a heading, and ends without a full stop.

    Short items of a plan that does without full stops are whole.
    """
    own = [clause for clause in plan.clauses if not clause.address.startswith(AFTER)]
    texts = [clause for clause in own if clause.kind is not ClauseKind.ROW]
    open_ended = [clause for clause in texts if not _is_whole(plan.quote(clause))]
    does_without = len(open_ended) > 2 and len(open_ended) * 2 > len(texts)
    found = []
    for clause in open_ended:
        words = plan.quote(clause)
        last = clause is own[-1]
        listed = clause.address.startswith(ATTACHMENT) and "。" not in words
        if listed or not (len(words) > 40 or (last and not does_without)):
            continue
        name = f"第{clause.item}项" if clause.item else clause.address
        where = "在文末中断" if last else "末尾没有句号，可能不完整"
        found.append(f"{name}{where}（…{words[-8:]}）。")
    return found


def _is_whole(words: str) -> bool:
    """Whether a text ends with a full stop or, as notes without brackets do, with a unit or date."""
    return bool(_ENDED.search(words)) or is_bare_note(re.split(r"[。\n]", words)[-1])
