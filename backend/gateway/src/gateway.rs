//! Calls, in order: what is stored, the lease, the gate, the socket, what the answer means, what is kept of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use rand::RngExt as _;
use rand::rngs::StdRng;
use tokio::sync::Semaphore;

use crate::answer::{Answer, Verdict};
use crate::fetch::{FetchError, Fetcher};
use crate::flight::Flights;
use crate::gate::{Admission, Ended, Gate, Pass};
use crate::mode::{Mode, Switch};
use crate::name::{Key, Name, Scope};
use crate::recent::Recent;
use crate::request::Request;
use crate::store::{Found, Good, Place, Shelf, Store, StoreError, Stored, Validators};
use crate::time::{Time, seconds};
use crate::upstream::{Counted, Keep, Upstream};
use crate::urgency::Urgency;

/// A lease outlasts every patience (30 s) by some. Seconds.
const LEASE_S: i64 = 40;
/// How often a process looks whether another one has fetched what it waits for. Milliseconds.
const LOOK_MS: u64 = 100;
/// How long an answer of no use is not asked for again. Seconds.
const REFUSED_S: i64 = 3_600;
/// Wait before the one repetition within a call. Milliseconds.
const AGAIN_MS: std::ops::Range<u64> = 100..400;
/// Principal of services that count by address.
const BY_ADDRESS: &str = "-";

/// What a gateway is made of.
#[derive(Debug)]
pub struct Parts {
    /// Where answers are stored.
    pub place: Place,
    /// The clients.
    pub fetcher: Fetcher,
    /// The time.
    pub time: Arc<dyn Time>,
    /// Chance, for waits and the ends of freshness.
    pub chance: StdRng,
    /// Name of this process, as leases carry it.
    pub process: String,
    /// Whether rates are observed.
    pub pace: Pace,
    /// Where answers come from.
    pub mode: Mode,
}

/// Whether the rates of services are observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As the services want it.
    Observed,
    /// Nobody waits, nothing is counted: for measurements against services that are played on the same machine.
    Lifted,
}

/// The one door out. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    fetcher: Fetcher,
    time: Arc<dyn Time>,
    chance: Mutex<StdRng>,
    process: String,
    pace: Pace,
    mode: Switch,
    recent: Recent,
    lanes: Mutex<HashMap<&'static str, Lane>>,
    flights: Flights,
}

/// How many requests to a service are under way in this process.
#[derive(Debug, Clone)]
struct Lane {
    all: Arc<Semaphore>,
    /// Work that can wait leaves one place free for people.
    patient: Arc<Semaphore>,
}

/// Something wanted that may be stored.
#[derive(Debug, Clone)]
pub struct Want {
    /// Whom to ask.
    pub upstream: &'static Upstream,
    /// What to ask.
    pub request: Request,
    /// What the answer is filed under.
    pub name: Name,
    /// Who may see it.
    pub scope: Scope,
    /// How long it is good.
    pub keep: Keep,
    /// How soon it is wanted.
    pub urgency: Urgency,
}

/// What came of a want.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// An answer that is good.
    Fresh(Arc<Stored>),
    /// An older one; a new one is being fetched, or the service fails.
    Stale(Arc<Stored>),
    /// There is no such thing; believed until then, unix seconds.
    Absent(i64),
    /// It is being fetched, and takes longer than the caller waits.
    Pending,
    /// There is nothing.
    Failed(Failure),
}

/// What is known under a name, shared where it is at hand.
enum Known {
    Fresh(Arc<Stored>),
    Stale(Arc<Stored>),
    Kept(Arc<Stored>),
    Absent(i64),
    Refused(i64),
}

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{upstream}: {said}")]
pub struct Failure {
    /// Which service.
    pub upstream: &'static str,
    /// What kind of failure.
    pub why: Why,
    /// What happened, for people; never a credential.
    pub said: String,
    /// When it may work, unix seconds, where that is known.
    pub retry_at: Option<i64>,
}

/// Kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The service says that there is no such thing.
    Absent,
    /// It demands a pause, or our turn comes later than the caller waits.
    Throttled,
    /// It cannot, or cannot be reached.
    Unavailable,
    /// It will not, or what it sends is of no use.
    Refused,
    /// Our credentials are not good.
    AuthLost,
    /// Its address may not be used.
    Blocked,
    /// No service is called at all ([`Mode::DbOnly`]), and nothing is stored.
    SwitchedOff,
}

impl Gateway {
    /// Opens what is stored and stands ready.
    pub async fn open(parts: Parts) -> Result<Self, StoreError> {
        Ok(Self {
            inner: Arc::new(Inner {
                store: Store::open(&parts.place).await?,
                fetcher: parts.fetcher,
                time: parts.time,
                chance: Mutex::new(parts.chance),
                process: parts.process,
                pace: parts.pace,
                mode: Switch::of(parts.mode),
                recent: Recent::default(),
                lanes: Mutex::default(),
                flights: Flights::default(),
            }),
        })
    }

    /// Lets go of what is stored.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.inner.store.close().await
    }

    /// Forgets stored answers that are past keeping; how many went.
    pub async fn forget_expired(&self) -> Result<u64, StoreError> {
        Ok(self.inner.store.forget_expired(self.now()).await?)
    }

    /// Where answers come from.
    pub fn mode(&self) -> Mode {
        self.inner.mode.get()
    }

    /// Changes where answers come from; calls that are under way end as they began.
    pub fn set_mode(&self, mode: Mode) {
        self.inner.mode.set(mode);
    }

    /// What is stored under a name, without asking anybody. Stored answers that cannot be read are none.
    pub async fn stored(&self, name: &Name, scope: Scope) -> Option<Found> {
        let key = name.key(scope);
        if let Some(stored) = self.inner.recent.find(key, self.now()).await {
            return Some(Found::Fresh(Stored::clone(&stored)));
        }
        let (found, _) = self.look(key).await?;
        if let Found::Fresh(stored) = &found {
            let at_hand = Arc::new(stored.clone());
            self.inner.recent.keep(key, &at_hand).await;
        }
        Some(found)
    }

    /// Calls a service for something that is never kept. `principal` names the owner of the credentials where the
    /// service counts by them.
    pub async fn call(
        &self,
        upstream: &'static Upstream,
        request: &Request,
        urgency: Urgency,
        principal: Option<&str>,
    ) -> Result<Answer, Failure> {
        if self.mode() == Mode::DbOnly {
            return Err(switched_off(upstream));
        }
        let called = self
            .fetch(
                upstream,
                request,
                &[],
                urgency,
                principal.unwrap_or(BY_ADDRESS),
            )
            .await?;
        match called {
            (answer, Verdict::Found) => Ok(answer),
            (_, verdict) => Err(self.failure(upstream, request, verdict)),
        }
    }

    /// An answer: the stored one while it is fresh; the stored one, and a fetch behind it, while it is stale; else a
    /// new one. All who ask for the same at the same time share one fetch, also across processes.
    pub async fn ask(&self, want: Want) -> Outcome {
        let key = want.name.key(want.scope);
        let stale = match self.mode() {
            Mode::Hybrid => match self.at_hand(key).await {
                Some(Known::Fresh(stored)) => return Outcome::Fresh(stored),
                Some(Known::Absent(until)) => return Outcome::Absent(until),
                Some(Known::Refused(until)) => return refused(want.upstream, until),
                Some(Known::Stale(stored)) => Some(stored),
                Some(Known::Kept(_)) | None => None,
            },
            Mode::ApiOnly => None,
            Mode::DbOnly => {
                return match self.at_hand(key).await {
                    Some(Known::Fresh(stored)) => Outcome::Fresh(stored),
                    Some(Known::Stale(stored) | Known::Kept(stored)) => Outcome::Stale(stored),
                    Some(Known::Absent(until)) => Outcome::Absent(until),
                    Some(Known::Refused(_)) | None => Outcome::Failed(switched_off(want.upstream)),
                };
            }
        };
        let patience = Duration::from_millis(want.urgency.patience_ms() as u64);
        let flight = self.fly(key, want);
        if let Some(stored) = stale {
            return Outcome::Stale(stored);
        }
        // The flight goes on without us and stores what it finds.
        tokio::time::timeout(patience, flight)
            .await
            .unwrap_or(Outcome::Pending)
    }

    /// What is known of a key: at hand in this process, else stored.
    async fn at_hand(&self, key: Key) -> Option<Known> {
        if let Some(stored) = self.inner.recent.find(key, self.now()).await {
            return Some(Known::Fresh(stored));
        }
        let (found, _) = self.look(key).await?;
        Some(match found {
            Found::Fresh(stored) => {
                let stored = Arc::new(stored);
                self.inner.recent.keep(key, &stored).await;
                Known::Fresh(stored)
            }
            Found::Stale(stored) => Known::Stale(Arc::new(stored)),
            Found::Kept(stored) => Known::Kept(Arc::new(stored)),
            Found::Absent(until) => Known::Absent(until),
            Found::Refused(until) => Known::Refused(until),
        })
    }

    /// The fetch for a key, started if none is under way.
    fn fly(&self, key: Key, want: Want) -> impl Future<Output = Outcome> + use<> {
        let gateway = self.clone();
        let (flight, is_new) = self.inner.flights.join(key, move || {
            async move {
                let outcome = gateway.fetch_and_store(key, want).await;
                gateway.inner.flights.land(key);
                outcome
            }
            .boxed()
        });
        if is_new {
            tokio::spawn(flight.clone());
        }
        flight
    }

    async fn fetch_and_store(&self, key: Key, want: Want) -> Outcome {
        let by = &self.inner.process;
        let gives_up = self.now_ms() + want.urgency.patience_ms();
        loop {
            let now = self.now();
            let leased = self
                .inner
                .store
                .lease(&shelf(key, &want), by, now, now + LEASE_S)
                .await
                // Without the store there is nobody to share with.
                .unwrap_or(true);
            // Looked at again, and only now: whoever held the lease before us may have stored it.
            let is_forced = self.mode() == Mode::ApiOnly;
            let (kept, validators) = match self.look(key).await {
                Some((Found::Stale(stored) | Found::Kept(stored), validators)) => {
                    (Some(stored), Some(validators))
                }
                // The service itself is asked, whatever is stored.
                Some((Found::Fresh(stored), validators)) if leased && is_forced => {
                    (Some(stored), Some(validators))
                }
                Some((Found::Absent(_) | Found::Refused(_), _)) if leased && is_forced => {
                    (None, None)
                }
                Some((found, _)) => {
                    if leased {
                        self.free(key).await;
                    }
                    return match found {
                        Found::Absent(until) => Outcome::Absent(until),
                        Found::Refused(until) => refused(want.upstream, until),
                        Found::Fresh(stored) | Found::Stale(stored) | Found::Kept(stored) => {
                            Outcome::Fresh(Arc::new(stored))
                        }
                    };
                }
                None => (None, None),
            };
            if leased {
                let conditions = validators.map_or_else(Vec::new, |validators| {
                    let etag = validators.etag.map(|etag| ("if-none-match", etag));
                    let date = validators
                        .last_modified
                        .map(|date| ("if-modified-since", date));
                    etag.into_iter().chain(date).collect()
                });
                return self.renew(key, &want, kept, &conditions).await;
            }
            if self.now_ms() >= gives_up {
                return kept.map_or(Outcome::Pending, |stored| Outcome::Stale(Arc::new(stored)));
            }
            self.inner.time.sleep(LOOK_MS).await;
        }
    }

    async fn free(&self, key: Key) {
        if let Err(error) = self.inner.store.free(key, &self.inner.process).await {
            // It ends by itself.
            tracing::warn!(%error, "a lease could not be freed");
        }
    }

    /// Fetches under a lease and stores what came.
    async fn renew(
        &self,
        key: Key,
        want: &Want,
        kept: Option<Stored>,
        conditions: &[(&'static str, String)],
    ) -> Outcome {
        let principal = match (want.upstream.counted, want.scope) {
            (Counted::ByAccount, scope @ Scope::User(_)) => scope.text(),
            _ => BY_ADDRESS.to_owned(),
        };
        let fetched = self
            .fetch(
                want.upstream,
                &want.request,
                conditions,
                want.urgency,
                &principal,
            )
            .await;
        let now = self.now();
        let (outcome, stored) = match (fetched, kept) {
            (Ok((answer, Verdict::Unchanged)), Some(kept)) => {
                let good = self.good(want.keep, &answer, now);
                let stored = self.inner.store.extend(key, good, now).await;
                let fresh = Arc::new(Stored {
                    fetched_at: now,
                    fresh_until: good.fresh,
                    ..kept
                });
                self.inner.recent.keep(key, &fresh).await;
                (Outcome::Fresh(fresh), stored)
            }
            (Ok((answer, Verdict::Found)), _) => {
                let good = self.good(want.keep, &answer, now);
                let stored = self
                    .inner
                    .store
                    .put(&shelf(key, want), "found", Some(&answer), good, now)
                    .await;
                let fresh = Arc::new(Stored {
                    mime: answer.header("content-type").map(str::to_owned),
                    body: answer.body,
                    fetched_at: now,
                    fresh_until: good.fresh,
                });
                self.inner.recent.keep(key, &fresh).await;
                (Outcome::Fresh(fresh), stored)
            }
            (Ok((_, Verdict::Absent)), _) => {
                let good = Good::until(now + self.spread(want.keep.absent_s));
                self.inner.recent.forget(key).await;
                let stored = self
                    .inner
                    .store
                    .put(&shelf(key, want), "absent", None, good, now)
                    .await;
                (Outcome::Absent(good.fresh), stored)
            }
            (Ok((_, verdict)), kept) => {
                let stored = match (&verdict, &kept) {
                    // Only where nothing better is there.
                    (Verdict::Refused(_), None) => {
                        let good = Good::until(now + REFUSED_S);
                        self.inner
                            .store
                            .put(&shelf(key, want), "refused", None, good, now)
                            .await
                    }
                    _ => self.inner.store.free(key, &self.inner.process).await,
                };
                let failure = self.failure(want.upstream, &want.request, verdict);
                (self.served_instead(kept, failure), stored)
            }
            (Err(failure), kept) => {
                let stored = self.inner.store.free(key, &self.inner.process).await;
                (self.served_instead(kept, failure), stored)
            }
        };
        if let Err(error) = stored {
            tracing::warn!(%error, "an answer could not be stored");
        }
        outcome
    }

    /// One call through the gate: repeated once within the caller's patience where the line broke or a gateway before
    /// the service was at fault.
    async fn fetch(
        &self,
        upstream: &'static Upstream,
        request: &Request,
        conditions: &[(&'static str, String)],
        urgency: Urgency,
        principal: &str,
    ) -> Result<(Answer, Verdict), Failure> {
        let gate = Gate {
            upstream,
            principal,
        };
        let lane = self.lane(upstream);
        let gives_up = self.now_ms() + urgency.patience_ms();
        let patience = Duration::from_millis(urgency.patience_ms() as u64);
        let places = async {
            let patient = if urgency.is_pressing() {
                None
            } else {
                Some(lane.patient.acquire_owned().await)
            };
            (patient, lane.all.acquire_owned().await)
        };
        let Ok(_places) = tokio::time::timeout(patience, places).await else {
            return Err(Failure {
                upstream: upstream.name,
                why: Why::Throttled,
                said: "too many requests to it are under way".into(),
                retry_at: Some(self.now() + 1),
            });
        };
        let mut is_first = true;
        loop {
            let pass = self.pass(gate, urgency, gives_up).await?;
            let began = self.now_ms();
            let fetched = self
                .inner
                .fetcher
                .fetch(request, conditions, &upstream.limits, self.now())
                .await;
            let verdict = match &fetched {
                Ok(answer) => (upstream.verdict)(answer),
                Err(error) => Verdict::Transient(error.to_string()),
            };
            tracing::debug!(
                upstream = upstream.name,
                address = request.address().as_str(),
                status = fetched.as_ref().map_or(0, |answer| answer.status),
                ms = self.now_ms() - began,
                verdict = verdict.word(),
                "called"
            );
            let ended = match (&fetched, &verdict) {
                // Never dialled, so it says nothing of the service.
                (Err(FetchError::Blocked(_) | FetchError::Malformed), _) => None,
                (_, Verdict::Throttled { after_s }) => {
                    Some(Ended::Throttled(after_s.map(|seconds| seconds * 1_000)))
                }
                (_, Verdict::Transient(_)) => Some(Ended::Fault),
                (Ok(answer), _) => Some(match (upstream.spent)(answer) {
                    Some(ms) => Ended::Spent(ms),
                    None => Ended::Alive,
                }),
                (Err(_), _) => Some(Ended::Alive),
            };
            if let Some(ended) = ended {
                self.report(gate, pass, ended).await;
            }
            let again = is_first && request.is_repeatable() && is_worth_repeating(&fetched);
            let wait = self.draw(AGAIN_MS);
            if again && self.now_ms() + (wait as i64) < gives_up {
                is_first = false;
                self.inner.time.sleep(wait).await;
                continue;
            }
            return match fetched {
                Ok(answer) => Ok((answer, verdict)),
                Err(error) => Err(Failure {
                    upstream: upstream.name,
                    why: match error {
                        FetchError::Blocked(_) => Why::Blocked,
                        FetchError::Malformed | FetchError::TooLarge | FetchError::Redirected => {
                            Why::Refused
                        }
                        _ => Why::Unavailable,
                    },
                    said: error.to_string(),
                    retry_at: None,
                }),
            };
        }
    }

    /// Waits for our turn, if it comes within the caller's patience.
    async fn pass(&self, gate: Gate<'_>, urgency: Urgency, gives_up: i64) -> Result<Pass, Failure> {
        if self.inner.pace == Pace::Lifted {
            return Ok(Pass { probe: None });
        }
        loop {
            let now = self.now_ms();
            let admission = gate.admit(self.inner.store.db(), urgency, now).await;
            let (why, said, due) = match admission {
                Ok(Admission::Pass(pass)) => return Ok(pass),
                Ok(Admission::Wait(due)) if due < gives_up => {
                    self.inner.time.sleep((due - now).max(1) as u64).await;
                    continue;
                }
                Ok(Admission::Wait(due)) => (Why::Throttled, "its turn comes later", due),
                Ok(Admission::CoolingDown(due)) => (Why::Throttled, "it asked for a pause", due),
                Ok(Admission::Broken(due)) => (
                    Why::Unavailable,
                    "it does not answer; it is tried now and then",
                    due,
                ),
                Err(error) => {
                    // Nobody to share the rate with: half of it, alone.
                    tracing::warn!(%error, "the gate cannot be read");
                    let pause = 2 * gate.upstream.rate.interval_ms;
                    self.inner.time.sleep(pause.max(0) as u64).await;
                    return Ok(Pass { probe: None });
                }
            };
            return Err(Failure {
                upstream: gate.upstream.name,
                why,
                said: said.into(),
                retry_at: Some(seconds(due) + 1),
            });
        }
    }

    /// Something older rather than nothing, unless only the service itself is believed.
    fn served_instead(&self, kept: Option<Stored>, failure: Failure) -> Outcome {
        match kept {
            Some(stored) if self.mode() != Mode::ApiOnly => Outcome::Stale(Arc::new(stored)),
            _ => Outcome::Failed(failure),
        }
    }

    async fn report(&self, gate: Gate<'_>, pass: Pass, ended: Ended) {
        if self.inner.pace == Pace::Lifted {
            return;
        }
        let reported = gate
            .report(self.inner.store.db(), pass, ended, self.now_ms())
            .await;
        if let Err(error) = reported {
            tracing::warn!(%error, "the gate cannot be written");
        }
    }

    fn lane(&self, upstream: &Upstream) -> Lane {
        let mut lanes = self
            .inner
            .lanes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let make = || Lane {
            all: Arc::new(Semaphore::new(upstream.concurrency.max(1))),
            patient: Arc::new(Semaphore::new(
                (upstream.concurrency.saturating_sub(1)).max(1),
            )),
        };
        lanes.entry(upstream.name).or_insert_with(make).clone()
    }

    async fn look(&self, key: Key) -> Option<(Found, Validators)> {
        match self.inner.store.find(key, self.now()).await {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(%error, "a stored answer cannot be read");
                None
            }
        }
    }

    fn failure(&self, upstream: &'static Upstream, request: &Request, verdict: Verdict) -> Failure {
        let (why, said, retry_at) = match verdict {
            Verdict::Absent => (Why::Absent, "it knows no such thing".into(), None),
            Verdict::Throttled { after_s } => (
                Why::Throttled,
                "it asked for a pause".into(),
                Some(self.now() + after_s.unwrap_or(60)),
            ),
            Verdict::Transient(said) => (Why::Unavailable, said, None),
            Verdict::AuthLost(said) => (Why::AuthLost, said, None),
            Verdict::Refused(said) => (Why::Refused, said, None),
            Verdict::Found | Verdict::Unchanged => {
                (Why::Refused, "it answered out of turn".into(), None)
            }
        };
        Failure {
            upstream: upstream.name,
            why,
            said: request.scrub(&said),
            retry_at,
        }
    }

    /// How long an answer is good: what the table says, shortened by what the service says, spread so that not
    /// everything ends at once.
    fn good(&self, keep: Keep, answer: &Answer, now: i64) -> Good {
        let fresh_s = self.spread(keep.fresh_s).min(most_fresh_s(answer));
        let stale_s = self.spread(keep.stale_s).max(fresh_s);
        Good {
            fresh: now + fresh_s,
            stale: now + stale_s,
            keep: now + self.spread(keep.keep_s).max(stale_s),
        }
    }

    /// A length of time, a tenth longer or shorter.
    fn spread(&self, seconds: i64) -> i64 {
        if seconds <= 0 {
            return 0;
        }
        let tenth = seconds / 10;
        let mut chance = self
            .inner
            .chance
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        chance.random_range(seconds - tenth..=seconds + tenth)
    }

    fn draw(&self, range: std::ops::Range<u64>) -> u64 {
        let mut chance = self
            .inner
            .chance
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        chance.random_range(range)
    }

    fn now(&self) -> i64 {
        seconds(self.now_ms())
    }

    fn now_ms(&self) -> i64 {
        self.inner.time.now_ms()
    }
}

/// Where the answer of a want belongs.
const fn shelf(key: Key, want: &Want) -> Shelf<'_> {
    Shelf {
        key,
        name: &want.name,
        scope: want.scope,
    }
}

fn refused(upstream: &'static Upstream, until: i64) -> Outcome {
    Outcome::Failed(Failure {
        upstream: upstream.name,
        why: Why::Refused,
        said: "what it sent was of no use".into(),
        retry_at: Some(until),
    })
}

fn switched_off(upstream: &'static Upstream) -> Failure {
    Failure {
        upstream: upstream.name,
        why: Why::SwitchedOff,
        said: "calls to services are switched off here".into(),
        retry_at: None,
    }
}

fn is_worth_repeating(fetched: &Result<Answer, FetchError>) -> bool {
    match fetched {
        Ok(answer) => matches!(answer.status, 502 | 503) && answer.retry_after_s().is_none(),
        Err(error) => matches!(error, FetchError::Unreachable | FetchError::BrokeOff),
    }
}

/// Most seconds that an answer may be fresh by its own word.
fn most_fresh_s(answer: &Answer) -> i64 {
    let Some(control) = answer.header("cache-control") else {
        return i64::MAX;
    };
    let control = control.to_ascii_lowercase();
    if control.contains("no-store") || control.contains("no-cache") {
        return 0;
    }
    let age = answer
        .header("age")
        .and_then(|age| age.trim().parse::<i64>().ok())
        .unwrap_or(0);
    let max_age = control
        .split(',')
        .filter_map(|part| part.trim().strip_prefix("max-age="))
        .find_map(|seconds| seconds.trim_matches('"').parse::<i64>().ok());
    max_age.map_or(i64::MAX, |max_age| (max_age - age).max(0))
}
