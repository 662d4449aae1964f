//! The real program on a ledger of its own.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::http::Client;

/// Anything that ends the measurement.
pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

/// Password of every account here; nobody else reaches them.
const PASSWORD: &str = "measured with patience";

/// How long a server may take to answer before this gives up on it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A ledger and the program that works on it.
#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    aime: PathBuf,
    folder: PathBuf,
    /// Address of its database on PostgreSQL.
    url: Option<String>,
    /// Address of the server that this database is made on.
    server: Option<String>,
}

impl Ledger {
    pub(crate) fn sqlite(aime: &Path, folder: PathBuf) -> Self {
        Self {
            aime: aime.to_owned(),
            folder: folder.join("sqlite"),
            url: None,
            server: None,
        }
    }

    pub(crate) fn postgres(aime: &Path, folder: PathBuf, server: &str, name: &str) -> Self {
        let (before, _) = server.rsplit_once('/').unwrap_or((server, ""));
        Self {
            aime: aime.to_owned(),
            folder: folder.join("postgres"),
            url: Some(format!("{before}/bench_{name}")),
            server: Some(server.to_owned()),
        }
    }

    /// Name of the database, for people.
    pub(crate) const fn database(&self) -> &'static str {
        if self.url.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    }

    /// Address for sqlx.
    pub(crate) fn sqlx_url(&self) -> String {
        let file = || format!("sqlite://{}", self.folder.join("aime.db").display());
        self.url.clone().unwrap_or_else(file)
    }

    /// The server's address and the database's name, on PostgreSQL.
    pub(crate) fn on_server(&self) -> Option<(&str, &str)> {
        let name = self.url.as_deref()?.rsplit_once('/')?.1;
        Some((self.server.as_deref()?, name))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// An empty, migrated ledger.
    pub(crate) async fn create(&self) -> Result<(), Error> {
        crate::bare::empty_database(self).await?;
        fs::create_dir_all(&self.folder)?;
        self.run(&["migrate"]).map(drop)
    }

    /// Adds a member.
    pub(crate) fn add_user(&self, name: &str) -> Result<(), Error> {
        let mut child = self
            .command(&["user", "add", name, "--role", "member", "--password-stdin"])
            .stdin(Stdio::piped())
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            std::io::Write::write_all(&mut input, PASSWORD.as_bytes())?;
        }
        succeeded("user add", &child.wait_with_output()?)
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.aime);
        command
            .args(arguments)
            .env("AIME_DATA_DIR", &self.folder)
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(url) = &self.url {
            command.env("DATABASE_URL", url);
        }
        command
    }

    /// Runs a command to its end and gives the last line it printed.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String, Error> {
        let output = self.command(arguments).output()?;
        succeeded(&arguments.join(" "), &output)?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().last().unwrap_or_default().to_owned())
    }

    /// Runs an import to its end, watching its memory.
    pub(crate) fn import(&self, file: &Path, user: &str) -> Result<Imported, Error> {
        let began = Instant::now();
        let file = file.display().to_string();
        let child = self
            .command(&["import", &file, "--user", user, "--report", "json"])
            .spawn()?;
        let id = child.id();
        let watching = std::thread::spawn(move || peak_memory(id));
        let output = child.wait_with_output()?;
        let took = began.elapsed();
        succeeded("import", &output)?;
        let text = String::from_utf8_lossy(&output.stdout);
        let report = serde_json::from_str(text.lines().last().unwrap_or_default())?;
        let peak_kib = watching
            .join()
            .map_err(|_| "the memory could not be watched")?;
        Ok(Imported {
            report,
            took,
            peak_kib,
        })
    }

    /// Starts a server and waits until it answers.
    pub(crate) async fn serve(&self) -> Result<Server, Error> {
        // A port that was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let began = Instant::now();
        let child = self
            .command(&["serve"])
            .env("AIME_SERVER__BIND", &address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut server = Server {
            child,
            address,
            started_in: Duration::ZERO,
        };
        while began.elapsed() < PATIENCE {
            if let Ok(mut client) = Client::connect(&server.address, None).await
                && client.get("/health").await.is_ok()
            {
                server.started_in = began.elapsed();
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the server does not answer".into())
    }
}

/// An import that was run to its end.
#[derive(Debug)]
pub(crate) struct Imported {
    pub(crate) report: serde_json::Value,
    pub(crate) took: Duration,
    pub(crate) peak_kib: u64,
}

impl Imported {
    /// A number of the report.
    pub(crate) fn count(&self, name: &str) -> i64 {
        self.report
            .get(name)
            .and_then(serde_json::Value::as_i64)
            .unwrap_or_default()
    }

    /// Whether every row that was read became something.
    pub(crate) fn adds_up(&self) -> bool {
        let parts = ["stored", "duplicate", "skipped", "failed"];
        self.count("read") == parts.into_iter().map(|part| self.count(part)).sum::<i64>()
    }
}

/// A running server, ended when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    pub(crate) started_in: Duration,
}

impl Server {
    /// Memory in use now, KiB.
    pub(crate) fn memory_kib(&self) -> u64 {
        status(self.child.id(), "VmRSS:").unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Most memory that a process has used until its end, KiB.
fn peak_memory(id: u32) -> u64 {
    let mut peak = 0;
    while let Some(now) = status(id, "VmHWM:") {
        peak = now;
        std::thread::park_timeout(Duration::from_millis(5));
    }
    peak
}

/// A figure of Linux' process status, KiB; `None` once the process is gone.
fn status(id: u32, name: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn succeeded(what: &str, output: &Output) -> Result<(), Error> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("aime {what} ended with {}: {said}", output.status).into())
}
