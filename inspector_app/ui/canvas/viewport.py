"""Where the picture lies in the window: pure geometry, without a widget."""

from __future__ import annotations

from dataclasses import dataclass, replace

MAX_SCALE = 64.0
FIT_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """A picture of ``width × height`` px seen through a view of ``view_width × view_height`` logical px.

    ``scale`` logical px of the view per px of the image; ``centre_x``, ``centre_y`` the image point in the
    middle; ``fitted``: the picture follows the size of the view until somebody zooms or pans.
    """

    width: int
    height: int
    view_width: float
    view_height: float
    scale: float = 1.0
    centre_x: float = 0.0
    centre_y: float = 0.0
    fitted: bool = True

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen; small pictures are enlarged."""
        across = max(1.0, self.view_width - 2 * FIT_MARGIN) / max(1, self.width)
        down = max(1.0, self.view_height - 2 * FIT_MARGIN) / max(1, self.height)
        return min(across, down, MAX_SCALE)

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Image px -> logical px of the view."""
        return (
            (x - self.centre_x) * self.scale + self.view_width / 2,
            (y - self.centre_y) * self.scale + self.view_height / 2,
        )

    def to_image(self, x: float, y: float) -> tuple[float, float]:
        """Logical px of the view -> image px."""
        return (
            (x - self.view_width / 2) / self.scale + self.centre_x,
            (y - self.view_height / 2) / self.scale + self.centre_y,
        )

    def fit(self) -> Viewport:
        """The whole picture, centred."""
        return replace(
            self, scale=self.fit_scale, centre_x=self.width / 2, centre_y=self.height / 2, fitted=True
        )

    def resized(self, view_width: float, view_height: float) -> Viewport:
        """The same image point in the middle of a view of another size; a fitted picture stays fitted."""
        other = replace(self, view_width=view_width, view_height=view_height)
        return other.fit() if self.fitted else other._held()

    def zoomed(self, factor: float, x: float, y: float) -> Viewport:
        """Larger by ``factor``, keeping the image point under the view point (x, y) where it is."""
        image_x, image_y = self.to_image(x, y)
        scale = min(max(self.scale * factor, self.min_scale), MAX_SCALE)
        return replace(
            self,
            scale=scale,
            centre_x=image_x - (x - self.view_width / 2) / scale,
            centre_y=image_y - (y - self.view_height / 2) / scale,
            fitted=False,
        )._held()

    def panned(self, dx: float, dy: float) -> Viewport:
        """The picture moved by (dx, dy) logical px."""
        return replace(
            self,
            centre_x=self.centre_x - dx / self.scale,
            centre_y=self.centre_y - dy / self.scale,
            fitted=False,
        )._held()

    def looking_at(self, scale: float, x: float, y: float) -> Viewport:
        """At a given scale, with the image point (x, y) in the middle."""
        bounded = min(max(scale, self.min_scale), MAX_SCALE)
        return replace(self, scale=bounded, centre_x=x, centre_y=y, fitted=False)._held()

    @property
    def min_scale(self) -> float:
        return min(self.fit_scale / 2, 1.0)

    def visible(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the part of the picture that is seen, in image px."""
        left, top = self.to_image(0, 0)
        right, bottom = self.to_image(self.view_width, self.view_height)
        return max(0.0, left), max(0.0, top), min(float(self.width), right), min(float(self.height), bottom)

    def _held(self) -> Viewport:
        """The middle of the view stays on the picture, so that it cannot be lost."""
        return replace(
            self,
            centre_x=min(max(self.centre_x, 0.0), float(self.width)),
            centre_y=min(max(self.centre_y, 0.0), float(self.height)),
        )
