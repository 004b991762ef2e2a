"""What the drawings and the anatomy promise each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from data import files
from data.drawing import WHOLE, Frame, View
from data.errors import ContentError, unknown
from data.model import Atlas, Region, Structure

FIRST_VIEW = "back"
SLACK_MM = 0.5  # coordinates are rounded when they are written


def the_page_opens_with_the_back(atlas: Atlas) -> Iterator[ContentError]:
    """The view that a fresh page shows is there."""
    if FIRST_VIEW not in atlas.views:
        message = f"{FIRST_VIEW} is missing; the page opens with it"
        yield ContentError(files.VIEWS, "views", message)


def views_have_names(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every view and describes its plate."""
    for language, wording in atlas.wordings.items():
        for key in (f"{kind}.{view}" for view in atlas.views for kind in ("view", "plate")):
            if key not in wording.page:
                message = f"{language}: no words for {key}"
                yield ContentError(files.wording(language, "page"), key, message)


def every_region_is_drawn(atlas: Atlas) -> Iterator[ContentError]:
    """A region can be seen on a plate."""
    for region in atlas.regions:
        if not any(view.draws(region) for view in atlas.views.values()):
            yield ContentError(files.REGIONS, region, f"{region} is drawn on no plate")


def every_nerve_is_drawn(atlas: Atlas) -> Iterator[ContentError]:
    """A nerve or root can be seen on a plate."""
    for file, parts in ((files.NERVES, atlas.nerves), (files.ROOTS, atlas.roots)):
        for part in parts:
            if not any(view.draws(part) for view in atlas.views.values()):
                yield ContentError(file, part, f"{part} is drawn on no plate")


def every_structure_is_drawn(atlas: Atlas) -> Iterator[ContentError]:
    """A structure can be seen on a plate, once the plates draw structures."""
    for structure in atlas.structures if _structures_are_drawn(atlas) else ():
        if not any(view.draws(structure) for view in atlas.views.values()):
            yield ContentError(files.STRUCTURES, structure, f"{structure} is drawn on no plate")


def a_part_is_drawn_in_its_home_view(atlas: Atlas) -> Iterator[ContentError]:
    """The view that a region or structure turns to shows it."""
    for file, part in _placed(atlas):
        key = f"{part.id}.home_view"
        view = atlas.views.get(part.home_view)
        if view is None:
            yield ContentError(file, key, unknown(part.home_view, "view", atlas.views))
        elif not view.draws(part.id) and (file == files.REGIONS or _structures_are_drawn(atlas)):
            drawn_in = [other.id for other in atlas.views.values() if other.draws(part.id)]
            hint = f"; it is drawn in {', '.join(drawn_in)}" if drawn_in else ""
            message = f"{part.id} is not drawn in its home view {view.id}{hint}"
            yield ContentError(file, key, message)


def a_part_has_a_frame_of_its_home_view(atlas: Atlas) -> Iterator[ContentError]:
    """The frame that a region or structure is shown in exists on the plate it turns to."""
    for file, part in _placed(atlas):
        view = atlas.views.get(part.home_view)
        if view is not None and part.frame not in view.frames:
            message = unknown(part.frame, f"frame of view {view.id}", view.frames)
            yield ContentError(file, f"{part.id}.frame", message)


def labels_name_known_parts_in_known_frames(atlas: Atlas) -> Iterator[ContentError]:
    """What is labelled is a part, once a frame, and the frame is one of a view."""
    frames = {frame for view in atlas.views.values() for frame in view.frames}
    for frame, parts in atlas.labels.items():
        if frame not in frames:
            yield ContentError(files.LABELS, frame, unknown(frame, "frame", frames))
        for part, times in Counter(parts).items():
            if part not in atlas.parts:
                yield ContentError(
                    files.LABELS, f"{frame}.parts", unknown(part, "part", atlas.parts)
                )
            if times > 1:
                message = f"{part} is named {times} times"
                yield ContentError(files.LABELS, f"{frame}.parts", message)


def every_view_has_the_whole(atlas: Atlas) -> Iterator[ContentError]:
    """Each plate can be shown whole."""
    for view in atlas.views.values():
        if WHOLE not in view.frames:
            message = "the frame whole is missing"
            yield ContentError(files.drawing(view.id), "frames", message)


def frames_lie_on_their_plate(atlas: Atlas) -> Iterator[ContentError]:
    """A frame has a size and does not reach beyond the plate; so does a finer picture."""
    for view in atlas.views.values():
        for name, frames in (("frames", view.frames), ("fine", view.fine)):
            for frame in frames.values():
                if not _lies_on(frame, view):
                    message = f"the frame {frame.id} does not lie on the plate"
                    key = f"{name}.{frame.id}"
                    yield ContentError(files.drawing(view.id), key, message)


def finer_pictures_are_of_known_frames(atlas: Atlas) -> Iterator[ContentError]:
    """A finer picture shows a frame of its view."""
    for view in atlas.views.values():
        file = files.drawing(view.id)
        for name in view.fine:
            if name not in view.frames:
                message = unknown(name, f"frame of view {view.id}", view.frames)
                yield ContentError(file, f"fine.{name}", message)


def plates_draw_known_parts(atlas: Atlas) -> Iterator[ContentError]:
    """What a plate draws is a part of the atlas, each in the list of its kind."""
    landmarks = [s.id for s in atlas.structures.values() if s.kind == "landmark"]
    bodies = [s.id for s in atlas.structures.values() if s.kind != "landmark"]
    for view in atlas.views.values():
        drawn: tuple[tuple[str, str, Collection[str], Collection[str]], ...] = (
            ("regions", "region", {o.part for o in view.outlines}, atlas.regions),
            ("nerves", "nerve or root", {n.nerve for n in view.lines}, _lines(atlas)),
            ("structures", "structure", {o.part for o in view.structures}, bodies),
            ("landmarks", "landmark", {m.part for m in view.landmarks}, landmarks),
        )
        for key, kind, parts, known in drawn:
            for part in sorted(set(parts) - set(known)):
                message = unknown(part, kind, known)
                yield ContentError(files.drawing(view.id), key, message)


def _lines(atlas: Atlas) -> tuple[str, ...]:
    return (*atlas.nerves, *atlas.roots)


def _placed(atlas: Atlas) -> Iterator[tuple[str, Region | Structure]]:
    """The parts that say where they are shown, each with its file."""
    yield from ((files.REGIONS, region) for region in atlas.regions.values())
    yield from ((files.STRUCTURES, structure) for structure in atlas.structures.values())


def pieces_name_their_mesh_where_it_is_drawn_apart(atlas: Atlas) -> Iterator[ContentError]:
    """A piece of a structure that is drawn apart belongs to one of its meshes; others to none."""
    for view in atlas.views.values():
        for outline in view.structures:
            structure = atlas.structures.get(outline.part)
            known = structure.meshes if structure and structure.apart else (None,)
            if structure and outline.mesh not in known:
                message = f"{outline.part}: {outline.mesh} is no mesh of it that is drawn apart"
                yield ContentError(files.drawing(view.id), "structures", message)


def _structures_are_drawn(atlas: Atlas) -> bool:
    """Whether the plates draw structures at all; until then none can be asked for."""
    return any(view.structures or view.landmarks for view in atlas.views.values())


def _lies_on(frame: Frame, view: View) -> bool:
    right, bottom = frame.x_mm + frame.width_mm, frame.y_mm + frame.height_mm
    return (
        min(frame.x_mm, frame.y_mm) >= -SLACK_MM
        and right <= view.width_mm + SLACK_MM
        and bottom <= view.height_mm + SLACK_MM
        and frame.width_mm > 0
        and frame.height_mm > 0
    )


PLATE_RULES = (
    the_page_opens_with_the_back,
    views_have_names,
    every_region_is_drawn,
    every_nerve_is_drawn,
    every_structure_is_drawn,
    a_part_is_drawn_in_its_home_view,
    a_part_has_a_frame_of_its_home_view,
    labels_name_known_parts_in_known_frames,
    every_view_has_the_whole,
    frames_lie_on_their_plate,
    finer_pictures_are_of_known_frames,
    plates_draw_known_parts,
    pieces_name_their_mesh_where_it_is_drawn_apart,
)
