"""Rendered pictures kept in the scratch folder, so that only what has changed is drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Bytes
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.manifest import meshes_hash
from data.atlas.pipeline.view_plans import ViewPlan

FOLDER = "pictures"


class Keeper:
    """Pictures of one view under a name made from all that they are drawn from."""

    def __init__(self, plan: ViewPlan, look: Mapping[str, Any]) -> None:
        """Read what the pictures depend on: meshes, style, plan and the nerves' courses."""
        nerves = read_body()["nerves"]
        drawn = {nerve: nerves[nerve] for nerve in plan.nerves}
        self._view = plan.id
        self._made_from = f"{meshes_hash()} {look} {plan.look} {drawn}"

    def kept(
        self,
        name: str,
        render: Callable[[], dict[str, Bytes]],
        frame: list[float] | None = None,
    ) -> dict[str, Bytes]:
        """The pictures of that name, of the whole plate or a frame, read back or rendered now."""
        made_from = f"{self._made_from} {name} {frame}"
        key = hashlib.sha256(made_from.encode()).hexdigest()[:16]
        path = store.FOLDER / FOLDER / f"{self._view}-{name}.npz"
        if path.is_file():
            content = np.load(path)
            if str(content["key"]) == key:
                return {each: content[each] for each in content.files if each != "key"}
        pictures = render()
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, allow_pickle=False, key=np.array(key), **pictures)
        return pictures
