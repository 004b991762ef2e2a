"""What is therefore shown: frames, lit paths, and the approved scenes."""

from __future__ import annotations

from pathlib import Path

from components.address import read_address, write_address
from components.scene import Scene, compose, path
from data.model import Atlas

APPROVED = Path(__file__).parent.parent / "approved" / "scenes.txt"


def test_nothing_chosen_shows_the_whole_plate_and_dims_nothing(atlas: Atlas) -> None:
    scene = compose(atlas, read_address("", atlas))
    assert (scene.view, scene.side, scene.frame) == ("back", "right", "whole")
    assert not scene.lit
    assert not scene.dimmed


def test_a_place_never_singles_out_a_root(atlas: Atlas) -> None:
    roots = set(atlas.roots)
    for region in atlas.regions.values():
        assert path(atlas, region.id) & roots in (set(), roots), region.id


def test_every_stop_lights_a_way_back_to_the_spine(atlas: Atlas) -> None:
    for stop in atlas.stops:
        assert set(atlas.roots) <= path(atlas, stop.id), stop.id


def test_the_fibular_and_tibial_paths_part_at_the_fork(atlas: Atlas) -> None:
    front, calf = path(atlas, "front_shin"), path(atlas, "calf")
    assert "common_fibular_nerve" in front
    assert "common_fibular_nerve" not in path(atlas, "inner_sole")
    assert "tibial_nerve" in calf
    assert "sciatic_nerve" in front & calf


def test_a_root_lights_the_whole_way_to_the_foot(atlas: Atlas) -> None:
    lit = path(atlas, "l5_root")
    assert {"sciatic_nerve", "tibial_nerve", "deep_fibular_nerve", "sural_nerve"} <= lit
    assert "saphenous_nerve" not in lit


def test_the_inner_shin_is_not_on_the_sciatic_path(atlas: Atlas) -> None:
    assert "sciatic_nerve" not in path(atlas, "inner_shin")


def test_a_chosen_stop_is_framed_where_its_view_has_the_frame(atlas: Atlas) -> None:
    for stop in atlas.stops:
        scene = compose(atlas, read_address(f"?part={stop.id}", atlas))
        view = atlas.views[scene.view]
        assert view.draws(stop.id)
        assert scene.frame == (stop.frame if stop.frame in view.frames else "whole")


def test_each_focus_shows_the_approved_scene(atlas: Atlas) -> None:
    assert APPROVED.read_text(encoding="utf-8") == written(atlas), (
        "scenes changed; if that is meant: python -m tests.behaviour.test_scene"
    )


def written(atlas: Atlas) -> str:
    """Every focus's scene as readable text."""
    scenes = [compose(atlas, read_address(f"part={part}", atlas)) for part in atlas.parts]
    return "\n".join(_written(atlas, scene) for scene in scenes)


def _written(atlas: Atlas, scene: Scene) -> str:
    query = write_address(read_address(f"part={scene.focus}", atlas), atlas)
    preview = " ".join(claim.text for claim in atlas.wordings["en"].parts[str(scene.focus)].preview)
    return (
        f"?{query}\n  view   {scene.view}, {scene.side}, frame {scene.frame}\n"
        f"  lit    {' '.join(sorted(scene.lit))}\n"
        f"  dimmed {' '.join(sorted(scene.dimmed))}\n"
        f"  said   {preview}\n"
    )


if __name__ == "__main__":
    from data.reader import read_atlas

    APPROVED.write_text(written(read_atlas()), encoding="utf-8")
