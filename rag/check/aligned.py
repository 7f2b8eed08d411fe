"""Whether words stand in a piece of a plan: the same words in the same order, nothing bent.

What may differ: punctuation, a word of GLUE, the plan's own year, whole phrases left out that say
no unit, date, role, negation or comparison, names left out of a list. A stretch is not taken out of a
negation ("不得|出租"), an amount ("至少|1次"), a date or a list with its role ("甲、乙|牵头").

Why every word, and no share of character pairs: of 773 sentences with one verb or object changed
(samples and the plans used for tuning, `eval adversarial --most 1000000`), a share of .90 lets 224
pass, .95 57, .98 2; and a share of .98 stops 2,123 of 7,154 true ones, for words in another order.
This rule lets none of the 773 pass and stops none of the true ones.
"""

from dataclasses import dataclass

from rag.check.kinds import COUNTED, TIMED, Kind
from rag.check.words import Words

_STOPS = frozenset("。;!?\n")
_PHRASE = frozenset(",。;!?\n")
_BREAKS = frozenset(",、。:;!?\n()")
# A word with one of these before it means the opposite.
_TURNS = frozenset("非无免反防拒")
_LEADS = frozenset(("推动", "推进", "督促", "组织", "要求", "指导", "引导", "确保", "实现", "完成"))
_PREDICATES = (
    "达到", "控制在", "压减到", "压减至", "降到", "降至", "提高到", "提高至", "增加到", "增加至", "提前", "下降",
    "上升", "上浮", "下浮", "每", "均", "各", "占", "满", "接入", "奖励", "给予", "罚款", "处以", "补助", "补贴",
)  # fmt: skip
_BEFORE_FIGURES = frozenset(f"comparison:{sign}" for sign in "≥≤<>")
_HELD = frozenset({Kind.UNIT, Kind.POLARITY, Kind.COMPARISON, Kind.ROLE, *TIMED})
_TIMES = TIMED | {Kind.GLUE}
_DEEPEST = 8


def stands(said: Words, piece: Words, year: int | None, opens: bool = False) -> bool:
    """Whether all words of `said` stand in a piece of a plan of a year.

    `opens`: they begin a phrase there, so that no other subject stands before them. Words that
    come with a figure or a time always do: "村级|演练每年1次" is not all 演练.
    """
    if not said.forms:
        return True
    opens = opens or _has_subject(said)
    return _whole(said, piece, year, opens) or _Fit(said, piece, year, opens).found()


def _has_subject(said: Words) -> bool:
    """Whether words say a figure or a time of something: 演练每年1次, not 达到100% or 每人300元."""
    if said.kinds[0] is not Kind.CONTENT or not set(said.kinds) & (COUNTED | TIMED):
        return False
    return not "".join(said.forms[:4]).startswith(_PREDICATES)


def _whole(said: Words, piece: Words, year: int | None, opens: bool) -> bool:
    """Whether the words stand in one stretch."""
    at = piece.joined.find(said.joined)
    while at >= 0:
        start = piece.joined.count("\x1f", 0, at)
        end = start + len(said)
        fair = _may_start(piece, start, year) and (not opens or _opens(piece, start))
        if fair and _may_end(piece, start, end):
            return True
        at = piece.joined.find(said.joined, at + 1)
    return False


@dataclass(slots=True)
class _Fit:
    """The search for a stretch with the differences that are allowed."""

    said: Words
    piece: Words
    year: int | None
    opens: bool

    def found(self) -> bool:
        first = next((at for at, kind in enumerate(self.said.kinds) if kind is not Kind.GLUE), None)
        if first is None or not self._words_are_there():
            return False
        starts = [first]
        if self._own_year(self.said, first):
            starts.append(first + 1)
        return any(
            form == self.said.forms[begin]
            and _may_start(self.piece, at, self.year)
            and (not self.opens or _opens(self.piece, at))
            and (begin == first or self._no_other_year(at))
            and self._fits(begin, at, at, 0)
            for begin in starts
            if begin < len(self.said)
            for at, form in enumerate(self.piece.forms)
        )

    def _words_are_there(self) -> bool:
        """A quick no: some word is not in the piece at all."""
        known = set(self.piece.forms)
        return all(
            form in known or kind is Kind.GLUE or self._own_year(self.said, at)
            for at, (form, kind) in enumerate(zip(self.said.forms, self.said.kinds, strict=True))
        )

    def _fits(self, i: int, start: int, j: int, gaps: int) -> bool:
        """Whether the words from i on stand from j on; the stretch began at `start`."""
        said, piece = self.said, self.piece
        while i < len(said) and j < len(piece):
            if said.forms[i] == piece.forms[j]:
                i, j = i + 1, j + 1
            elif said.kinds[i] is Kind.GLUE or (self._own_year(said, i) and self._no_other_year(j)):
                i += 1
            elif piece.kinds[j] is Kind.GLUE or self._own_year(piece, j):
                j += 1
            else:
                break
        while i < len(said) and (said.kinds[i] is Kind.GLUE):
            i += 1
        if i == len(said):
            return _may_end(piece, start, j)
        if gaps == _DEEPEST:
            return False
        return any(
            piece.forms[after] == said.forms[i]
            and _may_skip(piece, j, after)
            and self._fits(i, start, after, gaps + 1)
            for after in range(j + 1, len(piece))
        )

    def _own_year(self, words: Words, at: int) -> bool:
        return words.kinds[at] is Kind.YEAR and words.forms[at] == f"{self.year}年"

    def _no_other_year(self, at: int) -> bool:
        """Whether the sentence of the piece around `at` names no year but the plan's own."""
        first, last = at, at + 1
        while first > 0 and not set(self.piece.breaks[first]) & _STOPS:
            first -= 1
        while last < len(self.piece) and not set(self.piece.breaks[last]) & _STOPS:
            last += 1
        return all(
            kind is not Kind.YEAR or self._own_year(self.piece, first + place)
            for place, kind in enumerate(self.piece.kinds[first:last])
        )


def _opens(piece: Words, at: int) -> bool:
    """Whether nothing but a time or a verb of the issuer (推动, 督促) stands before in the phrase."""
    first = at
    while first > 0 and not set(piece.breaks[first]) & _BREAKS:
        first -= 1
    before = [
        form
        for form, kind in zip(piece.forms[first:at], piece.kinds[first:at], strict=True)
        if kind not in _TIMES
    ]
    return not before or "".join(before) in _LEADS


def _may_start(piece: Words, at: int, year: int | None) -> bool:
    """Whether a stretch may begin here without losing what turns or bounds it."""
    if at == 0:
        return True
    before = piece.kinds[at - 1]
    if not set(piece.breaks[at]) & _BREAKS:
        if before is Kind.COMPARISON or piece.forms[at - 1] in _TURNS:
            return False
        if before is Kind.YEAR and piece.kinds[at] in TIMED:
            if piece.forms[at - 1] != f"{year}年":
                return False
        elif before in TIMED and piece.kinds[at] in COUNTED:
            return False
    while at > 0 and not set(piece.breaks[at]) & _PHRASE:
        at -= 1
        if piece.kinds[at] is Kind.POLARITY:
            return False
    return True


def _may_end(piece: Words, start: int, end: int) -> bool:
    """Whether the stretch start:end leaves together what belongs together."""
    if any(_parts(piece, start, at) for at in range(start + 1, end)):
        return False
    if end >= len(piece):
        return True
    last, after = piece.kinds[end - 1], piece.kinds[end]
    if last is Kind.UNIT and _list_has_role(piece, end):
        return False
    if set(piece.breaks[end]) & _BREAKS:
        return not _hangs(piece, start, end)
    if after is Kind.POLARITY or last is Kind.POLARITY or piece.forms[end - 1] in _BEFORE_FIGURES:
        return False
    if last in TIMED and not set(piece.kinds[start:end]) <= _TIMES:
        return False
    return not (last in COUNTED and after is Kind.COMPARISON)


def _parts(piece: Words, start: int, at: int) -> bool:
    """Whether the words before `at` say who or when of what stands before them, not of what follows.

    A note closes its sentences: "…。（甲牵头）|…"; so does a date that ends one: "…，9月底前。|…".
    """
    marks = set(piece.breaks[at])
    if ")" in marks:
        opened = next((one for one in range(at, start - 1, -1) if "(" in piece.breaks[one]), start)
        inside = set(piece.kinds[opened:at])
        if Kind.ROLE in inside or (Kind.UNIT in inside and inside <= {Kind.UNIT, Kind.GLUE}):
            return True
    if not marks & _STOPS:
        return False
    return Kind.ROLE in piece.kinds[start:at] or set(piece.kinds[start:at]) <= _TIMES


def _hangs(piece: Words, start: int, end: int) -> bool:
    """Whether a stretch ends with a date that belongs to what follows: "…。9月底前|，…"."""
    first = end - 1
    while first > start and not set(piece.breaks[first]) & _PHRASE:
        first -= 1
    alone = set(piece.kinds[first:end]) <= _TIMES
    return alone and first > start and not set(piece.breaks[end]) & _STOPS


def _list_has_role(piece: Words, at: int) -> bool:
    """Whether the list of units that goes on here ends with the role of all of them."""
    while at < len(piece):
        if piece.kinds[at] is Kind.ROLE:
            return ":" not in piece.breaks[at + 1]
        in_list = not set(piece.breaks[at]) & _PHRASE
        if piece.kinds[at] not in (Kind.UNIT, Kind.GLUE) or not in_list:
            return False
        at += 1
    return False


def _may_skip(piece: Words, start: int, end: int) -> bool:
    """Whether the words start:end may be left out."""
    if any(set(piece.breaks[at]) & _STOPS for at in range(start, end + 1)):
        return False
    kinds = set(piece.kinds[start:end])
    if kinds <= {Kind.UNIT, Kind.GLUE}:
        listed = "、" in piece.breaks[start] or "、" in piece.breaks[end]
        return listed or Kind.GLUE in (piece.kinds[start], piece.kinds[end - 1])
    bounded = set(piece.breaks[start]) & _BREAKS and set(piece.breaks[end]) & _BREAKS
    return bool(bounded) and not kinds & _HELD and not set(piece.forms[start:end]) & _TURNS
