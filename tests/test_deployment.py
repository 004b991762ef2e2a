"""What docs/deployment.md and the Dockerfile promise of the app."""

from __future__ import annotations

import re
import tomllib

from components.wiring import HEADERS, NOBODY
from tests.repository import ROOT, packages

GUIDE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
NOT_IN_THE_IMAGE = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def block(opening: str) -> str:
    """The code block of the guide that begins with these words."""
    (found,) = [
        text for text in re.findall(r"```\n(.*?)```", GUIDE, re.S) if text.startswith(opening)
    ]
    return str(found)


def test_a_static_host_is_told_the_headers_that_the_app_sends() -> None:
    told = dict(re.findall(r"^  ([\w-]+): (.+)$", block("/*").split("/files/*")[0], re.M))
    assert told.pop("Content-Security-Policy") == f"frame-ancestors {NOBODY}"
    assert told == dict(HEADERS)


def test_the_settings_are_those_that_the_app_reads() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.M)
    read = re.findall(r'environ\.get\("([A-Z_]+)"', (ROOT / "app.py").read_text())
    assert sorted(told) == sorted(read)


def test_no_proxy_is_told_to_log_a_query() -> None:
    nginx = re.search(r"log_format without_query '([^']+)'", GUIDE)
    assert nginx is not None
    assert set(re.findall(r"\$(\w+)", nginx[1])).isdisjoint(
        {"request", "request_uri", "args", "query_string", "http_referer"}
    )
    assert 'request>uri regexp [?].* ""' in GUIDE


def test_the_image_holds_what_the_app_needs_and_runs_as_nobody_special() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)
    assert [name for names in copied for name in names.split() if not (ROOT / name).exists()] == []
    kept_out = {line.strip("/") for line in NOT_IN_THE_IMAGE if not line.startswith(("#", "!"))}
    assert kept_out.isdisjoint({"assets", "components", "data", "app.py", "pyproject.toml"})
    before_start = DOCKERFILE[: DOCKERFILE.index("CMD")]
    assert re.findall(r"^USER (\S+)$", before_start, re.M) == ["explorer"]
    assert "RUN python -m components.packing" in before_start


def test_the_image_has_the_python_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (image,) = re.findall(r"^FROM python:(\d+\.\d+)", DOCKERFILE, re.M)
    assert project["requires-python"] == f">={image}"


def test_guide_and_image_name_the_same_server() -> None:
    (pinned,) = re.findall(r"gunicorn==([\d.]+)", DOCKERFILE)
    assert f"gunicorn {pinned}" in GUIDE
    assert "gunicorn" not in packages(ROOT / "app.py")
