//! The changes that one user may hear of, from a place in their order on.
//!
//! Changes of this process wake the feed at once; those of others (an import by command, another server) are
//! seen at the next look. What comes close together is told together.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::time::Duration;

use aime_domain::ids::UserId;
use aime_storage::Result;
use aime_storage::import::record;
use aime_storage::tag::{self, Tag};
use axum::http::HeaderMap;
use axum::response::sse::Event;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep};

use crate::api::imports::view::ImportView;
use crate::api::playing::view as playing;
use crate::auth;
use crate::problem::Problem;
use crate::state::AppState;

/// Changes within this are told together.
const GATHER: Duration = Duration::from_millis(200);
/// Changes of other processes are looked for this often.
const LOOK: Duration = Duration::from_secs(1);
/// Whether the listener may still hear is checked this often.
const CHECK: Duration = Duration::from_secs(30);
/// Changes that are read at once.
const BLOCK: u64 = 1_000;
/// Imports, newest first, whose progress is told.
const IMPORTS: u32 = 10;

/// The changes that one user may hear of.
pub(super) struct Feed {
    app: AppState,
    user: UserId,
    headers: HeaderMap,
    changes: Receiver<i64>,
    seq: i64,
    waiting: VecDeque<Event>,
    /// What was last told of each import.
    imports: HashMap<i64, String>,
    /// What was last told to be on, and when the first of it is no longer believed.
    playing: (serde_json::Value, Option<i64>),
    checked: Instant,
}

impl Feed {
    /// From now on, or from `last` on if what came since is still known.
    pub(super) async fn begin(
        app: AppState,
        user: UserId,
        headers: HeaderMap,
        last: Option<i64>,
    ) -> std::result::Result<Self, Problem> {
        let changes = app.changes();
        let (first, newest) = tag::change_span(&app.read()).await?.unwrap_or((1, 0));
        let mut feed = Self {
            app,
            user,
            headers,
            changes,
            seq: newest,
            waiting: VecDeque::new(),
            imports: HashMap::new(),
            playing: (json!({ "items": [] }), None),
            checked: Instant::now(),
        };
        match last {
            Some(last) if (first - 1..=newest).contains(&last) => {
                feed.seq = last;
                feed.say("hello", &json!({ "seq": last }));
                feed.look().await?;
            }
            Some(_) => feed.say("reset", &json!({ "seq": newest })),
            None => feed.say("hello", &json!({ "seq": newest })),
        }
        feed.tell_imports().await?;
        feed.tell_playing().await?;
        Ok(feed)
    }

    /// The next event; `None` when the server stops or the listener may hear no more.
    pub(super) async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            let stop = self.app.stop().clone();
            tokio::select! {
                () = stop.cancelled() => return None,
                () = wake(&mut self.changes) => sleep(GATHER).await,
                () = sleep(LOOK) => {}
            }
            if !self.may_hear().await {
                return None;
            }
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "events end: changes cannot be read");
                return None;
            }
        }
    }

    /// Reads what changed and puts it into words.
    async fn look(&mut self) -> Result<()> {
        while self.changes.try_recv().is_ok() {}
        let mut tags = BTreeSet::new();
        loop {
            let found = tag::list_changes(&self.app.read(), self.user, self.seq, BLOCK).await?;
            let Some(last) = found.last() else {
                break;
            };
            self.seq = last.seq;
            tags.extend(found.into_iter().map(|change| change.tag));
        }
        let has_expired = self.playing.1.is_some_and(|at| at <= self.app.now());
        if has_expired || tags.contains(Tag::playing(self.user).name()) {
            self.tell_playing().await?;
        }
        if tags.is_empty() {
            return Ok(());
        }
        self.say("change", &json!({ "tags": tags }));
        if tags.contains(Tag::imports(self.user).name()) {
            self.tell_imports().await?;
        }
        Ok(())
    }

    /// Tells of imports that are not as they were last told.
    async fn tell_imports(&mut self) -> Result<()> {
        let is_first = self.imports.is_empty();
        for import in record::list(&self.app.read(), self.user, None, IMPORTS).await? {
            let (id, has_ended) = (import.id.0, import.finished_at.is_some());
            let view = json!(ImportView::of(import, self.app.now()));
            let text = view.to_string();
            let is_known = self.imports.get(&id) == Some(&text);
            self.imports.insert(id, text);
            let is_old = is_first && has_ended;
            if !is_known && !is_old {
                self.say("import", &view);
            }
        }
        Ok(())
    }

    /// Tells what is on, if it is not what was last told.
    async fn tell_playing(&mut self) -> Result<()> {
        let (view, next) = playing::of(&self.app, self.user).await?;
        let view = json!(view);
        let is_news = view != self.playing.0;
        self.playing = (view, next);
        if is_news {
            let view = self.playing.0.clone();
            self.say("playing", &view);
        }
        Ok(())
    }

    /// A session that was ended and a token that was revoked hear no more.
    async fn may_hear(&mut self) -> bool {
        if self.checked.elapsed() < CHECK {
            return true;
        }
        self.checked = Instant::now();
        auth::is_valid(self.app.accounts(), &self.headers).await
    }

    fn say(&mut self, name: &str, data: &serde_json::Value) {
        let event = Event::default()
            .id(self.seq.to_string())
            .event(name)
            .data(data.to_string());
        self.waiting.push_back(event);
    }
}

/// Returns when something changed. Having missed some is as good: all are read from the ledger.
async fn wake(changes: &mut Receiver<i64>) {
    if let Err(RecvError::Closed) = changes.recv().await {
        std::future::pending::<()>().await;
    }
}
