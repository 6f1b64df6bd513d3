"""kill -9 in the middle of sending: nothing is lost, and who drops what he has seen by its id has each once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")

UNIT = Path(__file__).resolve().parents[1] / "unit" / "workflow"
PARTS = 120

# Inspects parts, and sends what is told of them to both feeds until nothing waits.
STATION = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from fed_floor import FedFloor
from inspector_app.domain.feeds import FeedKind, FeedSettings
from inspector_app.workflow.feeds.feeds import Feeds
from inspector_app.workflow.feeds.sending import Sender

floor = FedFloor(Path(sys.argv[2]))
floor.tell = lambda event: None
feeds = Feeds(floor.stores, floor.writer, floor.tell)
if sys.argv[5] == "first":
    feeds.add(FeedSettings("mes", FeedKind.WEBHOOK, sys.argv[3])).result()
    feeds.add(FeedSettings("file", FeedKind.JSONL, sys.argv[4])).result()
    floor.inspect(*(f"{number:04}.png" for number in range(int(sys.argv[6]))))
    print(*floor.ids(), flush=True)
feeds.start().result()
while feeds.drain(1.0):
    pass
feeds.close()
floor.close()
print("done", flush=True)
"""


class Server:
    """Notes the id of each request; after ``kill_at`` of them it calls ``kill`` before it answers."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.kill_at, self.kill = 0, lambda: None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.ids.append(body["id"])
                if len(outer.ids) == outer.kill_at:
                    outer.kill()
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def test_killed_again_and_again_while_it_sends_it_loses_nothing(tmp_path: Path) -> None:
    server, chance = Server(), random.Random(5)
    folder = tmp_path / "feed"
    wanted: list[str] = []
    try:
        for start in ("first", "again", "again", "last"):
            station = subprocess.Popen(
                [
                    sys.executable, "-c", STATION, str(UNIT), str(tmp_path / "workspace"), server.address,
                    str(folder), start, str(PARTS),
                ],
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            server.kill = lambda station=station: station.send_signal(signal.SIGKILL)  # type: ignore[misc]
            server.kill_at = 0 if start == "last" else len(server.ids) + chance.randrange(5, 40)
            out, _ = station.communicate(timeout=120)
            if start == "first":
                wanted = out.split()
            assert station.returncode == (0 if start == "last" else -signal.SIGKILL), out
    finally:
        server.close()
    assert len(wanted) == PARTS
    assert list(dict.fromkeys(server.ids)) == wanted  # all of them, in order, once the seen ones are dropped
    assert len(server.ids) > PARTS  # it was killed before it could note what had arrived
    (written,) = folder.iterdir()
    assert [json.loads(line)["id"] for line in written.read_text(encoding="utf-8").splitlines()] == wanted
