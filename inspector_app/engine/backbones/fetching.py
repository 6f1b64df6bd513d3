"""Models fetched through open_clip, once, when a person asks for one: the only place that uses a network.

What comes is kept as an ordinary model folder: open_clip's configuration beside safetensors, its hash recorded.
"""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies

import open_clip
from huggingface_hub.constants import ENDPOINT
from open_clip.pretrained import download_pretrained, download_pretrained_from_hf
from safetensors.torch import save_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip_config import CLIP_MEAN, CLIP_STD, CONFIG_NAME
from inspector_app.engine.backbones.model_files import read_config, sha256_of
from inspector_app.engine.backbones.registry import ModelInfo, install_model
from inspector_app.engine.backbones.weights import read_weights

T = TypeVar("T")

HUB = "hf-hub:"
WEIGHTS_NAME = "open_clip_model.safetensors"
_HASH = re.compile(r"[0-9a-f]{64}")
_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
_AGAIN = (
    "Check the connection and fetch it again. Without a network: fetch it on a computer that has one, carry the "
    "folder from its workspace's models here, and give it to `inspector models add`"
)


class Download(Protocol):
    """What brings the files; both return where they lie, somewhere under ``folder``, and may raise anything."""

    def config(self, hub_id: str, folder: Path) -> Path:
        """``open_clip_config.json`` of a model on the hub."""
        ...

    def weights(self, source: Source, folder: Path) -> Path: ...


@dataclass(frozen=True, slots=True)
class Source:
    """Where a model comes from: an architecture and one of open_clip's tags, or an id on the hub."""

    architecture: str = ""
    tag: str = ""
    hub_id: str = ""

    @classmethod
    def parse(cls, text: str) -> Source:
        """``ViT-B-16-quickgelu:openai`` or ``hf-hub:owner/name``. Raises ModelUnavailable, naming what there is."""
        if text.startswith(HUB):
            if not _HUB_ID.fullmatch(text.removeprefix(HUB)):
                raise ModelUnavailable(
                    "this is no id on the hub", subject=text, remedy=f"Write it as {HUB}owner/name"
                )
            return cls(hub_id=text.removeprefix(HUB))
        architecture, _, tag = text.partition(":")
        known = {name.lower(): name for name in open_clip.list_models()}
        if architecture.lower() not in known:
            raise ModelUnavailable(
                f"open_clip {open_clip.__version__} has no model {architecture}",
                subject=text,
                remedy=f"Choose one of: {', '.join(sorted({name for name, _ in open_clip.list_pretrained()}))}",
            )
        name = known[architecture.lower()]
        tags = open_clip.list_pretrained_tags_by_model(name)
        if not open_clip.pretrained.get_pretrained_cfg(name, tag):
            choices = ", ".join(f"{name}:{each}" for each in tags)
            raise ModelUnavailable(
                f"open_clip knows no weights {tag!r} of {name}",
                subject=text,
                remedy=f"Choose one of: {choices}" if tags else "Choose another model",
            )
        return cls(architecture=name, tag=tag)

    @property
    def name(self) -> str:
        """A folder name on every system."""
        return self.hub_id.replace("/", "_") if self.hub_id else f"{self.architecture}_{self.tag}"

    def __str__(self) -> str:
        return f"{HUB}{self.hub_id}" if self.hub_id else f"{self.architecture}:{self.tag}"


class OpenClipDownload:
    """open_clip's own downloads; both show a progress bar on stderr."""

    def config(self, hub_id: str, folder: Path) -> Path:
        _demand_network()
        return Path(download_pretrained_from_hf(hub_id, filename=CONFIG_NAME, cache_dir=str(folder)))

    def weights(self, source: Source, folder: Path) -> Path:
        _demand_network()
        if address := "" if source.hub_id else str(_settings_of(source).get("url") or ""):
            demand_tls(address)
        if source.hub_id:
            return Path(download_pretrained_from_hf(source.hub_id, cache_dir=str(folder)))
        settings = open_clip.pretrained.get_pretrained_cfg(source.architecture, source.tag)
        return Path(download_pretrained(settings, cache_dir=str(folder)))


def fetch_model(
    text: str,
    models_dir: Path,
    tell: Callable[[str], None],
    download: Download | None = None,
    *,
    sha256: str = "",
) -> ModelInfo:
    """Fetch, convert where that is needed, try, hash and keep a model; ``tell`` hears of each step.

    ``sha256``: what the weights must be as they come, in hex. Without it they must be what stands in their address,
    or what the hub says of the file that it sends; where neither says anything that is told. They are compared before
    anything reads them. Raises ModelUnavailable: for a name that open_clip does not know, without a network, over a
    connection that is not encrypted, for another hash, or for files that do not load.
    """
    source = Source.parse(text)
    pinned = _pin(sha256, text)
    brings = download or OpenClipDownload()

    def fill(staged: Path) -> tuple[Path, dict[str, Any]]:
        cache = staged.parent / "download"
        cache.mkdir()
        tell(f"fetching {source}")
        config = _attempt(source, lambda: _config(source, brings, cache, tell))
        weights = _attempt(source, lambda: brings.weights(source, cache))
        tell(f"verifying {weights.name}")
        came_as = sha256_of(weights)
        wanted = pinned or _pin_of_address(source, weights.name)
        _demand_pinned(wanted, came_as, source)
        if not wanted:
            _demand_stated(_stated_by_hub(weights), came_as, source, tell)
        if weights.suffix == ".safetensors":
            shutil.copyfile(weights, staged / WEIGHTS_NAME)
        else:
            tell("converting to safetensors")
            tensors = {name: each.contiguous().clone() for name, each in read_weights(weights).items()}
            save_file(tensors, staged / WEIGHTS_NAME)
        shutil.rmtree(cache, ignore_errors=True)
        config["inspector"] = {"source": str(source), "fetched_sha256": came_as}
        tell("loading it for trial")
        return staged / CONFIG_NAME, config

    return install_model(source.name, models_dir, fill)


def _pin(sha256: str, text: str) -> str:
    pinned = "".join(sha256.split()).lower()
    if pinned and not _HASH.fullmatch(pinned):
        raise ModelUnavailable(
            "this is no SHA-256", subject=sha256, remedy=f"Give the 64 hexadecimal digits for {text}"
        )
    return pinned


def _pin_of_address(source: Source, name: str) -> str:
    """The hash that the publisher has put into the address of the weights; "" for none."""
    address = "" if source.hub_id else str(_settings_of(source).get("url") or "")
    path = urlsplit(address).path
    found = re.search(r"/([0-9a-f]{64})/", path)
    return found[1] if found and path.rpartition("/")[2] == name else ""


def _stated_by_hub(weights: Path) -> str:
    """What the hub said of the file before it came from elsewhere, the name of its file in the store; "" for none."""
    stored = weights.resolve()
    return stored.name if stored.parent.name == "blobs" and _HASH.fullmatch(stored.name) else ""


def _demand_pinned(pinned: str, came_as: str, source: Source) -> None:
    if pinned and came_as != pinned:
        raise ModelUnavailable(
            f"the weights are not those that were asked for: their SHA-256 is {came_as}, not {pinned}",
            subject=str(source),
            remedy="Nothing was kept. Fetch them again; if it stays so, ask the publisher",
        )


def _demand_stated(stated: str, came_as: str, source: Source, tell: Callable[[str], None]) -> None:
    """The hub vouches for what its network sends, nobody for the hub: that is trust at the first fetch."""
    _demand_pinned(stated, came_as, source)
    by = "only the hub vouches" if stated else "nobody vouches"
    tell(f"{by} for these weights, {came_as}: compare that with the publisher, or use --sha256")


def _settings_of(source: Source) -> dict[str, Any]:
    return dict(open_clip.pretrained.get_pretrained_cfg(source.architecture, source.tag))


def demand_tls(address: str) -> None:
    """Raises ModelUnavailable where an address does not encrypt: then anybody on the way can change what comes."""
    if urlsplit(address).scheme != "https":
        raise ModelUnavailable(
            "models are fetched over https alone",
            subject=address,
            remedy="Give an https address in HF_ENDPOINT, or carry the model here and use `inspector models add`",
        )


def _config(source: Source, brings: Download, cache: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """open_clip's settings and the preparation of pictures that the weights were trained with."""
    if source.hub_id:
        content = read_config(brings.config(source.hub_id, cache))
        content.pop("inspector", None)
        return content
    model: dict[str, Any] = open_clip.get_model_config(source.architecture)
    weights = open_clip.pretrained.get_pretrained_cfg(source.architecture, source.tag)
    wants_quick = bool(weights.get("quick_gelu", False))
    if wants_quick != bool(model.get("quick_gelu", False)):
        act = "QuickGELU" if wants_quick else "GELU"
        tell(f"these weights were trained with {act}: {source.architecture} is built with it")
        model["quick_gelu"] = wants_quick
    return {
        "model_cfg": model,
        "preprocess_cfg": {
            "mean": list(weights.get("mean") or CLIP_MEAN),
            "std": list(weights.get("std") or CLIP_STD),
        },
    }


def _demand_network() -> None:
    """Whether the hub has an address: otherwise its client tries for a minute. Raises OSError, ModelUnavailable."""
    demand_tls(ENDPOINT)
    if not getproxies():  # behind a proxy names may be known to it alone
        socket.getaddrinfo(urlsplit(ENDPOINT).hostname, 443)


def _attempt(source: Source, act: Callable[[], T]) -> T:
    try:
        return act()
    except ModelUnavailable:
        raise
    except Exception as error:  # a hub, a proxy and a disk raise dozens of classes
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise ModelUnavailable(
            f"the model could not be fetched ({reason[:200]})", subject=str(source), remedy=_AGAIN
        ) from error
