"""Whether a running workbench answers: asks a page that reads the database, as the web server before it would.

    python -m commonweal.live.serving.health [PORT]

Says what came, and exits 0 only where it was the page. Knows nothing of Django, so that asking often costs little.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

PAGE = "/"


def health(port: int) -> tuple[bool, str]:
    """Whether the first page is there, and a line that says so."""
    host = os.environ.get("COMMONWEAL_HOSTS", "127.0.0.1").split(",")[0].strip()
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", PAGE, headers={"Host": host, "X-Forwarded-Proto": "https"})
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return False, f"the workbench does not answer on port {port}: {error}"
    finally:
        connection.close()
    # Where there is one place, the first page leads to it.
    return status in {200, 302}, f"{PAGE} answers {status}"


if __name__ == "__main__":
    well, said = health(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
    print(said)
    sys.exit(0 if well else 1)
