"""The addresses of the web interface, and what answers at each."""

from collections.abc import Iterable, Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from concordant.interfaces.http import api
from concordant.interfaces.web.answer import Page, endpoint, said_wrong
from concordant.interfaces.web.guard import LOOPBACK, Guard
from concordant.interfaces.web.judging import judgements
from concordant.interfaces.web.pages.actor import actor, actors
from concordant.interfaces.web.pages.brief import brief
from concordant.interfaces.web.pages.claims import claims
from concordant.interfaces.web.pages.drawings import network, timeline
from concordant.interfaces.web.pages.finding import finding
from concordant.interfaces.web.pages.findings import findings
from concordant.interfaces.web.pages.map import world
from concordant.interfaces.web.pages.overview import overview
from concordant.interfaces.web.pages.provisions import provision, provisions
from concordant.interfaces.web.pages.report import report
from concordant.interfaces.web.pages.review import review
from concordant.interfaces.web.pages.search import search
from concordant.interfaces.web.pages.sources import sources
from concordant.interfaces.web.site import Site
from concordant.interfaces.web.static import static

# A page is one line here and, where it belongs there, one in the navigation of base.html.
PAGES: Sequence[tuple[str, Page]] = (
    ("/", overview),
    ("/findings", findings),
    ("/findings/{id:path}", finding),
    ("/reports/{id:path}", report),
    ("/claims", claims),
    ("/actors", actors),
    ("/actors/{id:path}", actor),
    ("/search", search),
    ("/timeline", timeline),
    ("/network", network),
    ("/map", world),
    ("/brief", brief),
    ("/provisions", provisions),
    ("/provisions/{id:path}", provision),
    ("/sources", sources),
    ("/review", review),
)


def application(site: Site, names: Iterable[str] = LOOPBACK) -> Starlette:
    """The interface to one project.

    Args:
        site: what the pages share.
        names: what the server may be called in requests.
    """
    routes: list[BaseRoute] = [Route(path, endpoint(site, page), methods=["GET"]) for path, page in PAGES]

    async def judged(request: Request) -> Response:
        return await judgements(site, request)

    routes += api.routes(site)
    routes.append(Route("/judgements", judged, methods=["POST"]))
    routes.append(Route("/static/{name}", static, methods=["GET"]))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=frozenset(names))],
        exception_handlers=said_wrong(site),
    )
