"""Which addresses of the internet may be asked. `ipaddress.is_global` is not the answer: it passes many of these.

The list is the union of IANA's special-purpose registries (RFC 6890, as of November 2026), what leads from IPv6 back
to IPv4, and what clouds answer on inside their networks.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

REFUSED = tuple(
    ip_network(block)
    for block in (
        # IPv4: IANA special-purpose registry, and what clouds answer on
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier, and Alibaba's metadata (100.100.100.200)
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's metadata and DNS, in public space
        "169.254.0.0/16",  # link-local, with the metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, and Oracle's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        # IPv6: all that is not global unicast, and the global blocks that lead back to IPv4 or nowhere
        "::/3",  # unspecified, loopback, mapped, NAT64 (64:ff9b::/96), discard
        "2001::/23",  # Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
        "4000::/2",
        "8000::/1",  # unique local with AWS's metadata (fd00:ec2::254), link-local, site-local, multicast
    )
)


PRIVATE = tuple(
    ip_network(block)
    for block in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)
METADATA = frozenset(map(ip_address, ("100.100.100.200", "fd00:ec2::254", "fd20:ce::254")))  # inside private blocks


def is_public(address: str) -> bool:
    """Whether a numeric IP address lies in the public internet; an IPv4 address mapped into IPv6 counts as itself."""
    return not _within(_parsed(address), REFUSED)


def is_private(address: str) -> bool:
    """Whether it is a machine's or a network's own: what `private_hosts` may lead to. A cloud's metadata never is."""
    parsed = _parsed(address)
    return parsed not in METADATA and _within(parsed, PRIVATE)


def _parsed(address: str) -> IPv4Address | IPv6Address:
    parsed = ip_address(address.partition("%")[0])
    return parsed.ipv4_mapped or parsed if isinstance(parsed, IPv6Address) else parsed


def _within(address: IPv4Address | IPv6Address, blocks: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(address in block for block in blocks if block.version == address.version)
