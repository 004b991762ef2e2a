"""The set-up: what is installed, how the commands behave on poor machines, what is committed."""

from __future__ import annotations

import json
import os
import re
from importlib.metadata import distribution, version
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.installation import Installation, install
from tests.repository import ROOT, files, name

COMMANDS = ("run", "test", "site", "atlas", "bench")
COMPRESSION = "flask-compress"
PACKING = "python -m components.packing"
BUNDLE = "node_modules/plotly.js-basic-dist-min/plotly-basic.min.js"

_HOSTS = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")]
REGISTRY = re.compile("|".join(r"\b" + r"\.".join(host) for host in [*_HOSTS, ("debian", "org")]))
MACHINE_PATH = re.compile(r"(?<![\w.)}])/(?:" + "|".join(("work", "root", "farm", "tmp")) + r")/")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)")


@pytest.fixture
def machine(tmp_path: Path) -> Installation:
    return install(tmp_path)


def pins(file: str) -> dict[str, str]:
    """Package -> version; any line that is no exact pin fails here."""
    found = {}
    for line in (ROOT / file).read_text().splitlines():
        if line and not line.startswith(("#", "-r ")):
            package, pinned = line.split("==")
            found[package] = pinned
    return found


def test_dash_and_plotly_take_one_package_more_for_compression() -> None:
    assert set(pins("requirements.txt")) == {"dash", "plotly", COMPRESSION}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_pinned_is_what_is_installed(file: str) -> None:
    assert {package: version(package) for package in pins(file)} == pins(file)


def test_the_small_bundle_is_the_version_that_plotly_ships() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    shipped = Path(str(distribution("plotly").locate_file("plotly/package_data/plotly.min.js")))
    found = re.search(r"plotly\.js v([\d.]+)", shipped.read_text(encoding="utf-8")[:400])
    assert found is not None
    assert wanted.keys() == {"plotly.js-basic-dist-min", "regenerator-runtime"}
    assert wanted["plotly.js-basic-dist-min"] == found[1]
    assert f"v{found[1]}" in (ROOT / BUNDLE).read_text(encoding="utf-8")[:400]


def test_the_lock_pins_by_content_and_holds_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text()


def test_no_committed_file_names_a_registry_or_a_place_on_a_machine() -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name(path)}: {match}" for match in REGISTRY.findall(text)]
        found += [f"{name(path)}: {match}" for match in MACHINE_PATH.findall(text)]
    assert found == []


@pytest.mark.parametrize("path", ["see /{}/x", '"/{}/x"', "\n/{}/x"])
@pytest.mark.parametrize("top", ["work", "tmp"])
def test_a_place_on_a_machine_is_found(path: str, top: str) -> None:
    assert MACHINE_PATH.search(path.format(top))
    assert not MACHINE_PATH.search(f"../{top}/x build/{top}/x")


def test_ci_runs_the_tests() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text().splitlines()[-1] == "exec make test"


def test_make_lists_its_commands(machine: Installation) -> None:
    listed = machine.make().stdout
    assert all(f"make {command}\t" in listed for command in COMMANDS)


def test_the_tests_end_with_pytest() -> None:
    recipe = (ROOT / "Makefile").read_text().split("\ntest:")[1].split("\n\n")[0]
    assert recipe.endswith("$(PYTHON) -m pytest --numprocesses auto")


def test_every_command_and_link_in_the_docs_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for path in (path for path in files() if path.suffix == ".md"):
        text = path.read_text(encoding="utf-8")
        for command in re.findall(r"`make ([a-z]+)", text):
            assert f"\n{command}:" in makefile, f"{name(path)}: make {command}"
        for link in LINK.findall(text):
            assert (path.parent / link).exists(), f"{name(path)}: {link}"


def test_a_first_run_installs_packs_and_serves(machine: Installation) -> None:
    ran = machine.make("run", HOST="127.0.0.9", PORT="8123")
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1] == "serving on 127.0.0.9:8123"
    python, npm, packing, app = machine.calls()
    assert python.startswith("python -m pip install")
    assert python.endswith("-r requirements.txt")
    assert npm.startswith("npm ci")
    assert "--omit=dev" in npm
    assert packing == PACKING
    assert app == "python app.py"


def test_a_port_given_as_a_word_to_make_is_honoured(machine: Installation) -> None:
    ran = machine.make("run", "HOST=127.0.0.9", "PORT=8123")
    assert ran.stdout.splitlines()[-1] == "serving on 127.0.0.9:8123"


def test_a_second_run_installs_and_packs_nothing(machine: Installation) -> None:
    machine.make("run")
    installed = len(machine.calls())
    assert machine.make("run").returncode == 0
    assert machine.calls()[installed:] == ["python app.py"]


def test_what_changed_is_packed_before_it_is_served(machine: Installation) -> None:
    style = machine.folder / "assets" / "1-tokens.css"
    style.parent.mkdir()
    style.touch()
    machine.make("run")
    installed = len(machine.calls())
    later = (machine.folder / "build" / "packed" / "ready").stat().st_mtime + 1
    os.utime(style, (later, later))
    machine.make("run")
    assert machine.calls()[installed:] == [PACKING, "python app.py"]


def test_what_cannot_be_packed_is_not_served(machine: Installation) -> None:
    machine.sign("packing-fails")
    assert machine.make("run").returncode != 0
    assert machine.calls()[-1] == PACKING
    (machine.signs / "packing-fails").unlink()
    assert machine.make("run").returncode == 0
    assert machine.calls()[-2:] == [PACKING, "python app.py"]


def test_without_npm_the_app_is_served(machine: Installation) -> None:
    machine.lack("npm")
    ran = machine.make("run")
    assert ran.returncode == 0
    assert machine.calls()[-1] == "python app.py"
    assert ran.stderr == ""


def test_when_npm_fails_the_app_is_served_and_npm_left_alone(machine: Installation) -> None:
    machine.sign("npm-fails")
    first, second = machine.make("run"), machine.make("run")
    assert first.returncode == second.returncode == 0
    assert "going on with the bundle that came with Dash" in first.stdout
    assert [call for call in machine.calls() if call.startswith("npm")] == machine.calls()[1:2]
    assert machine.calls()[2:] == [PACKING, "python app.py", "python app.py"]


def test_without_venv_a_user_is_told_one_command(machine: Installation) -> None:
    (machine.signs / "venv-works").unlink()
    ran = machine.make("run")
    assert ran.returncode != 0
    assert ran.stdout.splitlines()[-1].strip() == "apt-get install -y python3-venv"
    assert machine.calls() == []


def test_without_venv_root_installs_it_and_goes_on(machine: Installation) -> None:
    (machine.signs / "venv-works").unlink()
    machine.have("id", "echo 0")
    assert machine.make("run").returncode == 0
    assert "apt-get install -y python3-venv -qq" in machine.calls()
    assert machine.calls()[-1] == "python app.py"


def test_an_old_python_is_refused_in_one_sentence(machine: Installation) -> None:
    machine.sign("python-is-old")
    ran = machine.make("run")
    assert ran.returncode != 0
    assert len(ran.stdout.splitlines()) == 1
    assert "3.11 or newer" in ran.stdout
    assert machine.calls() == []


def test_without_chromium_a_user_is_told_one_command(machine: Installation) -> None:
    ran = machine.make("chromium")
    assert ran.returncode != 0
    assert ran.stdout.splitlines()[-1].strip().startswith("apt-get install -y")
    assert machine.calls() == []


def test_without_chromium_root_installs_it(machine: Installation) -> None:
    machine.have("id", "echo 0")
    assert machine.make("chromium").returncode == 0
    assert " chromium " in machine.calls()[-1]


@pytest.mark.parametrize("program", chromium.NAMES)
def test_a_chromium_on_the_path_is_taken(machine: Installation, program: str) -> None:
    machine.have(program, "exit 0")
    assert machine.make("chromium").returncode == 0
    assert machine.calls() == []


def test_a_named_chromium_must_exist(machine: Installation) -> None:
    machine.have("chromium", "exit 0")
    assert machine.make("chromium", CHROMIUM=str(machine.programs / "chromium")).returncode == 0
    ran = machine.make("chromium", CHROMIUM="no-such-browser")
    assert ran.returncode != 0
    assert "no-such-browser" in ran.stdout
