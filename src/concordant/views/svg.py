"""Drawings as text: elements with their attributes and content escaped, whoever wrote them."""

from xml.sax.saxutils import escape, quoteattr


class Svg(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


def element(tag: str, *content: "Svg | str", **attributes: object) -> Svg:
    """One element; bare text is escaped, an underscore in an attribute's name stands for a hyphen.

    Drawings carry no style of their own, so that a strict policy for pages lets them through.
    """
    told = "".join(
        f" {name.strip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    held = "".join(part if isinstance(part, Svg) else escape(part) for part in content)
    return Svg(f"<{tag}{told}>{held}</{tag}>")


def _value(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def drawing(width: float, height: float, *content: Svg, **attributes: object) -> Svg:
    """A drawing of this size."""
    box = f"0 0 {_value(float(width))} {_value(float(height))}"
    return element("svg", *content, viewBox=box, width=width, height=height, class_="drawing", **attributes)
