//! What problems say, in French.
//!
//! Texts are written in English where they belong: beside the rule that was broken, in the error that happened. Here
//! stands the French of each, by the English one, as gettext has it; a text that is not here is told in English. A test
//! reads the sources for texts that were forgotten.

use std::borrow::Cow;

use super::FieldError;

/// Whole texts: rules that a value broke (what follows the name of the value), details, and what is said of services.
const TEXTS: &[(&str, &str)] = &[
    (
        "is of a copy, and you own none of this album",
        "concerne un exemplaire, et vous n’en possédez aucun de cet album",
    ),
    (
        "must name at least one artist",
        "doit nommer au moins un artiste",
    ),
    (
        "must be artists of your collection or listening",
        "doivent être des artistes de votre collection ou de vos écoutes",
    ),
    (
        "is too long, or not a line of text",
        "est trop long, ou n’est pas une ligne de texte",
    ),
    (
        "must have at most 10,000 characters",
        "doit compter au plus 10 000 caractères",
    ),
    (
        "must be between 0 and 2100; 0 means unknown",
        "doit être entre 0 et 2100 ; 0 veut dire inconnu",
    ),
    (
        "must be a web address of at most 500 characters",
        "doit être une adresse web d’au plus 500 caractères",
    ),
    (
        "must be a web address of at most 300 characters",
        "doit être une adresse web d’au plus 300 caractères",
    ),
    (
        "must be the number of a Discogs release",
        "doit être le numéro d’une édition Discogs",
    ),
    (
        "names a field that cannot be locked",
        "nomme un champ qui ne peut pas être verrouillé",
    ),
    (
        "is a rule that you have already",
        "est une règle que vous avez déjà",
    ),
    (
        "is no artist that you know",
        "n’est pas un artiste que vous connaissez",
    ),
    (
        "is no track that you know",
        "n’est pas un morceau que vous connaissez",
    ),
    (
        "must be an hour between 0 and 23, as must `to_hour`",
        "doit être une heure entre 0 et 23, comme `to_hour`",
    ),
    (
        "must name an artist, a track or hours",
        "doit nommer un artiste, un morceau ou des heures",
    ),
    (
        "is a name of this artist already",
        "est déjà un nom de cet artiste",
    ),
    (
        "is the name of another artist; merge the two instead",
        "est le nom d’un autre artiste ; fusionnez plutôt les deux",
    ),
    ("must be another one", "doit être un autre"),
    (
        "must say in 1 to 200 characters what tells the new artist from the old one",
        "doit dire en 1 à 200 caractères ce qui distingue le nouvel artiste de l’ancien",
    ),
    (
        "is that of another artist of this name",
        "est celle d’un autre artiste de ce nom",
    ),
    (
        "must name albums or tracks of this artist",
        "doit nommer des albums ou des morceaux de cet artiste",
    ),
    (
        "must name tracks or copies of this album",
        "doit nommer des morceaux ou des exemplaires de cet album",
    ),
    (
        "must name some of the song's spellings, and not all",
        "doit nommer certaines des graphies du morceau, mais pas toutes",
    ),
    (
        "must name at least one report",
        "doit nommer au moins un signalement",
    ),
    (
        "is the track that these names mean already",
        "est déjà le morceau que ces noms désignent",
    ),
    (
        "must name at least one listen",
        "doit nommer au moins une écoute",
    ),
    (
        "must be a moment in the past, in unix seconds",
        "doit être un moment passé, en secondes unix",
    ),
    (
        "is for one listen; use `shift_seconds` for several",
        "vaut pour une seule écoute ; pour plusieurs, utilisez `shift_seconds`",
    ),
    ("must be within 400 days", "doit tenir en 400 jours"),
    (
        "says nothing that is to change",
        "ne dit rien qui soit à changer",
    ),
    (
        "is the moment of a listen of the same song that is there already",
        "est le moment d’une écoute du même morceau qui est déjà là",
    ),
    (
        "must be given to change the password",
        "doit être donné pour changer de mot de passe",
    ),
    (
        "is not the current password",
        "n’est pas le mot de passe actuel",
    ),
    (
        "must name at least one scope",
        "doit nommer au moins un droit",
    ),
    (
        "must have 1 to 64 characters and no control characters",
        "doit compter 1 à 64 caractères, sans caractères de contrôle",
    ),
    (
        "must have at most 1024 bytes",
        "doit compter au plus 1024 octets",
    ),
    (
        "must be a language tag such as en or fr",
        "doit être une étiquette de langue comme en ou fr",
    ),
    (
        "must be an IANA time zone such as Europe/Zurich",
        "doit être un fuseau horaire IANA comme Europe/Zurich",
    ),
    (
        "must not be before start_date",
        "ne doit pas être avant start_date",
    ),
    (
        "lies beyond the first 10,000 listens; use `cursor`",
        "est au-delà des 10 000 premières écoutes ; utilisez `cursor`",
    ),
    (
        "must be a day, written YYYY-MM-DD",
        "doit être un jour, écrit AAAA-MM-JJ",
    ),
    ("and `to_hour` go together", "et `to_hour` vont ensemble"),
    ("may name 500 rooms", "peut nommer 500 pièces"),
    ("may name 100 plays", "peut nommer 100 lectures"),
    (
        "must be a name or an address, without http:// and without a path",
        "doit être un nom ou une adresse, sans http:// et sans chemin",
    ),
    (
        "is not a cursor of this list",
        "n’est pas un curseur de cette liste",
    ),
    (
        "must narrow the journal, or `ids` must name listens",
        "doit restreindre le journal, ou `ids` doit nommer des écoutes",
    ),
    (
        "must not be negative or so great",
        "ne doit être ni négatif ni si grand",
    ),
    (
        "must be 1 or more, and not so great",
        "doit être 1 ou plus, et pas si grand",
    ),
    ("does not answer", "ne répond pas"),
    (
        "must be all, YYYY, YYYY-MM, YYYY-Www, YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD",
        "doit être all, AAAA, AAAA-MM, AAAA-Wss, AAAA-MM-JJ ou AAAA-MM-JJ..AAAA-MM-JJ",
    ),
    (
        "is needed: this install has none of its own",
        "est nécessaire : cette installation n’en a pas",
    ),
    (
        "is needed to sign in: Last.fm shows it beside the API key",
        "est nécessaire pour se connecter : Last.fm le montre à côté de la clé d’API",
    ),
    ("is unknown to Last.fm", "est inconnu de Last.fm"),
    (
        "is not accepted by Discogs",
        "n’est pas accepté par Discogs",
    ),
    ("the file is empty", "le fichier est vide"),
    (
        "The request names no host.",
        "La demande ne nomme aucun hôte.",
    ),
    (
        "Add this name to `server.hosts` (or AIME_SERVER__HOSTS) if it is yours.",
        "Ajoutez ce nom à `server.hosts` (ou AIME_SERVER__HOSTS) s’il est à vous.",
    ),
    (
        "This needs an owner or admin.",
        "Il faut être propriétaire ou administrateur.",
    ),
    (
        "The header Authorization must be `Bearer` and a token.",
        "L’en-tête Authorization doit être `Bearer` et un jeton.",
    ),
    (
        "The body must be sent as application/json.",
        "Le corps doit être envoyé en application/json.",
    ),
    (
        "No album passes the filter.",
        "Aucun album ne passe le filtre.",
    ),
    (
        "A filtered list goes by pages for 10,000 listens; use its cursor beyond that.",
        "Une liste filtrée se feuillette sur 10 000 écoutes ; au-delà, utilisez son curseur.",
    ),
    (
        "Only an owner or admin may enter the address of a Core.",
        "Seul un propriétaire ou un administrateur peut saisir l’adresse d’un Core.",
    ),
    (
        "A token has no session; `GET /api/v1/me` says whose it is.",
        "Un jeton n’a pas de session ; `GET /api/v1/me` dit à qui il est.",
    ),
    (
        "Send the file's bytes as the body, not a form.",
        "Envoyez les octets du fichier comme corps, pas un formulaire.",
    ),
    (
        "This import cannot be undone: it is still running, was only tried, or was undone before.",
        "Cet import ne peut pas être annulé : il est en cours, n’était qu’un essai, ou a déjà été annulé.",
    ),
    (
        "This install is not known to Discogs; a personal token connects.",
        "Discogs ne connaît pas cette installation ; un jeton personnel permet de se relier.",
    ),
    (
        "Discogs did not confirm this permission. Begin again under Services.",
        "Discogs n’a pas confirmé cette autorisation. Recommencez sous Services.",
    ),
    (
        "What the catalogue says for everybody is changed by an owner or admin.",
        "Ce que le catalogue dit pour tous est changé par un propriétaire ou un administrateur.",
    ),
    ("The body broke off.", "Le corps s’est interrompu."),
    (
        "A JSON body may have 1 MiB.",
        "Un corps JSON peut compter 1 Mio.",
    ),
    ("there is no such thing", "cela n’existe pas"),
    ("it asked for a pause", "le service a demandé une pause"),
    ("it cannot be reached", "il est injoignable"),
    ("it did not answer in time", "il n’a pas répondu à temps"),
    ("its answer broke off", "sa réponse s’est interrompue"),
    ("its answer is too large", "sa réponse est trop volumineuse"),
    (
        "something else answers at this address",
        "autre chose répond à cette adresse",
    ),
    ("the connection broke", "la connexion s’est rompue"),
    (
        "no Roon Core answers on this network; enter its address if it is elsewhere",
        "aucun Roon Core ne répond sur ce réseau ; saisissez son adresse s’il est ailleurs",
    ),
    (
        "a stored secret cannot be opened with this key; connect the service again",
        "un secret enregistré ne s’ouvre pas avec cette clé ; reliez de nouveau le service",
    ),
    (
        "the key of secrets must be 32 bytes in base64",
        "la clé des secrets doit compter 32 octets en base64",
    ),
];

/// Texts with blanks, which are filled in the same order. What fills one is told in French where it can be.
const PATTERNS: &[(&str, &str)] = &[
    (
        "must have {} to {} characters",
        "doit compter {} à {} caractères",
    ),
    (
        "must have at least {} characters",
        "doit compter au moins {} caractères",
    ),
    (
        "must have at most {} characters",
        "doit compter au plus {} caractères",
    ),
    ("must be between {} and {}", "doit être entre {} et {}"),
    ("must be {} to {}", "doit être de {} à {}"),
    ("{} is not of type {}", "{} n’est pas du type {}"),
    (
        "A file may have {} bytes.",
        "Un fichier peut compter {} octets.",
    ),
    (
        "This needs a token with the scope {}.",
        "Il faut un jeton avec le droit {}.",
    ),
    ("Nothing answers at {}.", "Rien ne répond à {}."),
    ("{} does not answer {}.", "{} ne répond pas à {}."),
    (
        "The body is not JSON: {}.",
        "Le corps n’est pas du JSON : {}.",
    ),
    ("Last.fm: {}.", "Last.fm : {}."),
    ("Discogs: {}.", "Discogs : {}."),
    ("Roon: {}.", "Roon : {}."),
];

/// The detail and the invalid values of a problem.
pub(super) fn told(
    detail: Option<Cow<'static, str>>,
    errors: Vec<FieldError>,
) -> (Option<Cow<'static, str>>, Vec<FieldError>) {
    let detail = detail.map(|text| french(&text).unwrap_or(text));
    let errors = errors.into_iter().map(|error| match french(&error.detail) {
        Some(text) => FieldError {
            detail: text.into_owned(),
            ..error
        },
        None => error,
    });
    (detail, errors.collect())
}

/// The French of an English text; `None` where there is none.
fn french(text: &str) -> Option<Cow<'static, str>> {
    let whole = TEXTS.iter().find(|(english, _)| *english == text);
    if let Some((_, french)) = whole {
        return Some(Cow::Borrowed(french));
    }
    PATTERNS.iter().find_map(|(english, french)| {
        let fillings = fillings(english, text)?;
        Some(Cow::Owned(filled(french, &fillings)))
    })
}

/// What stands in the blanks of `pattern`, if `text` is of its form.
fn fillings<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    for part in parts {
        // The last part ends the text; any other is where it first comes.
        let end = if part.is_empty() {
            rest.len()
        } else if pattern.ends_with(part) && rest.ends_with(part) {
            rest.len() - part.len()
        } else {
            rest.find(part)?
        };
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found)
}

fn filled(pattern: &str, fillings: &[&str]) -> String {
    let mut text = String::new();
    let mut fillings = fillings.iter();
    for (place, part) in pattern.split("{}").enumerate() {
        if place > 0 {
            let filling = fillings.next().copied().unwrap_or_default();
            text.push_str(&french(filling).unwrap_or(Cow::Borrowed(filling)));
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    #[rstest::rstest]
    #[case::whole("must be another one", "doit être un autre")]
    #[case::blanks("must be between 1 and 500", "doit être entre 1 et 500")]
    #[case::filled_in_french("Roon: it cannot be reached.", "Roon : il est injoignable.")]
    #[case::as_the_service_said("Last.fm: Key. Revoked.", "Last.fm : Key. Revoked.")]
    #[case::blank_in_front("/x does not answer PUT.", "/x ne répond pas à PUT.")]
    fn texts_are_told_in_french(#[case] english: &str, #[case] expected: &str) {
        assert_eq!(french(english).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        assert_eq!(french("must have many a thing"), None);
        let error = FieldError {
            pointer: "/x".into(),
            detail: "unknown variant".into(),
        };
        assert_eq!(
            told(Some("Odd.".into()), vec![error.clone()]),
            (Some("Odd.".into()), vec![error])
        );
    }

    #[test]
    fn patterns_have_the_same_blanks() {
        for (english, french) in PATTERNS {
            assert_eq!(
                english.matches("{}").count(),
                french.matches("{}").count(),
                "{english}"
            );
        }
    }

    /// Rules are predicates, details stand in a call of `with_detail`: both can be told from other text.
    #[test]
    fn every_text_of_a_problem_has_its_french() {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in [
            "src/api",
            "src/auth",
            "src/edge",
            "src/extract",
            "src/problem",
        ] {
            add_sources(&sources.join(folder), &mut files);
        }
        add_sources(&sources.join("../services/src"), &mut files);
        let mut missing = Vec::new();
        let mut seen = 0;
        for file in files {
            let source = fs::read_to_string(&file).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for text in problem_texts(source) {
                seen += 1;
                if french(&text).is_none() {
                    missing.push(format!("{}: {text}", file.display()));
                }
            }
        }
        assert!(seen > 80, "only {seen} texts were found");
        assert!(missing.is_empty(), "without French: {missing:#?}");
    }

    fn add_sources(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add_sources(&path, files);
            } else if path.file_name().is_some_and(|name| name != "french.rs") {
                files.push(path);
            }
        }
    }

    /// The literals of a source that are texts of problems, with what is filled in as `{}` has it.
    fn problem_texts(source: &str) -> Vec<String> {
        const PREDICATES: [&str; 8] = ["must", "is", "may", "names", "lies", "says", "and", "does"];
        let code: String = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line.trim(), " "])
            .collect();
        let code = code.replace("\\\"", "'").replace("'\"'", "''");
        let mut texts = Vec::new();
        let mut before = "";
        for (place, part) in code.split('"').enumerate() {
            if place % 2 == 1 {
                let first = part.split(' ').next().unwrap_or_default();
                let is_rule = part.contains(' ') && PREDICATES.contains(&first);
                let opening = before.trim_end();
                let is_detail =
                    opening.ends_with("with_detail(") || opening.ends_with("with_detail(format!(");
                if is_rule || is_detail {
                    texts.push(part.to_owned());
                }
            }
            before = part;
        }
        texts
    }
}
