//! Sockets to hosts of one's own network: a WebSocket that stays open, and a question shouted over UDP.
//!
//! Who hands a [`Pin`] in here vouches for the host: the configuration names it, an administrator entered it, or it
//! answered on the network itself. What a member types or a service sends never becomes one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpStream, UdpSocket, lookup_host};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::fetch::Pin;

/// To connect and shake hands.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longest message that is taken in.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// A message that cannot be sent within this has no taker.
const SEND_PATIENCE: Duration = Duration::from_secs(10);

/// Why a line is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Nobody answers there.
    #[error("it cannot be reached")]
    Unreachable,
    /// Somebody answers, who does not speak WebSocket there.
    #[error("something else answers at this address")]
    Refused,
    /// The line is closed or broken.
    #[error("the connection broke")]
    Broken,
}

/// What came over a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// A message, of bytes or text.
    Message(Vec<u8>),
    /// The answer to a ping, or the other side's own.
    Alive,
}

/// An open WebSocket.
#[derive(Debug)]
pub struct Line {
    stream: WebSocketStream<TcpStream>,
}

impl Line {
    /// Opens a line to `ws://host:port` and `path`.
    pub async fn dial(to: &Pin, path: &str) -> Result<Self, LineError> {
        let opening = async {
            let stream = TcpStream::connect((to.host(), to.port()))
                .await
                .map_err(|_| LineError::Unreachable)?;
            // Small messages that are to arrive at once.
            stream.set_nodelay(true).map_err(|_| LineError::Broken)?;
            let config = WebSocketConfig::default()
                .max_message_size(Some(MOST_BYTES))
                .max_frame_size(Some(MOST_BYTES));
            let address = format!("ws://{}{path}", to.authority());
            let opened = client_async_with_config(address, stream, Some(config)).await;
            let (stream, _) = opened.map_err(|_| LineError::Refused)?;
            Ok(Self { stream })
        };
        timeout(PATIENCE, opening)
            .await
            .map_err(|_| LineError::Unreachable)?
    }

    /// Sends a message of bytes.
    pub async fn send(&mut self, bytes: Vec<u8>) -> Result<(), LineError> {
        self.put(Message::Binary(bytes.into())).await
    }

    /// Asks whether the other side is alive; [`Received::Alive`] says so.
    pub async fn ping(&mut self) -> Result<(), LineError> {
        self.put(Message::Ping(Vec::new().into())).await
    }

    async fn put(&mut self, message: Message) -> Result<(), LineError> {
        let sent = timeout(SEND_PATIENCE, self.stream.send(message)).await;
        sent.map_err(|_| LineError::Broken)?
            .map_err(|_| LineError::Broken)
    }

    /// Waits for what comes next. May be given up and asked again without losing anything.
    pub async fn receive(&mut self) -> Result<Received, LineError> {
        loop {
            let Some(Ok(message)) = self.stream.next().await else {
                return Err(LineError::Broken);
            };
            match message {
                Message::Binary(bytes) => return Ok(Received::Message(bytes.into())),
                Message::Text(text) => return Ok(Received::Message(text.as_str().into())),
                // Pings are answered by the library as the stream is read.
                Message::Ping(_) | Message::Pong(_) => return Ok(Received::Alive),
                Message::Close(_) => return Err(LineError::Broken),
                Message::Frame(_) => {}
            }
        }
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        // Whether it is heard changes nothing.
        let _ = timeout(Duration::from_secs(1), self.stream.close(None)).await;
    }
}

/// Shouts a question to several addresses, as `host:port`, and collects the answers that come within `patience`.
/// Addresses that cannot be reached are left out: a machine without a network gets no answers, and no error.
pub async fn shout(
    to: &[String],
    question: &[u8],
    patience: Duration,
) -> io::Result<Vec<(Vec<u8>, IpAddr)>> {
    /// Longest datagram that is taken in.
    const LONGEST: usize = 4096;
    /// Answers after which nobody else is listened to.
    const MOST: usize = 64;
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
    socket.set_broadcast(true)?;
    socket.set_multicast_ttl_v4(1)?;
    for address in to {
        let found = lookup_host(address.as_str()).await;
        let v4 = found.into_iter().flatten().find(SocketAddr::is_ipv4);
        if let Some(address) = v4 {
            // No route there: no answer from there.
            let _ = socket.send_to(question, address).await;
        }
    }
    let ends = Instant::now() + patience;
    let mut answers = Vec::new();
    let mut bytes = vec![0; LONGEST];
    while answers.len() < MOST {
        match timeout_at(ends, socket.recv_from(&mut bytes)).await {
            Err(_) => break,
            Ok(Ok((length, from))) => answers.push((bytes[..length].to_vec(), from.ip())),
            // A host that refuses says so on this socket; others may still answer.
            Ok(Err(_)) => {}
        }
    }
    Ok(answers)
}
