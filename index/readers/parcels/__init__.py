"""Files that hold files (.zip, .eml), unpacked within limits and without trust."""
