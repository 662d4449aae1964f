//! People with an account: their roles, what a token may do, and when two names are the same.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// What a person may do in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, also appointing owners. There is always one.
    Owner,
    /// Looks after members, the catalogue and the services.
    Admin,
    /// Their own collection and listens.
    Member,
}

impl Role {
    /// The word that stands in the database and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }

    /// The role that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Owner, Self::Admin, Self::Member]
            .into_iter()
            .find(|role| role.as_str() == word)
    }

    /// Whether the role looks after the house: owner or admin.
    pub const fn is_administrator(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Reading what its user may see.
    Read,
    /// Changing what its user may change; includes reading.
    Write,
    /// What its user may do as owner or admin, and with accounts and tokens; includes writing.
    Admin,
    /// Submitting listens as a scrobbling client, and reading them back at the same doors; nothing of the API.
    Submit,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 4] = [Self::Read, Self::Write, Self::Admin, Self::Submit];

    /// The word that stands in the database and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
            Self::Submit => "submit",
        }
    }

    /// The scope that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == word)
    }

    /// Whether having this scope allows what needs `needed`.
    pub const fn allows(self, needed: Self) -> bool {
        match self {
            Self::Admin => !matches!(needed, Self::Submit),
            Self::Write => matches!(needed, Self::Write | Self::Read),
            Self::Read => matches!(needed, Self::Read),
            Self::Submit => matches!(needed, Self::Submit),
        }
    }
}

/// What names of people are compared by: case and compatibility forms do not tell two apart.
pub fn name_key(name: &str) -> String {
    name.trim()
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfkc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_more_than_case() {
        assert_eq!(name_key("Zoë"), name_key(" zoE\u{308} "));
        assert_eq!(name_key("ＡＢ"), name_key("ab"));
        assert_ne!(name_key("zoe"), name_key("zoë"));
    }

    #[test]
    fn a_submit_token_reads_nothing_and_a_write_token_administers_nothing() {
        assert!(!Scope::Submit.allows(Scope::Read));
        assert!(Scope::Write.allows(Scope::Read));
        assert!(!Scope::Write.allows(Scope::Admin));
        assert!(!Scope::Admin.allows(Scope::Submit));
    }

    #[test]
    fn words_name_what_they_came_from() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_word(scope.as_str()), Some(scope));
        }
        assert_eq!(Role::from_word("admin"), Some(Role::Admin));
        assert_eq!(Role::from_word("root"), None);
    }
}
