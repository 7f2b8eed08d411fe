"""Where gold, citations and hits meet: the item of a plan, not the passage that was retrieved."""

Place = tuple[str, int | str]


def place_of(plan_id: str, item: int | None, address: str) -> Place:
    """(plan, item), or (plan, address) for a clause that no item governs, such as a table row."""
    return plan_id, address if item is None else item
