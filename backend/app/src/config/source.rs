//! Where settings come from, and the guard against keys that do not exist.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::Config;

/// Every key with its default; compiled in.
const DEFAULTS: &str = include_str!("../../../../config/default.toml");
/// Start of our environment variables.
const PREFIX: &str = "AIME_";
/// Variables of our prefix that are no keys: the config file's name, and what only tests look at.
const CONFIG_VARIABLE: &str = "AIME_CONFIG";
const TEST_PREFIX: &str = "AIME_TEST_";
/// The key that other programs set under this name.
const DATABASE_VARIABLE: &str = "DATABASE_URL";
const DATABASE_KEY: &str = "database.url";

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// A file cannot be read.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// A key that does not exist.
    #[error(
        "{place}: there is no setting {key:?}; did you mean {nearest:?}? config/default.toml lists them all"
    )]
    UnknownKey {
        /// Where it stands.
        place: String,
        /// The key as written.
        key: String,
        /// The most similar one that exists.
        nearest: String,
    },
    /// A value that is none.
    #[error("{place}: {key}: {reason}")]
    Value {
        /// Where it stands.
        place: String,
        /// The key.
        key: String,
        /// What was expected.
        reason: String,
    },
    /// The values do not fit together.
    #[error("settings: {0}")]
    Whole(String),
}

/// The environment variables that concern us.
#[derive(Debug)]
pub(super) struct Environment {
    ours: BTreeMap<String, String>,
    database_url: Option<String>,
}

impl Environment {
    pub(super) fn new(variables: impl Iterator<Item = (String, String)>) -> Self {
        let mut ours = BTreeMap::new();
        let mut database_url = None;
        for (name, value) in variables {
            if name == DATABASE_VARIABLE && !value.is_empty() {
                database_url = Some(value);
            } else if name.starts_with(PREFIX) && !name.starts_with(TEST_PREFIX) {
                ours.insert(name, value);
            }
        }
        Self { ours, database_url }
    }

    /// Defaults, then the file, then the environment, as one typed value.
    pub(super) fn gather(mut self) -> Result<Config, ConfigError> {
        let mut settings: Table = DEFAULTS
            .parse()
            .map_err(|error: toml::de::Error| ConfigError::Whole(error.to_string()))?;
        let known = keys(&settings);
        if let Some(file) = self.find_file(&settings)? {
            let given = read(&file)?;
            overlay(
                &mut settings,
                given,
                &known,
                &file.display().to_string(),
                "",
            )?;
        }
        if let Some(url) = self.database_url.take() {
            set(&mut settings, DATABASE_KEY, Value::String(url));
        }
        self.ours.remove(CONFIG_VARIABLE);
        for (name, text) in &self.ours {
            let key = key_of(name);
            let Some(default) = get(&settings, &key) else {
                return Err(unknown(&known, "environment", name, variable_of));
            };
            let value = parse(text, default).map_err(|reason| ConfigError::Value {
                place: String::from("environment"),
                key: name.clone(),
                reason,
            })?;
            set(&mut settings, &key, value);
        }
        Config::deserialize_from(settings)
    }

    /// The first of the files that may be there.
    fn find_file(&self, defaults: &Table) -> Result<Option<PathBuf>, ConfigError> {
        if let Some(named) = self.ours.get(CONFIG_VARIABLE) {
            let file = PathBuf::from(named);
            return if file.is_file() {
                Ok(Some(file))
            } else {
                Err(ConfigError::File {
                    file: named.clone(),
                    reason: format!("{CONFIG_VARIABLE} names a file that is not there"),
                })
            };
        }
        let default = get(defaults, "data_dir")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let data_dir = self
            .ours
            .get(&variable_of("data_dir"))
            .map_or(default, String::as_str);
        let places = [
            Path::new(data_dir).join("config.toml"),
            PathBuf::from("config/local.toml"),
        ];
        Ok(places.into_iter().find(|file| file.is_file()))
    }
}

impl Config {
    fn deserialize_from(settings: Table) -> Result<Self, ConfigError> {
        settings
            .try_into()
            .map_err(|error: toml::de::Error| ConfigError::Whole(error.to_string()))
    }
}

fn read(file: &Path) -> Result<Table, ConfigError> {
    let fault = |reason: String| ConfigError::File {
        file: file.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    text.parse()
        .map_err(|error: toml::de::Error| fault(error.to_string()))
}

/// Dotted names of all keys: `server.bind`.
fn keys(table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in table {
        match value {
            Value::Table(inner) => {
                found.extend(keys(inner).iter().map(|key| format!("{name}.{key}")));
            }
            _ => found.push(name.clone()),
        }
    }
    found
}

/// Puts the values of a file over the defaults.
fn overlay(
    settings: &mut Table,
    given: Table,
    known: &[String],
    place: &str,
    section: &str,
) -> Result<(), ConfigError> {
    for (name, value) in given {
        let key = if section.is_empty() {
            name.clone()
        } else {
            format!("{section}.{name}")
        };
        match (settings.get_mut(&name), value) {
            (Some(Value::Table(inner)), Value::Table(given)) => {
                overlay(inner, given, known, place, &key)?;
            }
            (Some(default), value) if default.same_type(&value) => *default = value,
            (Some(default), _) => {
                return Err(ConfigError::Value {
                    place: place.to_owned(),
                    key,
                    reason: format!("must be of type {}", default.type_str()),
                });
            }
            (None, _) => return Err(unknown(known, place, &key, str::to_owned)),
        }
    }
    Ok(())
}

fn unknown(
    known: &[String],
    place: &str,
    written: &str,
    shown: impl Fn(&str) -> String,
) -> ConfigError {
    let nearest = known
        .iter()
        .map(|key| shown(key))
        .min_by_key(|name| strsim::damerau_levenshtein(name, written))
        .unwrap_or_default();
    ConfigError::UnknownKey {
        place: place.to_owned(),
        key: written.to_owned(),
        nearest,
    }
}

/// `AIME_SERVER__BIND` → `server.bind`.
fn key_of(variable: &str) -> String {
    variable
        .strip_prefix(PREFIX)
        .unwrap_or(variable)
        .replace("__", ".")
        .to_ascii_lowercase()
}

/// `server.bind` → `AIME_SERVER__BIND`.
fn variable_of(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "__").to_ascii_uppercase())
}

fn get<'a>(settings: &'a Table, key: &str) -> Option<&'a Value> {
    match key.split_once('.') {
        Some((section, rest)) => get(settings.get(section)?.as_table()?, rest),
        None => settings.get(key).filter(|value| !value.is_table()),
    }
}

fn set(settings: &mut Table, key: &str, value: Value) {
    match key.split_once('.') {
        Some((section, rest)) => {
            if let Some(Value::Table(inner)) = settings.get_mut(section) {
                set(inner, rest, value);
            }
        }
        None => {
            settings.insert(key.to_owned(), value);
        }
    }
}

/// A variable's text as the type that its default has.
fn parse(text: &str, default: &Value) -> Result<Value, String> {
    let text = text.trim();
    Ok(match default {
        Value::Integer(_) => Value::Integer(
            text.parse()
                .map_err(|_| String::from("must be a whole number"))?,
        ),
        Value::Boolean(_) => Value::Boolean(match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => true,
            "false" | "0" | "no" | "off" => false,
            _ => return Err(String::from("must be true or false")),
        }),
        Value::Array(_) => text
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| Value::String(item.to_owned()))
            .collect::<Vec<_>>()
            .into(),
        _ => Value::String(text.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn load(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(
            variables
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn every_default_is_valid() {
        let config = load(&[]).unwrap();
        assert_eq!(config.server.bind.to_string(), "127.0.0.1:8000");
        assert_eq!(config.data_dir, Path::new("data"));
    }

    #[test]
    fn the_environment_goes_before_the_file_and_the_file_before_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("config.toml"),
            "[server]\nbind = \"0.0.0.0:9000\"\nshutdown_seconds = 9\n",
        )
        .unwrap();
        let data_dir = folder.path().to_str().unwrap();
        let config = load(&[
            ("AIME_DATA_DIR", data_dir),
            ("AIME_SERVER__BIND", "127.0.0.1:9001"),
            ("AIME_SERVER__TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"),
        ])
        .unwrap();
        assert_eq!(config.server.bind.port(), 9001);
        assert_eq!(config.server.shutdown_seconds, 9);
        assert_eq!(config.server.trusted_proxies.len(), 2);
    }

    #[test]
    fn an_unknown_key_names_its_nearest_neighbour() {
        let said = |variables: &[(&str, &str)]| load(variables).unwrap_err().to_string();
        let of_variable = said(&[("AIME_SERVER__BINDD", "x")]);
        assert!(of_variable.contains("AIME_SERVER__BIND\""), "{of_variable}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        fs::write(&file, "[server]\nhost = [\"x\"]\n").unwrap();
        let of_file = said(&[("AIME_CONFIG", file.to_str().unwrap())]);
        assert!(
            of_file.contains("mine.toml") && of_file.contains("\"server.hosts\""),
            "{of_file}"
        );
        assert!(said(&[("AIME_SERVER", "x")]).contains("did you mean"));
    }

    #[test]
    fn values_of_the_wrong_kind_are_refused() {
        let cases = [
            ("AIME_SERVER__SHUTDOWN_SECONDS", "soon"),
            ("AIME_SERVER__BIND", "everywhere"),
            ("AIME_SERVER__TRUSTED_PROXIES", "proxy.example.org"),
            ("AIME_LOG__FORMAT", "xml"),
            ("AIME_LASTFM__BASE_URL", "last.fm"),
            ("AIME_LASTFM__INTERVAL_SECONDS", "1"),
            ("DATABASE_URL", "mysql://x"),
        ];
        for (name, value) in cases {
            assert!(load(&[(name, value)]).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn a_secret_is_never_printed() {
        let config = load(&[("DATABASE_URL", "postgres://u:hunter2@h/d")]).unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn variables_of_tests_and_of_others_are_left_alone() {
        load(&[("AIME_TEST_POSTGRES", "skip"), ("PATH", "/bin")]).unwrap();
    }
}
