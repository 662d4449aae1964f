//! A file that was sent to the server, imported.

use std::sync::Arc;

use aime_domain::ids::{ImportId, UserId};
use aime_queue::{BackgroundJob, JobError, JobRun};
use serde::{Deserialize, Serialize};

use super::JobContext;
use crate::imports::{ImportError, Watch};

pub(super) const LANE: &str = "imports";

/// Imports a received file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ImportUpload {
    /// Whose.
    pub(crate) user: UserId,
    /// Which.
    pub(crate) import: ImportId,
}

impl BackgroundJob for ImportUpload {
    const KIND: &'static str = "import_upload";
    const LANE: &'static str = LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.import.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> Result<(), JobError> {
        let watch = Watch {
            stop: run.stop().clone(),
            progress: Arc::new(|_| {}),
        };
        match context.uploads.import(self.user, self.import, &watch).await {
            // A file that is refused is done with: its report says why.
            Ok(()) | Err(ImportError::Refused(_)) => Ok(()),
            Err(ImportError::Stopped) => Err(JobError::Interrupted),
            Err(error @ (ImportError::Busy | ImportError::Storage(_))) => {
                Err(JobError::retry(error))
            }
        }
    }
}
