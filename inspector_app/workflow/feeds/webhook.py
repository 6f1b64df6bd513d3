"""Messages as POSTs to an address: TLS is verified, no redirect is followed, a secret goes in one header."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from email.utils import parsedate_to_datetime
from time import time
from urllib.parse import urlsplit

import httpx

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import FeedFault, FeedMessage, FeedSettings
from inspector_app.workflow.feeds.outlet import encoded, secret_of

# Said of the message or the address, not of the moment: who says so now says so tomorrow.
REFUSED = frozenset({400, 404, 410, 413, 422})
TIMEOUT = httpx.Timeout(10.0, connect=5.0)  # seconds between two signs of life of the other side
ANSWERED = 30.0  # seconds until the head of its answer is there, however slowly it comes
READ_OVER, READ_SECONDS = 2**16, 2.0  # of an answer's body, so that the connection can be used again
MOST_ASKED = 3600.0  # seconds that the other side may ask to be left alone


class Webhook:
    """One POST a message, in order, each with its id as Idempotency-Key; anything but 2xx is a fault.

    It runs on a loop of its own, because a request on one can be given up from outside at any moment.
    """

    def __init__(
        self,
        settings: FeedSettings,
        *,
        transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[int] | None = None
        self._stopped = False
        self._transport = transport
        self._client: httpx.AsyncClient | None = None

    def send(self, messages: Sequence[FeedMessage]) -> int:
        """POST them one after the other. Raises FeedFault where the first one is not taken."""
        if self._stopped:
            raise FeedFault("stopped")
        self._task = self._loop.create_task(self._post_all(messages))
        if self._stopped:  # meanwhile
            self._task.cancel()
        try:
            return self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            raise FeedFault("stopped") from None
        finally:
            self._task = None

    def stop(self) -> None:
        """Give up the request that waits. Any thread."""
        self._stopped = True
        with contextlib.suppress(RuntimeError):  # closed already
            self._loop.call_soon_threadsafe(self._cancel)

    def close(self) -> None:
        if self._loop.is_closed():
            return
        if self._client is not None:
            self._loop.run_until_complete(self._client.aclose())
        self._loop.close()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _post_all(self, messages: Sequence[FeedMessage]) -> int:
        done = 0
        for message in messages:
            try:
                await self._post(message)
            except FeedFault:
                if done:
                    return done
                raise
            except asyncio.CancelledError:
                if done:
                    return done
                raise
            done += 1
        return done

    async def _post(self, message: FeedMessage) -> None:
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.id}
        try:
            if secret := secret_of(self._settings.secret):
                if not (secret.isascii() and secret.isprintable()):
                    # Said here: who refuses it further down says what it is.
                    raise FeedFault("the secret holds characters that cannot stand in a header")
                headers[self._settings.header] = secret
            if self._client is None:
                self._client = httpx.AsyncClient(
                    timeout=TIMEOUT,
                    follow_redirects=False,
                    headers={"User-Agent": "inspector"},
                    transport=None if self._transport is None else self._transport(),
                )
            asked = self._client.build_request(
                "POST", self._settings.target, content=encoded(message), headers=headers
            )
            async with asyncio.timeout(ANSWERED):
                answer = await self._client.send(asked, stream=True)
            try:
                await _read_over(answer)
            finally:
                await answer.aclose()
        except CorrectableError as error:
            raise FeedFault(error.sentence()) from error
        except (httpx.TimeoutException, TimeoutError) as error:
            raise FeedFault("no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            # What they say may hold the whole address; a query may be secret.
            raise FeedFault(
                f"{type(error).__name__}: {_without_query(str(error), self._settings.target)}"
            ) from error
        if answer.is_redirect:
            to = urlsplit(answer.headers.get("location", "")).hostname or "another address"
            raise FeedFault(f"HTTP {answer.status_code}: it sends on to {to}, which is not followed")
        if not answer.is_success:
            raise FeedFault(
                f"HTTP {answer.status_code} {answer.reason_phrase}".strip(),
                _retry_after(answer),
                refused=answer.status_code in REFUSED,
            )


async def _read_over(answer: httpx.Response) -> None:
    """Done with an answer whose head says all. Its body may have no end: a little is read, and not kept."""
    read = 0
    with contextlib.suppress(httpx.HTTPError, TimeoutError):
        async with asyncio.timeout(READ_SECONDS):
            async for piece in answer.aiter_raw():
                read += len(piece)
                if read > READ_OVER:
                    break


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds of the header Retry-After, which is a number or a date; None without one that can be read."""
    text = answer.headers.get("retry-after", "").strip()
    try:
        seconds = float(text) if text.isdecimal() else parsedate_to_datetime(text).timestamp() - time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(MOST_ASKED, max(0.0, seconds))


def _without_query(text: str, address: str) -> str:
    query = urlsplit(address).query
    return text.replace(query, "…") if query else text
