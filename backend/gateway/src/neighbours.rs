//! The networks that this machine stands in, for questions that are shouted: a broadcast to everybody leaves by one
//! interface alone, one to a network's own address by the interface that leads there.
//!
//! Read from the kernel's table of routes (Linux); where there is none, nothing is known and nothing is lost.

use std::net::Ipv4Addr;

/// Where Linux shows its routes.
const TABLE: &str = "/proc/net/route";
/// Flags of a route: it is up; what takes it is refused.
const UP: u32 = 0x1;
const REJECTED: u32 = 0x200;

/// The broadcast addresses of the networks that interfaces of this machine stand in; each once.
pub fn broadcast_addresses() -> Vec<Ipv4Addr> {
    read(&std::fs::read_to_string(TABLE).unwrap_or_default())
}

/// Columns: interface, destination, gateway, flags, three counts, mask; numbers in the order of bytes of the network,
/// written as this machine's own, which on every machine that Linux still runs on widely has the low byte first.
fn read(table: &str) -> Vec<Ipv4Addr> {
    let mut found = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split_ascii_whitespace().collect();
        let number = |n: usize| {
            let text = columns.get(n)?;
            u32::from_str_radix(text, 16).ok()
        };
        let (Some(to), Some(gateway), Some(flags), Some(mask)) =
            (number(1), number(2), number(3), number(7))
        else {
            continue;
        };
        // Networks at the other end of a router, single hosts and pairs of hosts have nobody to shout to.
        let hosts = (!mask).count_ones();
        if gateway != 0 || flags & UP == 0 || flags & REJECTED != 0 || !(2..=24).contains(&hosts) {
            continue;
        }
        let address = Ipv4Addr::from((to | !mask).to_le_bytes());
        if !address.is_loopback() && !address.is_multicast() && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_of_ones_own_is_found_and_none_behind_a_router() {
        let table = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n\
            eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n\
            eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n\
            eth0\t0001A8C0\t00000000\t0001\t0\t0\t200\t00FFFFFF\t0\t0\t0\n\
            wlan0\t0000000A\t00000000\t0001\t0\t0\t600\t0000FEFF\t0\t0\t0\n\
            eth1\t0002A8C0\t0101A8C0\t0003\t0\t0\t100\t00FFFFFF\t0\t0\t0\n\
            tun0\t0200080A\t00000000\t0005\t0\t0\t0\tFFFFFFFF\t0\t0\t0\n\
            eth2\t0003A8C0\t00000000\t0201\t0\t0\t0\t00FFFFFF\t0\t0\t0\n\
            lo\t0000007F\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0\n\
            eth3\tbroken\n";
        assert_eq!(
            read(table),
            [
                Ipv4Addr::new(192, 168, 1, 255),
                Ipv4Addr::new(10, 1, 255, 255)
            ]
        );
        assert_eq!(read(""), Vec::<Ipv4Addr>::new());
    }
}
