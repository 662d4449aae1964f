//! Whether answers come from what is stored, from the services, or from either.

use std::sync::atomic::{AtomicU8, Ordering};

/// Where answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// What is stored while it is fresh, else the service; something older where the service fails.
    #[default]
    Hybrid,
    /// Always the service. What it answers is stored for other modes, and nothing older is served in its place.
    ApiOnly,
    /// Only what is stored, however old. No service is called, for anything.
    DbOnly,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Hybrid, Self::ApiOnly, Self::DbOnly];

    /// Its word in the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hybrid => "hybrid",
            Self::ApiOnly => "api_only",
            Self::DbOnly => "db_only",
        }
    }

    /// The mode of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }
}

/// A mode that can be changed while calls are under way.
#[derive(Debug)]
pub(crate) struct Switch(AtomicU8);

impl Switch {
    pub(crate) fn of(mode: Mode) -> Self {
        Self(AtomicU8::new(mode as u8))
    }

    pub(crate) fn get(&self) -> Mode {
        let set = self.0.load(Ordering::Relaxed);
        let found = Mode::ALL.into_iter().find(|mode| *mode as u8 == set);
        found.unwrap_or_default()
    }

    pub(crate) fn set(&self, mode: Mode) {
        self.0.store(mode as u8, Ordering::Relaxed);
    }
}
