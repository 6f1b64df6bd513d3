"""Ask a database of known faults about every installed package: `make security`.

Exit code 0: nothing is known, or no database can be reached (which is said), 1: something is known.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    asked = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner=off", "--format=json"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        found = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = next(iter(asked.stderr.strip().splitlines()[-1:]), "no answer")
        print(f"NOT CHECKED: no database of known faults can be reached ({reason[:200]})")
        return 0
    asked_about = [each for each in found if "skip_reason" not in each]
    if not asked_about:
        print("NOT CHECKED: the database knew none of the packages")
        return 0
    known = [
        (each["name"], each["version"], fault["id"]) for each in found for fault in each.get("vulns", ())
    ]
    for name, version, fault in known:
        print(f"{name} {version}: {fault}")
    skipped = len(found) - len(asked_about)
    print(
        f"{len(asked_about)} packages asked about, {skipped} unknown to the database, {len(known)} known faults"
    )
    return 1 if known else 0


if __name__ == "__main__":
    raise SystemExit(main())
