"""The window: the only room that knows Qt. `app` opens it, `window` places and connects, each pane does one thing."""
