"""Questions to begin with, made from the headings of the library itself."""

from collections.abc import Sequence

from index.plan import Clause, Plan

WANTED = 4
FORMS = (
    ("牵头", "{where}{heading}由哪个单位牵头？"),
    ("月底前", "{where}{heading}要在什么时候完成？"),
    ("责任单位", "{where}{heading}的责任单位是谁？"),
    ("", "{where}对{heading}有什么要求？"),
)


def example_questions(plans: Sequence[Plan]) -> tuple[str, ...]:
    """Up to four questions, one a form, in turn from the plans, newest first; none without plans.

    A heading that stands in one plan more than once is not used: the question would be unclear.
    """
    newest = sorted(plans, key=lambda plan: (-(plan.year or 0), plan.id))
    questions: list[str] = []
    used: set[str] = set()
    for place, (sign, form) in enumerate(FORMS):
        for plan in newest[place % len(newest) :] if newest else []:
            clause = _first(plan, sign, used)
            if clause:
                used.add(clause.heading)
                where = plan.title.split("安全生产")[0]
                questions.append(form.format(where=where, heading=clause.heading.rstrip("。")))
                break
    return tuple(questions[:WANTED])


def _first(plan: Plan, sign: str, used: set[str]) -> Clause | None:
    """The first clause with a short heading of its own, not used yet, whose text has the sign."""
    headings = [clause.heading for clause in plan.clauses]
    return next(
        (
            clause
            for clause in plan.clauses
            if 2 <= len(clause.heading.rstrip("。")) <= 12
            and headings.count(clause.heading) == 1
            and clause.heading not in used
            and sign in plan.quote(clause)
        ),
        None,
    )
