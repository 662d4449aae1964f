//! What bodies about listens have in common.

use aime_domain::change::Change;
use aime_services::corrections::{ListenEdit, Selected};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::history::tracks::ListenFilterParams;
use crate::problem::Problem;

/// What is to change about listens; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = ListenChange)]
pub struct ListenChangeBody {
    /// Artist credit.
    pub artist: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Album title; `null` or an empty text for none.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub album: Change<String>,
    /// When it began, unix seconds; for one listen only.
    pub listened_at: Option<i64>,
    /// Seconds to move every listen by; later when positive.
    pub shift_seconds: Option<i64>,
    /// Seconds heard; `null` for unknown.
    #[serde(default)]
    #[schema(value_type = Option<i32>)]
    pub seconds_played: Change<i32>,
}

impl From<ListenChangeBody> for ListenEdit {
    fn from(body: ListenChangeBody) -> Self {
        Self {
            artist: body.artist,
            title: body.title,
            album: body.album,
            listened_at: body.listened_at,
            shift_seconds: body.shift_seconds,
            seconds_played: body.seconds_played,
        }
    }
}

/// Which listens: `ids`, or all of the journal that pass `filter`.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = ListenSelection)]
pub struct SelectionBody {
    /// Keys of listens. With them `filter` is ignored.
    pub ids: Option<Vec<i64>>,
    /// What narrows the journal, in the words of its list; one value at least.
    pub filter: Option<ListenFilterParams>,
}

impl SelectionBody {
    pub(super) fn read(self) -> Result<Selected, Problem> {
        if let Some(ids) = self.ids {
            return Ok(Selected::These(ids));
        }
        let filter = self.filter.unwrap_or_default().filter()?;
        if filter == aime_storage::history::filter::Filter::default() {
            // The whole journal is never meant by leaving a value out.
            return Err(Problem::invalid(
                "/filter",
                "must narrow the journal, or `ids` must name listens",
            ));
        }
        Ok(Selected::All(filter))
    }
}
