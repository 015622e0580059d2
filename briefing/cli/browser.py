"""The dashboard in a browser on this machine, behind a key; needs textual-serve, which is an optional dependency.

textual-serve asks nobody who they are. Any page that is open in the browser could connect to it, and so could every
other account on the machine; what they reach is the dashboard, with all its commands. Hence the key, which only the
address that was printed has, and the checks of who asks.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"
_REFUSED = "Refused. `briefing serve` printed the address that opens the dashboard; this is not it.\n"
# The page of textual-serve asks a font of a server far away; nobody but the sources is to be asked for anything.
_NOTHING_FROM_ELSEWHERE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'; connect-src 'self' ws://{host}"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GuardedServer(Server):
    """Serves ``command`` to whoever knows ``key``, and to no page but its own."""

    def __init__(self, command: str, port: int, key: str) -> None:
        super().__init__(command, host=HOST, port=port, title="briefing")
        self._key = key
        self._own_host = f"{HOST}:{port}"
        self._cookie = f"briefing-{port}"

    @property
    def address(self) -> str:
        """Return what opens the dashboard."""
        return f"{self.public_url}/?key={self._key}"

    def run(self) -> None:
        """Serve until interrupted.

        Raises:
            OSError: the port is taken.
        """
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        web.run_app(self.make_app(), host=HOST, port=self.port, print=lambda *_: None)

    async def make_app(self) -> web.Application:
        """Return the application, every request of which is checked."""
        app = await self._make_app()
        app.middlewares.append(self._check)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: whoever called has been told."""

    @web.middleware
    async def _check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.host != self._own_host or request.headers.get("Origin") not in (None, self.public_url):
            raise web.HTTPForbidden(text=_REFUSED)
        if self._fits(request.query.get("key", "")):
            # The key leaves the address line, where shoulders and histories see it.
            response = web.HTTPFound("/")
            response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
            raise response
        if not self._fits(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text=_REFUSED)
        answer = await handler(request)
        if not answer.prepared:
            answer.headers["Content-Security-Policy"] = _NOTHING_FROM_ELSEWHERE.format(host=self._own_host)
            answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    def _fits(self, key: str) -> bool:
        return hmac.compare_digest(key.encode(), self._key.encode())
