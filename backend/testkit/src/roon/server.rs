//! The sockets of a Core.

use std::collections::HashMap;
use std::io;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

use super::frame;
use super::model::{Line, RoonModel};

/// What is to be sent on a line.
#[derive(Debug)]
enum Letter {
    Frame(Vec<u8>),
    Close,
}

/// Where a line's letters are put. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Post {
    letters: mpsc::UnboundedSender<Letter>,
    next: Arc<AtomicU64>,
    pings: Arc<Mutex<HashMap<String, oneshot::Sender<()>>>>,
}

impl Post {
    fn new() -> (Self, mpsc::UnboundedReceiver<Letter>) {
        let (letters, inbox) = mpsc::unbounded_channel();
        let post = Self {
            letters,
            next: Arc::new(AtomicU64::new(17)),
            pings: Arc::default(),
        };
        (post, inbox)
    }

    pub(super) fn send(&self, bytes: Vec<u8>) {
        // A line that is gone has no reader.
        let _ = self.letters.send(Letter::Frame(bytes));
    }

    pub(super) fn close(&self) {
        let _ = self.letters.send(Letter::Close);
    }

    pub(super) fn answer(&self, verb: &str, name: &str, request: &str, body: &Value) {
        self.send(frame::write(verb, name, request, body));
    }

    /// Asks something of the extension; gives the number of the request.
    pub(super) fn ask(&self, name: &str, body: &Value) -> String {
        let id = self.next.fetch_add(1, Ordering::SeqCst).to_string();
        self.send(frame::write("REQUEST", name, &id, body));
        id
    }

    /// Comes back once the extension has answered a ping, or its line is gone.
    pub(super) async fn ping(&self) {
        let (answered, answer) = oneshot::channel();
        let id = self.next.fetch_add(1, Ordering::SeqCst).to_string();
        self.pings().insert(id.clone(), answered);
        let asked = frame::write("REQUEST", "com.roonlabs.ping:1/ping", &id, &Value::Null);
        if self.letters.send(Letter::Frame(asked)).is_ok() {
            let _ = answer.await;
        }
    }

    fn pings(&self) -> std::sync::MutexGuard<'_, HashMap<String, oneshot::Sender<()>>> {
        self.pings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A Core that listens, until it is dropped.
#[derive(Debug)]
pub struct RoonServer {
    model: RoonModel,
    port: u16,
    sood_port: u16,
    tasks: [JoinHandle<()>; 2],
}

impl RoonModel {
    /// Listens on free ports of this machine.
    pub async fn serve(&self) -> RoonServer {
        let listening = self.serve_at("127.0.0.1:0", "127.0.0.1:0").await;
        listening.expect("free ports")
    }

    /// Listens at an address, and for queries at another one (9003 is where queries are sent).
    pub async fn serve_at(&self, api: &str, sood: &str) -> io::Result<RoonServer> {
        let listener = TcpListener::bind(api).await?;
        let port = listener.local_addr()?.port();
        let queries = UdpSocket::bind(sood).await?;
        let sood_port = queries.local_addr()?.port();
        // Only where there is a network to be a member of.
        let _ = queries.join_multicast_v4(Ipv4Addr::new(239, 255, 90, 90), Ipv4Addr::UNSPECIFIED);
        let (accepting, answering) = (self.clone(), self.clone());
        let tasks = [
            tokio::spawn(async move { accept(listener, accepting).await }),
            tokio::spawn(async move { answer_queries(queries, answering, port).await }),
        ];
        Ok(RoonServer {
            model: self.clone(),
            port,
            sood_port,
            tasks,
        })
    }
}

impl RoonServer {
    /// Port of the API.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Port that is listened on for queries.
    pub const fn sood_port(&self) -> u16 {
        self.sood_port
    }

    /// Stops as for an update: lines break, and nobody answers until it is served again.
    pub fn stop(self) -> RoonModel {
        self.model.clone()
    }
}

impl Drop for RoonServer {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
        self.model.drop_lines();
    }
}

async fn answer_queries(socket: UdpSocket, model: RoonModel, port: u16) {
    let mut bytes = [0; 1024];
    while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
        let (core_id, name) = {
            let model = model.model();
            (model.core_id.clone(), model.name.clone())
        };
        if let Some(answer) = frame::answer_query(&bytes[..length], &core_id, &name, port) {
            // A machine with two networks answers twice.
            for _ in 0..2 {
                let _ = socket.send_to(&answer, from).await;
            }
        }
    }
}

async fn accept(listener: TcpListener, model: RoonModel) {
    let mut lines = JoinSet::new();
    let mut next = 0;
    while let Ok((stream, _)) = listener.accept().await {
        next += 1;
        lines.spawn(serve(stream, model.clone(), next));
    }
}

async fn serve(stream: TcpStream, model: RoonModel, key: u64) {
    // Small messages that are to arrive at once; a line that refuses is a slower one.
    let _ = stream.set_nodelay(true);
    let mut head = [0; 14];
    if let Ok(length) = stream.peek(&mut head).await
        && head[..length].starts_with(b"GET /api/image")
    {
        return no_image(stream).await;
    }
    let Ok(mut socket) = accept_async(stream).await else {
        return;
    };
    let (post, mut inbox) = Post::new();
    let line = Line {
        post: post.clone(),
        zones: None,
        waits: None,
    };
    model.model().lines.insert(key, line);
    loop {
        if model.model().is_hanging {
            model.until(|core| !core.model().is_hanging).await;
        }
        tokio::select! {
            letter = inbox.recv() => match letter {
                // What was written before it fell asleep is still on the way.
                Some(Letter::Frame(bytes)) => if socket.send(Message::Binary(bytes.into())).await.is_err() { break },
                Some(Letter::Close) | None => break,
            },
            said = socket.next() => match said {
                Some(Ok(Message::Binary(bytes))) => if hear(&model, key, &post, &bytes).is_none() { break },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => break,
            },
            () = model.until(|core| core.model().is_hanging) => {}
        }
        model.changed.notify_waiters();
    }
    model.model().lines.remove(&key);
    drop(inbox);
    post.pings().clear();
    model.changed.notify_waiters();
}

/// What an extension says; `None` where a Core closes the connection.
fn hear(model: &RoonModel, key: u64, post: &Post, bytes: &[u8]) -> Option<()> {
    let said = frame::read(bytes)?;
    if said.verb != "REQUEST" {
        if let Some(answered) = post.pings().remove(&said.id) {
            let _ = answered.send(());
        }
        return Some(());
    }
    let mut model = model.model();
    let (service, method) = said.name.split_once('/')?;
    match (service, method) {
        ("com.roonlabs.registry:1", "info") => {
            post.answer("COMPLETE", "Success", &said.id, &model.introduction());
        }
        ("com.roonlabs.registry:1", "register") => {
            model.ask_to_register(key, &said.id, &said.body);
        }
        ("com.roonlabs.transport:2", "subscribe_zones") if model.subscribes => {
            if !said.body["subscription_key"].is_i64() {
                return None;
            }
            post.answer("CONTINUE", "Subscribed", &said.id, &model.all_zones());
            model.lines.get_mut(&key)?.zones = Some(said.id);
        }
        ("com.roonlabs.transport:2", "unsubscribe_zones") => {
            let asked = model.lines.get_mut(&key)?.zones.take();
            post.answer("COMPLETE", "Unsubscribed", &asked?, &Value::Null);
            post.answer("COMPLETE", "Success", &said.id, &Value::Null);
        }
        ("com.roonlabs.transport:2", "get_zones") => {
            post.answer("COMPLETE", "Success", &said.id, &model.all_zones());
        }
        ("com.roonlabs.image:1", "get_image") => {
            post.send(frame::write_image(
                &said.id,
                &[0xff, 0xd8, b'\n', b'\n', 0xff, 0xd9],
            ));
        }
        _ => {
            let error = json!({ "error": format!("unknown request: {}", said.name) });
            post.answer("COMPLETE", "InvalidRequest", &said.id, &error);
        }
    }
    Some(())
}

async fn no_image(mut stream: TcpStream) {
    let _ = stream
        .write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        .await;
}
