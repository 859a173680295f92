"""A made-up journal on a real server, for commands that follow it."""

from pathlib import Path

from misbehaving import Site, answer

REPORTS = {
    "/obus": ("Des obus pour Moscou", "La Corée du Nord a livré des obus à la Russie.", "Tue, 03 Jun 2025"),
    "/drones": ("Des drones", "L’Iran aurait livré des drones à la Russie.", "Wed, 04 Jun 2025"),
}
RULES = answer("User-agent: *\nDisallow:\n", kind="text/plain")
UNCHANGED = answer(status="304 Not Modified", kind="")


def page(title: str, words: str) -> bytes:
    """A page with one report."""
    return answer(f"<html lang=fr><head><title>{title}</title></head><body><p>{words}</p></body></html>")


def feed(site: Site, paths: list[str], tag: str = "1") -> bytes:
    """The feed of the journal."""
    items = "".join(
        f"<item><title>{REPORTS[path][0]}</title><link>{site.at(path, '127.0.0.1')}</link>"
        f"<pubDate>{REPORTS[path][2]} 10:00:00 +0200</pubDate></item>"
        for path in paths
    )
    title = "<title>Journal d’Exemple</title>"
    return answer(
        f'<rss version="2.0"><channel>{title}{items}</channel></rss>',
        kind="application/rss+xml; charset=utf-8",
        ETag=f'"{tag}"',
    )


def journal(site: Site) -> str:
    """Publish it; returns the address of its front page."""
    offer = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.routes |= {"/": answer(f"<html><head>{offer}</head></html>"), "/robots.txt": RULES}
    site.routes |= {path: page(title, words) for path, (title, words, _) in REPORTS.items()}
    site.routes["/feed.xml"] = [feed(site, list(REPORTS)), feed(site, list(REPORTS)), UNCHANGED]
    return site.at("/", "127.0.0.1")


def allow(project: Path) -> None:
    """Let a project ask the loopback address, without a pause."""
    (project / "feeds.toml").write_text('allow = ["127.0.0.1"]\npause = 0\n', "utf-8")
