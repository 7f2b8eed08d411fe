"""Plans made by hand: small enough to count in them, with titles that the samples do not have."""

from index.plan import Clause, ClauseKind, Level, Origin, Plan, Repair


def plan(
    title: str,
    *bodies: str,
    year: int | None = 2024,
    issuer: str = "区安全生产委员会",
    level: Level = Level.DISTRICT,
    repairs: tuple[Repair, ...] = (),
) -> Plan:
    """A plan whose clauses are the bodies, one a line, numbered from 1, without headings."""
    text = "\n".join(bodies)
    clauses: list[Clause] = []
    start = 0
    for number, body in enumerate(bodies, 1):
        clauses.append(_clause(title, number, start, start + len(body)))
        start += len(body) + 1
    return Plan(
        id=title,
        title=title,
        year=year,
        issuer=issuer,
        level=level,
        source=f"{title}.txt",
        source_sha256="0" * 64,
        text=text,
        sections=(),
        clauses=tuple(clauses),
        repairs=repairs,
        warnings=(),
    )


def _clause(plan_id: str, number: int, start: int, end: int) -> Clause:
    return Clause(
        plan_id=plan_id,
        address=f"{number}.",
        kind=ClauseKind.ITEM,
        item=number,
        label=f"{number}.",
        heading="",
        parent="",
        path=(),
        start=start,
        body_start=start,
        end=end,
        origin=Origin(f"第{number}行", start, end),
    )


FIRST, SECOND, THIRD = (plan(f"2024年工作要点{number}", "加强监管。") for number in "一二三")
NUMBERED = (FIRST, SECOND, THIRD)
DISTRICT_2023 = plan(
    "临江区2023年安全生产工作要点", "事故起数比2022年下降8%。", year=2023, issuer="临江区"
)
DISTRICT_2024 = plan(
    "临江区2024年安全生产工作要点", "2025年底前建成平台。", year=2024, issuer="临江区"
)
CITY = plan("云津市2024年安全生产工作要点", "加强监管。", issuer="云津市", level=Level.CITY)
TOWN = plan("青石镇2024年安全生产工作要点", "加强监管。", issuer="青石镇", level=Level.TOWNSHIP)
PLACES = (DISTRICT_2023, DISTRICT_2024, CITY, TOWN)
