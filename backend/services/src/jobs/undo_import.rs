//! An import taken back.

use aime_domain::ids::{ImportId, UserId};
use aime_queue::{BackgroundJob, JobError, JobRun};
use serde::{Deserialize, Serialize};

use super::JobContext;
use super::import_upload::LANE;
use crate::imports::ImportError;

/// Takes an import back that has ended.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct UndoImport {
    /// Whose.
    pub(crate) user: UserId,
    /// Which.
    pub(crate) import: ImportId,
}

impl BackgroundJob for UndoImport {
    const KIND: &'static str = "undo_import";
    const LANE: &'static str = LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.import.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> Result<(), JobError> {
        let imports = context.uploads.imports();
        match imports.undo(self.user, self.import, run.stop()).await {
            Ok(()) => Ok(()),
            Err(ImportError::Stopped) => Err(JobError::Interrupted),
            Err(error) => Err(JobError::retry(error)),
        }
    }
}
