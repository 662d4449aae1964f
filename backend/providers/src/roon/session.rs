//! A session with a Core, without its socket: frames in, frames out, and what they say.
//!
//! `info` tells which Core it is; `register` is answered once somebody enables the extension in Roon (which may take
//! days) and stays open for as long as the connection; then zones are subscribed to. The Core asks too.

use std::collections::HashMap;

use aime_domain::rooms::RoomReport;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};

use super::moo::{Frame, Malformed, Verb};
use super::wire;

const REGISTRY: &str = "com.roonlabs.registry:1";
const TRANSPORT: &str = "com.roonlabs.transport:2";
const PAIRING: &str = "com.roonlabs.pairing:1";
const PING: &str = "com.roonlabs.ping:1";
const STATUS: &str = "com.roonlabs.status:1";

/// How the extension shows itself in Roon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Never changes: another one has to be enabled anew.
    pub id: String,
    /// What it is called there.
    pub name: String,
    /// Our version.
    pub version: String,
}

/// What a Core gave when the extension was enabled.
#[derive(Debug, Clone)]
pub struct SavedToken {
    /// The Core that gave it; no other is told.
    pub core_id: String,
    /// The token.
    pub token: SecretString,
}

/// A Core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Core {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its version, in words.
    pub version: String,
}

/// A room's loudspeakers, which stay themselves however zones are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Identifier.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A zone: one output or several that play together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// What plays here.
    pub outputs: Vec<Output>,
    /// What it does.
    pub report: RoomReport,
}

/// What a Core tells of zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneNews {
    /// All of them.
    All(Vec<Zone>),
    /// What changed, in the order in which it is to be taken in.
    Changed {
        /// Zones that are no more.
        gone: Vec<String>,
        /// Zones that are new or different.
        zones: Vec<Zone>,
        /// Positions, milliseconds.
        positions: Vec<(String, Option<i64>)>,
    },
}

/// What a frame said.
#[derive(Debug, Clone)]
pub enum Said {
    /// The Core is there, and waits for somebody to enable the extension unless it knows the token.
    Met(Core),
    /// The extension is enabled; the token is to be kept.
    Enabled(Core, SecretString),
    /// Zones.
    Zones(ZoneNews),
    /// The Core will not tell of changes by itself; it has to be asked.
    NoSubscription(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Info,
    Register,
    Zones,
    AllZones,
}

/// A session.
#[derive(Debug)]
pub struct Session {
    extension: Extension,
    saved: Option<SavedToken>,
    next: u64,
    open: HashMap<String, Asked>,
    out: Vec<Vec<u8>>,
    paired_core: Option<String>,
    is_enabled: bool,
}

impl Session {
    /// Begins a session; its first frame waits in [`Self::take_out`].
    pub fn begin(extension: Extension, saved: Option<SavedToken>) -> Self {
        let mut session = Self {
            paired_core: saved.as_ref().map(|saved| saved.core_id.clone()),
            extension,
            saved,
            next: 0,
            open: HashMap::new(),
            out: Vec::new(),
            is_enabled: false,
        };
        session.ask(Asked::Info, &format!("{REGISTRY}/info"), None);
        session
    }

    /// Frames that are to be sent, in order.
    pub fn take_out(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.out)
    }

    /// Asks for all zones, where changes are not told.
    pub fn ask_zones(&mut self) {
        let is_asked = self.open.values().any(|asked| *asked == Asked::AllZones);
        if self.is_enabled && !is_asked {
            self.ask(Asked::AllZones, &format!("{TRANSPORT}/get_zones"), None);
        }
    }

    /// Takes in a frame. On an error the connection is of no more use.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<Option<Said>, Malformed> {
        let frame = Frame::decode(bytes)?;
        if frame.verb == Verb::Request {
            self.serve(&frame);
            return Ok(None);
        }
        let asked = *self
            .open
            .get(&frame.request_id)
            .ok_or(Malformed("an answer to nothing"))?;
        if frame.verb == Verb::Complete {
            self.open.remove(&frame.request_id);
        }
        self.answered(asked, &frame)
    }

    fn answered(&mut self, asked: Asked, frame: &Frame) -> Result<Option<Said>, Malformed> {
        match (asked, frame.name.as_str()) {
            (Asked::Info, "Success") => {
                let core = core(frame).ok_or(Malformed("no core in its introduction"))?;
                self.register(&core);
                Ok(Some(Said::Met(core)))
            }
            (Asked::Info, _) => Err(Malformed("no introduction")),
            (Asked::Register, "Registered") => {
                let core = core(frame).ok_or(Malformed("no core in its registration"))?;
                let token =
                    text(frame, "token").ok_or(Malformed("no token in its registration"))?;
                // The first that enables us is the one that we are paired with.
                self.paired_core = Some(core.id.clone());
                if !self.is_enabled {
                    self.is_enabled = true;
                    let key = json!({"subscription_key": 0});
                    let name = format!("{TRANSPORT}/subscribe_zones");
                    self.ask(Asked::Zones, &name, Some(&key));
                }
                Ok(Some(Said::Enabled(core, token.into())))
            }
            // It will never be answered any more: the extension was disabled, or its registration refused.
            (Asked::Register, _) if frame.verb == Verb::Complete => {
                Err(Malformed("an end of the registration"))
            }
            (Asked::Register, _) => Ok(None),
            (Asked::Zones, "Subscribed") => {
                Ok(frame.json().and_then(wire::all_zones).map(Said::Zones))
            }
            (Asked::Zones, "Changed") => {
                Ok(frame.json().and_then(wire::changed_zones).map(Said::Zones))
            }
            (Asked::Zones, word) => {
                Ok((frame.verb == Verb::Complete).then(|| Said::NoSubscription(word.to_owned())))
            }
            (Asked::AllZones, _) => Ok(frame.json().and_then(wire::all_zones).map(Said::Zones)),
        }
    }

    fn register(&mut self, core: &Core) {
        let mut body = json!({
            "extension_id": self.extension.id,
            "display_name": self.extension.name,
            "display_version": self.extension.version,
            "publisher": "AIME",
            "email": "",
            "required_services": [TRANSPORT],
            "optional_services": [],
            "provided_services": [PING, PAIRING, STATUS],
        });
        if let Some(saved) = self.saved.as_ref().filter(|saved| saved.core_id == core.id) {
            body["token"] = saved.token.expose_secret().into();
        }
        self.ask(
            Asked::Register,
            &format!("{REGISTRY}/register"),
            Some(&body),
        );
    }

    /// Answers what the Core asks.
    fn serve(&mut self, frame: &Frame) {
        let (service, method) = frame.name.rsplit_once('/').unwrap_or_default();
        let paired = json!({"paired_core_id": self.paired_core});
        let status = json!({"message": "Listening", "is_error": false});
        let (verb, word, body) = match (service, method) {
            (PING, "ping") | (PAIRING, "pair") => (Verb::Complete, "Success", None),
            (PAIRING, "subscribe_pairing") => (Verb::Continue, "Subscribed", Some(paired)),
            (PAIRING, "get_pairing") => (Verb::Complete, "Success", Some(paired)),
            (PAIRING, "unsubscribe_pairing") | (STATUS, "unsubscribe_status") => {
                (Verb::Complete, "Unsubscribed", None)
            }
            (STATUS, "subscribe_status") => (Verb::Continue, "Subscribed", Some(status)),
            (STATUS, "get_status") => (Verb::Complete, "Success", Some(status)),
            (PING | PAIRING | STATUS, _) => {
                let error = format!("unknown request name ({method}) : {}", frame.name);
                (
                    Verb::Complete,
                    "InvalidRequest",
                    Some(json!({ "error": error })),
                )
            }
            _ => {
                let error = format!("unknown service: {service}");
                (
                    Verb::Complete,
                    "InvalidRequest",
                    Some(json!({ "error": error })),
                )
            }
        };
        let answer = Frame::new(verb, word, &frame.request_id, body.as_ref());
        self.out.push(answer.encode());
    }

    fn ask(&mut self, asked: Asked, name: &str, body: Option<&Value>) {
        let id = self.next.to_string();
        self.next += 1;
        self.out
            .push(Frame::new(Verb::Request, name, &id, body).encode());
        self.open.insert(id, asked);
    }
}

fn core(frame: &Frame) -> Option<Core> {
    Some(Core {
        id: text(frame, "core_id")?,
        name: text(frame, "display_name").unwrap_or_default(),
        version: text(frame, "display_version").unwrap_or_default(),
    })
}

fn text(frame: &Frame, key: &str) -> Option<String> {
    let text = frame.json()?.get(key)?.as_str()?;
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extension() -> Extension {
        Extension {
            id: "io.aime.test".into(),
            name: "AIME".into(),
            version: "1".into(),
        }
    }

    fn sent(session: &mut Session) -> Vec<Frame> {
        let out = session.take_out();
        out.iter()
            .map(|bytes| Frame::decode(bytes).unwrap())
            .collect()
    }

    fn tell(
        session: &mut Session,
        verb: Verb,
        name: &str,
        id: &str,
        body: Option<Value>,
    ) -> Option<Said> {
        let frame = Frame::new(verb, name, id, body.as_ref());
        session.receive(&frame.encode()).unwrap()
    }

    fn met(saved: Option<SavedToken>) -> (Session, Frame) {
        let mut session = Session::begin(extension(), saved);
        assert_eq!(sent(&mut session)[0].name, "com.roonlabs.registry:1/info");
        let info = json!({"core_id": "c1", "display_name": "Attic", "display_version": "2.0"});
        let said = tell(&mut session, Verb::Complete, "Success", "0", Some(info));
        assert!(matches!(said, Some(Said::Met(core)) if core.name == "Attic"));
        let register = sent(&mut session).remove(0);
        (session, register)
    }

    #[test]
    fn zones_are_subscribed_once_the_extension_is_enabled() {
        let (mut session, register) = met(None);
        assert_eq!(register.name, "com.roonlabs.registry:1/register");
        assert_eq!(register.json().unwrap().get("token"), None);
        // Before it is enabled there is nothing to ask for, and other words are ignored.
        session.ask_zones();
        assert!(tell(&mut session, Verb::Continue, "Pending", "1", None).is_none());
        assert!(sent(&mut session).is_empty());
        let enabled = json!({"core_id": "c1", "display_name": "Attic", "display_version": "2.0", "token": "t1", "provided_services": [], "http_port": 9330});
        let said = tell(
            &mut session,
            Verb::Continue,
            "Registered",
            "1",
            Some(enabled),
        );
        assert!(matches!(said, Some(Said::Enabled(_, token)) if token.expose_secret() == "t1"));
        assert_eq!(
            sent(&mut session)[0].name,
            "com.roonlabs.transport:2/subscribe_zones"
        );
        let said = tell(
            &mut session,
            Verb::Continue,
            "Subscribed",
            "2",
            Some(json!({"zones": []})),
        );
        assert!(matches!(said, Some(Said::Zones(ZoneNews::All(zones))) if zones.is_empty()));
        session.ask_zones();
        session.ask_zones();
        assert_eq!(sent(&mut session).len(), 1, "one poll at a time");
    }

    #[test]
    fn a_token_is_told_only_to_the_core_that_gave_it() {
        for (core_id, is_told) in [("c1", true), ("c2", false)] {
            let saved = SavedToken {
                core_id: core_id.into(),
                token: "secret".into(),
            };
            let (_, register) = met(Some(saved));
            assert_eq!(register.json().unwrap().get("token").is_some(), is_told);
        }
    }

    #[test]
    fn the_core_gets_answers() {
        let (mut session, _) = met(None);
        for (name, word) in [
            ("com.roonlabs.ping:1/ping", "Success"),
            ("com.roonlabs.pairing:1/subscribe_pairing", "Subscribed"),
            ("com.roonlabs.status:1/subscribe_status", "Subscribed"),
            ("com.roonlabs.pairing:1/dance", "InvalidRequest"),
            ("com.example:1/anything", "InvalidRequest"),
        ] {
            let key = json!({"subscription_key": "262"});
            assert!(tell(&mut session, Verb::Request, name, "17", Some(key)).is_none());
            let answer = sent(&mut session).remove(0);
            assert_eq!(
                (answer.name.as_str(), answer.request_id.as_str()),
                (word, "17"),
                "{name}"
            );
        }
    }

    #[test]
    fn an_answer_to_nothing_and_a_refused_subscription_are_told_apart() {
        let (mut session, _) = met(None);
        let stray = Frame::new(Verb::Complete, "Success", "99", None);
        assert!(session.receive(&stray.encode()).is_err());
        let enabled = json!({"core_id": "c1", "token": "t"});
        tell(
            &mut session,
            Verb::Continue,
            "Registered",
            "1",
            Some(enabled),
        );
        let said = tell(
            &mut session,
            Verb::Complete,
            "InvalidRequest",
            "2",
            Some(json!({"error": "x"})),
        );
        assert!(matches!(said, Some(Said::NoSubscription(word)) if word == "InvalidRequest"));
    }
}
