//! What Discogs says of works (its masters) and pressings (its releases).

use aime_gateway::{Keep, Name, Outcome, Request, Scope, Urgency, Want};
use serde_json::Value;

use super::client::{Discogs, Question};
use super::manners::MANNERS;
use super::{tracks, wire};
use crate::capability::{Access, AlbumLookup, Description, Subject};
use crate::error::ProviderError;

const DAY: i64 = 86_400;

/// Descriptions change seldom (caches.md §3.2).
const KEEP: Keep = Keep {
    fresh_s: 7 * DAY,
    stale_s: 30 * DAY,
    keep_s: 365 * DAY,
    absent_s: 7 * DAY,
};

const WORK: &str = "master";
const RELEASE: &str = "release";

#[async_trait::async_trait]
impl AlbumLookup for Discogs {
    fn name(&self, subject: Subject) -> Name {
        let (endpoint, id) = match subject {
            Subject::Work(id) => (WORK, id),
            Subject::Release(id) => (RELEASE, id),
        };
        Name::new(MANNERS.name, endpoint, 1).param("id", id)
    }

    fn subject(&self, name: &Name) -> Option<Subject> {
        let id = name.get("id")?.parse().ok()?;
        match name.endpoint() {
            WORK => Some(Subject::Work(id)),
            RELEASE => Some(Subject::Release(id)),
            _ => None,
        }
    }

    async fn describe(
        &self,
        access: &Access,
        scope: Scope,
        subject: Subject,
        urgency: Urgency,
    ) -> Result<Description, ProviderError> {
        let path = match subject {
            Subject::Work(id) => format!("/masters/{id}"),
            Subject::Release(id) => format!("/releases/{id}"),
        };
        let question = Question {
            path: &path,
            query: &[],
            urgency,
        };
        let request: Request = self.signed(access, question)?;
        let want = Want {
            upstream: &MANNERS,
            request,
            name: self.name(subject),
            scope,
            keep: KEEP,
            urgency,
        };
        let stored = match self.gateway().ask(want).await {
            Outcome::Fresh(stored) | Outcome::Stale(stored) => stored,
            Outcome::Absent(_) => return Err(ProviderError::NotFound),
            Outcome::Failed(failure) => return Err(failure.into()),
            Outcome::Pending => {
                return Err(ProviderError::Unavailable {
                    said: "it takes its time".into(),
                    retry_at: None,
                });
            }
        };
        let body: Value = serde_json::from_slice(&stored.body)
            .map_err(|_| wire::malformed("its answer is damaged"))?;
        Ok(Description {
            year: match subject {
                Subject::Work(_) => wire::year(&body),
                Subject::Release(_) => None,
            },
            country: match subject {
                Subject::Work(_) => None,
                Subject::Release(_) => wire::country(&body),
            },
            tracks: tracks::list(&body),
        })
    }
}
