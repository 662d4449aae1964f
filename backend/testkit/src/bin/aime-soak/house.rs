//! The processes on one ledger: started, killed, looked at.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use aime_storage::{Db, Open, sql};
use aime_testkit::discogs::{self, Simulator};
use aime_testkit::lastfm::LastFmModel;
use aime_testkit::program::{Error, Program, Server, Worker, memory_kib, open_files};
use aime_testkit::web;

use crate::{Plan, now};

/// Whose Last.fm and Discogs are played.
pub(crate) const PLAYED: &str = "zoe";
/// Copies at Discogs in the morning.
pub(crate) const COPIES: usize = 60;
/// What all processes seal with: 32 bytes in base64.
const SEAL: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
/// A server may take so long to answer, of a time that runs fast.
const PATIENCE: Duration = Duration::from_mins(30);
/// A process may grow by so much over what it took once it was warm: a quarter, and some pages.
const GROWTH: f64 = 1.25;
const GROWTH_KIB: u64 = 8 * 1024;
/// Jobs that may wait at any look.
const MOST_JOBS: i64 = 100;

/// A process, and what it took at each look.
#[derive(Debug)]
struct Seat {
    name: String,
    pid: u32,
    taken: Vec<Taken>,
}

#[derive(Debug, Clone, Copy)]
struct Taken {
    memory_kib: u64,
    files: usize,
}

/// Where servers answer at the moment.
pub(crate) type Addresses = Arc<RwLock<Vec<String>>>;

/// The processes, the services they read, and the ledger below.
pub(crate) struct House {
    pub(crate) program: Program,
    pub(crate) db: Db,
    pub(crate) addresses: Addresses,
    pub(crate) lastfm: LastFmModel,
    pub(crate) discogs: Simulator,
    servers: Vec<Server>,
    workers: Vec<Worker>,
    seats: Vec<Seat>,
    left: Vec<Seat>,
    most_jobs: i64,
    data_dir: PathBuf,
    is_postgres: bool,
    began: i64,
    _services: [web::Server; 2],
}

impl House {
    /// An empty ledger with its processes: on SQLite a server and a worker, on PostgreSQL two of each.
    pub(crate) async fn build(plan: &Plan) -> Result<Self, Error> {
        let data_dir = plan.scratch.join("data");
        std::fs::create_dir_all(&data_dir)?;
        let lastfm = LastFmModel::of(PLAYED);
        let discogs = Simulator::seeded(PLAYED, COPIES);
        let services = [lastfm.serve().await, discogs.serve().await];
        let program = Program::new(&plan.aime, &data_dir, plan.postgres.as_deref())
            .with("AIME_LASTFM__BASE_URL", &services[0].url())
            .with("AIME_DISCOGS__BASE_URL", &services[1].url())
            .with("AIME_DISCOGS__INTERVAL_HOURS", "2")
            .with("AIME_SECRETS__KEY", SEAL)
            .patient(PATIENCE);
        program.run(&["migrate"])?;
        let open = match &plan.postgres {
            Some(url) => Open::Postgres {
                url: url.clone(),
                connections: 4,
            },
            None => Open::Sqlite {
                path: data_dir.join("aime.db"),
                readers: 2,
            },
        };
        let mut house = Self {
            program,
            db: Db::open(&open).await?,
            addresses: Arc::default(),
            lastfm,
            discogs,
            servers: Vec::new(),
            workers: Vec::new(),
            seats: Vec::new(),
            left: Vec::new(),
            most_jobs: 0,
            data_dir,
            is_postgres: plan.postgres.is_some(),
            began: now(),
            _services: services,
        };
        for _ in 0..if house.is_postgres { 2 } else { 1 } {
            house.start_server().await?;
            house.start_worker()?;
        }
        Ok(house)
    }

    async fn start_server(&mut self) -> Result<(), Error> {
        let server = if self.is_postgres {
            self.program.serve().await?
        } else {
            self.program.serve_only().await?
        };
        self.take_seat("serve", server.pid());
        self.servers.push(server);
        self.announce();
        Ok(())
    }

    fn start_worker(&mut self) -> Result<(), Error> {
        let worker = self.program.work()?;
        self.take_seat("work", worker.pid());
        self.workers.push(worker);
        Ok(())
    }

    fn take_seat(&mut self, what: &str, pid: u32) {
        let kind = self.seats.iter().chain(&self.left);
        let number = kind.filter(|seat| seat.name.starts_with(what)).count() + 1;
        self.seats.push(Seat {
            name: format!("{what} {number}"),
            pid,
            taken: Vec::new(),
        });
    }

    fn leave_seat(&mut self, pid: u32) {
        if let Some(at) = self.seats.iter().position(|seat| seat.pid == pid) {
            self.left.push(self.seats.remove(at));
        }
    }

    fn announce(&self) {
        let all = self.servers.iter().map(|server| server.address.clone());
        let mut addresses = self
            .addresses
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *addresses = all.collect();
    }

    /// SIGKILL for a worker, whatever it is at; another one takes its place.
    pub(crate) fn kill_worker(&mut self) -> Result<(), Error> {
        let worker = self.workers.remove(0);
        self.leave_seat(worker.pid());
        drop(worker);
        self.start_worker()
    }

    /// A server is told to end, as for an upgrade, and another one takes its place.
    pub(crate) async fn restart_server(&mut self) -> Result<(), Error> {
        let server = self.servers.remove(0);
        self.leave_seat(server.pid());
        self.announce();
        server.stop()?;
        self.start_server().await
    }

    /// Head of the table.
    pub(crate) fn heading(&self) -> String {
        format!(
            "| time | memory, MB (files open) of each process | {} | waiting jobs | ended jobs | changes | listens |\n\
             |---|---|---|---|---|---|---|",
            if self.is_postgres {
                "database, MB"
            } else {
                "aime.db, its WAL, cache.db, MB"
            }
        )
    }

    /// Looks at everything that could grow; a line of the table.
    pub(crate) async fn look(&mut self) -> Result<String, Error> {
        let mut processes = Vec::new();
        for seat in &mut self.seats {
            let taken = Taken {
                memory_kib: memory_kib(seat.pid),
                files: open_files(seat.pid),
            };
            // What has ended and was not waited for has no memory.
            if taken.memory_kib == 0 {
                return Err(format!("{} is gone", seat.name).into());
            }
            seat.taken.push(taken);
            let mb = taken.memory_kib / 1024;
            processes.push(format!("{} {mb} ({})", seat.name, taken.files));
        }
        let mut counts = Vec::new();
        for table in ["jobs", "job_runs", "changes", "listening_history"] {
            counts.push(
                self.number(&format!("SELECT COUNT(*) FROM {table}"))
                    .await?,
            );
        }
        self.most_jobs = self.most_jobs.max(counts[0]);
        let passed = now() - self.began;
        Ok(format!(
            "| {:02}:{:02} | {} | {} | {} | {} | {} | {} |",
            passed / 3_600,
            passed / 60 % 60,
            processes.join(", "),
            self.sizes().await?,
            counts[0],
            counts[1],
            counts[2],
            counts[3]
        ))
    }

    async fn sizes(&self) -> Result<String, Error> {
        let mb = |bytes: u64| format!("{:.1}", bytes as f64 / 1e6);
        if self.is_postgres {
            let size = self
                .number("SELECT pg_database_size(current_database())")
                .await?;
            return Ok(mb(size.unsigned_abs()));
        }
        let size = |name: &str| file_size(&self.data_dir.join(name));
        Ok(["aime.db", "aime.db-wal", "cache.db"]
            .map(|name| mb(size(name)))
            .join(", "))
    }

    /// One number of the ledger.
    pub(crate) async fn number(&self, query: &str) -> Result<i64, Error> {
        let query = format!("SELECT CAST(({query}) AS BIGINT)");
        let row = sql::one(&self.db.read(), &query, []).await?;
        Ok(row.try_get_by_index(0)?)
    }

    /// What grew that should not have.
    pub(crate) fn grown(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for seat in self.seats.iter().chain(&self.left) {
            // A quarter of its life to become warm; a life too short says nothing.
            let warm = seat.taken.len() / 4;
            let (early, late) = seat.taken.split_at(warm.max(1).min(seat.taken.len()));
            let most = |taken: &[Taken]| {
                let memory = taken.iter().map(|taken| taken.memory_kib).max();
                let files = taken.iter().map(|taken| taken.files).max();
                (memory.unwrap_or_default(), files.unwrap_or_default())
            };
            if late.len() < 4 {
                continue;
            }
            // What an import took may be kept; what is still growing at the end may not.
            let (first, last) = late.split_at(late.len() / 2);
            let ((warm_kib, warm_files), (_, early_files)) = (most(first), most(early));
            let (end_kib, end_files) = most(last);
            if end_kib as f64 > warm_kib as f64 * GROWTH + GROWTH_KIB as f64 {
                faults.push(format!(
                    "{} grew from {warm_kib} to {end_kib} KiB",
                    seat.name
                ));
            }
            if end_files > warm_files.max(early_files) + 20 {
                faults.push(format!(
                    "{} had {warm_files} files open, then {end_files}",
                    seat.name
                ));
            }
        }
        if self.most_jobs > MOST_JOBS {
            faults.push(format!("{} jobs waited", self.most_jobs));
        }
        faults
    }
}

fn file_size(path: &Path) -> u64 {
    path.metadata().map_or(0, |file| file.len())
}

/// A record that is bought during the day.
pub(crate) fn bought(n: usize) -> discogs::Record {
    discogs::Record::invented((COPIES * 2 + n) as i64 + 1)
}
