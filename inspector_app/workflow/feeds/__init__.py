"""Results pushed while a lot runs: files, webhooks, MQTT."""
