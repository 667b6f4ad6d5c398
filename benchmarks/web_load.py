"""The users of `web.py`: threads that ask for pages or post a form, with a pause for thinking between.

A process of its own: a plan as JSON on standard input, what came of it as JSON on standard output. It asks this machine
alone, and stops by the clock.
"""

import json
import random
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote_plus, urlencode

SECRET = "c" * 32
PATIENCE = 30.0
MOST_USERS = 100


def pages(told: dict) -> dict:
    """The main pages: a name, and how the address of one is made."""
    at = f"/{told['place']}/"
    number = lambda what: (lambda luck: luck.choice(told[what]))  # noqa: E731 - said once, where it is used
    service, decision = number("services"), number("decisions")
    need = number("needs")
    word = number("words")
    return {
        "first screen": lambda luck: at,
        "directory": lambda luck: f"{at}directory/?page={luck.randrange(1, 6)}",
        "directory, filtered": lambda luck: f"{at}directory/?need={need(luck)[0]}&words={word(luck)}",
        "one entry": lambda luck: f"{at}directory/{service(luck)}/",
        "who can help, asked": lambda luck: f"{at}directory/who-can-help/?need={quote_plus(need(luck)[1])}",
        "decisions": lambda luck: f"{at}decisions/",
        "one decision": lambda luck: f"{at}decisions/{decision(luck)}/",
        "fund": lambda luck: f"{at}fund/",
        "the year by month": lambda luck: f"{at}fund/position/",
        "search": lambda luck: f"{at}search/?q={word(luck)}+{word(luck)}",
        "list by API": lambda luck: f"/api{at}directory/entries?page={luck.randrange(1, 6)}",
    }


class Load:
    """What the users share: the plan, the clock, and what came of each request."""

    def __init__(self, plan: dict) -> None:
        self.plan, self.told = plan, plan["told"]
        self.until = time.monotonic() + plan["warm"] + plan["seconds"]
        self.counted_from = time.monotonic() + plan["warm"]
        self.times: list[tuple[str, float]] = []
        self.errors: list[str] = []
        self.answered: list[str] = []
        self.asked = 0

    def ask(self, session: str, address: str, form: dict | None = None) -> tuple[int, float]:
        """The status of an answer (0 where none came) and its seconds, to the last byte."""
        self.asked += 1
        cookie = f"csrftoken={SECRET}" + (f"; sessionid={session}" if session else "")
        headers = {"Cookie": cookie, "Connection": "close"}
        body = None
        if form is not None:
            body = urlencode(form | {"csrfmiddlewaretoken": SECRET})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.plan["port"], timeout=PATIENCE)
        try:
            connection.request("POST" if body else "GET", address, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status, time.perf_counter() - began
        except (OSError, HTTPException):
            return 0, time.perf_counter() - began
        finally:
            connection.close()

    def read(self, user: int) -> None:
        """One user, who reads page after page and thinks between."""
        luck = random.Random(user)
        roles = ["", *sorted(self.told["sessions"])]
        role = roles[user % len(roles)]
        session = self.told["sessions"].get(role, "")
        made, turn = sorted(pages(self.told).items()), user
        low, high = self.plan["think"]
        time.sleep(luck.uniform(0, high))
        while time.monotonic() < self.until:
            name, make = made[turn % len(made)]  # each page as often as any other
            turn, address = turn + 1, make(luck)
            status, seconds = self.ask(session, address)
            if status != 200:
                self.errors.append(f"{status} {address} as {role or 'the public'}")
            elif time.monotonic() > self.counted_from:
                self.times.append((name, seconds))
            time.sleep(luck.uniform(low, high))

    def write(self, user: int) -> None:
        """One user, who says again and again how much room a service has."""
        luck, n = random.Random(user), 0
        while time.monotonic() < self.until:
            unit = f"beds {self.plan['run']} {user} {n}"
            address = f"/{self.told['place']}/directory/{luck.choice(self.told['services'])}/room/"
            status, seconds = self.ask(self.told["sessions"]["steward"], address, {"unit": unit, "available": n % 9})
            if status != 302:
                self.errors.append(f"{status} POST {address}")
            else:
                self.answered.append(unit)
                if time.monotonic() > self.counted_from:
                    self.times.append(("a write", seconds))
            n += 1

    def run(self) -> dict:
        """Let all of them loose, and wait for the last."""
        what = self.write if self.plan["kind"] == "write" else self.read
        users = [threading.Thread(target=what, args=(n,)) for n in range(min(self.plan["users"], MOST_USERS))]
        for user in users:
            user.start()
        for user in users:
            user.join()
        return {"times": self.times, "errors": self.errors, "answered": self.answered, "asked": self.asked,
                "seconds": self.plan["seconds"]}  # fmt: skip


if __name__ == "__main__":
    json.dump(Load(json.load(sys.stdin)).run(), sys.stdout)
