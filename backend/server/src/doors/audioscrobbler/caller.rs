//! Who calls, and whether the call is theirs.

use aime_domain::listen::{Channel, StreamKey};
use aime_services::accounts::secret;
use aime_storage::user::User;
use secrecy::ExposeSecret as _;

use super::answer::Fault;
use super::form::Form;
use crate::edge::peer::Peer;
use crate::state::AppState;

/// Service of the streams of this door.
const SERVICE: &str = "audioscrobbler";

/// One call.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) app: AppState,
    pub(super) form: Form,
    pub(super) peer: Peer,
}

/// A client that has signed in.
#[derive(Debug, Clone)]
pub(super) struct Scrobbler {
    /// Whose.
    pub(super) user: User,
    /// The stream of its plays: its token's name tells clients apart.
    pub(super) stream: StreamKey,
}

impl Call {
    /// Checks the signature where it can be: the secret that belongs to the key is known (`scrobblers.secrets`).
    /// Clients have keys and secrets of their own built in, which no server but Last.fm knows.
    pub(super) fn check_signature(&self) -> Result<(), Fault> {
        let key = self.form.get("api_key").unwrap_or_default();
        let known = &self.app.settings().scrobbler_secrets;
        let Some((_, secret)) = known.iter().find(|(known, _)| known == key) else {
            return Ok(());
        };
        let given = self.form.get("api_sig").unwrap_or_default();
        let right = secret::md5_hex(&(self.form.signed_text() + secret.expose_secret()));
        if secret::same(&given.to_ascii_lowercase(), &right) {
            Ok(())
        } else {
            Err(Fault::InvalidSignature)
        }
    }

    /// The client whose session key the call carries.
    pub(super) async fn scrobbler(&self) -> Result<Scrobbler, Fault> {
        find_scrobbler(&self.app, self.form.get("sk")).await
    }
}

/// The client that a session key is of.
pub(super) async fn find_scrobbler(app: &AppState, key: Option<&str>) -> Result<Scrobbler, Fault> {
    let key = key.ok_or(Fault::InvalidSessionKey)?;
    let found = app.accounts().find_scrobbler(key).await?;
    let (bearer, _) = found.ok_or(Fault::InvalidSessionKey)?;
    Ok(Scrobbler {
        user: bearer.user,
        stream: StreamKey {
            service: SERVICE.into(),
            channel: Channel::Door,
            client: bearer.token.name,
        },
    })
}
