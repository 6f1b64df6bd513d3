"""What is going on: progress, messages, toasts."""
