//! Names become addresses, and only public ones are let through. What is judged here is what is dialled, so a name
//! server that changes its mind between two looks gains nothing.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address;

/// Asks a name server.
#[async_trait::async_trait]
pub trait Lookup: Send + Sync + fmt::Debug + 'static {
    /// Addresses of a name.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The machine's own name servers.
#[derive(Debug, Clone, Copy)]
pub struct SystemLookup;

#[async_trait::async_trait]
impl Lookup for SystemLookup {
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        let found = tokio::net::lookup_host((name, 0)).await?;
        Ok(found.map(|address| address.ip()).collect())
    }
}

/// A name leads to an address that is not public.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to an address that is not public")]
pub(super) struct Forbidden;

/// Lets public addresses through. A name with any other address is refused as a whole: no honest one has both.
#[derive(Debug)]
pub(super) struct Guarded(pub(super) Arc<dyn Lookup>);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let lookup = Arc::clone(&self.0);
        Box::pin(async move {
            let found = lookup.addresses(name.as_str()).await?;
            if !found.iter().copied().all(address::is_public) {
                return Err(Forbidden.into());
            }
            // Port 0 stands for the port of the address.
            let addresses = found.into_iter().map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Says something else each time.
    #[derive(Debug)]
    struct Turning(AtomicUsize);

    #[async_trait::async_trait]
    impl Lookup for Turning {
        async fn addresses(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
            let all = [
                &["93.184.216.34"][..],
                &["127.0.0.1"],
                &["93.184.216.34", "10.0.0.1"],
            ];
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            Ok(all[n].iter().map(|it| it.parse().unwrap()).collect())
        }
    }

    #[tokio::test]
    async fn what_was_judged_is_what_is_dialled_and_each_look_is_judged() {
        let guarded = Guarded(Arc::new(Turning(AtomicUsize::new(0))));
        let look = async || guarded.resolve("rebound.example".parse().unwrap()).await;
        let dialled: Vec<SocketAddr> = look().await.unwrap().collect();
        assert_eq!(dialled, ["93.184.216.34:0".parse().unwrap()]);
        // Turned to this machine; then to both at once.
        for _ in 0..2 {
            assert!(look().await.err().unwrap().is::<Forbidden>());
        }
    }
}
