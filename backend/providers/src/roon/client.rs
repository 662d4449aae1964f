//! Cores on the wire: found, dialled, listened to.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use aime_gateway::Pin;
use aime_gateway::neighbours;
use aime_gateway::socket::{self, Line, LineError, Received};

use super::session::{Extension, Said, SavedToken, Session};
use super::sood::{self, Datagram};
use crate::error::ProviderError;

/// Answers on one's own network come within this.
const DISCOVERY_PATIENCE: Duration = Duration::from_secs(2);

/// A Core that was found.
pub type FoundCore = sood::Answer;

/// Where Cores are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// Addresses that a query is shouted to, as `host:port`.
    pub to: Vec<String>,
    /// Whether it is shouted into every network that this machine stands in, too. They are looked up each time, since
    /// cables are plugged.
    pub to_neighbours: bool,
    /// Port that a Core listens on for queries.
    pub port: u16,
}

impl Default for Discovery {
    /// Roon's own group, and everybody on the network.
    fn default() -> Self {
        Self {
            to: vec![
                format!("{}:{}", sood::GROUP, sood::PORT),
                format!("255.255.255.255:{}", sood::PORT),
            ],
            to_neighbours: true,
            port: sood::PORT,
        }
    }
}

impl Discovery {
    fn targets(&self) -> Vec<String> {
        let mut to = self.to.clone();
        if self.to_neighbours {
            let near = neighbours::broadcast_addresses().into_iter();
            to.extend(near.map(|address| format!("{address}:{}", self.port)));
        }
        to
    }
}

/// Roon, as far as it is watched.
#[derive(Debug, Clone, Default)]
pub struct Roon {
    discovery: Discovery,
}

/// What is heard from a Core.
#[derive(Debug)]
pub enum Heard {
    /// It is alive, and says nothing new.
    Alive,
    /// It says something.
    Said(Said),
}

impl Roon {
    /// Looks for Cores as told.
    pub fn new(discovery: Discovery) -> Self {
        Self { discovery }
    }

    /// Cores on the network, or at `host` alone where one is given; each once. `transaction` is a fresh UUID.
    pub async fn discover(&self, host: Option<&str>, transaction: &str) -> Vec<FoundCore> {
        let to = match host {
            Some(host) => vec![format!("{host}:{}", self.discovery.port)],
            None => self.discovery.targets(),
        };
        let question = Datagram::query(transaction).encode();
        let answers = socket::shout(&to, &question, DISCOVERY_PATIENCE).await;
        let mut found: Vec<FoundCore> = Vec::new();
        for (bytes, sender) in answers.unwrap_or_default() {
            let answer = Datagram::decode(&bytes).and_then(|said| said.answer(sender));
            // One answer for each network interface is usual.
            if let Some(answer) = answer
                && !found.iter().any(|known| known.core_id == answer.core_id)
            {
                found.push(answer);
            }
        }
        found.sort_by(|a, b| a.core_id.cmp(&b.core_id));
        found
    }

    /// Connects to a Core and introduces the extension.
    pub async fn connect(
        &self,
        host: &str,
        port: u16,
        extension: Extension,
        saved: Option<SavedToken>,
    ) -> Result<Connection, ProviderError> {
        let line = Line::dial(&Pin::at(host, port), "/api")
            .await
            .map_err(fault)?;
        let mut connection = Connection {
            line,
            session: Session::begin(extension, saved),
        };
        connection.flush().await?;
        Ok(connection)
    }
}

/// A connection to a Core.
pub struct Connection {
    line: Line,
    session: Session,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The session holds a token.
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Connection {
    /// Waits for what the Core says next. May be given up and asked again without losing anything; what is to be
    /// answered goes out with [`Self::flush`].
    pub async fn hear(&mut self) -> Result<Heard, ProviderError> {
        match self.line.receive().await.map_err(fault)? {
            Received::Alive => Ok(Heard::Alive),
            Received::Message(bytes) => match self.session.receive(&bytes) {
                Ok(said) => Ok(said.map_or(Heard::Alive, Heard::Said)),
                Err(error) => Err(ProviderError::Malformed(error.to_string())),
            },
        }
    }

    /// Sends what waits to be sent.
    pub async fn flush(&mut self) -> Result<(), ProviderError> {
        for frame in self.session.take_out() {
            self.line.send(frame).await.map_err(fault)?;
        }
        Ok(())
    }

    /// Asks whether the Core is alive.
    pub async fn ping(&mut self) -> Result<(), ProviderError> {
        self.line.ping().await.map_err(fault)
    }

    /// Asks for all zones, where the Core tells no changes.
    pub async fn ask_zones(&mut self) -> Result<(), ProviderError> {
        self.session.ask_zones();
        self.flush().await
    }

    /// Says goodbye.
    pub async fn close(self) {
        self.line.close().await;
    }
}

fn fault(error: LineError) -> ProviderError {
    ProviderError::Unavailable {
        said: error.to_string(),
        retry_at: None,
    }
}

/// Host and port of an address that answered.
impl sood::Answer {
    /// Its host, in numbers.
    pub fn host(&self) -> String {
        let address: SocketAddr = self.address;
        address.ip().to_string()
    }
}
