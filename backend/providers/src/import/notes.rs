//! Things said once about a whole file, for the report.

use std::sync::{Arc, Mutex, PoisonError};

/// Most notes of one upload; a file cannot fill the memory with remarks.
const MAX_NOTES: usize = 64;

/// A remark about a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Stable word, for example `zone_assumed`.
    pub code: &'static str,
    /// For a person.
    pub text: String,
}

/// The notes of one upload, shared by everything that reads it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<Vec<Note>>>);

impl Notes {
    /// Adds a remark unless the same was made before.
    pub(crate) fn add(&self, code: &'static str, text: impl Into<String>) {
        let note = Note {
            code,
            text: text.into(),
        };
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if notes.len() < MAX_NOTES && !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// All remarks so far, in order.
    pub(crate) fn list(&self) -> Vec<Note> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
