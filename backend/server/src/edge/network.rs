//! A network in CIDR notation, for `server.trusted_proxies`.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// An address range such as `10.0.0.0/8`, `fd00::/8` or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: u128,
    bits: u32,
}

/// Why a text is no network.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is neither an address nor a network like 10.0.0.0/8")]
pub struct NotANetwork(String);

impl Network {
    /// Whether the address lies in the network. IPv4 addresses mapped into IPv6 count as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.bits == 0 || (number(address) ^ self.base) >> (128 - self.bits) == 0
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let fault = || NotANetwork(text.to_owned());
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| fault())?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let prefix: u32 = match prefix {
            Some(prefix) => prefix.parse().map_err(|_| fault())?,
            None => width,
        };
        if prefix > width {
            return Err(fault());
        }
        Ok(Self {
            base: number(address),
            bits: prefix + 128 - width,
        })
    }
}

/// All addresses on one axis, IPv4 as `::ffff:a.b.c.d`.
fn number(address: IpAddr) -> u128 {
    let v6: Ipv6Addr = match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped(),
        IpAddr::V6(v6) => v6,
    };
    u128::from(v6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_addresses_only() {
        let cases = [
            ("10.0.0.0/8", "10.255.1.2", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true),
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false),
            ("fd00::/8", "fd12::1", true),
            ("fd00::/8", "2001:db8::1", false),
            ("0.0.0.0/0", "192.0.2.1", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "2001:db8::1", true),
        ];
        for (network, address, inside) in cases {
            let network_: Network = network.parse().unwrap();
            assert_eq!(
                network_.contains(address.parse().unwrap()),
                inside,
                "{address} in {network}"
            );
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "10.0.0.0/33", "example.org", "10.0.0.0/x"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
