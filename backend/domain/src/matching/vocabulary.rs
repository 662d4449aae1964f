//! The words that rules know, folded, in several languages. No name of an artist, a song or an album stands here.
//!
//! A word that is missing can only keep two titles apart, never make one of them: whatever no list knows
//! stays part of the title.

/// What only ever speaks of a transfer, an advisory or an edition.
pub(super) const NEUTRAL_HEAD: &[&str] = &[
    "remaster", "remastered", "remasters", "remastering", "remasterd", "remasterizado", "remasterizada", "remasterise",
    "remasterisee", "remasterizacion", "remasterisation", "rimasterizzato", "rimasterizzata", "remasterizzato", "ремастер",
    "mastered", "mastering", "explicit", "explicito", "explicita", "explicite", "dirty", "parental", "uncensored",
    "edition", "edicion", "edicao", "edizione", "ausgabe", "deluxe", "expanded", "anniversary", "reissue", "reissued",
    "reedition", "bonus", "mono", "stereo", "lossless", "visualizer", "visualiser", "restored", "издание",
];

/// What may stand beside such a word without changing what it says.
pub(super) const NEUTRAL_FILLER: &[&str] = &[
    "digital", "digitally", "digitale", "version", "versions", "ver", "versione", "versao", "the", "a", "of", "in", "by",
    "on", "and", "for", "from", "original", "new", "newly", "bit", "khz", "hz", "hd", "hi", "res", "hires", "lp", "album",
    "albumversion", "cd", "vinyl", "sacd", "dsd", "th", "st", "nd", "rd", "year", "years", "super", "special", "limited",
    "collectors", "collector", "s", "track", "tracks", "disc", "disk", "uk", "us", "usa", "eu", "japan", "japanese",
    "international", "analog", "analogue", "tapes", "tape", "master", "content", "advisory", "lyrics", "itunes", "en", "de",
    "le", "la", "el",
];

/// Whole additions that mean the album's own recording, or name a carrier of it.
pub(super) const NEUTRAL_WHOLE: &[&[&str]] = &[
    &["album", "version"], &["lp", "version"], &["album", "ver"], &["albumversion"], &["original", "album", "version"],
    &["version", "album"], &["version", "del", "album"], &["version", "de", "l", "album"], &["version", "de", "lalbum"],
    &["versao", "do", "album"], &["versione", "album"], &["versione", "dellalbum"], &["original", "version"],
    &["original", "mix"], &["original", "recording"], &["original"], &["main", "version"], &["standard", "version"],
    &["full", "album", "version"], &["album", "mix"], &["original", "lp", "version"], &["pa"], &["official", "video"],
    &["official", "music", "video"], &["official", "audio"], &["official", "lyric", "video"], &["lyric", "video"],
    &["lyrics", "video"], &["official", "lyrics", "video"], &["official", "hd", "video"], &["official", "mv"],
    &["music", "video"], &["official"], &["audio"], &["video"], &["hq"], &["hd"], &["mv"], &["lyrics"],
    &["clip", "officiel"], &["video", "oficial"], &["offizielles", "musikvideo"], &["videoclip"], &["stereo", "mix"],
    &["mono", "mix"], &["hidden", "track"], &["альбомная", "версия"],
];

/// Pieces of words that name an edition in scripts without spaces.
pub(super) const NEUTRAL_PIECES: &[&str] = &[
    "盤", "エディション", "リマスター", "デラックス", "限定", "豪華版", "豪华版", "纪念版", "紀念版", "完全版", "리마스터",
    "디럭스", "에디션", "переиздание",
];

/// What makes another recording of a song.
pub(super) const VERSION: &[&str] = &[
    "remix", "remixed", "remixes", "mix", "rmx", "mixed", "edit", "edited", "version", "ver", "versione", "versao",
    "fassung", "acoustic", "acoustique", "acustico", "acustica", "akustik", "unplugged", "demo", "demos", "maqueta",
    "rough", "instrumental", "instrumentals", "instrumentale", "inst", "instr", "karaoke", "playback", "acapella", "cappella",
    "capella", "acappella", "take", "takes", "outtake", "alternate", "alternative", "alternativa", "alt", "cover", "extended",
    "club", "dub", "reprise", "intro", "outro", "interlude", "skit", "slowed", "sped", "nightcore", "reverb", "daycore",
    "orchestral", "orchestra", "symphonic", "piano", "rehearsal", "early", "commentary", "memo", "spoken", "medley",
    "mashup", "bootleg", "vip", "rework", "reworked", "redux", "rerecorded", "rerecording", "recorded", "tribute", "style",
    "performed", "vocal", "vocals", "stripped", "soundtrack", "single", "radio", "short", "long", "full", "length",
    "reimagined", "revisited", "mashed", "flip", "refix", "lofi", "phonk", "poem", "backing", "score", "size", "chopped",
    "screwed", "solo", "duet", "english", "japanese", "spanish", "french", "german", "italian", "korean", "chinese",
    "portuguese", "russian", "clean",
];

/// Of these, what says nothing where the addition speaks of a remaster.
pub(super) const VERSION_IN_REMASTER: &[&str] = &["version", "ver", "versione", "versao", "fassung", "full", "length"];

/// Of these, what a concert can be besides: the concert's own edit is not the concert.
pub(super) const VERSION_OF_CONCERT: &[&str] = &[
    "remix", "remixed", "mix", "rmx", "edit", "edited", "demo", "instrumental", "karaoke", "rehearsal", "dub", "reprise",
    "intro", "outro", "medley", "cover", "slowed", "sped",
];

/// Words that add nothing to a version: "Acoustic Version" is "Acoustic".
pub(super) const VERSION_FILLER: &[&str] = &["version", "ver", "versione", "versao", "fassung", "the"];

/// Films, series, games.
pub(super) const FILM: &[&str] = &[
    "soundtrack", "film", "movie", "motion", "series", "show", "game", "musical", "ost", "netflix", "pelicula", "serie",
    "filme", "novela", "cinema", "фильма", "фильм", "сериала", "мультфильма", "映画", "主題歌", "アニメ", "bof", "trailer",
    "broadway", "disney", "anime", "drama", "tv", "television", "videogame", "videospiel", "colonna", "banda",
];

/// What a note on a film begins with.
pub(super) const FROM: &[&str] = &[
    "from", "de", "du", "des", "dal", "dalla", "aus", "extrait", "tire", "из", "music", "musique", "theme", "bande", "bo",
    "da", "do", "z", "generique",
];

/// What may stand before "from" in such a note: "Love Theme from …".
pub(super) const BEFORE_FROM: &[&str] = &[
    "love", "main", "end", "opening", "closing", "title", "titles", "theme", "music", "song", "single", "featured", "as",
    "heard", "seen", "in", "taken", "the", "credits", "end", "original", "ending", "official", "inspired", "by",
];

/// What follows "live" where it means a concert.
pub(super) const LIVE_THEN: &[&str] = &[
    "at", "in", "from", "on", "en", "a", "au", "aux", "im", "auf", "aus", "de", "du", "dal", "dalla", "no", "na", "em",
    "version", "ver", "session", "sessions",
];

/// What follows "live" where it is a verb.
pub(super) const LIVE_VERB_THEN: &[&str] = &[
    "through", "and", "forever", "your", "my", "our", "like", "free", "for", "with", "while", "to", "fast", "it", "laugh",
    "love", "life", "another", "by", "or", "without", "as", "every", "again", "alone", "what", "how", "together", "this",
    "that", "well", "long", "longer", "more", "now", "today", "strong", "slow", "high", "before", "until", "till", "where",
    "wire", "out", "oak", "is", "up", "down", "right", "one", "tonight", "young", "inside", "here", "there", "still",
];

/// What stands before "live" where it is a verb or speaks of life.
pub(super) const LIVE_VERB_AFTER: &[&str] = &[
    "long", "to", "we", "i", "you", "they", "who", "let", "can", "cant", "how", "where", "and", "people", "dont", "wanna",
    "gotta", "must", "will", "would", "should", "never", "ever", "shall", "may", "not", "could", "ill", "youll", "well",
];

/// Single words for a concert or a performance in one go.
pub(super) const CONCERT: &[&str] = &[
    "unplugged", "concert", "konzertmitschnitt", "livemitschnitt", "session", "sessions", "sessie", "ライブ", "ライヴ",
    "セッション", "вживую", "сессия", "концерт", "라이브", "现场", "現場", "לייב",
];

/// Phrases for it.
pub(super) const CONCERT_PHRASES: &[&[&str]] = &[
    &["en", "vivo"], &["ao", "vivo"], &["al", "vivo"], &["dal", "vivo"], &["en", "directo"], &["en", "public"],
    &["im", "konzert"], &["in", "concerto"], &["en", "concierto"], &["at", "the", "bbc"], &["first", "take"],
    &["home", "take"], &["on", "stage"], &["sur", "scene"],
];

/// Words that make a concert of an album's title, where they would be too little for a song's.
pub(super) const CONCERT_ALBUM: &[&str] = &[
    "concerts", "onstage", "bootleg", "bootlegs", "rockpalast", "bbc", "peel", "olympia", "lolympia", "bercy",
];

/// Phrases that do.
pub(super) const CONCERT_ALBUM_PHRASES: &[&[&str]] = &[
    &["comes", "alive"], &["its", "alive"], &["on", "tour"], &["world", "tour"], &["live", "tour"], &["en", "tournee"],
    &["auf", "tour"], &["el", "ultimo", "concierto"],
];

/// Halls and other places of concerts, in general words.
pub(super) const HALLS: &[&str] = &[
    "prison", "hall", "theatre", "theater", "arena", "stadium", "garden", "gardens", "ballroom", "festival", "club",
    "palace", "bowl", "amphitheatre", "amphitheater", "auditorium", "opera", "room", "lounge", "cafe", "cathedral", "park",
    "dome", "coliseum", "colosseum", "forum", "pavilion", "roundhouse", "apollo", "olympia", "fillmore", "budokan", "newport",
    "montreux", "wembley", "birdland", "vanguard", "zenith", "bercy", "glastonbury", "woodstock", "philharmonic",
];

/// Words of a concert's note that say nothing of place and time.
pub(super) const CONCERT_FILLER: &[&str] = &[
    "live", "version", "ver", "recorded", "recording", "recordings", "performance", "performed", "concert", "in", "at", "from",
    "on", "the", "en", "au", "aux", "a", "im", "auf", "aus", "de", "du", "dal", "dalla", "vivo", "directo", "ao", "al", "no",
    "na", "em", "and", "of", "concerto", "konzert", "unplugged", "acoustic", "ライブ", "ライヴ", "라이브", "concierto", "public",
    "album", "track", "audio", "video", "official", "take", "show", "session", "sessions", "tour", "s", "to", "for", "und",
    "et", "y", "le", "la", "stage",
];

/// Months, folded, as dates bear them.
pub(super) const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janvier", "fevrier", "mars",
    "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "januar", "februar", "marz",
    "juni", "juli", "oktober", "dezember", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre",
];

/// What speaks of an edition of an album, whatever stands beside it.
pub(super) const EDITION: &[&str] = &[
    "edition", "editions", "edicion", "edicao", "edizione", "ausgabe", "reedition", "reissue", "reissued", "deluxe",
    "expanded", "anniversary", "anniversaire", "aniversario", "jubilaumsausgabe", "remaster", "remastered", "remasters",
    "remasterise", "remasterisee", "remasterizado", "remasterizada", "rimasterizzato", "remastering", "mastered", "издание",
    "repress", "neuauflage", "clean",
];

/// What makes another work of an edition.
pub(super) const OTHER_WORK: &[&str] = &[
    "live", "acoustic", "instrumental", "instrumentals", "remix", "remixes", "remixed", "demo", "demos", "karaoke", "score",
    "unplugged", "sessions", "session", "orchestral", "symphonic", "commentary", "acapella", "acappella", "cappella", "vol",
    "volume", "part", "ep", "single", "naked", "piano", "rerecorded", "outtakes", "rarities", "slowed", "sped", "stripped",
    "reimagined", "lullaby", "dub", "mixes",
];

/// Words of a soundtrack note.
pub(super) const SOUNDTRACK: &[&str] = &[
    "original", "motion", "picture", "soundtrack", "film", "movie", "music", "from", "the", "television", "tv", "series",
    "game", "video", "ost", "and", "inspired", "by", "a", "netflix", "hbo", "banda", "sonora", "bande", "originale", "du",
    "de", "la", "pelicula", "colonna", "del", "trilha", "bof", "bo", "musique", "filmmusik", "zum", "der", "serie", "songs",
    "for", "in", "soundtracks", "official", "to", "o", "s", "t", "b", "f",
];

/// Words of which a soundtrack note has at least one.
pub(super) const SOUNDTRACK_HEAD: &[&str] = &[
    "soundtrack", "soundtracks", "ost", "picture", "sonora", "originale", "bof", "film", "movie", "filmmusik", "series",
];

/// Things that music is sold on.
pub(super) const CARRIER: &[&str] = &[
    "vinyl", "xvinyl", "cd", "xcd", "lp", "xlp", "sacd", "dvd", "cassette", "digipak", "digipack", "disc", "discs", "cds", "lps",
];

/// What may stand beside them.
pub(super) const CARRIER_FILLER: &[&str] = &[
    "x", "g", "gram", "coloured", "colored", "white", "red", "blue", "black", "audio", "double", "and", "enhanced", "hybrid",
];

/// Where pressings were sold. A language would be another recording.
pub(super) const COUNTRY: &[&str] = &[
    "japan", "international", "europe", "european", "eu", "germany", "france", "australia", "canada", "korea", "worldwide",
];

/// Words for a pressing that was sold there.
pub(super) const SALE: &[&str] = &["version", "release", "pressing", "import", "cd"];

/// Words that need what follows, so that nothing is cut off behind them.
pub(super) const NEEDS_MORE: &[&str] = &[
    "the", "a", "an", "my", "your", "our", "this", "of", "to", "for", "and", "picture", "film", "movie", "original",
    "official", "unofficial", "imaginary", "first", "second", "debut", "live", "remix", "double", "split", "no", "digitally",
];

/// Kinds of version that hold for all tracks of an album that is named so, and the version they make.
pub(super) const WHOLE_ALBUM: &[(&str, &str)] = &[
    ("instrumental", "instrumental"), ("instrumentals", "instrumental"), ("acoustic", "acoustic"), ("karaoke", "karaoke"),
    ("demo", "demo"), ("demos", "demo"), ("commentary", "commentary"), ("rerecorded", "rerecorded"), ("sped", "spedup"),
    ("slowed", "slowed"), ("orchestral", "orchestral"), ("acapella", "acapella"), ("cappella", "acapella"),
];

/// Working titles.
pub(super) const WORKING_TITLE: &[&str] = &[
    "intro", "outro", "skit", "interlude", "untitled", "prelude", "prologue", "epilogue", "introduction", "instrumental",
    "opening", "ending", "finale", "overture", "intermission", "interludio", "interlud", "intermede", "entracte",
    "introduccion", "introduzione", "introducao", "einleitung", "zwischenspiel", "vorspiel", "nachspiel", "silence", "unknown",
    "credits", "jam", "applause", "conclusion", "postlude", "theme", "medley", "epilog", "prolog", "prologo", "epilogo",
    "reprise", "encore", "banter", "speech", "titles", "イントロ", "インタールード", "интро", "скит", "序曲", "인트로",
];

/// What may stand beside a working title.
pub(super) const WORKING_FILLER: &[&str] = &[
    "the", "a", "main", "end", "title", "titles", "track", "hidden", "bonus", "no", "part", "song", "piste", "pista", "drum",
    "guitar", "bass", "solo", "opening", "closing", "band",
];

/// Whole titles of the kind.
pub(super) const WORKING_WHOLE: &[&[&str]] = &[
    &["sans", "titre"], &["ohne", "titel"], &["sin", "titulo"], &["senza", "titolo"], &["drum", "solo"], &["guitar", "solo"],
    &["main", "title"], &["end", "title"], &["hidden", "track"], &["bonus", "track"], &["title", "track"], &["band", "intros"],
];

/// What only counts where a number follows and nothing else: "Track 5", "Chapter 2".
pub(super) const COUNTING_TITLE: &[&str] = &[
    "track", "piste", "pista", "audiotrack", "spur", "faixa", "traccia", "part", "chapter", "kapitel", "chapitre", "scene",
    "act", "mvt", "section", "no", "episode", "variation", "etude",
];

/// Tempo and form words of movements.
pub(super) const MOVEMENT: &[&str] = &[
    "allegro", "andante", "adagio", "presto", "largo", "vivace", "menuetto", "menuet", "minuet", "minuetto", "scherzo",
    "rondo", "rondeau", "finale", "moderato", "lento", "grave", "allegretto", "larghetto", "andantino", "prestissimo", "trio",
    "molto", "assai", "con", "brio", "non", "troppo", "ma", "poco", "un", "sostenuto", "cantabile", "maestoso", "e", "di",
    "tranquillo", "animato", "ed", "piu", "meno", "mosso", "vivo", "spirito", "moto", "fuoco", "agitato", "espressivo",
    "appassionato", "grazioso", "aria", "sarabande", "gigue", "allemande", "courante", "gavotte", "bourree", "air", "da",
    "capo", "quasi", "mvt", "tempo", "giusto", "marcia", "alla", "semplice", "scherzando",
];

/// What marks the number of a classical work.
pub(super) const CATALOGUE: &[&str] = &[
    "op", "bwv", "kv", "k", "rv", "hwv", "hob", "d", "s", "woo", "buxwv", "twv", "wq", "sz", "bb", "trv",
];

/// Latin words beside a title in another script that say something of the version rather than the title again.
pub(super) const NO_GLOSS: &[&str] = &[
    "size", "solo", "encore", "remake", "alpha", "beta", "omega", "zero", "type", "side", "after", "before", "another",
    "prologue", "epilogue", "season", "episode", "opening", "ending", "op", "ed", "theme", "special", "anniversary", "band",
    "set", "arrange", "arranged", "arrangement", "retake", "movie", "anime", "game", "tv", "inst", "off", "duet", "chorus",
    "guitar", "orgel", "box", "best", "second", "third", "part", "vol", "chapter", "act", "scene", "prelude", "finale",
    "allegro", "andante", "adagio", "presto", "suite", "pf", "bgm", "se", "re", "self", "duo", "trio", "english", "japanese",
    "korean", "chinese", "mandarin", "cantonese", "spanish", "french", "german", "italian", "studio", "home", "strings",
    "ukr", "rus", "eng", "jpn", "kor", "jp", "kr", "cn", "en", "ru", "ua",
];

/// Words with which a question begins: there a question mark is mere punctuation and often left out.
pub(super) const ASKING: &[&str] = &[
    "what", "whats", "who", "whos", "whose", "why", "where", "wheres", "when", "how", "hows", "which", "is", "isnt", "are",
    "arent", "am", "was", "were", "do", "dont", "does", "doesnt", "did", "didnt", "can", "cant", "could", "couldnt", "will",
    "wont", "would", "wouldnt", "should", "shouldnt", "have", "has", "had", "shall", "may", "wer", "wie", "warum", "wo",
    "wann", "pourquoi", "qui", "que", "quoi", "comment", "quand", "combien", "quel", "quelle", "como", "quien", "donde",
    "cuando", "chi", "perche", "dove", "quando",
];

/// What follows "with" where no guest is meant.
pub(super) const NO_GUEST: &[&str] = &[
    "a", "an", "my", "your", "you", "me", "us", "him", "her", "his", "it", "out", "no", "love", "lyrics", "intro", "outro",
    "strings", "orchestra", "choir", "band", "vocals", "vocal", "guitar", "guitars", "piano", "drums", "friends",
    "commentary", "introduction", "dialogue", "applause", "effects", "bonus", "all", "or", "this", "that", "these", "string",
    "te", "ti", "tu", "moi", "toi", "dir", "mir", "voice", "horns", "speech", "narration", "count", "false", "audience",
];

/// Abbreviations and everyday spellings of one word.
pub(super) const SAME_WORD: &[(&str, &str)] = &[
    ("mister", "mr"), ("doctor", "dr"), ("saint", "st"), ("sainte", "ste"), ("junior", "jr"), ("senior", "sr"),
    ("sergeant", "sgt"), ("versus", "vs"), ("okay", "ok"), ("till", "til"), ("thru", "through"), ("nite", "night"),
    ("tonite", "tonight"),
];
