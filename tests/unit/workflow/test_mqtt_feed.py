"""MQTT feeds, with paho-mqtt on real sockets against a small broker of the tests."""

from __future__ import annotations

import builtins
import json
import threading
from collections.abc import Iterator

import pytest
from fed_floor import PATIENCE, message
from mqtt_broker import Broker

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import FeedFault, FeedKind, FeedSettings
from inspector_app.workflow.feeds.mqtt import MqttFeed


@pytest.fixture
def broker() -> Iterator[Broker]:
    with Broker() as made:
        yield made


def feed(broker: Broker, **given: str) -> MqttFeed:
    target = f"mqtt://127.0.0.1:{broker.port}/line1/parts"
    return MqttFeed(
        FeedSettings("line", FeedKind.MQTT, target, **given).checked(), client_id="inspector-test"
    )


def test_messages_are_published_in_order_and_each_is_confirmed(broker: Broker) -> None:
    outlet = feed(broker)
    assert outlet.send([message(1), message(2)]) == 2
    assert outlet.send([message(3)]) == 1
    outlet.close()
    assert [json.loads(payload)["number"] for _, payload, _ in broker.got] == [1, 2, 3]
    assert {(topic, quality) for topic, _, quality in broker.got} == {("line1/parts", 1)}


def test_a_connection_that_is_lost_before_it_is_confirmed_is_a_fault_and_the_same_id_goes_again(
    broker: Broker,
) -> None:
    broker.lose = 1
    outlet = feed(broker)
    with pytest.raises(FeedFault, match="lost"):
        outlet.send([message(1)])
    assert outlet.send([message(1), message(2)]) == 2
    outlet.close()
    assert [json.loads(payload)["id"] for _, payload, _ in broker.got] == [message(1).id, message(2).id]


def test_a_broker_that_refuses_says_why(broker: Broker) -> None:
    broker.refuse = 5
    outlet = feed(broker)
    with pytest.raises(FeedFault, match=r"refuses the connection \(Not authorized\)"):
        outlet.send([message(1)])
    outlet.close()


def test_a_broker_that_is_not_there_is_a_fault() -> None:
    with Broker() as gone:
        pass
    outlet = feed(gone)
    with pytest.raises(FeedFault, match="cannot be reached"):
        outlet.send([message(1)])
    outlet.close()


def test_the_password_comes_from_where_the_settings_say(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROKER_PASSWORD", "hunter2")
    outlet = feed(broker, user="station", secret="env:BROKER_PASSWORD")
    outlet.send([message(1)])
    outlet.close()
    assert broker.users == [("station", "hunter2")]


def test_stopping_does_not_wait_for_a_broker_that_never_confirms(broker: Broker) -> None:
    broker.confirms = False
    outlet = feed(broker)

    def stop() -> None:
        broker.published.wait(PATIENCE)
        outlet.stop()

    stopping = threading.Thread(target=stop)
    stopping.start()
    with pytest.raises(FeedFault, match="stopped"):
        outlet.send([message(1)])
    stopping.join()
    outlet.close()


def test_without_paho_mqtt_a_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *given: object, **named: object) -> object:
        if name.startswith("paho"):
            raise ImportError(name)
        return found(name, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(CorrectableError, match="needs the package paho-mqtt"):
        MqttFeed(FeedSettings("line", FeedKind.MQTT, "mqtt://h/t"), client_id="x")
