//! The real program, run as its users run it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use aime_storage::Open;

use crate::db::TestDb;
use crate::http::Client;

/// Anything that keeps a run from its end.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// Password of every account made here; nobody else reaches them.
const PASSWORD: &str = "measured with patience";

/// How long a server may take to answer before it is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program on a ledger.
#[derive(Debug, Clone)]
pub struct Program {
    aime: PathBuf,
    data_dir: PathBuf,
    database_url: Option<String>,
    settings: Vec<(&'static str, String)>,
    patience: Duration,
}

impl Program {
    /// The program `aime`, on the data folder, and on a PostgreSQL database where one is given.
    pub fn new(aime: &Path, data_dir: &Path, database_url: Option<&str>) -> Self {
        Self {
            aime: aime.to_owned(),
            data_dir: data_dir.to_owned(),
            database_url: database_url.map(str::to_owned),
            settings: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// The same program, whose servers may take longer to answer: where the clock runs fast.
    #[must_use]
    pub fn patient(&self, patience: Duration) -> Self {
        let mut program = self.clone();
        program.patience = patience;
        program
    }

    /// The same program with a setting in its environment.
    #[must_use]
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut program = self.clone();
        program.settings.push((name, value.to_owned()));
        program
    }

    /// The program on the ledger of a test; `data_dir` is used where that is not on SQLite.
    pub fn on(db: &TestDb, aime: &Path, data_dir: &Path) -> Self {
        match db.place() {
            Open::Sqlite { path, .. } => Self::new(aime, path.parent().unwrap_or(data_dir), None),
            Open::Postgres { url, .. } => Self::new(aime, data_dir, Some(url)),
        }
    }

    /// A command, ready to run, with nothing to read and everything it says kept.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.aime);
        command
            .args(arguments)
            .env("AIME_DATA_DIR", &self.data_dir)
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(url) = &self.database_url {
            command.env("DATABASE_URL", url);
        }
        command.envs(self.settings.iter().map(|(name, value)| (*name, value)));
        command
    }

    /// Runs a command to its end and gives the last line it printed.
    pub fn run(&self, arguments: &[&str]) -> Result<String, Error> {
        last_line(arguments, &self.command(arguments).output()?)
    }

    /// Adds a member.
    pub fn add_user(&self, name: &str) -> Result<(), Error> {
        self.add(name, "member")
    }

    /// Adds an owner.
    pub fn add_owner(&self, name: &str) -> Result<(), Error> {
        self.add(name, "owner")
    }

    fn add(&self, name: &str, role: &str) -> Result<(), Error> {
        let arguments = ["user", "add", name, "--role", role, "--password-stdin"];
        let mut child = self.command(&arguments).stdin(Stdio::piped()).spawn()?;
        if let Some(mut input) = child.stdin.take() {
            std::io::Write::write_all(&mut input, PASSWORD.as_bytes())?;
        }
        last_line(&arguments, &child.wait_with_output()?).map(drop)
    }

    /// The command that imports a file, reporting in JSON.
    pub fn import_command(&self, file: &Path, user: &str) -> Command {
        let mut command = self.command(&["import"]);
        command.arg(file).args(["--user", user, "--report", "json"]);
        command
    }

    /// Runs an import to its end, watching its memory.
    pub fn import(&self, file: &Path, user: &str) -> Result<Imported, Error> {
        let began = Instant::now();
        let ended = watched(self.import_command(file, user))?;
        Ok(Imported {
            report: serde_json::from_str(&ended.last_line)?,
            took: began.elapsed(),
            peak_kib: ended.peak_kib,
        })
    }

    /// Starts a process that does the work that waits.
    pub fn work(&self) -> Result<Worker, Error> {
        let mut command = self.command(&["work"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Worker(command.spawn()?))
    }

    /// Starts a server that also works, and waits until it answers.
    pub async fn serve(&self) -> Result<Server, Error> {
        self.serve_with(&["serve"]).await
    }

    /// Starts a server that leaves what waits to others, and waits until it answers.
    pub async fn serve_only(&self) -> Result<Server, Error> {
        self.serve_with(&["serve", "--no-work"]).await
    }

    async fn serve_with(&self, arguments: &[&str]) -> Result<Server, Error> {
        // A port that was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let began = Instant::now();
        let child = self
            .command(arguments)
            .env("AIME_SERVER__BIND", &address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut server = Server {
            child,
            address,
            started_in: Duration::ZERO,
        };
        while began.elapsed() < self.patience {
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

/// A command that was run to its end.
#[derive(Debug)]
pub struct Ended {
    /// The last line that it printed.
    pub last_line: String,
    /// Most memory it had in use.
    pub peak_kib: u64,
}

/// Runs a command to its end, watching its memory.
pub fn watched(mut command: Command) -> Result<Ended, Error> {
    let child = command.spawn()?;
    let id = child.id();
    let watching = std::thread::spawn(move || peak_memory_kib(id));
    let output = child.wait_with_output()?;
    let peak_kib = watching
        .join()
        .map_err(|_| "the memory could not be watched")?;
    let arguments: Vec<_> = command
        .get_args()
        .map(std::ffi::OsStr::to_string_lossy)
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    Ok(Ended {
        last_line: last_line(&arguments, &output)?,
        peak_kib,
    })
}

fn last_line(arguments: &[&str], output: &Output) -> Result<String, Error> {
    if output.status.success() {
        let text = String::from_utf8_lossy(&output.stdout);
        return Ok(text.lines().last().unwrap_or_default().to_owned());
    }
    let (what, said) = (arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    Err(format!("aime {what} ended with {}: {said}", output.status).into())
}

/// An import that was run to its end.
#[derive(Debug)]
pub struct Imported {
    /// What it printed.
    pub report: serde_json::Value,
    /// From start to end of the process.
    pub took: Duration,
    /// Most memory it had in use.
    pub peak_kib: u64,
}

impl Imported {
    /// A number of the report; 0 where it has none of that name.
    pub fn count(&self, name: &str) -> i64 {
        let count = self.report.get(name).and_then(serde_json::Value::as_i64);
        count.unwrap_or_default()
    }

    /// Whether every row that was read became something.
    pub fn adds_up(&self) -> bool {
        let parts = ["stored", "duplicate", "skipped", "failed"];
        self.count("read") == parts.into_iter().map(|part| self.count(part)).sum::<i64>()
    }
}

/// A running server, ended when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it answers, without `http://`.
    pub address: String,
    /// From the start of the process to its first answer.
    pub started_in: Duration,
}

impl Server {
    /// Memory in use now.
    pub fn memory_kib(&self) -> u64 {
        memory_kib(self.pid())
    }

    /// Number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end in good order, and waits until it has.
    pub fn stop(mut self) -> Result<(), Error> {
        let asked = Command::new("kill").arg(self.pid().to_string()).status()?;
        let ended = self.child.wait()?;
        if asked.success() && ended.success() {
            return Ok(());
        }
        Err(format!("the server ended with {ended}").into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A process that does the work that waits, ended when dropped.
#[derive(Debug)]
pub struct Worker(Child);

impl Worker {
    /// Number of its process.
    pub fn pid(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // SIGKILL: whatever it was at is left as it stands. It may be gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Memory that a process has in use now; 0 once it is gone.
pub fn memory_kib(pid: u32) -> u64 {
    status_kib(pid, "VmRSS:").unwrap_or_default()
}

/// Files and sockets that a process has open.
pub fn open_files(pid: u32) -> usize {
    std::fs::read_dir(format!("/proc/{pid}/fd")).map_or(0, Iterator::count)
}

/// Most memory that a process has used until its end.
fn peak_memory_kib(id: u32) -> u64 {
    let mut peak = 0;
    while let Some(now) = status_kib(id, "VmHWM:") {
        peak = now;
        std::thread::park_timeout(Duration::from_millis(5));
    }
    peak
}

/// A figure of Linux' process status; `None` once the process is gone.
fn status_kib(id: u32, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
