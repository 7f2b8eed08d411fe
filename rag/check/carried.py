"""Whether one clause carries a claim: its words stand there, or are put together from one block.

Put together means: who ("甲牵头：", "由甲牵头，乙配合") and when ("4月底前完成") may stand before or
behind the task, if one block — sentences with the note that governs them — says all of it.
"""

from collections.abc import Iterable

from rag.check.aligned import stands
from rag.check.claims import Claim
from rag.check.kinds import TIMED, Kind
from rag.check.roles import roles_in
from rag.check.source import Block, Source
from rag.check.words import Words, joined, words_of

_WHO = frozenset({Kind.UNIT, Kind.ROLE, Kind.GLUE})
_WHEN = TIMED | {Kind.GLUE}
_DONE = ("完", "成")
_RESPONSIBLE = ("牵头", "负责")


def carries(source: Source, claim: Claim) -> bool:
    """Whether the clause says what is claimed."""
    said = words_of(claim.text, source.units, source.place)
    task = words_of(claim.task, source.units, source.place)
    if not _known(source, said) or not _known(source, task):
        return False
    year = source.year
    if claim.task:
        return any(
            _in_block(task, block, year)
            and (_in_block(said, block, year) or stands(said, block.note, year))
            for block in source.blocks
        )
    if claim.collective:
        return any(block.collective and _in_block(said, block, year) for block in source.blocks)
    if any(stands(said, piece, year) for piece in source.pieces):
        return True
    return any(_in_block(said, block, year) for block in source.blocks)


def _known(source: Source, said: Words) -> bool:
    """A quick no: a word that the clause does not have at all; roles are named in several ways."""
    return all(
        form in source.forms or kind in (Kind.GLUE, Kind.ROLE, Kind.YEAR) or form in _DONE
        for form, kind in zip(said.forms, said.kinds, strict=True)
    )


def _in_block(said: Words, block: Block, year: int | None) -> bool:
    """Whether a block says who, when and what is claimed."""
    if stands(said, block.words, year):
        return True
    phrases = said.phrases(",:")
    who = joined(phrase for phrase in phrases if set(phrase.kinds) <= _WHO)
    rest = [phrase for phrase in phrases if not set(phrase.kinds) <= _WHO]
    if who.forms and not _who(who, block):
        return False
    if _what(joined(rest), block, year):
        return True
    when = [phrase for phrase in rest if set(_without_done(phrase)) <= _WHEN]
    what = joined(phrase for phrase in rest if phrase not in when)
    timed = bool(when) and bool(what.forms) and all(_only(phrase, block) for phrase in when)
    return timed and _what(what, block, year)


def _what(said: Words, block: Block, year: int | None) -> bool:
    return stands(said, block.words, year, opens=True) or _led(said, block, year)


def _who(said: Words, block: Block) -> bool:
    """Whether the units have the roles that are claimed; a role alone: whether somebody has it."""
    if Kind.ROLE not in said.kinds:
        return _forms(said, (Kind.UNIT,)) <= {unit for unit, _ in block.roles}
    if Kind.UNIT not in said.kinds:
        return {form.partition(":")[2] for form in _forms(said, (Kind.ROLE,))} <= {
            role for _, role in block.roles
        }
    return roles_in(said, note=True) <= block.roles


def _led(said: Words, block: Block, year: int | None) -> bool:
    """Whether the sentence begins with who answers for it: 区应急局开展…, 由区应急局负责开展…"""
    end = 0
    while end < len(said) and said.kinds[end] in _WHO:
        end += 1
    who = said.part(0, end)
    units = _forms(who, (Kind.UNIT,))
    if not units or end == len(said):
        return False
    if Kind.ROLE not in who.kinds:
        if not units <= {unit for unit, role in block.roles if role in _RESPONSIBLE}:
            return False
    elif not _who(who, block):
        return False
    return stands(said.part(end, len(said)), block.words, year, opens=True)


def _only(phrase: Words, block: Block) -> bool:
    """Whether the times of a phrase are the only ones of the block, so that they mean all of it."""
    return _forms(phrase, TIMED) == _forms(block.words, TIMED)


def _forms(words: Words, kinds: Iterable[Kind]) -> set[str]:
    """The words of some kinds."""
    return {
        form for form, kind in zip(words.forms, words.kinds, strict=True) if kind in tuple(kinds)
    }


def _without_done(phrase: Words) -> list[Kind]:
    return [
        kind for form, kind in zip(phrase.forms, phrase.kinds, strict=True) if form not in _DONE
    ]
