"""A record that a place made by living: a workbench with some work in it, and what its gate lets out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonweal.place import new_place
from commonweal.record import Record, read_record

SOURCES = Path(__file__).parents[2] / "src"
# Another process: Django is set up once in each, and the readers of records need none.
WORK = """
import sys
from datetime import date
from pathlib import Path

from commonweal.live.serving.prepare import prepare

prepare()
from django.conf import settings

from commonweal.live.accounts.models import User
from commonweal.live.directory.models import Skill
from commonweal.live.fund import actions as money
from commonweal.live.fund.models import Account, Component, Fund
from commonweal.live.gate import export_record
from commonweal.live.governance import actions as deciding
from commonweal.live.governance.models import Decision
from commonweal.live.serving.demo import load
from commonweal.place import read_place

place, _ = load(read_place(sys.argv[1]), settings.HOME)
steward = User.objects.get(email="steward@demo.invalid")
clerk = User.objects.get(email="commissioner@demo.invalid")
for skill in list(Skill.objects.filter(place=place)):
    skill.pk, skill.basis, skill.level = None, "observed", skill.level / 2
    skill.save()
fund = Fund.objects.get(place=place)
bank = Account.objects.create(fund=fund, code="assets:hostel", kind="asset")
for number, part in enumerate(Component.objects.filter(fund=fund)):
    spent = Account.objects.create(fund=fund, code=f"expenses:{number}", kind="expense", component=part)
    for month in range(1, 13):
        sum_ = {spent: 100_000 * month + number, bank: -100_000 * month - number}
        money.record_entry(clerk, fund, day=date(2024, month, 9), memo="a month", postings=sum_)
taken = Decision.objects.filter(place=place, state="taken").first()
deciding.check_back(clerk, taken, with_whom="people of the hostel")
export_record(steward, place, Path(sys.argv[2]))
"""


def live(folder: Path) -> Record:
    """The starter place in a workbench of its own: skills claimed and seen, a year of money, decisions."""
    pytest.importorskip("django")
    pytest.importorskip("allauth")
    starter = new_place(folder.with_name("starter"))
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COMMONWEAL_", "DJANGO_"))}
    env.pop("DATABASE_URL", None)
    env |= {"COMMONWEAL_HOME": str(folder.with_name("home")), "PYTHONPATH": str(SOURCES)}
    command = [sys.executable, "-c", WORK, str(starter), str(folder)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return read_record(folder)
