"""Three kinds of failure, because each is presented differently.

``CorrectableError``  the operator can mend it: a broken file, an unknown lot, a region that is too large.
``EnvironmentFault``  the surroundings are at fault: disk full, no GPU memory, workspace held by another process.
``InternalError``     the program is wrong: a report file is written and offered at the next start.

Every error says what happened, to what (a path, a name), and what to do about it.
"""

from __future__ import annotations


class InspectorError(Exception):
    """Base of all errors that reach a person.

    Args:
        what: one sentence, what happened.
        subject: the file or the name it happened to, or "".
        remedy: what the person can do, or "".

    ``told``: whether the person has read it already, so that it is not said twice.
    """

    told = False

    def __init__(self, what: str, *, subject: str = "", remedy: str = "") -> None:
        self.what = what
        self.subject = subject
        self.remedy = remedy
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The whole error as one line: ``subject: what. remedy``."""
        head = f"{self.subject}: {self.what}" if self.subject else self.what
        return f"{head}. {self.remedy}" if self.remedy else head


class CorrectableError(InspectorError):
    """The operator can mend it."""


class ImageUnreadable(CorrectableError):
    """A file is not an image that can be inspected; its part is ``failed``, the lot goes on."""


class ModelUnavailable(CorrectableError):
    """Weights or configuration of a backbone are missing, damaged or of another format."""


class ModelTooLarge(ModelUnavailable):
    """A model and its input do not fit into the memory of the device; said before it runs."""


class NoFeatures(CorrectableError):
    """A model gives values that are no numbers. ``places``: for which of the pictures that it was given."""

    places: tuple[int, ...] = ()


class NoText(CorrectableError):
    """A question in words to a model that cannot be asked so, or a recipe without the words for it."""


class RecipeInvalid(CorrectableError):
    """A recipe from outside cannot be used: a field is wrong, it is damaged, newer, or of another backbone."""


class BackupInvalid(CorrectableError):
    """A backup cannot be restored: it is damaged, newer, no backup at all, or its place is taken."""


class NotFound(CorrectableError):
    """No lot, part, mark or recipe of that name."""


class RegionInvalid(CorrectableError):
    """A drawn region cannot be used: empty, outside the image, or too large."""


class NotAllowed(CorrectableError):
    """Nobody is signed in, or whoever is may not do this; the remedy says who may."""


class SignInRefused(CorrectableError):
    """Name and PIN or password do not belong together. ``wait``: seconds until it can be tried again."""

    wait: float = 0.0


class EnvironmentFault(InspectorError):
    """The surroundings are at fault; nothing that was confirmed is lost."""


class WorkspaceLocked(EnvironmentFault):
    """Another process holds the workspace; ``subject`` names the workspace, ``what`` names the holder."""


class StorageFault(EnvironmentFault):
    """Disk full, no write permission, database damaged or written by a newer program."""


class DeviceFault(EnvironmentFault):
    """The compute device is lost or out of memory, also after halving and falling back."""


class EngineUnavailable(EnvironmentFault):
    """What computes cannot be loaded; lots can still be looked through and reviewed."""


class InternalError(InspectorError):
    """The program is wrong."""
