"""Which addresses of the internet may be asked. `ipaddress.is_global` is not the answer: it passes many of these."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

REFUSED = tuple(
    ip_network(block)
    for block in (
        # IPv4: IANA special-purpose registry, and what clouds answer on
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's metadata and DNS, in public space
        "169.254.0.0/16",  # link-local, with the metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
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
        "3fff::/20",  # documentation
        "4000::/2",
        "8000::/1",  # unique local, link-local, site-local, multicast
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric IP address lies in the public internet; an IPv4 address mapped into IPv6 counts as itself."""
    parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return not any(
        parsed in block for block in REFUSED if isinstance(block, IPv6Network) == isinstance(parsed, IPv6Address)
    )
