//! Which kinds of jobs a process knows how to run.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;

use crate::error::JobError;
use crate::job::{BackgroundJob, JobRun};

type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;
type Start<C> = Arc<dyn Fn(&str, C, JobRun) -> Running + Send + Sync>;

/// A kind of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name ([`BackgroundJob::KIND`]).
    pub name: &'static str,
    /// Whether nobody wants to hear of one that went well ([`BackgroundJob::IS_ROUTINE`]).
    pub is_routine: bool,
}

struct Known<C> {
    is_routine: bool,
    start: Start<C>,
}

/// The kinds of jobs, by name. One line for each: `Registry::default().with::<ImportFile>()`.
pub struct Registry<C> {
    kinds: HashMap<&'static str, Known<C>>,
}

impl<C> Default for Registry<C> {
    fn default() -> Self {
        Self {
            kinds: HashMap::new(),
        }
    }
}

impl<C> std::fmt::Debug for Registry<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.kinds.keys()).finish()
    }
}

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    /// Adds a kind.
    #[must_use]
    pub fn with<J: BackgroundJob<Context = C>>(mut self) -> Self {
        let start: Start<C> = Arc::new(|payload, context, run| {
            let parsed = serde_json::from_str::<J>(payload);
            Box::pin(async move {
                match parsed {
                    Ok(job) => job.run(context, run).await,
                    // Trying again cannot help: the payload stays what it is.
                    Err(error) => Err(JobError::fail(format!(
                        "its payload is not understood: {error}"
                    ))),
                }
            })
        });
        let is_routine = J::IS_ROUTINE;
        self.kinds.insert(J::KIND, Known { is_routine, start });
        self
    }

    /// The kinds, by name.
    pub fn kinds(&self) -> Vec<Kind> {
        let known = self.kinds.iter();
        let mut kinds: Vec<Kind> = known
            .map(|(&name, &Known { is_routine, .. })| Kind { name, is_routine })
            .collect();
        kinds.sort_by_key(|kind| kind.name);
        kinds
    }

    /// Starts a run.
    pub(crate) fn start(&self, kind: &str, payload: &str, context: C, run: JobRun) -> Running {
        if let Some(known) = self.kinds.get(kind) {
            return (known.start)(payload, context, run);
        }
        // A newer version of the program may have ordered it, and may be running beside this one.
        let reason = format!("this version knows no jobs of kind {kind}");
        Box::pin(async move { Err(JobError::retry(reason)) })
    }
}
