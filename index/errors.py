"""What can go wrong with plans and libraries, said in sentences that name the way out."""


class AnwenError(Exception):
    """A fault that a person can mend; its text names the thing at fault and the way out."""


class InputError(AnwenError):
    """A file, path or question that cannot be used as it is."""


class LibraryError(AnwenError):
    """A library on disk that is missing, damaged, locked or made by other settings."""
