"""The records of the atlas: what is true, said once, frozen.

Files become these records in `data.reader`; `data.rules` checks what no single file can promise.
Drawings have their records in `data.drawing`, words in `data.words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.drawing import View
from data.words import Wording, WordsLevel

Strand = Literal["trunk", "fibular", "tibial", "sural", "off_route"]
Family = Literal["root", "trunk", "fibular", "tibial", "sural", "company"]
StructureKind = Literal["muscle", "ligament", "bone", "sac", "vessel", "landmark"]
Mechanism = Literal["pressure", "inflammation", "sensitive_nerve"]

LAYERS = ("bones", "muscles", "nerves", "territories", "dermatomes", "felt")
DEFAULT_LAYERS = ("bones", "nerves")
PAGES = ("helps", "about", "safety")

TRUNK = "sciatic_nerve"
COMPANY: Family = "company"
"""Nerves that only travel alongside."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication a claim rests on; `link` is a public address of the primary source, or None."""

    id: str
    citation: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Root:
    """A spinal nerve root, L4 to S3."""

    id: str


@dataclass(frozen=True, slots=True)
class Nerve:
    """A named nerve; `branch_of` is the nerve it leaves, None for the trunk and for company."""

    id: str
    family: Family
    branch_of: str | None
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A body area a patient can point to; `stop` is its place on the route (1 to 19) or None.
    `runs_here`: nerves and roots under this skin. `supplied_by`: nerves that give it feeling.
    `urgent_look_alikes`: what its card warns of second. `emergency_first`: safety comes first."""

    id: str
    strand: Strand
    stop: int | None
    home_view: str
    frame: str
    runs_here: tuple[str, ...]
    supplied_by: tuple[str, ...]
    urgent_look_alikes: tuple[str, ...]
    emergency_first: bool

    @property
    def on_route(self) -> bool:
        """Whether the sciatic nerve or one of its branches runs here."""
        return self.stop is not None


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a surface line: at a landmark, or midway between two.

    `level`: the landmark at whose height it lies instead. The rest: how far it is moved from there.
    """

    at: tuple[str, ...]
    level: str | None = None
    behind_mm: float = 0.0
    below_mm: float = 0.0
    inward_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Structure:
    """What surrounds the nerve: a thing made of `meshes` of the body, or a landmark.

    `apart`: whether each mesh is drawn by itself, so that a cause may lie in one of them.
    `superficial`: of a muscle, whether none of it is drawn where only the deep ones are shown.
    `point`: of a landmark, its name among the landmarks of the body; else None. `on_skin`: whether
    it lies on the skin, not in bone. `between`: of a landmark on a surface line, the line's two
    ends; `past`: what the line passes on its way; `share`: how far along it the landmark lies.
    """

    id: str
    kind: StructureKind
    home_view: str
    frame: str
    meshes: tuple[str, ...]
    point: str | None
    apart: bool = False
    superficial: bool = False
    on_skin: bool = False
    between: tuple[LinePoint, ...] = ()
    past: tuple[LinePoint, ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that can irritate the nerve. Its id may also be that of a part, e.g. fibular_neck.

    `site`: parts where it lies; of one that is drawn apart, `meshes` names the meshes, or none for
    all. `mechanisms`: how it irritates. `lights`: nerves and roots whose path is lit; none where it
    is seldom the nerve. `linked_with`: regions whose card names it. `urgent_signs`: what its card
    warns of second. `evidence`: sources. `place`: among causes. `checked_first`: a doctor has to
    check it before anything is done about it; its card does not lead to the page of what helps.
    """

    id: str
    place: int
    site: tuple[str, ...]
    mechanisms: tuple[Mechanism, ...]
    lights: tuple[str, ...]
    linked_with: tuple[str, ...]
    urgent_signs: tuple[str, ...]
    evidence: tuple[str, ...]
    home_view: str
    frame: str
    meshes: tuple[str, ...] = ()
    checked_first: bool = False

    def lies_in(self, part: str, mesh: str | None) -> bool:
        """Whether it marks a part or, where the part's meshes are drawn apart, this one of them."""
        return part in self.site and (mesh is None or not self.meshes or mesh in self.meshes)


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a tour: what it is about, a part or a cause, and the view and frame it is seen
    in. `id` names its words."""

    id: str
    view: str
    frame: str
    part: str | None
    cause: str | None


@dataclass(frozen=True, slots=True)
class Tour:
    """An ordered walk. `place`: among tours."""

    id: str
    place: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """Whom to call, in which countries; `time_zones` are IANA names used for the guess."""

    id: str
    numbers: tuple[str, ...]
    time_zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clinic:
    """What a clinic sets: its country, if any, and the words a visit starts in."""

    country: str | None = None
    words: WordsLevel = "plain"


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that the explorer knows. Mappings keep the order of their files.

    `labels`: for each frame, the parts that are named on the picture, most needed first.
    """

    roots: Mapping[str, Root]
    nerves: Mapping[str, Nerve]
    regions: Mapping[str, Region]
    structures: Mapping[str, Structure]
    causes: Mapping[str, Cause]
    tours: Mapping[str, Tour]
    labels: Mapping[str, tuple[str, ...]]
    views: Mapping[str, View]
    sources: Mapping[str, Source]
    emergency_numbers: Mapping[str, EmergencyNumber]
    clinic: Clinic
    wordings: Mapping[str, Wording]

    @property
    def parts(self) -> tuple[str, ...]:
        """Ids of everything selectable: regions, then nerves, then roots, then structures."""
        return (*self.regions, *self.nerves, *self.roots, *self.structures)

    @property
    def stops(self) -> tuple[Region, ...]:
        """The route's regions in walking order."""
        on_route = [region for region in self.regions.values() if region.stop is not None]
        return tuple(sorted(on_route, key=lambda region: region.stop or 0))
