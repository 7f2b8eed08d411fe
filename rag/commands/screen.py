"""Tables in a terminal: lines between rows, nothing cut off, empty columns left out."""

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from rag.table import Table, in_brackets

# Where the output is no terminal (a pipe, a file), lines may be as long as on a wide one.
_PIPED = 140


def show(table: Table) -> None:
    """Print a table; a mark that no cell says stands in front of its row."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED)
    used = [
        at
        for at in range(len(table.columns))
        if not table.rows or any(row.cells[at].text for row in table.rows)
    ]
    grid = Grid(title=Text(table.title), show_lines=True, title_justify="left")
    for at in used:
        grid.add_column(Text(table.columns[at]), overflow="fold")
    for row in table.rows:
        texts = [row.cells[at].text + in_brackets(row.cells[at].markers) for at in used]
        if row.untold:
            texts[0] = f"【{row.untold}】{texts[0]}"
        grid.add_row(*map(Text, texts))
    console.print(grid)
