//! Opening an upload: what it is made of, and which importer reads each part.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use aime_domain::archive::MANIFEST;

use super::{
    Confidence, Importer, Look, Notes, Options, Refusal, Rows, Sample,
    database::{self, DatabaseFile},
    importers,
    package::{self, Counters, Packed, Packing, SharedFile},
};
use crate::aime::import::export::{self, Export};

/// Archives within archives that are opened.
const MAX_NESTING: usize = 1;

/// A file of an upload that an importer reads.
#[derive(Clone)]
pub struct Part {
    /// Path within the archive; the file's own name when there is none.
    pub name: String,
    /// Who reads it.
    pub importer: &'static dyn Importer,
    /// Bytes it takes in the upload.
    pub size_bytes: u64,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} as {}", self.name, self.importer.id())
    }
}

/// A file of an archive that nobody reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Path within the archive.
    pub name: String,
    /// What it looks like, or what is wrong with it.
    pub reason: String,
}

/// An upload that can be read.
#[derive(Debug)]
pub struct Opened {
    parts: Vec<Part>,
    left_out: Vec<LeftOut>,
    plans: Vec<Plan>,
    notes: Notes,
}

/// How to read a part.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) packed: Packed,
    pub(super) sample: Arc<Sample>,
    /// The database on disk, where the part is one.
    pub(super) database: Option<PathBuf>,
}

impl Opened {
    /// The parts, in the order in which they are read.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What an archive holds beside them.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Format of the largest part ([`Importer::id`]).
    pub fn kind(&self) -> &'static str {
        self.parts
            .iter()
            .max_by_key(|part| part.size_bytes)
            .map_or("", |part| part.importer.id())
    }

    /// Packed bytes of all parts: where [`Row::position`](super::Row::position) ends.
    pub fn size_bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.size_bytes).sum()
    }

    /// Reads it. The same rows come in the same order each time.
    pub fn rows(self, options: &Options) -> Rows {
        Rows::new(self.parts, self.plans, self.notes, options.clone())
    }
}

/// Opens the file at `path`, or says why it cannot be an export. Reads no more than the beginning of each
/// file in it, and of an archive its directory.
pub fn open(path: &Path, options: &Options) -> Result<Opened, Refusal> {
    let candidates = candidates(options)?;
    let file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(Refusal::NotAFile);
    }
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = SharedFile::new(file);
    let length = file.size()?;
    let whole = Packed {
        name,
        file: file.clone(),
        start: 0,
        length,
        packing: Packing::Plain,
    };
    let mut opening = Opening {
        options,
        candidates,
        counters: Counters::default(),
        opened: Opened {
            parts: Vec::new(),
            left_out: Vec::new(),
            plans: Vec::new(),
            notes: Notes::default(),
        },
    };
    let head = Sample::read(&mut whole.reader(&opening.counters))?;
    if package::is_zip(head.bytes()) {
        opening.archive(&file, "", 0)?;
        if opening.opened.parts.is_empty() {
            return Err(Refusal::NothingInside(opening.opened.left_out));
        }
        return Ok(opening.opened);
    }
    if package::is_gzip(head.bytes()) {
        let inner = Packed {
            packing: Packing::Gzip,
            ..whole
        };
        let sample = Sample::read(&mut inner.reader(&opening.counters))
            .map_err(|error| Refusal::BrokenArchive(error.to_string()))?;
        if package::is_zip(sample.bytes()) || package::is_gzip(sample.bytes()) {
            return Err(Refusal::Unknown(Look::Archive("doubly packed")));
        }
        return match opening.consider(inner, sample, None)? {
            Some(left_out) => Err(Refusal::NothingInside(vec![left_out])),
            None => Ok(opening.opened),
        };
    }
    let database = head
        .bytes()
        .starts_with(database::MAGIC)
        .then(|| path.to_owned());
    match opening.consider_or_look(whole, head, database)? {
        Some((_, look)) => Err(Refusal::Unknown(look)),
        None => Ok(opening.opened),
    }
}

fn candidates(options: &Options) -> Result<Vec<&'static dyn Importer>, Refusal> {
    let Some(format) = &options.format else {
        return Ok(importers().to_vec());
    };
    let chosen: Vec<_> = importers()
        .iter()
        .copied()
        .filter(|importer| importer.id() == format)
        .collect();
    if chosen.is_empty() {
        Err(Refusal::NoSuchFormat(format.clone()))
    } else {
        Ok(chosen)
    }
}

struct Opening<'a> {
    options: &'a Options,
    candidates: Vec<&'static dyn Importer>,
    counters: Counters,
    opened: Opened,
}

impl Opening<'_> {
    /// Takes each member of a zip for what its content is.
    fn archive(&mut self, file: &SharedFile, prefix: &str, depth: usize) -> Result<(), Refusal> {
        let mut left_out = Vec::new();
        let members = package::members(file, &mut left_out)?;
        self.opened
            .left_out
            .extend(left_out.into_iter().map(|member| LeftOut {
                name: format!("{prefix}{}", member.name),
                ..member
            }));
        if self.own_export(&members)? {
            return Ok(());
        }
        for mut member in members {
            member.name = format!("{prefix}{}", member.name);
            let sample = match Sample::read(&mut member.reader(&self.counters)) {
                Ok(sample) => sample,
                Err(error) => {
                    self.leave_out(member.name, error.to_string());
                    continue;
                }
            };
            if package::is_zip(sample.bytes()) {
                self.nested(&member, depth)?;
                continue;
            }
            if let Some(left_out) = self.consider(member, sample, None)? {
                self.opened.left_out.push(left_out);
            }
        }
        Ok(())
    }

    /// Takes an archive that AIME wrote, once it is known to be whole; whether it is one. What else lies in it is the
    /// same to read for people.
    fn own_export(&mut self, members: &[Packed]) -> Result<bool, Refusal> {
        // Looking through it is no reading: it has counters of its own.
        let unread = Counters::default();
        let found = members.iter().find_map(|member| {
            let manifest = export::manifest(&member.name, member.reader(&unread))?;
            Some((member.name.strip_suffix(MANIFEST)?.to_owned(), manifest))
        });
        let Some((folder, manifest)) = found else {
            return Ok(false);
        };
        export::check_version(&manifest)?;
        for file in &manifest.files {
            let name = format!("{folder}{}", file.name);
            let Some(member) = members.iter().find(|member| member.name == name) else {
                return Err(Refusal::DamagedExport(format!("{name} is missing")));
            };
            export::check_file(file, member.reader(&unread))?;
            let Some(importer) = Export::of(&file.table) else {
                continue;
            };
            let sample = Sample::of(Vec::new(), true);
            self.opened.parts.push(Part {
                name,
                importer,
                size_bytes: member.length,
            });
            self.opened.plans.push(Plan {
                packed: member.clone(),
                sample: Arc::new(sample),
                database: None,
            });
        }
        Ok(true)
    }

    /// Opens an archive within an archive.
    fn nested(&mut self, member: &Packed, depth: usize) -> Result<(), Refusal> {
        let Some(scratch) = self
            .options
            .scratch
            .as_deref()
            .filter(|_| depth < MAX_NESTING)
        else {
            self.leave_out(
                member.name.clone(),
                "an archive within the archive; unpack it first".to_owned(),
            );
            return Ok(());
        };
        let unpacked = match package::unpack_to(scratch, member, &self.counters) {
            Ok(file) => SharedFile::new(file.into_file()),
            Err(error) => {
                self.leave_out(member.name.clone(), error.to_string());
                return Ok(());
            }
        };
        let prefix = format!("{}/", member.name);
        match self.archive(&unpacked, &prefix, depth + 1) {
            Err(Refusal::BrokenArchive(why)) => self.leave_out(member.name.clone(), why),
            Err(Refusal::Encrypted) => {
                self.leave_out(member.name.clone(), "locked with a password".to_owned());
            }
            other => other?,
        }
        Ok(())
    }

    fn leave_out(&mut self, name: String, reason: String) {
        self.opened.left_out.push(LeftOut { name, reason });
    }

    /// Adds a file to the parts, or says as what it is left out.
    fn consider(
        &mut self,
        packed: Packed,
        sample: Sample,
        database: Option<PathBuf>,
    ) -> Result<Option<LeftOut>, Refusal> {
        let name = packed.name.clone();
        if sample.bytes().starts_with(database::MAGIC) && database.is_none() {
            return self.packed_database(packed, sample);
        }
        let unread = self.consider_or_look(packed, sample, database)?;
        Ok(unread.map(|(_, look)| LeftOut {
            name,
            reason: look.to_string(),
        }))
    }

    /// A database in an archive must be on disk to be read.
    fn packed_database(
        &mut self,
        packed: Packed,
        sample: Sample,
    ) -> Result<Option<LeftOut>, Refusal> {
        let name = packed.name.clone();
        let Some(scratch) = &self.options.scratch else {
            return Ok(Some(LeftOut {
                name,
                reason: "a database within an archive; unpack it first".to_owned(),
            }));
        };
        let file = match package::unpack_to(scratch, &packed, &self.counters) {
            Ok(file) => file,
            Err(error) => {
                return Ok(Some(LeftOut {
                    name,
                    reason: error.to_string(),
                }));
            }
        };
        let path = file.path().to_owned();
        // The file goes when this scope ends; reading unpacks it again.
        let unread = self.consider_or_look(packed, sample, Some(path))?;
        if let Some(plan) = self.opened.plans.last_mut().filter(|_| unread.is_none()) {
            plan.database = None;
        }
        Ok(unread.map(|(_, look)| LeftOut {
            name,
            reason: look.to_string(),
        }))
    }

    /// Adds a file to the parts, or gives it back with what it looks like.
    fn consider_or_look(
        &mut self,
        packed: Packed,
        sample: Sample,
        database: Option<PathBuf>,
    ) -> Result<Option<(Packed, Look)>, Refusal> {
        let sample = match &database {
            None => sample,
            Some(path) => match DatabaseFile::at(path).shape() {
                Ok(tables) => sample.with_tables(tables),
                Err(why) => return Err(Refusal::BrokenArchive(why)),
            },
        };
        let best = self
            .candidates
            .iter()
            .map(|importer| (importer.sniff(&sample), *importer))
            .filter(|(confidence, _)| *confidence > Confidence::NO)
            // The first of the most confident.
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, importer)) = best else {
            let look = Look::of(&sample);
            return Ok(Some((packed, look)));
        };
        self.opened.parts.push(Part {
            name: packed.name.clone(),
            importer,
            size_bytes: packed.length,
        });
        self.opened.plans.push(Plan {
            packed,
            sample: Arc::new(sample),
            database,
        });
        Ok(None)
    }
}
