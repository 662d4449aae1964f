//! What was ordered from a service, fetched by somebody who may wait.

use aime_domain::ids::UserId;
use aime_gateway::Name;
use aime_queue::{BackgroundJob, JobError, JobRun};
use serde::{Deserialize, Serialize};

use super::{JobContext, discogs};
use crate::discogs::PROVIDER as DISCOGS;

/// Orders wait behind everything else that asks services.
pub(super) const LANE: &str = "orders";

/// Fetches the answer of a name, and hands it to whoever knows what it is for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FetchOrdered {
    /// What the answer is filed under.
    pub(crate) name: String,
    /// With whose credentials; `None` where none are needed.
    pub(crate) user: Option<i64>,
}

impl BackgroundJob for FetchOrdered {
    const KIND: &'static str = "fetch_ordered";
    const LANE: &'static str = LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        let user = self.user.map_or_else(String::new, |user| user.to_string());
        Some(format!("{user}:{}", self.name))
    }

    async fn run(self, context: JobContext, _run: JobRun) -> Result<(), JobError> {
        let name = Name::parse(&self.name, &[DISCOGS]);
        match (name, self.user) {
            (Some(name), Some(user)) => {
                let fetched = context.discogs.fetch_ordered(UserId(user), &name).await;
                discogs::ended(fetched, context.discogs.now())
            }
            _ => Err(JobError::fail(format!(
                "nobody knows what {} is",
                self.name
            ))),
        }
    }
}
