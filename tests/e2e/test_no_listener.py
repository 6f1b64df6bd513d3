"""Nothing listens to the network: of a process with its window and session open every socket is looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.imaging.demo_parts import write_demo_lot

_OPEN = """
import json, os, stat, sys
from pathlib import Path
import psutil
from PySide6.QtCore import QCoreApplication
from inspector_app.ui.single import Doorbell
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

root, pictures = Path(sys.argv[1]), Path(sys.argv[2])
application = QCoreApplication([])
bell = Doorbell(root, lambda call: True)
assert bell.listening
session = Session.open(root)
lot = session.open_folder(OpenFolder(pictures, "plate")).result(120)
session.inspect(lot.id).result(120)
session.warm_up()
session.settle()
seen = []
for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
    for found in process.net_connections(kind="all"):
        where = found.laddr if isinstance(found.laddr, str) else list(found.laddr)
        seen.append({"family": found.family.name, "at": where})
path = bell._server.fullServerName()
print(json.dumps({"sockets": seen, "bell": path, "mode": stat.S_IMODE(os.stat(path).st_mode)}))
session.close()
bell.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="the doorbell is a named pipe there, and has no mode")
def test_only_the_doorbell_listens_and_only_its_owner_can_ring_it(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    write_demo_lot(pictures, parts=12)
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(tmp_path / "workspace"), str(pictures)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert [each for each in found["sockets"] if each["family"] in ("AF_INET", "AF_INET6")] == []
    named = [each["at"] for each in found["sockets"] if each["family"] == "AF_UNIX" and each["at"]]
    assert len(named) == 1, named  # the doorbell; the name that it was bound under is another one for Qt
    assert Path(found["bell"]).name.startswith("inspector-") and found["mode"] & 0o077 == 0
