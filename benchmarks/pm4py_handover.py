"""pm4py's hand-over matrix on a file of events: run by lenses.py in an environment of its own, never imported."""

import contextlib
import io
import json
import resource
import sys
import time


def main() -> None:
    """Load, make the matrix, and print seconds, memory and the matrix as one line of JSON."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        import pandas as pd
        import pm4py

        began = time.perf_counter()
        log = pd.read_parquet(sys.argv[1])
        log["time:timestamp"] = log["time:timestamp"].dt.tz_localize("UTC")
        log["concept:name"] = "contact"
        loaded = time.perf_counter()
        found = pm4py.discover_handover_of_work_network(log, beta=0)
        done = time.perf_counter()
    width = int(sys.argv[2])
    shares = [found.connections.get((f"s{a:02}", f"s{b:02}"), 0.0) for a in range(width) for b in range(width)]
    told = {
        "load_s": loaded - began,
        "matrix_s": done - loaded,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "cases": int(log["case:concept:name"].nunique()),
        "shares": shares,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
