//! Durable jobs: work that may wait, ordered in the same transaction as the data that asks for it, done at
//! least once, by any process that shares the database.
//!
//! What a job does is not known here. A kind of job is a type that implements [`BackgroundJob`] and is
//! registered once in a [`Registry`]; see `docs/recipes/job.md`.
//!
//! * [`enqueue`] – orders a job. Two orders with the same key are one job, as urgent as the more urgent.
//! * [`Worker`] – claims, runs, renews the lease, ends or retries; several may share one database.
//! * [`lease`] – a claim holds for a minute and carries a token, so that a worker that was thought dead can change
//!   nothing once another has taken over.
//! * [`schedule`] – jobs that come round: exactly once a slot over all processes, one catch-up after a sleep.
//! * [`watch`] – what waits, runs and has ended.
//! * [`Store`] – how a worker gets at the tables `jobs`, `job_runs` and `schedules`.

mod attempt;
mod backoff;
pub mod cron;
mod end;
mod enqueue;
mod error;
mod job;
pub mod lease;
mod registry;
pub mod schedule;
mod sql;
mod store;
mod ticker;
pub mod watch;
mod worker;

pub use end::{Outcome, forget_runs};
pub use enqueue::{NewJob, enqueue};
pub use error::{JobError, QueueError};
pub use job::{BackgroundJob, Job, JobRun, Urgency};
pub use registry::{Kind, Registry};
pub use schedule::{Schedule, ScheduleRow};
pub use store::Store;
pub use ticker::Ticker;
pub use worker::{Lane, Now, Wake, Worker};
