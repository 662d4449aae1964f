//! Who is at the other end of a request.
//!
//! Forwarding headers are believed only from `server.trusted_proxies`; from anybody else they merely prove
//! that the request did not start on this machine.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::uri::Scheme;
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;

use super::network::Network;
use crate::state::AppState;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Headers that only a proxy adds.
const TRACES: [HeaderName; 4] = [
    FORWARDED_FOR,
    HeaderName::from_static("forwarded"),
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("via"),
];

/// The client of a request, in the request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// The client's address, behind trusted proxies the one they report.
    pub address: IpAddr,
    /// The request came straight from a program on this machine.
    pub is_local: bool,
    /// The client speaks HTTPS, to us or to a trusted proxy.
    pub is_https: bool,
}

/// Puts the [`Peer`] into the request.
pub async fn identify(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let address = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(socket)| {
            socket.ip().to_canonical()
        });
    let https = request.uri().scheme() == Some(&Scheme::HTTPS);
    let peer = judge(
        address,
        https,
        request.headers(),
        &app.settings().trusted_proxies,
    );
    request.extensions_mut().insert(peer);
    next.run(request).await
}

fn judge(address: IpAddr, https: bool, headers: &HeaderMap, trusted: &[Network]) -> Peer {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let is_local = address.is_loopback() && !TRACES.iter().any(|name| headers.contains_key(name));
    if !is_trusted(address) {
        return Peer {
            address,
            is_local,
            is_https: https,
        };
    }
    // The last hop that no trusted proxy vouches for is the client; whatever stands before it, it wrote itself.
    let hops: Vec<IpAddr> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|hop| hop.trim().parse().ok())
        .map(|hop: IpAddr| hop.to_canonical())
        .collect();
    let client = hops
        .iter()
        .rev()
        .find(|hop| !is_trusted(**hop))
        .or(hops.first());
    let proto = headers
        .get(FORWARDED_PROTO)
        .and_then(|value| value.to_str().ok());
    Peer {
        address: client.copied().unwrap_or(address),
        is_local,
        is_https: https || proto.is_some_and(|proto| proto.eq_ignore_ascii_case("https")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(address: &str, headers: &[(&'static str, &str)], trusted: &[&str]) -> Peer {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        judge(address.parse().unwrap(), false, &map, &trusted)
    }

    #[test]
    fn forwarding_headers_of_strangers_are_not_believed() {
        let headers = [
            ("x-forwarded-for", "127.0.0.1"),
            ("x-forwarded-proto", "https"),
        ];
        let seen = peer("192.0.2.7", &headers, &[]);
        assert_eq!(seen.address.to_string(), "192.0.2.7");
        assert!(!seen.is_https && !seen.is_local);
    }

    #[test]
    fn a_forwarded_request_is_never_local() {
        assert!(peer("127.0.0.1", &[], &[]).is_local);
        assert!(peer("::1", &[], &[]).is_local);
        assert!(!peer("127.0.0.1", &[("x-forwarded-for", "127.0.0.1")], &[]).is_local);
        assert!(
            !peer(
                "127.0.0.1",
                &[("forwarded", "for=127.0.0.1")],
                &["127.0.0.1"]
            )
            .is_local
        );
    }

    #[test]
    fn behind_trusted_proxies_the_client_is_the_last_unknown_hop() {
        let headers = [
            ("x-forwarded-for", "203.0.113.9, 198.51.100.4, 10.0.0.2"),
            ("x-forwarded-proto", "https"),
        ];
        let seen = peer("127.0.0.1", &headers, &["127.0.0.1", "10.0.0.0/8"]);
        assert_eq!(seen.address.to_string(), "198.51.100.4");
        assert!(seen.is_https);
    }
}
