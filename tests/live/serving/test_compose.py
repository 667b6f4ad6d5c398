"""compose.yaml and the Dockerfile: everything they name is there, and their commands run as they are written.

No image is built here: that needs Docker. Its commands are run without it, as processes, with the same environment.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from commonweal.cli import main
from commonweal.cli.main import VERBS
from commonweal.live.serving.processes import free_port

from .conftest import call
from .served import run, served, until

ROOT = Path(__file__).parents[3]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("web", "worker")
READ = re.compile(r"""(?:environ\.get\(|given\(|listed\(|in )\s*"((?:COMMONWEAL|DATABASE)_\w+)\"""")


def test_every_variable_is_one_that_our_code_reads():
    code = "".join(path.read_text() for path in (ROOT / "src/commonweal").rglob("*.py"))
    known = set(READ.findall(code)) | {"DATABASE_URL"}
    for name in OURS:
        for variable in COMPOSE["services"][name]["environment"]:
            assert variable.removesuffix("_FILE") in known, variable
    for variable in re.findall(r"(COMMONWEAL_\w+)=", DOCKERFILE):
        assert variable in known


def test_every_command_is_one_of_ours_with_options_that_it_has():
    entry = json.loads(re.search(r"^ENTRYPOINT (.*)$", DOCKERFILE, re.MULTILINE)[1])
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert entry == ["commonweal"]
    assert "commonweal" in scripts
    given = json.loads(re.search(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)[1])
    for command in (given, *(COMPOSE["services"][name]["command"] for name in OURS)):
        assert command[0] in VERBS
        told = CliRunner().invoke(main, [command[0], "--help"]).output
        assert all(word in told for word in command if word.startswith("--"))
    check = COMPOSE["services"]["web"]["healthcheck"]["test"]
    assert check[:3] == ["CMD", "python", "-m"]
    assert find_spec(check[3])


def test_the_image_is_made_of_what_is_there():
    for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE):
        for source in sources.split():
            assert (ROOT / source).exists(), source
            assert f"!{source}\n" in (ROOT / ".dockerignore").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for extra in re.findall(r"--extra (\w+)", DOCKERFILE):
        assert extra in project["optional-dependencies"]
    assert Path(ROOT / project["license-files"][0]).name in DOCKERFILE


def test_nothing_runs_as_root_and_nothing_is_open_to_the_world():
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["web"]["ports"])
    assert "ports" not in COMPOSE["services"]["database"]
    for name in OURS:
        service = COMPOSE["services"][name]
        assert (service["cap_drop"], service["read_only"]) == (["ALL"], True)
        assert service["environment"]["COMMONWEAL_HTTPS"] == "1"


def test_volumes_and_secrets_are_declared_and_no_secret_stands_in_it():
    for service in COMPOSE["services"].values():
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
        assert {volume.split(":")[0] for volume in service["volumes"]} <= set(COMPOSE["volumes"])
        for variable, value in service["environment"].items():
            assert "PASSWORD" not in variable or value.startswith("/run/secrets/")
    # The program that copies the database has to know the database's version.
    version = re.match(r"postgres:(\d+)", COMPOSE["services"]["database"]["image"])[1]
    assert f"postgresql-client-{version} " in DOCKERFILE


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="a place runs on PostgreSQL")
def test_its_commands_serve_a_place_on_postgresql(fresh, tmp_path):
    password = tmp_path / "password"
    password.write_text("not asked for here\n")
    env = fresh() | {
        "COMMONWEAL_HTTPS": "1",
        "COMMONWEAL_HOSTS": "ourplace.example",
        "DATABASE_PASSWORD_FILE": str(password),
    }
    https = {"Host": "ourplace.example", "X-Forwarded-Proto": "https", "Referer": "https://ourplace.example/"}
    with served(env, only="web", headers=https) as web:
        port, words = str(web.port), ["--port", str(free_port())]
        health = [sys.executable, "-m", "commonweal.live.serving.health", port]
        assert subprocess.run(health, env=env, check=False, timeout=60).returncode == 0
        command = [sys.executable, "-c", "from commonweal.cli import main; main()", "serve", "--only", "worker", *words]
        worker = subprocess.Popen(command, env=env)
        try:
            status = run(env, "from commonweal.live.serving.tasks import nothing; print(nothing.enqueue().id)")
            code = "from django_tasks_db.models import DBTaskResult; print(DBTaskResult.objects.get().status)"
            until(lambda: run(env, code).strip() == "SUCCESSFUL")
            assert status
        finally:
            worker.terminate()
            worker.wait(30)
        assert web.ask("/ourtown/") == 200
        assert web.ask(f"/ourtown/directory/{web.service}/room/", {"unit": "beds", "available": 3}) == 302
        assert call(env, "backup", tmp_path / "copy").returncode == 0
    there = fresh() | {"COMMONWEAL_HTTPS": "1", "COMMONWEAL_HOSTS": "ourplace.example"}
    said = call(there, "restore", tmp_path / "copy")
    assert "their chain holds" in said.stdout, said.stderr
    code = "from commonweal.live.directory.models import Capacity; print(Capacity.objects.get())"
    assert run(there, code) == "3 beds\n"
