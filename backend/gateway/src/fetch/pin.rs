//! Hosts that the configuration names.

use reqwest::Url;

/// A host and port that may be dialled wherever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    host: String,
    port: u16,
}

impl Pin {
    /// The host of an address such as `http://192.168.1.20:9330/2.0/`; `None` if it names none.
    pub fn of(address: &str) -> Option<Self> {
        let url = Url::parse(address).ok()?;
        Some(Self {
            host: url.host_str()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }

    /// A host and port.
    pub fn at(host: &str, port: u16) -> Self {
        Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
        }
    }

    /// Its host, an address of IPv6 without brackets.
    pub(crate) fn host(&self) -> &str {
        self.host.trim_matches(['[', ']'])
    }

    /// Its port.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// Host and port as they stand in a URL.
    pub(crate) fn authority(&self) -> String {
        let host = self.host();
        if host.contains(':') {
            format!("[{host}]:{}", self.port)
        } else {
            format!("{host}:{}", self.port)
        }
    }

    /// Whether a request goes there.
    pub(crate) fn is(&self, url: &Url) -> bool {
        url.host_str() == Some(&self.host) && url.port_or_known_default() == Some(self.port)
    }
}
