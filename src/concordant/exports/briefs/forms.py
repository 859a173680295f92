"""The formats of briefs."""

from collections.abc import Callable, Mapping

from concordant.views.briefs.records import Brief


def rendered(brief: Brief, form: str) -> bytes:
    """The brief as a file of this format."""
    return FORMS[form](brief)


def _markdown(brief: Brief) -> bytes:
    from concordant.exports.briefs.markdown import markdown

    return markdown(brief)


FORMS: Mapping[str, Callable[[Brief], bytes]] = {"md": _markdown}
"""Format → what makes it; each imports what it needs when it is asked for."""
