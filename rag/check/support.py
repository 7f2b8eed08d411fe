"""Whether citations carry a sentence: the one check that every answer passes.

A sentence is supported when each of its claims (between 。 and ；) is carried by the quotes of one
clause; quotes of one clause count together. A sentence may count what it cites: "共3项" holds with
three cited clauses, each of which carries the rest of that claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.check.amount import amount
from rag.check.carried import carries
from rag.check.claims import Claim, claims_of
from rag.check.kinds import PLAIN, TIMED, Kind
from rag.check.source import Cited, Source, sources_of
from rag.check.titles import is_item, names
from rag.check.units import UnitNames
from rag.check.verdict import Support, Verdict
from rag.check.words import words_of

__all__ = ["Cited", "verify"]


def verify(
    sentence: str, cited: Sequence[Cited], units: UnitNames, elsewhere: Sequence[Cited] = ()
) -> Verdict:
    """The verdict on a sentence with its citations; `elsewhere` are other clauses of the library."""
    claims = claims_of(sentence, units)
    sources = sources_of(cited, units)
    if not claims or not sources:
        return Verdict(Support.NOT_FOUND, tuple(claim.text for claim in claims))
    failed = [claim for claim in claims if not _supported(claim, sources)]
    if not failed:
        return Verdict(Support.SUPPORTED)
    return _refused(failed, sources, sources_of(elsewhere, units))


def _supported(claim: Claim, sources: Sequence[Source]) -> bool:
    if _carried(claim, sources):
        return True
    named = claim.named()
    if named is not None and _carried(named, sources):
        return True
    return _counts(claim, sources)


def _carried(claim: Claim, sources: Iterable[Source]) -> bool:
    return any(carries(source, claim) for source in _meant(claim, sources))


def _meant(claim: Claim, sources: Iterable[Source]) -> list[Source]:
    """The clauses of the plan and item that the claim names, all when it names none."""
    return [
        one
        for one in sources
        if (not claim.plan or names(claim.plan, one.plan_title, one.year, one.units))
        and (not claim.item or is_item(claim.item, one.address))
    ]


def _counts(claim: Claim, sources: Sequence[Source]) -> bool:
    """Whether a claim counts the clauses that are cited, all of which carry the rest of it."""
    counted = claim.counted(sources[0].units) if sources else None
    if counted is None:
        return False
    rest, number = counted
    meant = _meant(rest, sources)
    if amount(number) != str(len(meant)):
        return False
    return not rest.text or all(carries(one, rest) for one in meant)


def _refused(
    failed: Sequence[Claim], sources: Sequence[Source], others: Sequence[Source]
) -> Verdict:
    """Why claims that no cited clause carries are not shown."""
    unknown = _missing(failed, sources, facts_only=True)
    missing = unknown or _missing(failed, sources, facts_only=False)
    words = tuple(said for _, said in missing) or _pieces(failed, sources)
    plainly = [replace(claim, plan="", item="") for claim in failed if claim.plan]
    if all(_supported(claim, others) for claim in failed) or (
        len(plainly) == len(failed) and all(_supported(claim, sources) for claim in plainly)
    ):
        return Verdict(Support.MISATTRIBUTED, words)
    if not missing:
        stitched = len(sources) > 1 and not _pieces(failed, sources)
        return Verdict(Support.STITCHED if stitched else Support.NOT_FOUND, words)
    known = {form for source in others for form in source.forms}
    if unknown and all(form in known for form, _ in unknown):
        return Verdict(Support.MISATTRIBUTED, words)
    return Verdict(Support.NOT_FOUND, words)


def _missing(
    failed: Sequence[Claim], sources: Sequence[Source], facts_only: bool
) -> tuple[tuple[str, str], ...]:
    """The words, in canonical and in said form, that no clause of the plan meant has."""
    found: dict[str, str] = {}
    for claim in failed:
        meant = _meant(claim, sources) or sources
        known = {form for one in meant for form in one.forms}
        said = words_of(claim.text, meant[0].units, meant[0].place)
        for form, kind, word in zip(said.forms, said.kinds, said.said, strict=True):
            own = kind is Kind.YEAR and form in {f"{one.year}年" for one in meant}
            fact = kind not in PLAIN and kind is not Kind.ROLE
            if form not in known and not own and kind is not Kind.GLUE and (fact or not facts_only):
                found[form] = word
    return tuple(found.items())


def _pieces(failed: Sequence[Claim], sources: Sequence[Source]) -> tuple[str, ...]:
    """The phrases of claims that no clause carries by themselves; a time needs only to be there."""
    return tuple(
        phrase
        for claim in failed
        for phrase in claim.text.replace(":", ",").split(",")
        if phrase
        and not _carried(replace(claim, text=phrase, task=""), sources)
        and not any(_times_stand(phrase, one) for one in sources)
    )


def _times_stand(phrase: str, source: Source) -> bool:
    words = words_of(phrase, source.units, source.place)
    return set(words.kinds) <= TIMED and set(words.forms) <= source.forms
