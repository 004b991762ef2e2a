"""What happened in the browser during one test: every request, every error."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

from tests.browser.deployments import INLINE, Deployment


@dataclass(frozen=True)
class Asked:
    """One request that left the page; what the page holds inline asks for nothing."""

    method: str
    url: str
    kind: str

    @property
    def path(self) -> str:
        """The address without origin and query."""
        return urlsplit(self.url).path


@dataclass
class Visit:
    """The log of one test. `forgiven` holds pieces of errors that the test provokes itself."""

    deployment: Deployment
    requests: list[Asked] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Log everything that any page of this context asks for or complains about."""
        if context in self.contexts:
            return
        self.contexts.append(context)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._failed)

    def leave(self) -> None:
        """Log no more: a context may live on for the next test."""
        for context in self.contexts:
            context.remove_listener("request", self._asked)
            context.remove_listener("console", self._said)
            context.remove_listener("weberror", self._failed)

    def since(self, count: int) -> list[Asked]:
        """The requests after the first `count`."""
        return self.requests[count:]

    def outside(self) -> list[str]:
        """Addresses asked for that are not the explorer's own."""
        return [asked.url for asked in self.requests if not self.deployment.owns(asked.url)]

    def posts(self) -> list[str]:
        """Addresses that anything but GET was sent to."""
        return [f"{asked.method} {asked.url}" for asked in self.requests if asked.method != "GET"]

    def faults(self) -> list[str]:
        """Everything that must never happen, whatever the test was about."""
        unexpected = [
            error for error in self.errors if not any(piece in error for piece in self.forgiven)
        ]
        return [
            *(f"error: {error}" for error in unexpected),
            *(f"to another origin: {url}" for url in self.outside()),
            *(f"not a GET: {post}" for post in self.posts()),
        ]

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(INLINE):
            self.requests.append(Asked(request.method, request.url, request.resource_type))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _failed(self, failure: WebError) -> None:
        self.errors.append(str(failure.error))
