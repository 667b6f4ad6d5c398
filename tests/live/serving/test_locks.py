"""A lock is one process's at a time, and ends with it."""

from .conftest import python

HOLDER = """
import time
from commonweal.live.serving import locks
held = locks.hold("it")
print(held is not None, flush=True)
time.sleep(60)
"""
ASKER = """
from commonweal.live.serving import locks
held = locks.hold("it", wait={wait})
print(held is not None)
assert locks.hold("another") is not None
if held:
    held.let_go()
    print(locks.hold("it") is not None)
"""


def test_a_lock_is_one_process_s_and_ends_with_it(fresh):
    env = fresh()
    holder = python(env, HOLDER)
    try:
        assert holder.stdout.readline() == "True\n"
        assert python(env, ASKER.format(wait=False)).communicate(timeout=60)[0] == "False\n"
        waiting = python(env, ASKER.format(wait=True))
    finally:
        holder.kill()
        holder.wait()
    assert waiting.communicate(timeout=60)[0] == "True\nTrue\n"
