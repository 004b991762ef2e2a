"""What no single file can promise alone; one small function per promise.

Here: the route and its nerves. Plates, words and prose have their own rules, gathered below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from data import files
from data.areas_rules import AREAS_RULES
from data.cause_rules import CAUSE_RULES, DRAWN_CAUSE_RULES
from data.clinical_rules import CLINICAL_RULES
from data.errors import ContentError, unknown
from data.model import COMPANY, TRUNK, Atlas, Nerve, Region
from data.page_rules import PAGE_RULES
from data.plate_rules import PLATE_RULES
from data.prose_rules import PROSE_RULES
from data.safety_rules import SAFETY_RULES
from data.tour_rules import DRAWN_TOUR_RULES, TOUR_RULES
from data.word_rules import WORD_RULES

Rule = Callable[[Atlas], Iterator[ContentError]]

# Addresses are for ever: these stops keep their ids and their order.
ROUTE = (
    *("lower_back", "upper_buttock", "deep_buttock", "sit_bone", "back_thigh_upper"),
    *("back_thigh_lower", "back_of_knee"),
    *("outer_knee", "outer_shin", "front_shin", "top_of_foot", "first_toe_gap"),
    *("calf", "inner_ankle", "heel", "inner_sole", "outer_sole"),
    *("outer_ankle", "outer_foot"),
)
BESIDE_THE_ROUTE = ("outer_hip", "front_thigh", "inner_shin", "saddle_area")
SCIATIC_ROOTS = ("l4_root", "l5_root", "s1_root", "s2_root", "s3_root")
NERVES = (
    *("lumbosacral_trunk", TRUNK, "common_fibular_nerve", "superficial_fibular_nerve"),
    *("deep_fibular_nerve", "lateral_sural_cutaneous_nerve", "tibial_nerve"),
    *("medial_sural_cutaneous_nerve", "sural_nerve", "medial_calcaneal_nerve"),
    *("medial_plantar_nerve", "lateral_plantar_nerve"),
    *("posterior_femoral_cutaneous_nerve", "saphenous_nerve"),
)


def broken_promises(atlas: Atlas, files_with_faults: frozenset[str]) -> list[ContentError]:
    """Everything the files promise each other and do not keep.

    Where a drawing has faults of its own, the rules of the plates wait for it to be mended.
    """
    plates_read = not any(map(files.is_generated, files_with_faults))
    rules = (*ALWAYS_RULES, *(DRAWN_RULES if plates_read else ()))
    return [error for rule in rules for error in rule(atlas)]


def the_contract_keeps_every_id(atlas: Atlas) -> Iterator[ContentError]:
    """Old links name these parts; none may vanish."""
    for file, wanted, present in (
        (files.ROOTS, SCIATIC_ROOTS, set(atlas.roots)),
        (files.NERVES, NERVES, set(atlas.nerves)),
        (files.REGIONS, ROUTE + BESIDE_THE_ROUTE, set(atlas.regions)),
    ):
        for part in wanted:
            if part not in present:
                yield ContentError(file, part, f"{part} is missing; old links name it")


def every_id_is_used_once(atlas: Atlas) -> Iterator[ContentError]:
    """No two parts share an id."""
    for part, times in Counter(atlas.parts).items():
        if times > 1:
            yield ContentError("anatomy", part, f'"{part}" is the id of {times} parts')


def every_stop_has_its_number(atlas: Atlas) -> Iterator[ContentError]:
    """The route has the stops 1 to 19, each once, in walking order."""
    by_number: dict[int, list[str]] = {}
    for region in atlas.regions.values():
        if region.stop is not None:
            by_number.setdefault(region.stop, []).append(region.id)
    for number, expected in enumerate(ROUTE, start=1):
        found = by_number.pop(number, [])
        if not found:
            yield _stop_error(expected, f"no region is stop {number}; it must be {expected}")
        elif len(found) > 1:
            yield _stop_error(found[1], f"stop {number} is given twice: {' and '.join(found)}")
        elif found[0] != expected:
            yield _stop_error(found[0], f"stop {number} must be {expected}, not {found[0]}")
    for number, found in by_number.items():
        yield _stop_error(found[0], f"there is no stop {number}; stops are 1 to {len(ROUTE)}")


def a_stop_is_on_a_strand(atlas: Atlas) -> Iterator[ContentError]:
    """A region has a stop number exactly when it lies on a strand of the route."""
    for region in atlas.regions.values():
        if region.on_route and region.strand == "off_route":
            yield _region_error(region, "strand", f"{region.id} is a stop, yet off_route")
        if not region.on_route and region.strand != "off_route":
            message = f"{region.id} lies on the {region.strand} strand, yet has no stop number"
            yield _region_error(region, "stop", message)


def supplied_by_names_nerves(atlas: Atlas) -> Iterator[ContentError]:
    """Only nerves give feeling to the skin."""
    for region in atlas.regions.values():
        for name in region.supplied_by:
            if name not in atlas.nerves:
                yield _region_error(region, "supplied_by", unknown(name, "nerve", atlas.nerves))


def runs_here_names_nerves_or_roots(atlas: Atlas) -> Iterator[ContentError]:
    """Only nerves and roots run under the skin of a region."""
    known = (*atlas.nerves, *atlas.roots)
    for region in atlas.regions.values():
        for name in region.runs_here:
            if name not in known:
                yield _region_error(region, "runs_here", unknown(name, "nerve or root", known))


def the_route_runs_under_its_stops_only(atlas: Atlas) -> Iterator[ContentError]:
    """Under each stop runs a part of the sciatic nerve, beside the route none does."""
    route = {nerve.id for nerve in atlas.nerves.values() if nerve.family != COMPANY}
    route |= set(atlas.roots)
    for region in atlas.regions.values():
        here = route.intersection(region.runs_here)
        if region.on_route and not here:
            yield _region_error(region, "runs_here", f"no nerve of the route runs at {region.id}")
        if not region.on_route and here:
            message = f"{region.id} is off the route, yet {min(here)} runs here"
            yield _region_error(region, "runs_here", message)


def branch_of_names_a_nerve(atlas: Atlas) -> Iterator[ContentError]:
    """A branch leaves a nerve that exists."""
    for nerve in atlas.nerves.values():
        if nerve.branch_of is not None and nerve.branch_of not in atlas.nerves:
            message = unknown(nerve.branch_of, "nerve", atlas.nerves)
            yield _nerve_error(nerve, "branch_of", message)


def branches_lead_back_to_a_beginning(atlas: Atlas) -> Iterator[ContentError]:
    """Going from branch to nerve never leads in a circle."""
    for nerve in atlas.nerves.values():
        way = [nerve.id]
        while (parent := atlas.nerves[way[-1]].branch_of) in atlas.nerves and parent is not None:
            if parent in way:
                circle = " -> ".join([*way, parent])
                yield _nerve_error(nerve, "branch_of", f"leads in a circle: {circle}")
                break
            way.append(parent)


def nerves_carry_known_roots(atlas: Atlas) -> Iterator[ContentError]:
    """The roots of a nerve are roots of the atlas."""
    for nerve in atlas.nerves.values():
        for root in nerve.roots:
            if root not in atlas.roots:
                yield _nerve_error(nerve, "roots", unknown(root, "root", atlas.roots))


def the_sciatic_nerve_has_its_five_roots(atlas: Atlas) -> Iterator[ContentError]:
    """L4, L5, S1, S2 and S3 form the sciatic nerve; L3 does not (Gray's Anatomy)."""
    sciatic = atlas.nerves.get(TRUNK)
    if sciatic is not None and sciatic.roots != SCIATIC_ROOTS:
        message = f"the sciatic nerve is formed from exactly {' '.join(SCIATIC_ROOTS)}"
        yield _nerve_error(sciatic, "roots", message)


def _stop_error(region: str, message: str) -> ContentError:
    return ContentError(files.REGIONS, f"{region}.stop", message)


def _region_error(region: Region, key: str, message: str) -> ContentError:
    return ContentError(files.REGIONS, f"{region.id}.{key}", message)


def _nerve_error(nerve: Nerve, key: str, message: str) -> ContentError:
    return ContentError(files.NERVES, f"{nerve.id}.{key}", message)


ANATOMY_RULES: tuple[Rule, ...] = (
    the_contract_keeps_every_id,
    every_id_is_used_once,
    every_stop_has_its_number,
    a_stop_is_on_a_strand,
    supplied_by_names_nerves,
    runs_here_names_nerves_or_roots,
    the_route_runs_under_its_stops_only,
    branch_of_names_a_nerve,
    branches_lead_back_to_a_beginning,
    nerves_carry_known_roots,
    the_sciatic_nerve_has_its_five_roots,
)

ALWAYS_RULES: tuple[Rule, ...] = (
    *ANATOMY_RULES,
    *WORD_RULES,
    *CLINICAL_RULES,
    *PROSE_RULES,
    *SAFETY_RULES,
    *PAGE_RULES,
    *CAUSE_RULES,
    *TOUR_RULES,
)

DRAWN_RULES: tuple[Rule, ...] = (*PLATE_RULES, *AREAS_RULES, *DRAWN_CAUSE_RULES, *DRAWN_TOUR_RULES)
