"""A workspace with a feed, without an engine: results are written as the inference thread would write them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from inspector_app.domain.feeds import FeedMessage, FeedSettings, MessageType
from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.store.drafts import RunDraft, StoredResult
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event, FeedChanged
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

WHO = Who("ada", "line 1")
PATIENCE = 30.0  # seconds after which a test that hangs fails


def message(number: int, *, at: float = 1_000_000.0, **body: Any) -> FeedMessage:
    message_id = f"018f0000-0000-7000-8000-{number:012d}"
    head = {"schema": "inspector-feed-1", "id": message_id, "type": "part.inspected", "station": "line 1"}
    return FeedMessage(number, message_id, MessageType.INSPECTED, at, head | body)


class FedFloor:
    """``inspect`` writes results of parts; ``told`` holds what the feeds said of themselves."""

    def __init__(self, root: Path) -> None:
        self.stores = Stores.open(root, "test")
        self.writer = Writer(self.stores.database, WHO)
        self.told: list[FeedChanged] = []
        self._changed = threading.Condition()
        self._run = self._lot = ""

    def close(self) -> None:
        self.writer.close()
        self.stores.close()

    def tell(self, event: Event) -> None:
        assert isinstance(event, FeedChanged)
        with self._changed:
            self.told.append(event)
            self._changed.notify_all()

    def wait_until(self, done: Any) -> None:
        """Until ``done(status)`` of the latest that was told."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.told and done(self.told[-1].status), PATIENCE), (
                self.told
            )

    def add_feed(self, settings: FeedSettings) -> Any:
        return self.writer.submit(lambda writing: writing.add_feed(settings)).result()

    def inspect(self, *names: str) -> None:
        def write(writing: Writing) -> None:
            if not self._run:
                self._begin(writing)
            writing.add_files(self._lot, [FoundFile(name, 1, 1, name) for name in names])
            from inspector_app.store.reading import Reading

            images = [Reading(writing.connection).image_by_path(self._lot, name).id for name in names]
            writing.add_results(
                self._run, [StoredResult(ImageResult(key, 2.5, None), 0, None) for key in images]
            )

        self.writer.submit(write).result()

    def _begin(self, writing: Writing) -> None:
        recipe = writing.ensure_recipe("plate")
        scale = Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, 30)
        version = writing.add_recipe_version(recipe, RecipeSettings(), scale, "test")
        self._lot = writing.ensure_lot(recipe, Path("/lots/a")).id
        self._run = writing.start_run(
            RunDraft(
                self._lot, None, "inspect", "pa_clip", "lite", "0" * 64, "torch", "fp32", "cpu", "lite", None,
                version.id,
            )
        )  # fmt: skip

    def ids(self) -> list[str]:
        """Ids of what waits in the outbox."""
        with self.stores.reading() as reading:
            return [message.id for message in reading.messages_after(0, 1000)]


@dataclass
class Receiver:
    """An HTTP server in a thread; ``answers`` are the codes of the next requests, 200 when there are none left."""

    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)  # sent with every answer
    hang: threading.Event | None = None  # requests wait for it
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def __enter__(self) -> Receiver:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                key = self.headers.get("Idempotency-Key", "")
                receiver.arrived.set()
                if receiver.hang is not None:
                    receiver.hang.wait(PATIENCE)
                code = receiver.answers.pop(0) if receiver.answers else 200
                if code == 200:
                    receiver.got.append((key, dict(self.headers), body))
                try:
                    self.send_response(code)
                    for name, value in receiver.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self.arrived = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.hang is not None:
            self.hang.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def ids(self) -> list[str]:
        return [key for key, _, _ in self.got]
