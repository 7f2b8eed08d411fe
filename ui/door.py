"""The door to the service: opened at the first call, tried again while it does not open."""

from collections.abc import Callable
from threading import Lock

from rag.service import Service


class ServiceDoor:
    """One service for every face of the process, opened when it is first needed."""

    def __init__(self, open_service: Callable[[], Service]) -> None:
        self._open_service = open_service
        self._opened: Service | None = None
        self._lock = Lock()

    def service(self) -> Service:
        """The open service; LibraryError, at each call anew, while no library can be opened."""
        with self._lock:
            if self._opened is None:
                self._opened = self._open_service()
            return self._opened
