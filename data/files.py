"""The files of the content by their place in the data folder, for readers and rules alike."""

from __future__ import annotations

from data.words import WordsLevel

ROOTS = "anatomy/roots.toml"
NERVES = "anatomy/nerves.toml"
REGIONS = "anatomy/regions.toml"
STRUCTURES = "anatomy/structures.toml"
LABELS = "anatomy/labels.toml"
VIEWS = "anatomy/views.toml"
CAUSES = "causes"
TOURS = "tours"
SOURCES = "sources.toml"
EMERGENCY = "emergency.toml"
CLINIC = "clinic.toml"
AREAS = "atlas/areas.json"

DRAWINGS = "atlas/views"
WORDING = "wording"

# Clinical words stand beside the plain ones, in files of the same name with this ending.
CLINICAL = "_clinical"


def drawing(view: str) -> str:
    """The file that holds the drawing of a view."""
    return f"{DRAWINGS}/{view}.json"


def cause(name: str) -> str:
    """The file that holds what is true of a cause."""
    return f"{CAUSES}/{name}.toml"


def tour(name: str) -> str:
    """The file that holds the steps of a tour."""
    return f"{TOURS}/{name}.toml"


def wording(language: str, name: str, level: WordsLevel = "plain") -> str:
    """The file that holds words of a language, e.g. `regions` or `safety`."""
    return f"{WORDING}/{language}/{name}{CLINICAL if level == 'clinical' else ''}.toml"


def is_generated(file: str) -> bool:
    """Whether a file comes from the pipeline: a drawing, or the list of areas."""
    return file.startswith("atlas/")
