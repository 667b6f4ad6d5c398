"""A copy taken while another process writes, brought back elsewhere, with its chain whole."""

from .conftest import call, python

WRITER = """
from django.db import transaction
from commonweal.live.accounts.models import User
from commonweal.live.audit import chain
user = User.objects.create_user("w@example.org", name="Writer")
for n in range({count}):
    with transaction.atomic():
        chain.append(user, None, "test.done", "test.thing", str(n), {{"n": n}})
    if n == 20:
        print("ready", flush=True)
"""


def test_a_copy_made_while_another_writes_comes_back_whole(fresh, tmp_path):
    here, there, file = fresh(), fresh(), tmp_path / "copy"
    writer = python(here, WRITER.format(count=10**7))
    try:
        assert writer.stdout.readline() == "ready\n"
        said = call(here, "backup", file)
        assert said.returncode == 0, said.stderr
        assert writer.poll() is None
    finally:
        writer.terminate()
        writer.wait()
    assert file.stat().st_mode & 0o077 == 0
    assert "is there already" in call(here, "backup", file).stderr
    said = call(there, "restore", file)
    assert said.returncode == 0, said.stderr
    assert "their chain holds" in said.stdout
    assert int(said.stdout.split("Brought back: ")[1].split(" ")[0].replace(",", "")) > 20
    _never_over_another_unasked(there, file)
    said = call(there, "audit", "verify", COMMONWEAL_AUDIT_KEY="another")
    assert said.returncode == 1
    assert "breaks at row 1:" in said.stderr


def _never_over_another_unasked(there, file):
    digest = call(there, "audit", "head").stdout.strip()
    said = call(there, "restore", file)
    assert said.returncode == 1
    assert "--replace" in said.stderr
    said = call(there, "restore", file, "--replace")
    assert said.returncode == 0, said.stderr
    assert "before-restore-" in said.stdout
    assert call(there, "audit", "verify", "--head", digest).returncode == 0
    assert call(there, "audit", "verify", "--head", "f" * 64).returncode == 1
