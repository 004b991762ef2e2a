"""Freeze the app: a static site for any host, and one file that opens from disk.

`python -m components.freeze` writes `build/site/` and `build/sciatic-explorer.html`. Both are the
served page itself, asked of the app and rewritten: styles stand inside, the app's own requests are
answered from what the page carries, and names carry a hash of the content, so that two builds are
equal. The site needs no MIME types and works in any sub-path.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from flask.testing import FlaskClient

from components.scripts import DASH_ANSWERS, FROZEN, PLOTLY_FILE, ROOT
from components.sheet import PLATE_PIXELS
from components.wiring import connect, content_security_policy
from data.errors import ContentErrors
from data.model import Atlas
from data.reader import read_atlas

BUILD = ROOT / "build"
SINGLE_FILE = "sciatic-explorer.html"
SINGLE_FILE_PIXELS = 1000
"""Long side of the plates in the single file, which carries every view."""
LICENCES = ROOT / "data" / "atlas" / "LICENSES"
DASH_PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
PUBLIC_PATH_ERROR = 'throw new Error("Automatic publicPath is not supported in this browser")'

_ADDRESS = re.compile(
    r"/(?:assets|_dash-component-suites)/[^\"'()\s<>\\]+|/(?:explorer|dash-renderer|plotly)\.js\?v=\w+"
)
_DATA_FILE = re.compile(r"(?<![\w/.-])/?((?:plates|words)/[\w-]+\.json\?v=[0-9a-f]+)")
_ASKED_EARLY = re.compile(r'<link rel="preload" as="fetch"[^>]*>\n?')
_PLOTLY_LINK = re.compile(r'<link rel="preload" as="script"[^>]* href="([^"]+)">')
_SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"></script>')
_RENDERER = re.compile(r"<script id=\"_dash-renderer\"[^>]*>(.*?)</script>", re.S)
_RULES = re.compile(r'<style id="rules">(.*?)</style>', re.S)
_INLINE = re.compile(r"<script(?: id=\"_dash-renderer\"[^>]*)?>(.*?)</script>", re.S)
_FINE = re.compile(r'<img[^>]*data-fine="[^>]*>')
_SIZES = re.compile(r'(srcset)="(\S+)[^"]*"')

_PLATE_SIZE = re.compile(rf"-{PLATE_PIXELS[0]}\.webp\?v=\w+")

Keep = Callable[[str, bytes], str]
Change = Callable[[str], str]


class Kitchen:
    """The served app, asked for its own files."""

    def __init__(self, atlas: Atlas) -> None:
        self.client: FlaskClient = connect(atlas).server.test_client()

    def bytes(self, address: str) -> bytes:
        """What the app answers at an address; an address it does not answer is an error."""
        answer = self.client.get(address, buffered=True)
        if answer.status_code != 200:
            raise FileNotFoundError(f"{address}: the app answered {answer.status_code}")
        return bytes(answer.data)

    def text(self, address: str) -> str:
        """The same as text."""
        return self.bytes(address).decode()

    def page(self) -> str:
        """The page, for an address that is its own folder."""
        page = self.text("/").replace(
            '"requests_pathname_prefix":"\\u002f"', '"requests_pathname_prefix":".\\u002f"'
        )
        if PLOTLY_FILE.exists():
            return page
        return page.replace("<script", f'<script src="{DASH_PLOTLY}"></script>\n<script', 1)


def freeze(target: Path = BUILD) -> None:
    """Write `site/` and the single file below `target`, replacing what stood there."""
    kitchen = Kitchen(read_atlas())
    _write_site(kitchen, target / "site")
    write_single_file(kitchen, target / SINGLE_FILE)


def _write_site(kitchen: Kitchen, folder: Path) -> None:
    """The page and, beside it, every file it asks for, under relative addresses."""
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "files").mkdir(parents=True)
    shutil.copytree(LICENCES, folder / "licences")
    for name in ("LICENSE", "data/atlas/CREDITS.md"):
        shutil.copy(ROOT / name, folder / "licences")

    def keep(address: str, content: bytes) -> str:
        path = PurePosixPath(address.split("?")[0])
        stem = path.name.split(".")[0].split("@")[0]
        name = f"files/{stem}-{sha256(content).hexdigest()[:12]}{path.suffix}"
        (folder / name).write_bytes(content)
        return name

    page = _rewritten(kitchen, kitchen.page(), keep)
    page = _with_carried(kitchen, page, {})
    policy = content_security_policy(_hashes(page))
    (folder / "index.html").write_text(_with_policy(page, policy), encoding="utf-8")


def write_single_file(kitchen: Kitchen, file: Path) -> None:
    """Everything in one page: pictures as data, scripts packed, no request at all."""
    carried: dict[str, object] = {}

    def keep(address: str, content: bytes) -> str:
        if address.endswith(".webp") or ".webp?" in address:
            return "data:image/webp;base64," + base64.b64encode(content).decode()
        if ".json" in address:
            name = address.split("?")[0]
            carried[name] = json.loads(content)
            return name
        return address

    page = _rewritten(kitchen, kitchen.page(), keep, change=_with_smallest_pictures)
    page = _with_carried(kitchen, page, carried)
    scripts: list[str] = []

    def pack(script: str) -> str:
        scripts.append(script)
        return _packed_as("script", script)

    page = _PLOTLY_LINK.sub(r'<script src="\1"></script>', page)
    page = _SCRIPT.sub(
        lambda found: pack(kitchen.text(found[1]).replace(PUBLIC_PATH_ERROR, "void 0")), page
    )
    page = _RENDERER.sub(lambda found: pack(found[1]), page)
    page = _RULES.sub(lambda found: _packed_as("style", found[1]), page)
    policy = content_security_policy([*map(_hash, scripts), *_hashes(page)], own="")
    file.write_text(_with_policy(page, policy), encoding="utf-8")


def _rewritten(kitchen: Kitchen, text: str, keep: Keep, *, change: Change = str) -> str:
    """The text with every address of ours replaced by where the answer is kept.

    Every data file is changed by `change` first.
    """
    kept: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        address = found[1] if found.re is _DATA_FILE else found[0]
        if address not in kept:
            content = kitchen.bytes("/" + address.lstrip("/"))
            if ".json" in address:
                content = _ADDRESS.sub(replace, change(content.decode())).encode()
            kept[address] = keep(address, content)
        return kept[address]

    return _ADDRESS.sub(replace, _DATA_FILE.sub(replace, text))


def _with_smallest_pictures(data: str) -> str:
    """A data file whose pictures come in one small size, without the finer ones of close frames."""
    content = json.loads(data)
    if "pictures" in content:
        pictures = _PLATE_SIZE.sub(
            f"-{SINGLE_FILE_PIXELS}.webp", _FINE.sub("", content["pictures"])
        )
        content["pictures"] = _SIZES.sub(r'\1="\2"', pictures).replace(" srcset=", " src=")
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False)


def _with_carried(kitchen: Kitchen, page: str, more: Mapping[str, object]) -> str:
    """The page with the answers it carries, and the script that gives them: none is asked for."""
    answers = {name: json.loads(kitchen.bytes(f"/{name}")) for name in DASH_ANSWERS}
    answers.update(more)
    data = _packed(json.dumps(answers, separators=(",", ":"), sort_keys=True))
    shim = FROZEN.read_text(encoding="utf-8")
    carrier = f'<script type="application/gzip" id="frozen" data-names="{" ".join(answers)}">'
    script = f"{carrier}{data}</script><script>{shim}</script>"
    return _ASKED_EARLY.sub("", page).replace("<footer>", f"{script}<footer>", 1)


def _packed_as(tag: str, text: str) -> str:
    """An element that `assets/frozen.js` unpacks into one of this tag."""
    return f'<script type="application/gzip" data-becomes="{tag}">{_packed(text)}</script>'


def _packed(text: str) -> str:
    """Text compressed and written as base64, for `assets/frozen.js` to unpack."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _with_policy(page: str, policy: str) -> str:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace("<head>", f"<head>\n{meta}", 1)


def _hashes(page: str) -> list[str]:
    """The hashes of the scripts that stand inside a page."""
    return [_hash(script) for script in _INLINE.findall(page)]


def _hash(script: str) -> str:
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def main() -> int:
    """Freeze into `build/`; wrong content is said, not raised."""
    try:
        freeze()
    except ContentErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    size = (BUILD / SINGLE_FILE).stat().st_size
    print(f"build/site/ and build/{SINGLE_FILE} ({size / 1e6:.2f} MB) written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
