"""Which addresses of the network may be asked: public ones, and those that the project allows."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Number = IPv4Address | IPv6Address

_TRANSLATED = ip_network("64:ff9b::/96")


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """Networks from their names (``10.1.0.0/16``, ``127.0.0.1``).

    Raises:
        ValueError: one is none.
    """
    return tuple(ip_network(each.strip(), strict=False) for each in named)


def is_reachable(number: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether a resolved address may be asked.

    Public addresses may; loopback, private, link-local, shared, reserved and multicast ones may not unless
    they lie in an allowed network. An IPv6 address that carries an IPv4 address is judged by that one.
    """
    try:
        found = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if _lies_in(found, allowed):
        return True
    return all(_lies_in(each, allowed) or _is_public(each) for each in tuple(_carried(found)) or (found,))


def _lies_in(number: Number, allowed: Sequence[Network]) -> bool:
    return any(number in network for network in allowed)


def _is_public(number: Number) -> bool:
    # Old forms of IPv6 address reach IPv4 addresses, or none that is anybody's.
    old = isinstance(number, IPv6Address) and (number.is_site_local or int(number) >> 32 == 0)
    return number.is_global and not number.is_multicast and not old


def _carried(number: Number) -> Iterable[Number]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(number, IPv4Address):
        return
    if number.ipv4_mapped is not None:
        yield number.ipv4_mapped
    if number.sixtofour is not None:
        yield number.sixtofour
    if number.teredo is not None:
        yield from number.teredo
    if number in _TRANSLATED:
        yield IPv4Address(int(number) & 0xFFFF_FFFF)
