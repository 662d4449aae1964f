//! What names, passwords, languages and zones may be.

use chrono_tz::Tz;

use super::error::{AccountError, Fault, Result};

/// Fewest characters of a password (NIST SP 800-63B asks for at least 8; length is the only rule).
const PASSWORD_LEAST: usize = 10;
/// Most bytes of a password: beyond it hashing would be a way to keep the server busy.
const PASSWORD_MOST_BYTES: usize = 1024;
/// Most characters of a name.
const NAME_MOST: usize = 64;

/// Gathers faults, so that all are told at once.
#[derive(Debug, Default)]
pub(super) struct Check(Vec<Fault>);

impl Check {
    /// A person's or a token's name.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        let trimmed = name.trim();
        let is_sound = (1..=NAME_MOST).contains(&trimmed.chars().count())
            && !trimmed.chars().any(char::is_control);
        self.require(
            is_sound,
            "name",
            "must have 1 to 64 characters and no control characters",
        )
    }

    /// A new password.
    pub(super) fn password(&mut self, password: &str) -> &mut Self {
        self.require(
            password.chars().count() >= PASSWORD_LEAST,
            "password",
            "must have at least 10 characters",
        );
        self.require(
            password.len() <= PASSWORD_MOST_BYTES,
            "password",
            "must have at most 1024 bytes",
        )
    }

    /// A language tag such as `fr` or `pt-BR`.
    pub(super) fn language(&mut self, language: &str) -> &mut Self {
        let is_sound = (2..=16).contains(&language.len())
            && language.split('-').all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        self.require(
            is_sound,
            "language",
            "must be a language tag such as en or fr",
        )
    }

    /// An IANA time zone.
    pub(super) fn time_zone(&mut self, zone: &str) -> &mut Self {
        self.require(
            zone.parse::<Tz>().is_ok(),
            "time_zone",
            "must be an IANA time zone such as Europe/Zurich",
        )
    }

    /// Any other rule.
    pub(super) fn require(
        &mut self,
        holds: bool,
        field: &'static str,
        rule: &'static str,
    ) -> &mut Self {
        if !holds {
            self.0.push(Fault { field, rule });
        }
        self
    }

    /// The verdict.
    pub(super) fn done(&mut self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(AccountError::Invalid(std::mem::take(&mut self.0)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(check: &mut Check) -> usize {
        match check.done() {
            Err(AccountError::Invalid(faults)) => faults.len(),
            _ => 0,
        }
    }

    #[test]
    fn length_is_the_only_rule_of_passwords() {
        assert_eq!(faults(Check::default().password("ten chars!")), 0);
        assert_eq!(faults(Check::default().password("éééééééééé")), 0);
        assert_eq!(faults(Check::default().password("nine char")), 1);
        assert_eq!(faults(Check::default().password(&"x".repeat(1025))), 1);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let mut check = Check::default();
        check
            .name(" ")
            .password("short")
            .language("!")
            .time_zone("Mars/Olympus");
        assert_eq!(faults(&mut check), 4);
    }
}
