//! What one file of an upload tells about the rows of another: identifiers that are marked, for example as
//! loved.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// Most identifiers that are remembered.
const MAX_MARKS: usize = 1_000_000;

/// Marked identifiers of one upload, shared by all that read it. Parts are read in order of their names, so
/// that the same marks are known at the same row each time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks(Arc<Mutex<HashSet<Box<str>>>>);

impl Marks {
    /// Marks an identifier.
    pub(crate) fn add(&self, id: &str) {
        let mut marks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if marks.len() < MAX_MARKS {
            marks.insert(id.into());
        }
    }

    /// Whether one of these identifiers is marked.
    pub(crate) fn has_any<'a>(&self, mut ids: impl Iterator<Item = &'a str>) -> bool {
        let marks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        !marks.is_empty() && ids.any(|id| marks.contains(id))
    }
}
