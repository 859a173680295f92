"""The formats of briefs."""

from collections.abc import Callable, Mapping

from concordant.views.briefs.records import Brief


def rendered(brief: Brief, form: str) -> bytes:
    """The brief as a file of this format."""
    return FORMS[form](brief)


def _markdown(brief: Brief) -> bytes:
    from concordant.exports.briefs.markdown import markdown

    return markdown(brief)


def _html(brief: Brief) -> bytes:
    from concordant.exports.briefs.html import html

    return html(brief)


def _pdf(brief: Brief) -> bytes:
    from concordant.exports.briefs.typeset import pdf

    return pdf(brief)


def _docx(brief: Brief) -> bytes:
    from concordant.exports.briefs.docx import docx

    return docx(brief)


FORMS: Mapping[str, Callable[[Brief], bytes]] = {
    "md": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}
"""Format → what makes it; each imports what it needs when it is asked for."""

NEEDS: Mapping[str, tuple[str, ...]] = {"pdf": ("typst",), "docx": ("typst", "docx")}
"""Format → the modules that it needs beyond those that Concordant always has."""
