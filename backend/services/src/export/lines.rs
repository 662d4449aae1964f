//! The tables as JSON lines, with what the manifest says of each file.

use aime_domain::archive::{DataFile, Manifest, TABLES, file_name};
use aime_storage::Snapshot;
use aime_storage::archive::contents::Contents;
use aime_storage::archive::read::{self, Place};

use super::{ExportError, Writing};

pub(super) async fn write(
    db: &Snapshot,
    contents: &mut Contents,
    manifest: &mut Manifest,
    writing: &mut Writing<'_>,
) -> Result<(), ExportError> {
    for table in TABLES {
        let name = file_name(table);
        writing.zip.begin_file(&name).await?;
        let (mut rows, mut bytes) = (0, 0);
        let mut hasher = blake3::Hasher::new();
        let mut place = Place::default();
        while let Some(lines) = read::next(db, contents, table, &mut place).await? {
            let mut block = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
            for line in &lines {
                block.push_str(line);
                block.push('\n');
            }
            hasher.update(block.as_bytes());
            rows += lines.len() as u64;
            bytes += block.len() as u64;
            writing
                .block(block.into_bytes(), lines.len() as u64)
                .await?;
        }
        manifest.files.push(DataFile {
            name,
            table: table.to_owned(),
            rows,
            bytes,
            blake3: hasher.finalize().to_hex().to_string(),
        });
    }
    Ok(())
}
