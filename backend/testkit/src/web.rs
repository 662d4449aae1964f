//! Services of others, played over real sockets: what a handler says is what goes over the wire, faults included.
//!
//! [`Server`] speaks HTTP/1.1, one request a connection. A handler is a function from [`Request`] to [`Reply`]; it
//! keeps its own state, so that a simulator is a handler with a model behind it.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST` …
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// Parameters of the query, decoded.
    pub query: HashMap<String, String>,
    /// Headers, names in lower case.
    pub headers: HashMap<String, String>,
    /// Body.
    pub body: Vec<u8>,
}

impl Request {
    /// A parameter of the query, or of a form in the body.
    pub fn param(&self, name: &str) -> Option<String> {
        let of_query = self.query.get(name).cloned();
        of_query.or_else(|| self.form().remove(name))
    }

    /// The body as a form.
    pub fn form(&self) -> HashMap<String, String> {
        pairs(&String::from_utf8_lossy(&self.body))
    }
}

/// What is answered.
#[derive(Debug, Clone)]
pub enum Reply {
    /// As it should be.
    Whole {
        /// Status code.
        status: u16,
        /// Further headers.
        headers: Vec<(String, String)>,
        /// Body.
        body: Vec<u8>,
    },
    /// The head, and a body that ends before the length it declared.
    CutOff,
    /// The connection is closed before an answer.
    Reset,
    /// Nothing, for as long as the caller likes.
    Hang,
    /// A body that comes a byte at a time with this much time between.
    Drip(Duration),
    /// A body without an end.
    Endless,
    /// Bytes as they are, head included.
    Raw(Vec<u8>),
    /// Something else, after a while.
    After(Duration, Box<Reply>),
}

impl Reply {
    /// A document.
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, "application/json", &body.to_string())
    }

    /// A text of some type.
    pub fn text(status: u16, kind: &str, body: &str) -> Self {
        Self::Whole {
            status,
            headers: vec![("content-type".into(), kind.into())],
            body: body.as_bytes().to_vec(),
        }
    }

    /// The same with another header; nothing to add where there is no head.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if let Self::Whole { headers, .. } = &mut self {
            headers.push((name.into(), value.into()));
        }
        self
    }
}

type Handler = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// A server that answers as its handler says, until it is dropped.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    accepting: JoinHandle<()>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Server {
    /// Starts on a free port of this machine.
    pub async fn start(handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at("127.0.0.1:0", handler)
            .await
            .expect("a free port")
    }

    /// Starts at an address.
    pub async fn start_at(
        address: &str,
        handler: impl Fn(&Request) -> Reply + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let handler: Handler = Arc::new(handler);
        let noted = Arc::clone(&seen);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&handler), Arc::clone(&noted)));
            }
        });
        Ok(Self {
            address,
            seen,
            accepting,
        })
    }

    /// `http://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked so far, in order.
    pub fn seen(&self) -> Vec<Request> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(mut stream: TcpStream, handler: Handler, seen: Arc<Mutex<Vec<Request>>>) {
    let Some(request) = read(&mut stream).await else {
        return;
    };
    seen.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request.clone());
    let reply = handler(&request);
    // A caller that goes away in the middle is its own affair.
    let _ = write(&mut stream, reply).await;
}

/// Most bytes of a request.
const MOST: usize = 1024 * 1024;

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if bytes.len() > MOST || stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: HashMap<String, String> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers
        .get("content-length")
        .and_then(|length| length.parse::<usize>().ok())
        .unwrap_or(0)
        .min(MOST);
    let mut body = bytes.split_off(head_end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Request {
        method,
        path: path.to_owned(),
        query: pairs(query),
        headers,
        body,
    })
}

async fn write(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Whole {
            status,
            headers,
            body,
        } => {
            let mut head = format!("HTTP/1.1 {status} Said\r\nconnection: close\r\n");
            for (name, value) in headers {
                let _ = write!(head, "{name}: {value}\r\n");
            }
            let _ = write!(head, "content-length: {}\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(&body).await?;
        }
        Reply::CutOff => {
            stream
                .write_all(b"HTTP/1.1 200 Said\r\ncontent-length: 1000\r\n\r\n{\"half\":")
                .await?;
        }
        Reply::Reset => stream.set_zero_linger()?,
        Reply::Hang => std::future::pending().await,
        Reply::Drip(pause) => {
            stream
                .write_all(b"HTTP/1.1 200 Said\r\ncontent-length: 100000\r\n\r\n")
                .await?;
            loop {
                tokio::time::sleep(pause).await;
                stream.write_all(b" ").await?;
            }
        }
        Reply::Endless => {
            stream
                .write_all(b"HTTP/1.1 200 Said\r\ncontent-type: application/json\r\n\r\n")
                .await?;
            loop {
                stream.write_all(&[b' '; 8_192]).await?;
            }
        }
        Reply::Raw(bytes) => stream.write_all(&bytes).await?,
        Reply::After(pause, then) => {
            tokio::time::sleep(pause).await;
            return Box::pin(write(stream, *then)).await;
        }
    }
    stream.shutdown().await
}

fn pairs(text: &str) -> HashMap<String, String> {
    form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}
