"""What the gate says of adversarial sentences, and whether that is good enough."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.adversarial.case import Case
from eval.adversarial.make import Adversarial
from rag.check.support import verify
from rag.check.units import UnitNames
from rag.check.verdict import Support, Verdict

TRUE_SHARE = 0.98


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the gate's verdict."""

    case: Case
    verdict: Verdict

    @property
    def passed(self) -> bool:
        """Whether the gate would show it."""
        return self.verdict.support is Support.SUPPORTED


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of change: how many there were, how many passed, and each verdict's count."""

    kind: str
    true: bool
    count: int
    passed: int
    verdicts: tuple[tuple[Support, int], ...]


def judge(made: Adversarial) -> tuple[Judged, ...]:
    """Every case through the gate."""
    units = UnitNames.of(made.units)
    return tuple(
        Judged(case, verify(case.sentence, case.cited, units, made.library)) for case in made.cases
    )


def lines_of(judged: Sequence[Judged]) -> tuple[Line, ...]:
    """One line a kind, wrong ones first."""
    kinds = sorted({(one.case.true, one.case.kind) for one in judged})
    return tuple(
        _line(kind, true, [one for one in judged if (one.case.true, one.case.kind) == (true, kind)])
        for true, kind in kinds
    )


def total(judged: Sequence[Judged], true: bool) -> Line:
    """All true or all wrong ones together."""
    return _line("合计", true, [one for one in judged if one.case.true is true])


def good(judged: Sequence[Judged]) -> bool:
    """No wrong sentence passes, and enough of the true ones do."""
    right = total(judged, true=True)
    return total(judged, true=False).passed == 0 and right.passed >= TRUE_SHARE * right.count


def mistakes(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Wrong ones that pass and true ones that do not."""
    return tuple(one for one in judged if one.passed is not one.case.true)


def _line(kind: str, true: bool, judged: Sequence[Judged]) -> Line:
    counts = Counter(one.verdict.support for one in judged)
    return Line(
        kind,
        true,
        len(judged),
        counts[Support.SUPPORTED],
        tuple((support, counts[support]) for support in Support),
    )
