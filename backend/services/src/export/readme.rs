//! What lies in an archive, for people.

use aime_domain::archive::Manifest;
use chrono::DateTime;
use chrono_tz::Tz;

pub(super) fn text(manifest: &Manifest, zone: Tz) -> String {
    let at = DateTime::from_timestamp(manifest.exported_at, 0).unwrap_or_default();
    format!(
        "Everything that {account} has in AIME, written on {at} UTC by {program}.

To bring it into another AIME, import the zip as it is: in the dashboard under Import, or with
  aime import THIS_FILE.zip --user NAME
Into an empty installation it comes back exactly as it was. Into an account that holds something already, only what
is new is added, and no listen counts twice.

tables/   to read in a spreadsheet. Commas, UTF-8, a line of names first. Dates are those of {zone}.
          A text that a spreadsheet would take for a formula starts with an apostrophe.
data/     the same and everything else, complete: a JSON object a line, a file a table. This is what is imported.
          All moments are unix seconds, UTC. Numbers such as \"album_id\": 7 mean the row with \"id\": 7 of that table.
            account             language and time zone
            settings            what was set
            provider_accounts   linked services, by name only
            imports             files that were imported, with their reports; import_rows their rows that want a word
            artists, albums, recordings, tracks   the catalogue, as far as it was heard, owned, wanted or listed
            spellings           names exactly as they were received, and the track that they mean
            spelling_rules      names that mean something else to {account} alone
            images, texts       addresses of pictures, and texts; pictures themselves are fetched again
            streams             where listens came from: service, way in, client
            listens             every report of a play as it came. status: counted, duplicate or excluded, with reason
                                and score; released and held say what was decided by hand
            duplicates          which report stands for which: [stream, listened_at, spelling]
            loved_tracks, copies, wantlist, playlists, album_collections, exclusions
            corrections         what was put right by hand; correction_listens and correction_rows what it changed
            service_loves       what services know of love, and are yet to be told
            missing_listens     listens that stay though their service no longer has them
manifest.json   names, rows, sizes and BLAKE3 checksums of the files under data/

There is no password, token or key of any service in it. It is private all the same: it says what somebody listened to,
and when.
",
        account = manifest.account,
        at = at.format("%Y-%m-%d %H:%M"),
        program = manifest.program,
    )
}
