"""Two plans side by side: clauses aligned, what differs in each pair."""
