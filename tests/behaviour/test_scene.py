"""What is therefore shown: frames, lit paths, and the approved scenes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from components.address import Exploration, read_address, write_address
from components.scene import cause_frame, cause_path, frame_of, path
from data.model import Atlas
from data.words import PartWords

APPROVED = Path(__file__).parent.parent / "approved" / "scenes.txt"


def test_nothing_chosen_shows_the_whole_plate(atlas: Atlas) -> None:
    start = read_address("", atlas)
    assert (start.view, start.side, start.part) == ("back", "right", None)
    assert frame_of(atlas, atlas.views[start.view], None) == "whole"


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
    assert {"lumbosacral_trunk", "sciatic_nerve", "tibial_nerve", "deep_fibular_nerve"} <= lit
    assert {"superficial_fibular_nerve", "medial_plantar_nerve"} <= lit
    assert not lit & {"saphenous_nerve", "l4_root", "s1_root"}


def test_a_root_lights_nothing_that_does_not_carry_it(atlas: Atlas) -> None:
    for root in atlas.roots:
        for part in path(atlas, root) & set(atlas.nerves):
            carried = atlas.nerves[part].roots
            assert root in carried or not carried, (root, part)
    assert "lumbosacral_trunk" not in path(atlas, "s1_root")
    assert "sural_nerve" in path(atlas, "s1_root")
    assert "sural_nerve" not in path(atlas, "l4_root")


def test_a_nerve_is_framed_as_close_as_most_of_it_allows(atlas: Atlas) -> None:
    back, sole = atlas.views["back"], atlas.views["sole"]
    assert frame_of(atlas, back, "medial_calcaneal_nerve") == "foot"
    assert frame_of(atlas, back, "common_fibular_nerve") == "knee"
    assert frame_of(atlas, back, "sciatic_nerve") == "whole"
    assert frame_of(atlas, sole, "sciatic_nerve") == "whole"


def test_a_root_is_shown_with_its_whole_path(atlas: Atlas) -> None:
    for root, view in product(atlas.roots, atlas.views.values()):
        assert frame_of(atlas, view, root) == "whole"


def test_the_inner_shin_is_not_on_the_sciatic_path(atlas: Atlas) -> None:
    assert "sciatic_nerve" not in path(atlas, "inner_shin")


def test_a_chosen_stop_is_framed_where_its_view_has_the_frame(atlas: Atlas) -> None:
    for stop in atlas.stops:
        view = atlas.views[read_address(f"?part={stop.id}", atlas).view]
        assert view.draws(stop.id)
        assert frame_of(atlas, view, stop.id) == (
            stop.frame if stop.frame in view.frames else "whole"
        )


def test_the_root_a_disc_meets_is_lit_alone(atlas: Atlas) -> None:
    for cause, root in (("disc_l3_l4", "l4"), ("disc_l4_l5", "l5"), ("disc_l5_s1", "s1")):
        assert cause_path(atlas, cause) & set(atlas.roots) == {f"{root}_root"}, cause


def test_a_cause_at_the_ankle_leaves_the_outer_leg_dim(atlas: Atlas) -> None:
    lit = cause_path(atlas, "tarsal_tunnel")
    assert {"tarsal_tunnel", "tibial_nerve", "medial_plantar_nerve"} <= lit
    assert not lit & {"common_fibular_nerve", "sural_nerve"}


def test_a_cause_that_is_seldom_the_nerve_dims_none(atlas: Atlas) -> None:
    assert set(atlas.nerves) <= cause_path(atlas, "pregnancy")


def test_a_cause_is_framed_where_its_site_is_drawn(atlas: Atlas) -> None:
    for cause in atlas.causes.values():
        for view in atlas.views.values():
            frame = cause_frame(atlas, view, cause.id)
            drawn = all(map(view.draws, cause.site)) and view.meshes.issuperset(cause.meshes)
            assert frame == (cause.frame if drawn and cause.frame in view.frames else "whole")
        assert cause_frame(atlas, atlas.views[cause.home_view], cause.id) == cause.frame


def test_each_focus_shows_the_approved_scene(atlas: Atlas) -> None:
    assert APPROVED.read_text(encoding="utf-8") == written(atlas), (
        "scenes changed; if that is meant: python -m tests.behaviour.test_scene"
    )


def written(atlas: Atlas) -> str:
    """Every focus's scene as readable text."""
    words = atlas.wordings["en"]
    parts = [(read_address(f"part={part}", atlas), words.parts[part]) for part in atlas.parts]
    causes = [(read_address(f"cause={one}", atlas), words.causes[one]) for one in atlas.causes]
    return "\n".join(_written(atlas, asked, said) for asked, said in (*parts, *causes))


def _written(atlas: Atlas, asked: Exploration, words: PartWords) -> str:
    view = atlas.views[asked.view]
    if asked.cause:
        lit, frame = cause_path(atlas, asked.cause), cause_frame(atlas, view, asked.cause)
    else:
        lit, frame = path(atlas, str(asked.part)), frame_of(atlas, view, asked.part)
    dimmed = {line.nerve for line in view.lines} - lit
    meshes = atlas.causes[asked.cause].meshes if asked.cause else ()
    preview = " ".join(claim.text for claim in words.preview)
    return (
        f"?{write_address(asked, atlas)}\n"
        f"  view   {view.id}, {asked.side}, frame {frame}\n"
        f"  lit    {' '.join(sorted(lit & view.parts))}\n"
        + (f"  only   {' '.join(meshes)}\n" if meshes else "")
        + f"  dimmed {' '.join(sorted(dimmed))}\n"
        f"  said   {preview}\n"
    )


if __name__ == "__main__":
    from data.reader import read_atlas

    APPROVED.write_text(written(read_atlas()), encoding="utf-8")
