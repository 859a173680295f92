"""What every format gives: text, the way back to the source, and what the source says about itself."""

from dataclasses import dataclass, field

from concordant.model.document import Anchor, Block, PageStart
from concordant.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source states about itself, or a caller about it; None where it says nothing.

    Attributes:
        id: the report's own id.
        lang: language stated for certain (by the caller or by a record), as an ISO 639-1 code.
        declared: language claimed by a page's markup; a hint only, since templates are copied around.
        title: headline.
        published: ISO 8601 date or prefix of one.
        published_from: where that date was found.
        outlet: name of the publisher.
        url: address for a deep link.
        made: day on which the file was made; stands in for a date of publication that nothing gives.
    """

    id: str | None = None
    lang: str | None = None
    declared: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one source before it becomes a document.

    ``blocks`` is empty where the format knows nothing of paragraphs: they are then read off the
    shape of the text.
    """

    text: str
    encoding: str = "utf-8"
    anchors: tuple[Anchor, ...] = ()
    blocks: tuple[Block, ...] = ()
    facts: Facts = field(default_factory=Facts)
    pages: tuple[PageStart, ...] = ()


Opened = tuple[Content | None, Facts, tuple[Problem, ...]]
"""Content if there is any, what is known about the source all the same, and what went wrong."""
