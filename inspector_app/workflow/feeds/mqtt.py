"""Messages to an MQTT broker, quality of service 1: each is confirmed before the next. paho-mqtt is an extra."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import FeedFault, FeedMessage, FeedSettings
from inspector_app.workflow.feeds.outlet import encoded, secret_of

CONNECT_SECONDS = 1.5  # also how long stopping may have to wait
CONFIRM_SECONDS = 10.0
KEEP_ALIVE = 30
TURN = 0.1  # seconds of the network loop at a time


class MqttFeed:
    """Publishes to the topic of its address; the network loop runs on the feed's own thread."""

    def __init__(self, settings: FeedSettings, *, client_id: str) -> None:
        """Raises CorrectableError where paho-mqtt is not installed."""
        try:
            from paho.mqtt import client as paho
        except ImportError:
            raise CorrectableError(
                "MQTT needs the package paho-mqtt",
                subject=settings.name,
                remedy='Install it: pip install "inspector-app[mqtt]"',
            ) from None
        self._settings, self._paho = settings, paho
        at = urlsplit(settings.target)
        self._host, self._secure = at.hostname or "", at.scheme == "mqtts"
        self._port = at.port or (8883 if self._secure else 1883)
        self._topic = at.path.strip("/")
        self._client_id = client_id
        self._client: Any = None
        self._refused = ""
        self._joined = False
        self._stopped = threading.Event()

    def send(self, messages: Sequence[FeedMessage]) -> int:
        """Publish them and wait for each to be confirmed. Raises FeedFault where the first one is not."""
        done = 0
        try:
            for message in messages:
                self._connect()
                self._publish(message)
                done += 1
        except FeedFault:
            self._drop()
            if not done:
                raise
        return done

    def stop(self) -> None:
        """Give up waiting. Any thread."""
        self._stopped.set()

    def close(self) -> None:
        self._drop()

    def _connect(self) -> None:
        if self._client is not None:
            return
        paho = self._paho
        client = paho.Client(
            paho.CallbackAPIVersion.VERSION2, client_id=self._client_id, clean_session=False,
            reconnect_on_failure=False,
        )  # fmt: skip
        client.connect_timeout = CONNECT_SECONDS
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        self._refused, self._joined = "", False
        try:
            if self._settings.user or self._settings.secret:
                client.username_pw_set(self._settings.user or None, secret_of(self._settings.secret) or None)
            if self._secure:
                client.tls_set(cert_reqs=ssl.CERT_REQUIRED)
            client.connect(self._host, self._port, KEEP_ALIVE)
        except CorrectableError as error:
            raise FeedFault(error.sentence()) from error
        except (OSError, ValueError) as error:
            raise FeedFault(f"the broker cannot be reached ({error})") from error
        self._client = client
        self._turn_until(lambda: self._joined, "the broker does not answer")

    def _publish(self, message: FeedMessage) -> None:
        told = self._client.publish(self._topic, encoded(message), qos=1)
        if told.rc not in (self._paho.MQTT_ERR_SUCCESS, self._paho.MQTT_ERR_NO_CONN):
            raise FeedFault(f"it cannot be published ({self._paho.error_string(told.rc)})")
        self._turn_until(told.is_published, "the broker has not confirmed it in time")

    def _turn_until(self, done: Any, otherwise: str) -> None:
        until = time.monotonic() + CONFIRM_SECONDS
        while not done():
            if self._refused:
                raise FeedFault(self._refused)
            if self._stopped.is_set():
                raise FeedFault("stopped")
            if time.monotonic() > until:
                raise FeedFault(otherwise)
            code = self._client.loop(TURN)
            if code != self._paho.MQTT_ERR_SUCCESS and not self._refused:
                self._refused = f"the connection is lost ({self._paho.error_string(code)})"

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.disconnect()
            client.loop(0.0)  # says goodbye, where anybody listens

    def _on_connect(self, client: Any, data: Any, flags: Any, reason: Any, properties: Any) -> None:
        if reason.is_failure:
            self._refused = f"the broker refuses the connection ({reason})"
        else:
            self._joined = True

    def _on_disconnect(self, client: Any, data: Any, flags: Any, reason: Any, properties: Any) -> None:
        if not self._refused:
            self._refused = f"the connection is lost ({reason})"
