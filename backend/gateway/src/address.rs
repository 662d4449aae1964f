//! Which addresses a request may be sent to.
//!
//! A service's answer, a member's link or a name server may point at the machine itself, at the router, at a cloud's
//! metadata. Such addresses are refused as they are dialled (not as they are named), each hop of a redirect anew.
//! The ranges are those of the IANA special-purpose registries.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// Blocks of IPv4 that are not the public internet, as first address and length of the prefix.
const SPECIAL_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by a provider's customers
    ([127, 0, 0, 0], 8),     // this machine
    ([169, 254, 0, 0], 16),  // link-local, cloud metadata
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 31, 196, 0], 24), // AS112
    ([192, 52, 193, 0], 24), // AMT
    ([192, 88, 99, 0], 24),  // 6to4 relays
    ([192, 168, 0, 0], 16),  // private
    ([192, 175, 48, 0], 24), // AS112
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // multicast
    ([240, 0, 0, 0], 4),     // reserved, broadcast
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = u32::from(address);
    !SPECIAL_V4.iter().any(|(first, length)| {
        let mask = u32::MAX << (32 - length);
        bits & mask == u32::from(Ipv4Addr::from(*first))
    })
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [a, b, ..] = address.segments();
    // Global unicast is 2000::/3; all else is reserved, local, multicast, or a translation of IPv4 (64:ff9b::/96).
    let is_global_unicast = a & 0xe000 == 0x2000;
    let is_protocol_assignment = a == 0x2001 && b < 0x0200; // with Teredo, ORCHID, benchmarks
    let is_documentation = a == 0x2001 && b == 0x0db8 || a == 0x3fff && b < 0x1000;
    let is_6to4 = a == 0x2002;
    let is_as112 = a == 0x2620 && b == 0x004f;
    is_global_unicast && !(is_protocol_assignment || is_documentation || is_6to4 || is_as112)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1.1.1.1")]
    #[case("99.84.12.3")]
    #[case("172.15.255.255")]
    #[case("172.32.0.0")]
    #[case("100.63.255.255")]
    #[case("100.128.0.0")]
    #[case("198.17.255.255")]
    #[case("223.255.255.255")]
    #[case("2606:4700::1111")]
    #[case("2a00:1450:4001::1")]
    #[case("2001:4860:4860::8888")]
    #[case("::ffff:8.8.8.8")]
    fn the_internet_is_public(#[case] address: &str) {
        assert!(is_public(address.parse().unwrap()));
    }

    #[rstest]
    #[case("0.0.0.0")]
    #[case("0.1.2.3")]
    #[case("10.0.0.1")]
    #[case("100.64.0.1")]
    #[case("100.127.255.255")]
    #[case("127.0.0.1")]
    #[case("127.255.255.254")]
    #[case("169.254.169.254")]
    #[case("172.16.0.1")]
    #[case("172.31.255.255")]
    #[case("192.0.0.8")]
    #[case("192.0.2.1")]
    #[case("192.88.99.1")]
    #[case("192.168.1.1")]
    #[case("198.18.0.1")]
    #[case("198.19.255.255")]
    #[case("198.51.100.7")]
    #[case("203.0.113.9")]
    #[case("224.0.0.1")]
    #[case("239.255.255.250")]
    #[case("240.0.0.1")]
    #[case("255.255.255.255")]
    #[case("::")]
    #[case("::1")]
    #[case("::7f00:1")]
    #[case("::ffff:127.0.0.1")]
    #[case("::ffff:169.254.169.254")]
    #[case("64:ff9b::7f00:1")]
    #[case("64:ff9b:1::a00:1")]
    #[case("100::1")]
    #[case("2001::1")]
    #[case("2001:db8::1")]
    #[case("2002:7f00:1::")]
    #[case("3fff::1")]
    #[case("fc00::1")]
    #[case("fd12:3456::1")]
    #[case("fe80::1")]
    #[case("fec0::1")]
    #[case("ff02::1")]
    #[case("4000::1")]
    fn everything_else_is_not(#[case] address: &str) {
        assert!(!is_public(address.parse().unwrap()));
    }
}
