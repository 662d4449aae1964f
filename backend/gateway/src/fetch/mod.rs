//! The socket itself: one request out, one answer in, within limits. The only place that names the HTTP client.
//!
//! Two clients: one resolves names through [`resolver`], which lets no address through that is not public; the other
//! dials what the configuration names. Every hop of a redirect is judged anew.

mod body;
mod pin;
mod resolver;

use std::net::IpAddr;
use std::sync::Arc;

use reqwest::header::{HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use secrecy::ExposeSecret as _;
use tokio::time::{Instant, timeout_at};

pub use pin::Pin;
pub use resolver::{Lookup, SystemLookup};

use crate::address;
use crate::answer::Answer;
use crate::request::{Method, Reach, Request};
use crate::upstream::Limits;
use resolver::{Forbidden, Guarded};

/// Most hops of a redirect.
const MOST_HOPS: usize = 5;
/// Ports of the public internet that are dialled.
const PUBLIC_PORTS: [u16; 2] = [80, 443];

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address may not be dialled.
    #[error("its address may not be used: {0}")]
    Blocked(&'static str),
    /// Nobody answers there, or the line broke before an answer.
    #[error("it cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("it did not answer in time")]
    TimedOut,
    /// The body ended early or was damaged.
    #[error("its answer broke off")]
    BrokeOff,
    /// The body is larger than such a body ever is.
    #[error("its answer is too large")]
    TooLarge,
    /// It sent us from place to place.
    #[error("it redirects without end, or where a redirect makes no sense")]
    Redirected,
    /// The request cannot be sent as it stands.
    #[error("the request is malformed")]
    Malformed,
}

/// The clients.
#[derive(Debug, Clone)]
pub struct Fetcher {
    public: Client,
    pinned: Client,
    pins: Arc<[Pin]>,
}

/// The clients could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be made: {0}")]
pub struct ClientError(#[source] reqwest::Error);

impl Fetcher {
    /// Clients that call themselves `agent`, look names up with `lookup`, and may dial `pins` wherever they are.
    pub fn new(agent: &str, lookup: Arc<dyn Lookup>, pins: Vec<Pin>) -> Result<Self, ClientError> {
        // Somebody else in this process may have been first; theirs is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = || {
            Client::builder()
                .user_agent(agent)
                .redirect(Policy::none())
                // A proxy would dial for us, and the guard would judge the proxy's address.
                .no_proxy()
                .connect_timeout(Limits::JSON.connect)
                .pool_idle_timeout(std::time::Duration::from_secs(50))
        };
        Ok(Self {
            public: client()
                .dns_resolver(Arc::new(Guarded(lookup)))
                .build()
                .map_err(ClientError)?,
            pinned: client().build().map_err(ClientError)?,
            pins: pins.into(),
        })
    }

    /// Sends a request and reads its answer. `now` (unix seconds) dates it; `conditions` are headers that make it
    /// conditional.
    pub async fn fetch(
        &self,
        request: &Request,
        conditions: &[(&'static str, String)],
        limits: &Limits,
        now: i64,
    ) -> Result<Answer, FetchError> {
        let ends = Instant::now() + limits.total;
        let mut url = request.address_with_credentials();
        let home = origin(&url);
        for hop in 0..=MOST_HOPS {
            let client = self.judge(&url, request.reach)?;
            let is_home = origin(&url) == home;
            let sent = send(client, request, &url, conditions, is_home)?;
            let first = Instant::now() + limits.first_byte;
            let response = timeout_at(first.min(ends), sent.send())
                .await
                .map_err(|_| FetchError::TimedOut)?
                .map_err(|error| fault(&error))?;
            match next_hop(&url, &response) {
                None => return body::read(response, limits, ends, now).await,
                Some(_) if hop == MOST_HOPS || !request.is_repeatable() => break,
                Some(next) => url = next?,
            }
        }
        Err(FetchError::Redirected)
    }

    /// The client that may dial an address.
    fn judge(&self, url: &Url, reach: Reach) -> Result<&Client, FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Blocked("it is no web address"));
        }
        if reach == Reach::Configured && self.pins.iter().any(|pin| pin.is(url)) {
            return Ok(&self.pinned);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Blocked("it carries a login"));
        }
        let port = url.port_or_known_default().unwrap_or(0);
        if !PUBLIC_PORTS.contains(&port) {
            return Err(FetchError::Blocked("its port is not one of the web"));
        }
        // Numbers never reach the resolver.
        if let Some(literal) = literal(url)
            && !address::is_public(literal)
        {
            return Err(FetchError::Blocked("it is not on the public internet"));
        }
        Ok(&self.public)
    }
}

/// The address in numbers that a URL names, if it does.
fn literal(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[')
        .trim_end_matches(']')
        .parse()
        .ok()
}

/// Scheme, host and port: where credentials belong.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// The request for one hop; credentials go only where they belong.
fn send(
    client: &Client,
    request: &Request,
    url: &Url,
    conditions: &[(&'static str, String)],
    is_home: bool,
) -> Result<reqwest::RequestBuilder, FetchError> {
    let method = match request.method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Delete => reqwest::Method::DELETE,
    };
    let mut sent = client.request(method, url.clone());
    for (name, value) in request.headers.iter().chain(conditions) {
        sent = sent.header(*name, value);
    }
    if is_home {
        for (name, value) in &request.secret_headers {
            let name = HeaderName::from_static(name);
            let mut value =
                HeaderValue::from_str(value.expose_secret()).map_err(|_| FetchError::Malformed)?;
            value.set_sensitive(true);
            sent = sent.header(name, value);
        }
    }
    if let Some((kind, body)) = request.body_with_credentials() {
        sent = sent.header("content-type", kind).body(body);
    }
    Ok(sent)
}

/// Where an answer redirects to, if it does.
fn next_hop(url: &Url, response: &Response) -> Option<Result<Url, FetchError>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get("location")?.to_str().ok();
    let next = location.and_then(|location| url.join(location).ok());
    Some(next.ok_or(FetchError::Redirected))
}

/// What went wrong before the body; never with the address, which may hold credentials.
fn fault(error: &reqwest::Error) -> FetchError {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if cause.is::<Forbidden>() {
            return FetchError::Blocked("its name leads to an address that is not public");
        }
        next = cause.source();
    }
    if error.is_timeout() {
        FetchError::TimedOut
    } else if error.is_builder() {
        FetchError::Malformed
    } else {
        FetchError::Unreachable
    }
}
