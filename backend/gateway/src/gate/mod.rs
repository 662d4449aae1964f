//! When a service may be asked: its rate, the pauses that it demands, and the breaker that spares a service (and us)
//! that is down. One row a service and principal, shared by all processes of an install.
//!
//! * Rate: one statement (GCRA). `tat` is when the next request would be due if all were evenly spaced; a request may
//!   come early by the burst. A new row begins without burst, so that a program that crashes and starts cannot rush.
//! * Pause: "too many requests" sets `cooldown_until`. Nobody sleeps on it: callers are told when, and jobs return then.
//! * Breaker: [`state`].

mod state;

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

pub use state::{Ended, State};

use crate::store::sql;
use crate::upstream::Upstream;
use crate::urgency::Urgency;

/// How far ahead a schedule may be before the clock must have been set back, beyond the burst. Milliseconds.
const CLOCK_SET_BACK_MS: i64 = 60_000;
/// How long a breaker waits before it lets one request try. Milliseconds.
const PROBE_AFTER_MS: i64 = 60_000;
/// Longest pause that a service can demand, with the same allowance.
const LONGEST_PAUSE_MS: i64 = 86_400_000 + CLOCK_SET_BACK_MS;

/// A request may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The breaker's generation that it probes for, if it is a probe.
    pub probe: Option<i64>,
}

/// What the gate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Go.
    Pass(Pass),
    /// Its turn comes at this moment, milliseconds.
    Wait(i64),
    /// The service demanded a pause until then.
    CoolingDown(i64),
    /// The service is down; the next try is then.
    Broken(i64),
}

/// One service for one principal: the owner of a token where it counts by token, `-` where it counts by address.
#[derive(Debug, Clone, Copy)]
pub struct Gate<'a> {
    /// The service.
    pub upstream: &'a Upstream,
    /// Whose share.
    pub principal: &'a str,
}

impl Gate<'_> {
    /// Asks for a pass at `now`, milliseconds.
    pub async fn admit<C: ConnectionTrait>(
        &self,
        db: &C,
        urgency: Urgency,
        now: i64,
    ) -> Result<Admission, DbErr> {
        if self.take(db, urgency, now).await? {
            return Ok(Admission::Pass(Pass { probe: None }));
        }
        let Some(state) = self.find(db).await? else {
            self.create(db, now).await?;
            return Ok(if self.take(db, urgency, now).await? {
                Admission::Pass(Pass { probe: None })
            } else {
                Admission::Wait(now + self.upstream.rate.interval_ms)
            });
        };
        let cools = state.cooldown_until;
        if cools > now && cools <= now + LONGEST_PAUSE_MS {
            return Ok(Admission::CoolingDown(cools));
        }
        if state.is_open {
            return Ok(match self.probe(db, now).await? {
                Some(generation) => Admission::Pass(Pass {
                    probe: Some(generation),
                }),
                None => Admission::Broken(state.probe_at.max(now + 1)),
            });
        }
        let mut due = state.tat - self.tolerance(urgency);
        if !urgency.is_pressing() {
            due = due.max(state.yield_until);
        } else if due > now {
            self.ask_others_to_step_aside(db, now).await?;
        }
        Ok(Admission::Wait(due.max(now + 1)))
    }

    /// Notes how a request ended; see [`State::after`].
    pub async fn report<C: ConnectionTrait>(
        &self,
        db: &C,
        pass: Pass,
        ended: Ended,
        now: i64,
    ) -> Result<(), DbErr> {
        /// Others write the same row; it is theirs for no longer than a statement.
        const TRIES: usize = 16;
        for _ in 0..TRIES {
            let Some(seen) = self.find(db).await? else {
                return Ok(());
            };
            let next = seen.after(pass.probe, ended, now, PROBE_AFTER_MS);
            if next == seen || self.replace(db, &seen, &next).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    const fn tolerance(&self, urgency: Urgency) -> i64 {
        match urgency {
            Urgency::Batch | Urgency::Idle => self.upstream.rate.batch_tolerance_ms(),
            _ => self.upstream.rate.tolerance_ms(),
        }
    }

    /// The one statement. `slow_until`: a service that was down is asked at a quarter of its rate at first.
    async fn take<C: ConnectionTrait>(
        &self,
        db: &C,
        urgency: Urgency,
        now: i64,
    ) -> Result<bool, DbErr> {
        let update = "UPDATE gates
            SET tat = (CASE WHEN tat < $1 OR tat > $2 THEN $1 ELSE tat END)
                      + $3 * (CASE WHEN slow_until > $1 THEN 4 ELSE 1 END)
            WHERE upstream = $4 AND principal = $5 AND NOT is_open
              AND (cooldown_until <= $1 OR cooldown_until > $6)
              AND (CASE WHEN tat < $1 OR tat > $2 THEN $1 ELSE tat END) - $1 <= $7
              AND ($8 <= 1 OR yield_until <= $1 OR yield_until > $2)";
        let rate = self.upstream.rate;
        let values = [
            now.into(),
            (now + rate.tolerance_ms() + 4 * rate.interval_ms + CLOCK_SET_BACK_MS).into(),
            rate.interval_ms.into(),
            self.upstream.name.into(),
            self.principal.into(),
            (now + LONGEST_PAUSE_MS).into(),
            self.tolerance(urgency).into(),
            (urgency as i64).into(),
        ];
        Ok(sql::execute(db, update, values).await? > 0)
    }

    /// The right to try a service that is down: one caller each minute gets it.
    async fn probe<C: ConnectionTrait>(&self, db: &C, now: i64) -> Result<Option<i64>, DbErr> {
        let update = "UPDATE gates SET probe_at = $1, version = version + 1
            WHERE upstream = $2 AND principal = $3 AND is_open AND (probe_at <= $4 OR probe_at > $1)
            RETURNING generation";
        let values = [
            (now + PROBE_AFTER_MS).into(),
            self.upstream.name.into(),
            self.principal.into(),
            now.into(),
        ];
        let row = sql::optional(db, update, values).await?;
        row.map(|row| row.try_get_by_index(0)).transpose()
    }

    async fn ask_others_to_step_aside<C: ConnectionTrait>(
        &self,
        db: &C,
        now: i64,
    ) -> Result<(), DbErr> {
        let update = "UPDATE gates SET yield_until = $1 WHERE upstream = $2 AND principal = $3";
        let values = [
            (now + 2 * self.upstream.rate.interval_ms).into(),
            self.upstream.name.into(),
            self.principal.into(),
        ];
        sql::execute(db, update, values).await?;
        Ok(())
    }

    async fn create<C: ConnectionTrait>(&self, db: &C, now: i64) -> Result<(), DbErr> {
        let insert = "INSERT INTO gates (upstream, principal, tat) VALUES ($1, $2, $3)
                      ON CONFLICT (upstream, principal) DO NOTHING";
        let values = [
            self.upstream.name.into(),
            self.principal.into(),
            // As if the burst had just been used up.
            (now + self.upstream.rate.tolerance_ms()).into(),
        ];
        sql::execute(db, insert, values).await?;
        Ok(())
    }

    /// What is known of the service.
    pub async fn find<C: ConnectionTrait>(&self, db: &C) -> Result<Option<State>, DbErr> {
        let query = format!("SELECT {COLUMNS} FROM gates WHERE upstream = $1 AND principal = $2");
        let values = [self.upstream.name.into(), self.principal.into()];
        let row = sql::optional(db, &query, values).await?;
        row.as_ref().map(state_of).transpose()
    }

    async fn replace<C: ConnectionTrait>(
        &self,
        db: &C,
        seen: &State,
        next: &State,
    ) -> Result<bool, DbErr> {
        let update = "UPDATE gates SET cooldown_until = $1, throttles = $2, is_open = $3, faults = $4, recent = $5,
                recent_count = $6, probe_at = $7, probes_ok = $8, generation = $9, slow_until = $10,
                version = version + 1
            WHERE upstream = $11 AND principal = $12 AND version = $13";
        let values = [
            next.cooldown_until.into(),
            next.throttles.into(),
            next.is_open.into(),
            next.faults.into(),
            next.recent.into(),
            next.recent_count.into(),
            next.probe_at.into(),
            next.probes_ok.into(),
            next.generation.into(),
            next.slow_until.into(),
            self.upstream.name.into(),
            self.principal.into(),
            seen.version.into(),
        ];
        Ok(sql::execute(db, update, values).await? > 0)
    }
}

const COLUMNS: &str = "tat, yield_until, cooldown_until, throttles, is_open, faults, recent, recent_count, probe_at, \
                       probes_ok, generation, slow_until, version";

fn state_of(row: &QueryResult) -> Result<State, DbErr> {
    Ok(State {
        tat: row.try_get_by_index(0)?,
        yield_until: row.try_get_by_index(1)?,
        cooldown_until: row.try_get_by_index(2)?,
        throttles: row.try_get_by_index(3)?,
        is_open: row.try_get_by_index(4)?,
        faults: row.try_get_by_index(5)?,
        recent: row.try_get_by_index(6)?,
        recent_count: row.try_get_by_index(7)?,
        probe_at: row.try_get_by_index(8)?,
        probes_ok: row.try_get_by_index(9)?,
        generation: row.try_get_by_index(10)?,
        slow_until: row.try_get_by_index(11)?,
        version: row.try_get_by_index(12)?,
    })
}
