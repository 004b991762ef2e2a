"""What the drawings and the anatomy promise each other."""

from __future__ import annotations

from collections.abc import Iterator

from data.errors import ContentError, unknown
from data.model import Atlas

REGIONS_FILE = "anatomy/regions.toml"
VIEWS_FILE = "anatomy/views.toml"
WHOLE = "whole"
FIRST_VIEW = "back"


def the_page_opens_with_the_back(atlas: Atlas) -> Iterator[ContentError]:
    """The view that a fresh page shows is there."""
    if FIRST_VIEW not in atlas.views:
        message = f"{FIRST_VIEW} is missing; the page opens with it"
        yield ContentError(VIEWS_FILE, "views", message)


def views_and_frames_have_names(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every view and frame, and describes every plate."""
    for language, wording in atlas.wordings.items():
        keys = [f"{kind}.{view}" for view in atlas.views for kind in ("view", "plate")]
        frames = {frame for view in atlas.views.values() for frame in view.frames}
        for key in [*keys, *(f"frame.{frame}" for frame in sorted(frames))]:
            if key not in wording.page:
                message = f"{language}: no words for {key}"
                yield ContentError(f"wording/{language}/page.toml", key, message)


def every_region_is_drawn(atlas: Atlas) -> Iterator[ContentError]:
    """A region can be seen on a plate."""
    for region in atlas.regions:
        if not any(view.draws(region) for view in atlas.views.values()):
            yield ContentError(REGIONS_FILE, region, f"{region} is drawn on no plate")


def every_nerve_is_drawn(atlas: Atlas) -> Iterator[ContentError]:
    """A nerve or root can be seen on a plate."""
    for file, parts in (("nerves", atlas.nerves), ("roots", atlas.roots)):
        for part in parts:
            if not any(view.draws(part) for view in atlas.views.values()):
                yield ContentError(f"anatomy/{file}.toml", part, f"{part} is drawn on no plate")


def a_region_is_drawn_in_its_home_view(atlas: Atlas) -> Iterator[ContentError]:
    """The view a stop turns to shows that stop."""
    for region in atlas.regions.values():
        key = f"{region.id}.home_view"
        view = atlas.views.get(region.home_view)
        if view is None:
            message = unknown(region.home_view, "view", atlas.views)
            yield ContentError(REGIONS_FILE, key, message)
        elif not view.draws(region.id):
            drawn_in = [other.id for other in atlas.views.values() if other.draws(region.id)]
            hint = f"; it is drawn in {', '.join(drawn_in)}" if drawn_in else ""
            message = f"{region.id} is not drawn in its home view {view.id}{hint}"
            yield ContentError(REGIONS_FILE, key, message)


def a_region_has_a_frame_of_its_home_view(atlas: Atlas) -> Iterator[ContentError]:
    """The frame a stop shows exists on the plate it turns to."""
    for region in atlas.regions.values():
        view = atlas.views.get(region.home_view)
        if view is not None and region.frame not in view.frames:
            message = unknown(region.frame, f"frame of view {view.id}", view.frames)
            yield ContentError(REGIONS_FILE, f"{region.id}.frame", message)


def every_view_has_the_whole(atlas: Atlas) -> Iterator[ContentError]:
    """Each plate can be shown whole."""
    for view in atlas.views.values():
        if WHOLE not in view.frames:
            message = "the frame whole is missing"
            yield ContentError(f"atlas/views/{view.id}.json", "frames", message)


def frames_lie_on_their_plate(atlas: Atlas) -> Iterator[ContentError]:
    """A frame has a size and does not reach beyond the plate."""
    slack = 0.5  # mm: coordinates are rounded when written
    for view in atlas.views.values():
        for frame in view.frames.values():
            right, bottom = frame.x_mm + frame.width_mm, frame.y_mm + frame.height_mm
            inside = (
                min(frame.x_mm, frame.y_mm) >= -slack
                and right <= view.width_mm + slack
                and bottom <= view.height_mm + slack
            )
            if not inside or frame.width_mm <= 0 or frame.height_mm <= 0:
                key = f"frames.{frame.id}"
                message = f"the frame {frame.id} does not lie on the plate"
                yield ContentError(f"atlas/views/{view.id}.json", key, message)


def plates_draw_known_parts(atlas: Atlas) -> Iterator[ContentError]:
    """What a plate draws is a region, nerve or root of the atlas."""
    for view in atlas.views.values():
        file = f"atlas/views/{view.id}.json"
        for region in sorted({outline.part for outline in view.outlines}):
            if region not in atlas.regions:
                yield ContentError(file, "regions", unknown(region, "region", atlas.regions))
        known = (*atlas.nerves, *atlas.roots)
        for nerve in sorted({line.nerve for line in view.lines}):
            if nerve not in known:
                yield ContentError(file, "nerves", unknown(nerve, "nerve or root", known))


PLATE_RULES = (
    the_page_opens_with_the_back,
    views_and_frames_have_names,
    every_region_is_drawn,
    every_nerve_is_drawn,
    a_region_is_drawn_in_its_home_view,
    a_region_has_a_frame_of_its_home_view,
    every_view_has_the_whole,
    frames_lie_on_their_plate,
    plates_draw_known_parts,
)
