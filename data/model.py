"""The records of the atlas: what is true, said once, frozen.

Files become these records in `data.reader`; `data.rules` checks what no single file can promise.
Geometry is in plate millimetres (x to the right of the plate, y down) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Side = Literal["left", "right", "both"]
WordsLevel = Literal["plain", "clinical"]
Basis = Literal["study", "guideline", "textbook", "practice"]
Strand = Literal["trunk", "fibular", "tibial", "sural", "off_route"]
Family = Literal["root", "trunk", "fibular", "tibial", "sural", "company"]
CardPart = Literal["feel", "urgent", "linked", "could_be", "helps", "get_help"]

SIDES: tuple[Side, ...] = get_args(Side)
CARD_PARTS: tuple[CardPart, ...] = get_args(CardPart)
LAYERS = ("bones", "muscles", "nerves", "territories", "dermatomes", "felt")
DEFAULT_LAYERS = ("bones", "nerves")
PAGES = ("helps", "about", "safety")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication a claim rests on; `link` is a public address of the primary source, or None."""

    id: str
    citation: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence or two with a key, a basis, and the sources that measured or state it."""

    key: str
    text: str
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is said when a region is chosen, in fixed order; `urgent` is second, and often empty."""

    feel: tuple[Claim, ...]
    urgent: tuple[Claim, ...]
    linked: tuple[Claim, ...]
    could_be: tuple[Claim, ...]
    helps: tuple[Claim, ...]
    get_help: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of one part in one language: name, preview (one or two sentences), card.

    `card` is None for nerves and roots, whose preview says all that plain words have to say.
    """

    name: str
    preview: tuple[Claim, ...]
    card: Card | None


@dataclass(frozen=True, slots=True)
class Root:
    """A spinal nerve root, L4 to S3."""

    id: str
    clinical_name: str


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
class Outline:
    """A region's border on a plate; `label` is its point with the most room around it, in mm."""

    region: str
    side: Side
    points: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]
    label: Point
    room_mm: float


@dataclass(frozen=True, slots=True)
class NerveLine:
    """A nerve's course on a plate, per point: place, half-width in mm, hidden (0 seen, 1 not)."""

    nerve: str
    side: Side
    branch: int
    points: tuple[Point, ...]
    radius_mm: tuple[float, ...]
    hidden: tuple[float, ...]
    depth_mm: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A named rectangle of a plate that a chosen stop shows."""

    id: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class View:
    """One direction to look from, with everything drawn on its plate.

    `bilateral` views show both legs; the others show the right leg, mirrored for the left.
    `right_on_right`: the patient's right is at the right of the plate, as seen from behind.
    `silhouette`: rings around all the skin that is drawn.
    """

    id: str
    width_mm: float
    height_mm: float
    bilateral: bool
    right_on_right: bool
    silhouette: tuple[tuple[Point, ...], ...]
    outlines: tuple[Outline, ...]
    lines: tuple[NerveLine, ...]
    frames: Mapping[str, Frame]

    def draws(self, part: str) -> bool:
        """Whether a region or nerve can be seen on this plate."""
        return part in self.parts

    @property
    def parts(self) -> frozenset[str]:
        """Ids of everything drawn on this plate."""
        return frozenset(o.region for o in self.outlines) | frozenset(n.nerve for n in self.lines)


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """Whom to call, in which countries; `time_zones` are IANA names used for the guess."""

    id: str
    numbers: tuple[str, ...]
    time_zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """One urgency of the safety text: a heading, its items, and what follows them."""

    heading: str
    items: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Safety:
    """The safety text of one language, the same whatever is chosen."""

    now: SafetyBlock
    same_day: SafetyBlock
    soon: SafetyBlock
    country_names: Mapping[str, str]
    unknown_country: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What plain words are held to: `names` count as one syllable, `introduce` gives a word's first
    mention, `reading_grade` is the highest US grade (None: no formula for this language)."""

    threat_words: tuple[str, ...]
    names: tuple[str, ...]
    introduce: Mapping[str, str]
    reading_grade: float | None


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything one language says: parts, the page's own words by key, and the safety text."""

    language: str
    parts: Mapping[str, PartWords]
    page: Mapping[str, str]
    safety: Safety
    prose: Prose


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that the explorer knows. Mappings keep the order of their files."""

    roots: Mapping[str, Root]
    nerves: Mapping[str, Nerve]
    regions: Mapping[str, Region]
    views: Mapping[str, View]
    sources: Mapping[str, Source]
    emergency_numbers: Mapping[str, EmergencyNumber]
    clinic_country: str | None
    wordings: Mapping[str, Wording]

    @property
    def parts(self) -> tuple[str, ...]:
        """Ids of everything selectable: regions, then nerves, then roots."""
        return (*self.regions, *self.nerves, *self.roots)

    @property
    def stops(self) -> tuple[Region, ...]:
        """The route's regions in walking order."""
        on_route = [region for region in self.regions.values() if region.stop is not None]
        return tuple(sorted(on_route, key=lambda region: region.stop or 0))
