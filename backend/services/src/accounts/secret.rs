//! Random secrets and their hashes. The one place of the workspace that asks the system for randomness.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use md5::{Digest as _, Md5};
use rand::TryRng as _;
use rand::rngs::SysRng;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use super::error::{AccountError, Result};

/// Digits of a setup code: without those that are mistaken for another (0 O, 1 I L).
const CODE_DIGITS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Digits in a code: 39 bits, of which a throttled guesser tries a few an hour.
const CODE_LENGTH: usize = 8;

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| AccountError::Secrets(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// A new token of 256 bits, as text for a cookie or a header.
pub(super) fn new_token() -> Result<SecretString> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?).into())
}

/// A new key of 128 bits in 32 hexadecimal digits, the form that AudioScrobbler's clients expect.
pub(super) fn new_key() -> Result<SecretString> {
    Ok(hex(&random::<16>()?).into())
}

/// What a token is known by in the database. Tokens are random, so that a fast hash is safe.
pub fn token_hash(token: &str) -> [u8; 32] {
    *blake3::hash(token.as_bytes()).as_bytes()
}

/// MD5 in lower-case hexadecimal digits, which AudioScrobbler's logins are computed with.
pub fn md5_hex(text: &str) -> String {
    hex(&Md5::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Compares without telling by time how much was right.
pub fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// A new password that can be read out and typed: four groups of four letters or digits.
pub fn readable_password() -> Result<SecretString> {
    let groups =
        [SetupCode::generate()?, SetupCode::generate()?].map(|code| code.reveal().to_string());
    Ok(groups.join("-").into())
}

/// The one-time code that setup from another machine asks for.
#[derive(Debug, Clone)]
pub struct SetupCode(SecretString);

impl SetupCode {
    /// A new random code.
    pub fn generate() -> Result<Self> {
        let digits = random::<CODE_LENGTH>()?
            .map(|byte| char::from(CODE_DIGITS[usize::from(byte) % CODE_DIGITS.len()]));
        Ok(Self(digits.iter().collect::<String>().into()))
    }

    /// A known code, for tests.
    pub fn of(code: &str) -> Self {
        Self(normal(code).into())
    }

    /// Whether this is the code; case, spaces and dashes do not matter.
    pub fn is(&self, given: &str) -> bool {
        same(self.0.expose_secret(), &normal(given))
    }

    /// The code as it is to be shown: `ABCD-2345`.
    pub fn reveal(&self) -> impl fmt::Display + '_ {
        let code = self.0.expose_secret();
        let (left, right) = code.split_at(code.len() / 2);
        format!("{left}-{right}")
    }
}

fn normal(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|digit| digit.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_recognised_however_it_is_typed() {
        let code = SetupCode::generate().unwrap();
        let shown = code.reveal().to_string();
        assert_eq!(shown.len(), CODE_LENGTH + 1);
        assert!(code.is(&shown) && code.is(&shown.to_lowercase().replace('-', " ")));
        assert!(!code.is("") && !code.is(&shown[1..]));
    }

    #[test]
    fn md5_is_the_known_one() {
        assert_eq!(md5_hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
    }
}
