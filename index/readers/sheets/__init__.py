"""The parts of the reader of spreadsheets: what a sheet shows of what it stores."""
