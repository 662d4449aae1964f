//! Which suppressed reports.

use aime_domain::ids::ImportId;
use aime_services::corrections::Suppressed;
use aime_storage::listen::review::Filter;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Which suppressed reports; each value narrows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DuplicateFilterParams {
    /// Why they were suppressed, for example `same_start` or `impossible_repeat`.
    pub reason: Option<String>,
    /// Service that sent them.
    pub source: Option<String>,
    /// Words of the artist credit, the last one perhaps unfinished.
    pub artist: Option<String>,
    /// Import that they came with.
    pub import_id: Option<i64>,
    /// Those that were let back in, instead of those that are suppressed.
    pub released: Option<bool>,
}

impl From<DuplicateFilterParams> for Filter {
    fn from(params: DuplicateFilterParams) -> Self {
        Self {
            reason: params.reason,
            source: params.source,
            artist: params.artist,
            import_id: params.import_id.map(ImportId),
            released: params.released.unwrap_or_default(),
        }
    }
}

/// Which reports to let back in, or to suppress again: `ids`, or all that pass the other values.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = DuplicateSelection)]
pub struct SelectionBody {
    /// Keys of reports. With them the other values are ignored.
    pub ids: Option<Vec<i64>>,
    /// Why they were suppressed.
    pub reason: Option<String>,
    /// Service that sent them.
    pub source: Option<String>,
    /// Words of the artist credit.
    pub artist: Option<String>,
    /// Import that they came with.
    pub import_id: Option<i64>,
    /// Only tell how many it would be.
    #[serde(default)]
    pub dry_run: bool,
}

impl SelectionBody {
    pub(super) fn read(self) -> (Suppressed, bool) {
        let dry_run = self.dry_run;
        let which = match self.ids {
            Some(ids) => Suppressed::These(ids),
            None => Suppressed::All(Filter {
                reason: self.reason,
                source: self.source,
                artist: self.artist,
                import_id: self.import_id.map(ImportId),
                released: false,
            }),
        };
        (which, dry_run)
    }
}
