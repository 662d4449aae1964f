/** Generated from openapi.json by `npm run gen`. Never edited by hand. */

export interface paths {
    "/api/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names the service, its version and where its API is described. */
        get: operations["find_root"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artists/{artist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells everything of an artist that the user heard, owns, wants or listed. The key of one that was merged into
         *     another leads to that one: the answer's `id` is its.
         */
        get: operations["find_artist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artists/{artist_id}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the further names of an artist. */
        get: operations["list_aliases"];
        put?: never;
        /** Gives an artist a further name: what comes under it from now on is theirs. For owner and admin; can be undone. */
        post: operations["create_alias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artists/{artist_id}/aliases/{alias_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a further name of an artist away. What came under it stays. For owner and admin; can be undone. */
        delete: operations["delete_alias"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artists/{artist_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that two artists are one. Albums and songs go along; those that are the same by their names become one; the
         *     name leads to the artist that stays from now on. For owner and admin; can be undone.
         */
        post: operations["merge_artists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artists/{artist_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that an artist is two of the same name: some albums and songs are a new one's. For owner and admin; can be
         *     undone.
         */
        post: operations["split_artist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charts/albums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the albums that the user played most in a period, with how they moved against the period before. */
        get: operations["list_album_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charts/artists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the artists that the user played most in a period, with how they moved against the period before. */
        get: operations["list_artist_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charts/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the songs that the user played most in a period, with how they moved against the period before. */
        get: operations["list_track_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/albums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the albums that the user owns. An album owned more than once is one item with several copies. Sorting
         *     and filtering cover the whole collection.
         */
        get: operations["list_albums"];
        put?: never;
        /**
         * Adds a copy of an album. The album is the catalogue's where it knows one of that title and artist, and then stays
         *     as it is; else it is made.
         */
        post: operations["create_album"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/albums/{album_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells everything of an album that the user heard, owns, wants or listed. The key of one that was merged into
         *     another leads to that one: the answer's `id` is its.
         */
        get: operations["find_album"];
        /** Changes an album and your first copy of it; what is absent stays, as in the original. */
        put: operations["update_album"];
        post?: never;
        /** Takes your copies of an album out of your collection. The album stays in the catalogue, and its plays stay yours. */
        delete: operations["delete_album"];
        options?: never;
        head?: never;
        /** Changes an album as `PUT` does, with the original's shorter answer. */
        patch: operations["patch_album"];
        trace?: never;
    };
    "/api/v1/collection/albums/{album_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that two albums are one. Copies, wishes, tracks, pictures and texts go along; songs that are on both become
         *     one. For owner and admin; can be undone.
         */
        post: operations["merge_albums"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/albums/{album_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an album is two: some tracks and copies are of a new one. For owner and admin; can be undone. */
        post: operations["split_album"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/albums/index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says where each letter, year or decade begins in the list of albums with the same filter and order. */
        get: operations["index_albums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/artists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the artists that the user heard, owns, wants or listed, by name. */
        get: operations["list_artists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/copies/{copy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one of your copies. What is set by hand is locked: no import or sync writes over it. */
        patch: operations["patch_copy"];
        trace?: never;
    };
    "/api/v1/collection/export/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the collection as Discogs exports it: a line for each copy. */
        get: operations["download_collection_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/export/json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the collection as JSON. */
        get: operations["download_collection_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/export/json/support/{support}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the albums on one medium as JSON; the original's address, see the parameter `support` of the other. */
        get: operations["download_support_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/export/markdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the collection as Markdown, by artist and year. */
        get: operations["download_collection_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/export/markdown/{artist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the albums of one artist as Markdown. */
        get: operations["download_artist_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/export/markdown/support/{support}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the albums on one medium as Markdown; the original's address, see the parameter `support` of the other. */
        get: operations["download_support_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the albums that each value of each filter would leave, beside the filters that are set. */
        get: operations["find_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells the collection in numbers. */
        get: operations["find_collection_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was put right by hand, newest first: one's own corrections, and to owner and admin those of the
         *     catalogue.
         */
        get: operations["list_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a correction back: what it changed is as it was. Its line in the ledger stays and says so. */
        post: operations["undo_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams what changes, as server-sent events.
         * @description * `hello` – first; `data: {"seq": 41}`. Everything read after it is newer than `seq`.
         *     * `change` – `data: {"tags": ["u:1:history", "album:7"]}`; what bears one of the tags is to be read again.
         *     * `import` – an import as `GET /api/v1/imports/{id}` shows it, while it runs and at its end.
         *     * `playing` – what is on as `GET /api/v1/now-playing` shows it, when it changes or is no longer believed.
         *     * `reset` – what changed since `Last-Event-ID` is no longer known: read everything again.
         *
         *     `id` is the sequence number of the last change; a browser sends it back as `Last-Event-ID` and hears what
         *     it missed. A silent stream sends `: ping` every 15 seconds. It ends with the session.
         */
        get: operations["watch_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the user keeps out of charts. The plays themselves: `GET /api/v1/history/tracks?excluded=true`. */
        get: operations["list_exclusions"];
        put?: never;
        /** Keeps plays out of charts and every other count, those that there are and those to come. They stay in the history. */
        post: operations["create_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exclusions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lets plays back into charts, unless another rule keeps them out. */
        delete: operations["delete_exclusion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads everything that you have, as one zip: JSON lines and tables for a spreadsheet, with a README.txt. Any AIME
         *     brings it back: send it to `POST /api/v1/imports`. It never holds a password, a token or the key of a service.
         *     It is written while it is sent, and has no length; one export is written at a time.
         */
        get: operations["download_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the days on which the user heard something, with how much. */
        get: operations["list_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists reports that do not count because another report stands for their play, newest first: both side by side,
         *     with why and how sure. Release those that were plays of their own.
         */
        get: operations["list_duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/duplicates/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the reports that do not count, by reason. */
        get: operations["list_duplicate_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/duplicates/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets suppressed reports back in: each counts as a play of its own from now on, whatever is imported or found later. */
        post: operations["release_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/duplicates/suppress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes releases back: whether the reports are duplicates is decided anew. */
        post: operations["suppress_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/export/listenbrainz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads listens as ListenBrainz exports them: one JSON object a line, newest first, under the filter of the
         *     journal. Names are those that were received; ListenBrainz takes the file in, and so does AIME.
         */
        get: operations["download_listens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/listens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a listen by hand. It goes before what any service says of the same play. */
        post: operations["create_listen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/listens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a listen: the play does not count, whoever else reports it, until this is undone. */
        delete: operations["delete_listen"];
        options?: never;
        head?: never;
        /**
         * Puts a listen otherwise: another time, other names. What the sources reported stays behind it, so that the same
         *     file once more brings nothing back.
         */
        patch: operations["patch_listen"];
        trace?: never;
    };
    "/api/v1/history/listens/{id}/meaning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the names of a listen, exactly as they came, mean another track: all listens that came under them move, and
         *     those to come follow.
         */
        post: operations["move_spelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/listens/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes listens, at most 50,000 at once; with `dry_run` tells how many it would be. */
        post: operations["delete_listens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/listens/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts listens otherwise, at most 50,000 at once; with `dry_run` tells how many it would be. */
        post: operations["update_listens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/listens/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves listens to another track. */
        post: operations["move_listens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells in numbers what the user heard in some days or in all time. */
        get: operations["find_listening_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells everything that the user heard on a day. */
        get: operations["find_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what the user heard, newest first: one item a play, whichever and however many sources reported it. Any
         *     page of the whole journal, or of some days of it, is found at once; a filtered list goes by pages for 10,000
         *     listens, and by cursor to its end.
         */
        get: operations["list_listens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/tracks/{track_id}/love": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Loves the song of a track, or loves it no longer. It shows on every play of the song, past and future, whatever
         *     album it is on.
         */
        post: operations["toggle_love"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/usual-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what the weekday of a day is usually like for the user, from the weeks before that day. */
        get: operations["find_usual_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's imports, newest first. */
        get: operations["list_imports"];
        put?: never;
        /**
         * Takes a file (the body is its bytes) and imports it in the background. Sending the same file again changes
         *     nothing that is there, and takes an interrupted import up where it stopped.
         */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says where an import is. */
        get: operations["find_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for an import to be stopped. What is stored stays; one that has ended stays as it is. */
        post: operations["cancel_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds an import where it stands; it goes on when it is resumed. One that has ended stays as it is. */
        post: operations["pause_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a paused import go on where it stopped. Where its file is gone, send the file again: that resumes it, too. */
        post: operations["resume_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the rows of an import that were not simply stored, in the order of the file. */
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the rows of an import that were not simply stored, as CSV. */
        get: operations["download_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what would go with an import: its listens and everything that hung on them. */
        get: operations["find_import_undo"];
        put?: never;
        /**
         * Takes a whole import back: its listens, copies, wishes, playlists, album collections, marks of love, pictures and
         *     texts, and what nobody in the catalogue refers to afterwards. Reports of other sources that stood behind its
         *     listens count again. Bringing the file once more brings it all back.
         */
        post: operations["undo_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own work, and what is done for everybody to those who look after the house. */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says on whose behalf the request is made. */
        get: operations["find_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one's own name, language, time zone or password. */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/now-playing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what is on, from any source: what plays before what is paused, the latest to begin first.
         * @description Never a listen: what is heard to the end comes to the journal by itself. A source that falls silent is
         *     believed for 90 seconds, one that announces each song once until the song must be over.
         */
        get: operations["find_now_playing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scrobblers/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a scrobbling client that waits to be let in. It gave its person the token. */
        get: operations["find_scrobbler"];
        put?: never;
        /**
         * Lets a scrobbling client in: it may submit listens and read them back, through a token of its own that can be
         *     revoked among the others.
         */
        post: operations["create_scrobbler"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Searches albums, artists and songs that the user heard, owns, wants or listed. Exact names come first, then names that
         *     begin so, then names with all the words; among equals what the user plays most. Accents and case do not matter, and
         *     the last word may be unfinished.
         */
        get: operations["find_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches as `GET /api/v1/search` does, under the original's second address. */
        get: operations["find_results_by_query"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the services, and how one's own accounts there stand. */
        get: operations["list_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Links the account of a personal token, in place of another one, and begins to read it. */
        put: operations["update_discogs_link"];
        post?: never;
        /** Unlinks Discogs and forgets how it let us in. What came from it stays. */
        delete: operations["delete_discogs_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Completes a link with the permission that was given at Discogs, and begins to read the account. */
        put: operations["update_discogs_consent"];
        /** Asks Discogs for a permission, which one gives at its own site. */
        post: operations["create_discogs_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets Discogs rest, also in the middle of a synchronisation; the next one goes on from there. */
        post: operations["pause_discogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Orders a synchronisation of the whole collection and wantlist, now. One that goes on already is not begun again; one
         *     that was interrupted goes on where it stopped. The original's `limit` is not needed: it is read whole.
         */
        post: operations["create_discogs_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs/sync/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how the synchronisation stands. */
        get: operations["find_discogs_sync_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/discogs/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks Discogs whether it still lets us in. */
        post: operations["find_discogs_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Links an account at Last.fm, in place of another one, and begins to read it. */
        put: operations["update_lastfm_link"];
        post?: never;
        /** Unlinks Last.fm and forgets the key. What was heard stays. */
        delete: operations["delete_lastfm_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Orders a comparison of what came from Last.fm with what Last.fm has now. It changes no listen: what was edited or
         *     deleted there is listed until the user decides. What only Last.fm has is stored.
         */
        post: operations["create_lastfm_comparison"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/import-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Orders the import of everything that the linked account ever heard. What is there stays as it is; one that was
         *     interrupted goes on where it stopped.
         */
        post: operations["create_lastfm_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/import/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how the import of the whole history stands. */
        get: operations["find_lastfm_import_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/loves/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings love in step with Last.fm, now: what is loved there is loved here, and what was loved or unloved here since is
         *     told there where the user is signed in. Otherwise it happens every six hours.
         */
        post: operations["create_lastfm_loves_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what Last.fm no longer has, as the last comparisons found it. */
        get: operations["list_lastfm_missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/missing/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the listens, whatever Last.fm says. They are not listed again. */
        post: operations["update_lastfm_missing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/missing/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follows Last.fm: the listens get the names that it has now, or are deleted where it has none, as one correction that
         *     can be undone.
         */
        post: operations["delete_lastfm_missing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to sign in at Last.fm: the answer names the page where its user agrees. Needed for what is private there and
         *     for loving songs there; a public history is read without.
         */
        post: operations["create_lastfm_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/sign-in/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finishes a sign-in once the user has agreed at Last.fm: links the account that they agreed with and reads it. */
        post: operations["finish_lastfm_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/lastfm/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks Last.fm whether it answers for the linked account. */
        post: operations["find_lastfm_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/roon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how the link to Roon stands. */
        get: operations["find_roon"];
        /**
         * Links Roon and begins to watch it. Somebody has to enable the extension in Roon under Settings → Extensions.
         *     Linking again changes where the Core is and keeps everything else.
         */
        put: operations["update_roon_link"];
        post?: never;
        /** Unlinks Roon and forgets its token. What was heard stays. */
        delete: operations["delete_roon_link"];
        options?: never;
        head?: never;
        /** Chooses what is followed. */
        patch: operations["patch_roon"];
        trace?: never;
    };
    "/api/v1/services/roon-tracker/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets Roon be watched (again). */
        post: operations["start_roon_tracker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/roon-tracker/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how the Roon tracker stands. */
        get: operations["find_roon_tracker_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/roon-tracker/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets Roon rest. It has no history to catch up from: what is played in the meantime is not seen. */
        post: operations["stop_roon_tracker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/roon/left-out/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets plays that were left out count as listens after all. */
        post: operations["create_roon_listens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/roon/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the Core who it is, on a line of its own. */
        post: operations["find_roon_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/status/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how everything that runs stands. */
        get: operations["find_services_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/tracker/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets Last.fm be polled (again), beginning now. */
        post: operations["start_tracker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/tracker/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds how the Last.fm tracker stands. */
        get: operations["find_tracker_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/tracker/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets Last.fm rest. What is heard in the meantime is fetched once it goes on. */
        post: operations["stop_tracker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says who is signed in with this browser. */
        get: operations["find_session"];
        put?: never;
        /** Signs in and sets the session cookie. */
        post: operations["create_session"];
        /** Signs out. The browser drops its cookie and its HTTP cache; the dashboard drops its own. */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the browsers in which one is signed in. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs one's other browser out. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether the first account is still to be made. */
        get: operations["find_setup"];
        put?: never;
        /** Makes the first account, an owner, and signs its user in. */
        post: operations["create_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own tokens. */
        get: operations["list_tokens"];
        put?: never;
        /** Makes a token that acts on one's behalf. Its secret is shown this once. */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token for good. */
        delete: operations["delete_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracks/{track_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells everything of the song of a track that the user heard, owns, wants or listed. The key of one that was merged
         *     into another, or all of whose names mean another to the user, leads to that one: the answer's `id` is its.
         */
        get: operations["find_track"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracks/{track_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that the songs of two tracks are one, whatever albums they are on. For owner and admin; can be undone. */
        post: operations["merge_tracks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracks/{track_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that a song is two: some of the names under which it came are of a new one, and names like them that come
         *     later. For owner and admin; can be undone.
         */
        post: operations["split_track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the accounts; for owners and admins. */
        get: operations["list_users"];
        put?: never;
        /** Adds an account. An admin adds members, an owner anybody. */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes an account with everything its user put in. */
        delete: operations["delete_user"];
        options?: never;
        head?: never;
        /** Changes somebody's role or password, keeps them out or lets them in again. An admin looks after members, an owner after everybody. */
        patch: operations["update_user"];
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the server is alive; answers 200 whatever the state of the database. */
        get: operations["find_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether the server can serve: the database answers, its schema is this version's, and there is room on
         *     the disk.
         */
        get: operations["find_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account as whoever looks after it sees it. */
        Account: components["schemas"]["User"] & {
            disabled_at: components["schemas"]["Instant"] | null;
        };
        /** @description An album with what the user has of it. */
        Album: {
            added_at: components["schemas"]["Instant"] | null;
            /** @description Description. */
            ai_info: string | null;
            /** @description Page at Apple Music. */
            apple_music_url: string | null;
            /**
             * @description Artist credit as written.
             * @example Simon & Garfunkel
             */
            artist_credit: string;
            /** @description Artists in order. */
            artist_refs: components["schemas"]["ArtistRef"][];
            /** @description Names of the artists in order. */
            artists: string[];
            /**
             * @description Colour that stands for the cover; white text on it is readable.
             * @example #7a3b52
             */
            colour: string;
            /** @description What the user owns of it, the oldest first. */
            copies: components["schemas"]["Copy"][];
            /** @description When the catalogue met it. */
            created_at: components["schemas"]["Instant"];
            /** @description Discogs release of the first copy. */
            discogs_id: string | null;
            /** @description Page at Discogs. */
            discogs_url: string | null;
            /** @description First genre. */
            genre: string | null;
            /** @description Genres. */
            genres: string[];
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Addresses of pictures at their sources. */
            image_sources: string[];
            /** @description Addresses of pictures that we hold, on this server. */
            images: string[];
            /** @description Music of a film, a series or a game. */
            is_soundtrack: boolean;
            last_played_at: components["schemas"]["Instant"] | null;
            /** @description Fields that were set by hand, and that no import, sync or enrichment writes over. */
            locked: string[];
            /** @description MusicBrainz release group. */
            mbid: string | null;
            /**
             * Format: int32
             * @description The user's counted plays.
             */
            plays: number;
            /** @description Page at Spotify. */
            spotify_url: string | null;
            /** @description Styles. */
            styles: string[];
            /**
             * @description Medium of the first copy.
             * @example Vinyl
             */
            support: string | null;
            /**
             * @description Title.
             * @example Kind of Blue
             */
            title: string;
            /** @description When the catalogue last changed it. */
            updated_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Original year.
             */
            year: number | null;
        };
        /** @description An artist of an album. */
        AlbumArtist: {
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Addresses of pictures at their sources. */
            image_sources: string[];
            /** @description Address of a picture that we hold. */
            image_url: string | null;
            /** @description Page at Last.fm. */
            lastfm_url: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description The user's counted plays of the artist.
             */
            plays: number;
            /** @description Spotify's artist id. */
            spotify_id: string | null;
        };
        /** @description An album in brief. */
        AlbumBrief: {
            /** @description Names of the artists in order. */
            artists: string[];
            /** @description Colour that stands for the cover. */
            colour: string;
            /**
             * Format: int64
             * @description Copies that the user owns.
             */
            copies: number;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Address of a cover that we hold. */
            image_url: string | null;
            /** @description Title. */
            title: string;
            /**
             * Format: int32
             * @description The user's counted plays of all time.
             */
            total_plays: number;
            /**
             * Format: int32
             * @description Original year.
             */
            year: number | null;
        };
        /**
         * @description What is to change; what is absent stays, `null` clears. `support` and `discogs_id` are of your first copy; all else
         *     is the catalogue's, for owner and admin to change.
         */
        AlbumChange: {
            /** @description Page at Apple Music. */
            apple_music_url?: string | null;
            /** @description Artists that you heard, own, want or listed, in order. */
            artist_ids?: number[] | null;
            /** @description Number of the first copy's release at Discogs. */
            discogs_id?: string | null;
            /** @description Page at Discogs. */
            discogs_url?: string | null;
            /** @description Main genre. */
            genre?: string | null;
            /**
             * @description Fields that no import, sync or enrichment may write over: `title`, `artists`, `year`, `genres`, `styles`,
             *     `spotify_url`, `apple_music_url`, `discogs_url`. Without it those that were locked and those that are changed
             *     now.
             */
            locked?: string[] | null;
            /** @description Page at Spotify. */
            spotify_url?: string | null;
            /** @description Medium of the first copy. */
            support?: string | null;
            /** @description Title. */
            title?: string | null;
            /**
             * Format: int32
             * @description Original year; 0 means unknown.
             */
            year?: number | null;
        };
        /** @description A part of a chart of albums. */
        AlbumChart: components["schemas"]["ChartInfo"] & {
            /** @description Most played first. */
            items: components["schemas"]["AlbumPlace"][];
        };
        /** @description An album with everything that is known of it. */
        AlbumDetail: components["schemas"]["Album"] & {
            /** @description Address of a picture that we hold, by artist name. */
            artist_images: {
                [key: string]: string;
            };
            /** @description Artists in the order of the credit. */
            artists_detailed: components["schemas"]["AlbumArtist"][];
            /** @description Director of the film. */
            film_director: string | null;
            /** @description Film whose music it is. */
            film_title: string | null;
            /**
             * Format: int32
             * @description Year of the film.
             */
            film_year: number | null;
            /** @description Labels of the work, then of the copies. */
            labels: string[];
            /** @description The user's counted plays of the album. */
            listen_stats: components["schemas"]["AlbumListens"];
            /** @description Long text. */
            resume: string | null;
            /** @description Tracks in their order; those of unknown position come last. */
            tracks: components["schemas"]["AlbumTrack"][];
        };
        /** @description The list cut into runs. */
        AlbumIndex: {
            /** @description Runs in the order of the list. */
            items: components["schemas"]["AlbumRun"][];
            /**
             * Format: int64
             * @description Albums in all of them.
             */
            total: number;
        };
        /** @description Counted plays of an album. */
        AlbumListens: {
            first_at: components["schemas"]["Instant"] | null;
            last_at: components["schemas"]["Instant"] | null;
            /** @description Local months with plays, the oldest first. */
            months: components["schemas"]["MonthPlays"][];
            /**
             * Format: int32
             * @description Plays.
             */
            plays: number;
        };
        /** @description A part of the collection. */
        AlbumPage: {
            /** @description The albums, each once, in order. */
            items: components["schemas"]["Album"][];
            /** @description Where the next part begins; `null` at the end. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description Position of the first item, from 0.
             */
            offset: number;
            /**
             * Format: int64
             * @description Page number, from 1, of the first item.
             */
            page: number;
            /**
             * Format: int64
             * @description Items a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Pages in all.
             */
            pages: number;
            /**
             * Format: int64
             * @description Albums that pass the filter.
             */
            total: number;
        };
        /** @description What the original answers to a change of the Spotify address. */
        AlbumPatched: {
            /**
             * Format: int64
             * @description Its line in the ledger of corrections, by which it is undone; `null` when nothing changed.
             */
            correction_id: number | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description What happened, for people. */
            message: string;
            /** @description Page at Spotify as it is now. */
            spotify_url: string | null;
        };
        /** @description An album in a chart. */
        AlbumPlace: components["schemas"]["ChartPlace"] & {
            /** @description What stands there. */
            album: components["schemas"]["AlbumBrief"];
        };
        /** @description Neighbours in the list that have something in common. */
        AlbumRun: {
            /**
             * Format: int64
             * @description Albums.
             */
            count: number;
            /**
             * @description What they have in common, `#` for titles that begin with no letter; `null` where it is not known.
             * @example K
             */
            key: string | null;
            /**
             * Format: int64
             * @description Position of the first in the list, from 0.
             */
            offset: number;
        };
        /** @description What is of another album. */
        AlbumSplit: {
            /** @description Your copies of the new album. */
            copy_ids?: number[];
            /** @description What tells it from the old one. */
            disambiguation?: string;
            /** @description Title of the new album; empty for the same. */
            title?: string;
            /** @description Tracks of the new album. */
            track_ids?: number[];
            /**
             * Format: int32
             * @description Original year.
             */
            year?: number | null;
        };
        /** @description A track of an album. */
        AlbumTrack: {
            /** @description Artist credit. */
            artist: string;
            /**
             * Format: int32
             * @description Disc.
             */
            disc: number | null;
            /**
             * Format: int64
             * @description Length in milliseconds.
             */
            duration_ms: number | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            last_played_at: components["schemas"]["Instant"] | null;
            /** @description Whether the user loves the song. */
            loved: boolean;
            /**
             * Format: int32
             * @description Position on the disc.
             */
            number: number | null;
            /**
             * Format: int32
             * @description The user's counted plays of the song, from whatever album.
             */
            plays: number;
            /**
             * Format: int64
             * @description Key of the song, the same on every album.
             */
            recording_id: number;
            /** @description Title. */
            title: string;
        };
        /** @description An artist in a list. */
        Artist: {
            /**
             * Format: int64
             * @description Albums of the artist that the user owns.
             */
            albums: number;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Addresses of pictures at their sources. */
            image_sources: string[];
            /** @description Address of a picture that we hold. */
            image_url: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description The user's counted plays.
             */
            plays: number;
            /** @description Spotify's artist id. */
            spotify_id: string | null;
        };
        /** @description A further name of an artist. */
        ArtistAlias: {
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description The name. */
            name: string;
            /** @description Where it comes from: `hand`, `merge`, or a service. */
            source: string;
        };
        /** @description Further names of an artist. */
        ArtistAliases: {
            /** @description The names, in order. */
            items: components["schemas"]["ArtistAlias"][];
        };
        /** @description An artist in brief. */
        ArtistBrief: {
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Address of a picture that we hold. */
            image_url: string | null;
            /** @description Name. */
            name: string;
            /** @description Spotify's artist id. */
            spotify_id: string | null;
            /**
             * Format: int32
             * @description The user's counted plays of all time.
             */
            total_plays: number;
        };
        /** @description A part of a chart of artists. */
        ArtistChart: components["schemas"]["ChartInfo"] & {
            /** @description Most played first. */
            items: components["schemas"]["ArtistPlace"][];
        };
        /** @description An artist with everything that is known of it. */
        ArtistDetail: {
            /** @description Its albums that the user owns, by year. */
            albums: components["schemas"]["AlbumBrief"][];
            /** @description Other names. */
            aliases: string[];
            /** @description Albums of others with songs of it that the user owns or heard, by year. */
            appears_on: components["schemas"]["AlbumBrief"][];
            /** @description What tells it from others of its name; empty where nothing must. */
            disambiguation: string;
            /**
             * Format: int64
             * @description Artist at Discogs.
             */
            discogs_id: number | null;
            /** @description Its albums that the user heard and does not own, the most played first. */
            heard_albums: components["schemas"]["AlbumBrief"][];
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Addresses of pictures at their sources. */
            image_sources: string[];
            /** @description Address of a picture that we hold. */
            image_url: string | null;
            /** @description Page at Last.fm. */
            lastfm_url: string | null;
            /** @description What the user heard of it, songs with it as a guest included. */
            listen_stats: components["schemas"]["ListenStats"];
            /** @description MusicBrainz artist. */
            mbid: string | null;
            /** @description Name. */
            name: string;
            /** @description Spotify's artist id. */
            spotify_id: string | null;
            /** @description Its songs that the user played most. */
            top_tracks: components["schemas"]["TrackBrief"][];
        };
        /** @description An artist in a chart. */
        ArtistPlace: components["schemas"]["ChartPlace"] & {
            /** @description What stands there. */
            artist: components["schemas"]["ArtistBrief"];
        };
        /** @description An artist by name. */
        ArtistRef: {
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Name. */
            name: string;
        };
        /** @description What is somebody else's of the same name. */
        ArtistSplit: {
            /** @description Albums of the new one; songs on them go along. */
            album_ids?: number[];
            /** @description What tells the new artist from the old one, for example `Leeds, 1990s`. */
            disambiguation?: string;
            /** @description Tracks whose songs are of the new one. */
            track_ids?: number[];
        };
        /** @description What a chart says beside its places. */
        ChartInfo: {
            /** @description Where the next places begin; `null` at the end. */
            next_cursor: string | null;
            /** @description Whether an import is still being counted, so that the chart may change shortly. */
            pending: boolean;
            /**
             * @description The period.
             * @example 2026-W47
             */
            period: string;
            /**
             * @description The period that ranks are compared with.
             * @example 2026-W46
             */
            previous_period: string | null;
        };
        /** @description Place and plays. */
        ChartPlace: {
            movement: components["schemas"]["Movement"] | null;
            /**
             * Format: int64
             * @description Counted plays in the period.
             */
            plays: number;
            /**
             * Format: int64
             * @description Rank in the period before; `null` when not among the first 1,000 there, or when nothing is compared.
             */
            previous_rank: number | null;
            /**
             * Format: int64
             * @description 1 for the most played.
             */
            rank: number;
            /**
             * Format: int64
             * @description Seconds heard, as far as sources told.
             */
            seconds: number;
        };
        /** @description An hour as it passed. */
        ClockHour: {
            /**
             * Format: int32
             * @description What the clock showed, 0 to 23.
             */
            hour: number;
            /** @description Counted listens. */
            plays: number;
            /**
             * Format: int64
             * @description First instant, unix seconds UTC.
             */
            starts_at: number;
            /**
             * Format: int32
             * @description How far the clock was ahead of UTC, seconds.
             */
            utc_offset_seconds: number;
        };
        /** @description Counts by filter. A filter is counted as if it were not set itself, so that its other values can be chosen. */
        CollectionFacets: {
            /** @description Decades, the newest first. */
            decade: components["schemas"]["FacetCount"][];
            /** @description Folders, most albums first. */
            folder: components["schemas"]["FacetCount"][];
            /** @description Formats as written, most albums first. */
            format: components["schemas"]["FacetCount"][];
            /** @description Genres and styles, most albums first. */
            genre: components["schemas"]["FacetCount"][];
            /** @description `true` and `false`. */
            is_soundtrack: components["schemas"]["FacetCount"][];
            /** @description Labels, most albums first. */
            label: components["schemas"]["FacetCount"][];
            /** @description `played` and `never`. */
            played: components["schemas"]["FacetCount"][];
            /** @description Media, most albums first. */
            support: components["schemas"]["FacetCount"][];
        };
        /** @description The collection in numbers. */
        CollectionStats: {
            /** @description Albums by decade, the newest first. */
            by_decade: components["schemas"]["FacetCount"][];
            /** @description Albums by folder, most first. */
            by_folder: components["schemas"]["FacetCount"][];
            /** @description Albums by genre and style, most first. */
            by_genre: components["schemas"]["FacetCount"][];
            /** @description Albums by label, most first, at most 50. */
            by_label: components["schemas"]["FacetCount"][];
            /** @description Albums by medium, most first. */
            by_support: components["schemas"]["FacetCount"][];
            /**
             * Format: int64
             * @description Counted plays of owned albums.
             */
            collection_plays: number;
            /**
             * Format: double
             * @description Share of all listens that were of owned albums, 0 to 1; 0 without listens.
             */
            collection_share: number;
            last_added_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Albums that never were.
             */
            never_played_albums: number;
            /**
             * Format: int64
             * @description Albums that were played.
             */
            played_albums: number;
            /**
             * Format: double
             * @description Share of the albums that were played, 0 to 1; 0 without albums.
             */
            played_share: number;
            /**
             * Format: int64
             * @description Albums that are music of films, series or games.
             */
            soundtracks: number;
            /**
             * Format: int64
             * @description Albums owned.
             */
            total_albums: number;
            /**
             * Format: int64
             * @description Different artists of owned albums.
             */
            total_artists: number;
            /**
             * Format: int64
             * @description Copies owned; an album owned twice counts twice.
             */
            total_copies: number;
            /**
             * Format: int64
             * @description Counted listens of anything.
             */
            total_listens: number;
        };
        /** @description What is owned and wished for at a service. */
        CollectionSync: {
            /**
             * Format: int64
             * @description Copies there when it was last read whole.
             */
            copies: number;
            run: components["schemas"]["SyncRun"] | null;
            /**
             * Format: int64
             * @description Wishes there, likewise.
             */
            wants: number;
            worth: components["schemas"]["CollectionWorth"] | null;
        };
        /** @description What a collection is worth; amounts as the service writes them. */
        CollectionWorth: {
            /** @description At most. */
            maximum: string;
            /** @description Half of the sales were below. */
            median: string;
            /**
             * @description At least.
             * @example $75.50
             */
            minimum: string;
        };
        /** @description What is compared. */
        CompareBody: {
            /**
             * Format: int64
             * @description First second, unix seconds UTC; everything before is left out.
             */
            from?: number | null;
            /**
             * Format: int64
             * @description Last second, likewise.
             */
            to?: number | null;
        };
        /** @description Where one lets AIME in. */
        Consent: {
            /** @description A page of Discogs. */
            address: string;
        };
        /** @description Where Discogs sends its user back to. */
        ConsentBody: {
            /**
             * @description Address of a page that completes the link with the parameters `oauth_token` and `oauth_verifier` that it is given.
             * @example https://music.example.org/settings/services
             */
            callback: string;
        };
        /** @description A concrete thing that the user owns. */
        Copy: {
            /** @description When it was added. */
            added_at: components["schemas"]["Instant"];
            /** @description Catalogue numbers, in the order of the labels. */
            catalog_numbers: string[];
            /** @description Country of the pressing. */
            country: string | null;
            /**
             * @description ISO 4217 code.
             * @example CHF
             */
            currency: string | null;
            /**
             * Format: int64
             * @description Discogs number of this very copy.
             */
            discogs_instance_id: number | null;
            /**
             * Format: int64
             * @description Discogs release.
             */
            discogs_release_id: number | null;
            /** @description Folder. */
            folder: string | null;
            /**
             * @description Format as written.
             * @example 2xLP, Album
             */
            format: string | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Labels. */
            labels: string[];
            /** @description Fields that were set by hand, and that no import or sync writes over. */
            locked: string[];
            /** @description Condition of the medium. */
            media_condition: string | null;
            /** @description The owner's notes. */
            notes: string | null;
            /**
             * Format: int64
             * @description Price paid, in hundredths of `currency`.
             */
            price_cents: number | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            rating: number | null;
            /**
             * Format: int32
             * @description Year of the pressing.
             */
            released_year: number | null;
            /** @description Condition of the sleeve. */
            sleeve_condition: string | null;
            /** @description Where it came from: `discogs`, `manual` … */
            source: string;
            /**
             * @description Medium.
             * @example Vinyl
             */
            support: string | null;
        };
        /** @description What is to change about a copy; what is absent stays, `null` clears. */
        CopyChange: {
            /** @description Country of the pressing. */
            country?: string | null;
            /** @description Folder. */
            folder?: string | null;
            /** @description Format as written. */
            format?: string | null;
            /**
             * @description Fields that no import or sync may write over, by the names above. Without it those that were locked and those
             *     that are changed now.
             */
            locked?: string[] | null;
            /** @description Condition of the medium. */
            media_condition?: string | null;
            /** @description Notes. */
            notes?: string | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            rating?: number | null;
            /**
             * Format: int32
             * @description Year of the pressing.
             */
            released_year?: number | null;
            /** @description Condition of the sleeve. */
            sleeve_condition?: string | null;
            /** @description Medium. */
            support?: string | null;
        };
        /** @description A line of the ledger of corrections: who put what right and when. */
        Correction: {
            /** @description Who did it. */
            by: string;
            /**
             * Format: int64
             * @description Listens or rows that it changed.
             */
            changed: number;
            /** @description When. */
            created_at: components["schemas"]["Instant"];
            /** @description Further words; which ones depends on `kind`. */
            detail: Record<string, never>;
            /**
             * Format: int64
             * @description Key; later ones are greater.
             */
            id: number;
            /** @description Whether it is about the catalogue, which is everybody's, rather than about one's own ledger. */
            is_shared: boolean;
            /**
             * @description What was done, a stable word: `release`, `suppress`, `add_listen`, `edit_listens`, `delete_listens`,
             *     `move_listens`, `own_meaning`, `meaning`, `exclude`, `include`, `merge_artists`, `split_artist`, `add_alias`,
             *     `remove_alias`, `merge_albums`, `split_album`, `merge_recordings`, `split_recording`, `edit_album`,
             *     `edit_copy`.
             */
            kind: string;
            /** @description What it was about, in names as they were then. */
            subject: string;
            undone_at: components["schemas"]["Instant"] | null;
            /** @description Who took it back. */
            undone_by: string | null;
        };
        /** @description Corrections, newest first. */
        CorrectionList: {
            /** @description The corrections. */
            items: components["schemas"]["Correction"][];
            /** @description Where to go on; `null` at the end. */
            next_cursor: string | null;
        };
        /** @description What a correction did. */
        CorrectionMade: {
            /**
             * Format: int64
             * @description Listens or rows that it changed, or would change.
             */
            changed: number;
            /**
             * Format: int64
             * @description Its line in the ledger, by which it is undone; `null` when there was nothing to change or it was only tried.
             */
            correction_id: number | null;
        };
        /** @description A new token with its secret. */
        CreatedTokenView: {
            /** @description The secret, shown this once. */
            secret: string;
            /** @description The token. */
            token: components["schemas"]["Token"];
        };
        /** @description A day with listens. */
        Day: {
            /**
             * @description The day in the user's zone.
             * @example 2026-11-21
             */
            day: string;
            /**
             * Format: int32
             * @description Counted listens.
             */
            plays: number;
            /**
             * Format: int64
             * @description Seconds heard, as far as known.
             */
            seconds: number;
        };
        /** @description Days with listens. */
        DayList: {
            /**
             * @description First day asked for.
             * @example 2026-01-01
             */
            from: string;
            /** @description Days with listens, the oldest first; others are left out. */
            items: components["schemas"]["Day"][];
            /**
             * @description Last day asked for.
             * @example 2026-11-21
             */
            to: string;
        };
        /** @description An account at Discogs. */
        DiscogsBody: {
            /**
             * Format: password
             * @description A personal access token (https://www.discogs.com/settings/developers). Kept sealed, never shown again.
             */
            token: string;
        };
        /** @description The original's view of a synchronisation. */
        DiscogsSyncProgress: {
            /**
             * Format: int64
             * @description Entries read.
             */
            current: number;
            /** @description The album that was read last. */
            current_album: string | null;
            /** @description What went wrong last. */
            error: string | null;
            /**
             * Format: int64
             * @description Entries that could not be used.
             */
            errors: number;
            /**
             * Format: int64
             * @description Copies and wishes that the account has no more.
             */
            removed: number;
            /**
             * Format: int64
             * @description Those that were there as they are.
             */
            skipped: number;
            /** @description Where it stands. */
            status: components["schemas"]["LastFmImportStatus"];
            /**
             * Format: int64
             * @description Copies and wishes that are new, joined or changed.
             */
            synced: number;
            /**
             * Format: int64
             * @description Entries in all, as far as that is known.
             */
            total: number;
        };
        /** @description A suppressed report beside the others of its play. */
        DuplicateCase: {
            /** @description The suppressed report, or the one that was let back in. */
            report: components["schemas"]["ListenReport"];
            winner: components["schemas"]["ListenReport"] | null;
            /** @description Other reports of the same play, oldest first. */
            witnesses: components["schemas"]["ListenReport"][];
        };
        /** @description Suppressed reports, newest first. */
        DuplicateList: {
            /** @description The reports, each beside the others of its play. */
            items: components["schemas"]["DuplicateCase"][];
            /** @description Where to go on; `null` at the end. */
            next_cursor: string | null;
        };
        /** @description How many suppressed reports there are for a reason. */
        DuplicateReason: {
            /**
             * Format: int64
             * @description Reports.
             */
            count: number;
            /** @description A stable word, for example `same_start`. */
            reason: string;
        };
        /** @description Suppressed reports by reason. */
        DuplicateReasons: {
            /** @description The reasons, the most frequent first. */
            items: components["schemas"]["DuplicateReason"][];
        };
        /** @description Which reports to let back in, or to suppress again: `ids`, or all that pass the other values. */
        DuplicateSelection: {
            /** @description Words of the artist credit. */
            artist?: string | null;
            /** @description Only tell how many it would be. */
            dry_run?: boolean;
            /** @description Keys of reports. With them the other values are ignored. */
            ids?: number[] | null;
            /**
             * Format: int64
             * @description Import that they came with.
             */
            import_id?: number | null;
            /** @description Why they were suppressed. */
            reason?: string | null;
            /** @description Service that sent them. */
            source?: string | null;
        };
        /** @description A rule that keeps plays out of charts; every part that it has must hold. */
        Exclusion: {
            /** @description Name of the artist. */
            artist: string | null;
            /**
             * Format: int64
             * @description Plays credited to this artist.
             */
            artist_id: number | null;
            /** @description Since when. */
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Plays that begin at this hour or later, in the user's zone.
             */
            from_hour: number | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /**
             * Format: int64
             * @description Plays of this song.
             */
            recording_id: number | null;
            /** @description Title of the song. */
            title: string | null;
            /** @description Artist credit of the song. */
            title_artist: string | null;
            /**
             * Format: int32
             * @description And before this hour; past midnight where it is earlier.
             */
            to_hour: number | null;
        };
        /** @description Rules that keep plays out of charts. */
        ExclusionList: {
            /** @description The rules, the oldest first. */
            items: components["schemas"]["Exclusion"][];
        };
        /** @description What was kept out of charts. */
        ExclusionMade: {
            /**
             * Format: int64
             * @description Plays that it keeps out.
             */
            changed: number;
            /**
             * Format: int64
             * @description Its line in the ledger of corrections, by which it is undone.
             */
            correction_id: number | null;
            /**
             * Format: int64
             * @description Key of the rule; `null` when it was only tried.
             */
            id: number | null;
        };
        /** @description A value of a filter and the albums that bear it. */
        FacetCount: {
            /**
             * Format: int64
             * @description Albums.
             */
            count: number;
            /** @description The value, as the filter takes it. */
            value: string;
        };
        /** @description A value of the request that is not valid. */
        FieldError: {
            /** @description What is wrong with it. */
            detail: string;
            /**
             * @description Where it stands: a JSON pointer into the body, or `/query/…` or `/path/…` for a parameter.
             * @example /password
             */
            pointer: string;
        };
        /** @description What Discogs gave its user for us. */
        GivenConsentBody: {
            /** @description The parameter `oauth_token` of the callback. */
            oauth_token: string;
            /** @description The parameter `oauth_verifier` of the callback. */
            oauth_verifier: string;
        };
        /** @description That the server is alive. */
        HealthView: {
            /**
             * @description `connected` or `unreachable`.
             * @example connected
             */
            database: string;
            /**
             * Format: double
             * @description `errors` as a share of `requests`, 0 to 1.
             */
            error_rate: number;
            /**
             * Format: int64
             * @description Of these, with a fault of the server.
             */
            errors: number;
            /** @description When the database was asked. */
            last_db_check: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Requests answered since the start.
             */
            requests: number;
            /**
             * @description `healthy`, or `degraded` when the database does not answer.
             * @example healthy
             */
            status: string;
            /** @description The server's time. */
            timestamp: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Seconds since the start.
             */
            uptime_seconds: number;
            /** @description Version of the server. */
            version: string;
        };
        /** @description The import of a whole history. */
        HistoryImport: {
            /**
             * Format: int64
             * @description Plays read.
             */
            done: number;
            ended_at: components["schemas"]["Instant"] | null;
            /** @description What went wrong last; it goes on by itself while it runs. */
            error: string | null;
            /** @description When it was ordered. */
            started_at: components["schemas"]["Instant"];
            /** @description Where it stands. */
            state: components["schemas"]["HistoryImportState"];
            /**
             * Format: int64
             * @description Plays that became listens; the others were there.
             */
            stored: number;
            /**
             * Format: int64
             * @description Plays in all, by the service's word; 0 until it is known.
             */
            total: number;
        };
        /**
         * @description Where the import of a whole history stands.
         * @enum {string}
         */
        HistoryImportState: "running" | "done" | "failed";
        /** @description An import. `read` is the sum of `stored`, `duplicate`, `skipped` and `failed`. */
        Import: {
            /**
             * Format: int64
             * @description Bytes that were read.
             */
            bytes_done: number;
            /**
             * Format: int64
             * @description Size of the file.
             */
            bytes_total: number;
            /** @description When the file came. */
            created_at: components["schemas"]["Instant"];
            /** @description Nothing is stored: the file is only tried. */
            dry_run: boolean;
            /**
             * Format: int64
             * @description Rows that were there already, or are another report of a stored play.
             */
            duplicate: number;
            /** @description Why it failed, for people. */
            error: string | null;
            /**
             * Format: int64
             * @description Rows that could not be understood.
             */
            failed: number;
            /** @description Name of the file. */
            file_name: string;
            finished_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /**
             * @description Format, once told.
             * @example spotify_extended
             */
            kind: string | null;
            /**
             * Format: int64
             * @description Rows read.
             */
            read: number;
            /** @description What is said beside the counts. */
            report: components["schemas"]["ImportReport"];
            /**
             * Format: double
             * @description Rows a second since the start, while it runs.
             */
            rows_per_second: number | null;
            /**
             * Format: int64
             * @description Seconds until the end at this rate, while it runs.
             */
            seconds_left: number | null;
            /**
             * Format: int64
             * @description Rows left out on purpose.
             */
            skipped: number;
            started_at: components["schemas"]["Instant"] | null;
            /** @description Where it is. */
            state: components["schemas"]["ImportState"];
            /**
             * Format: int64
             * @description Rows that are in the ledger now and count.
             */
            stored: number;
            /** @description Zone for times without one, as asked. */
            time_zone: string | null;
            undo_report: components["schemas"]["ImportBrought"] | null;
            /** @description How far it is taken back: `queued`, `running` or `done`; `null` while it stands. */
            undo_state: string | null;
            undone_at: components["schemas"]["Instant"] | null;
        };
        /** @description What hangs on an import. */
        ImportBrought: {
            /**
             * Format: int64
             * @description Album collections.
             */
            album_collections: number;
            /**
             * Format: int64
             * @description Albums of the catalogue that nobody referred to afterwards; 0 until it is done.
             */
            albums: number;
            /**
             * Format: int64
             * @description Artists of the catalogue that nobody referred to afterwards; 0 until it is done.
             */
            artists: number;
            /**
             * Format: int64
             * @description Copies.
             */
            copies: number;
            /**
             * Format: int64
             * @description Those that count.
             */
            counted: number;
            /**
             * Format: int64
             * @description Pictures.
             */
            images: number;
            /**
             * Format: int64
             * @description Reports of plays, counted or not.
             */
            listens: number;
            /**
             * Format: int64
             * @description Marks of love.
             */
            loved: number;
            /**
             * Format: int64
             * @description Playlists.
             */
            playlists: number;
            /**
             * Format: int64
             * @description Texts.
             */
            texts: number;
            /**
             * Format: int64
             * @description Wishes.
             */
            wants: number;
        };
        /** @description Imports, newest first. */
        ImportList: {
            /** @description The imports. */
            items: components["schemas"]["Import"][];
            /** @description Where to go on; absent at the end. */
            next_cursor: string | null;
        };
        /** @description How many rows had an outcome for a reason. */
        ImportReason: {
            /**
             * Format: int64
             * @description Rows.
             */
            count: number;
            /** @description `duplicate`, `skipped` or `failed`. */
            outcome: string;
            /** @description A stable word, for example `too_short`. */
            reason: string;
        };
        /** @description What an import says beside its counts. */
        ImportReport: {
            /**
             * Format: int64
             * @description First listen of the file, unix seconds.
             */
            first_listen_at: number | null;
            /**
             * Format: int64
             * @description Last listen of the file, unix seconds.
             */
            last_listen_at: number | null;
            /** @description Remarks about the file as a whole. */
            notes: string[];
            /** @description What it is at: `reading`, `counting` (statistics) or `done`; empty before the start. */
            phase: string;
            /** @description Rows that were not simply stored, by outcome and reason. */
            reasons: components["schemas"]["ImportReason"][];
        };
        /** @description A row that wants a word. */
        ImportRow: {
            /** @description The row in short. */
            detail: string;
            /** @description `stored`, `duplicate`, `skipped` or `failed`. */
            outcome: string;
            /** @description A stable word, for example `too_short`. */
            reason: string;
            /**
             * Format: int64
             * @description Position in the file, from 1.
             */
            row_number: number;
        };
        /** @description Rows in the order of the file. */
        ImportRows: {
            /** @description The rows. */
            items: components["schemas"]["ImportRow"][];
            /** @description Where to go on; absent at the end. */
            next_cursor: string | null;
        };
        /**
         * @description Where an import is.
         * @enum {string}
         */
        ImportState: "queued" | "running" | "paused" | "done" | "failed" | "cancelled";
        /**
         * Format: date-time
         * @example 2026-11-21T12:00:00Z
         */
        Instant: string;
        /** @description A piece of work. */
        Job: {
            /** @description What can be asked of it: `POST` to `href` with `/pause`, `/resume` or `/cancel` behind. */
            actions: components["schemas"]["JobAction"][];
            /**
             * @description Whether it comes round by itself or in great numbers, so that nobody waits for it. One that has ended is told
             *     only where it failed.
             */
            background: boolean;
            counts: components["schemas"]["JobCounts"] | null;
            /** @description When it was ordered; of a job that has ended, when it ended. */
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description How much is done, of `total`: bytes of an import.
             */
            done: number;
            due_at: components["schemas"]["Instant"] | null;
            /** @description Why it failed, or why the last attempt did, for people. */
            error: string | null;
            finished_at: components["schemas"]["Instant"] | null;
            /**
             * @description Where to watch it.
             * @example /api/v1/imports/12
             */
            href: string;
            /**
             * @description Key, unique over all kinds.
             * @example import-12
             */
            id: string;
            /**
             * @description What kind of work it is: `import`, or the name of a job.
             * @enum {string}
             */
            kind: "compare_lastfm" | "describe_collection" | "fetch_ordered" | "import_lastfm_history" | "import" | "poll_lastfm" | "send_lastfm_loves" | "sync_discogs" | "sync_lastfm_loves" | "sync_loves" | "tidy_up" | "undo_import" | "wake_trackers";
            /** @description What it is at; empty where it does not say. */
            phase: string;
            /**
             * Format: double
             * @description Rows a second since the start, while an import runs.
             */
            rows_per_second: number | null;
            /**
             * Format: int64
             * @description Seconds until the end at this rate, while it runs.
             */
            seconds_left: number | null;
            /** @description Where it is. */
            state: components["schemas"]["ImportState"];
            /** @description What it works on, for people; empty where its kind says it all. */
            title: string;
            /**
             * Format: int64
             * @description How much there is to do; of waiting jobs how many wait; 0 where that is not known.
             */
            total: number;
        };
        /**
         * @description What can be asked of work.
         * @enum {string}
         */
        JobAction: "pause" | "resume" | "cancel";
        /** @description The rows of an import by outcome. */
        JobCounts: {
            /**
             * Format: int64
             * @description Rows that were there already, or are another report of a stored play.
             */
            duplicate: number;
            /**
             * Format: int64
             * @description Rows that could not be understood.
             */
            failed: number;
            /**
             * Format: int64
             * @description Rows read; the sum of the others.
             */
            read: number;
            /**
             * Format: int64
             * @description Rows left out on purpose.
             */
            skipped: number;
            /**
             * Format: int64
             * @description Rows that are in the ledger now and count.
             */
            stored: number;
        };
        /** @description Work. */
        JobList: {
            /** @description What has not ended: imports, newest first, then all else, the running ones first. */
            items: components["schemas"]["Job"][];
            /** @description What has ended, the latest first; the last 50 imports, and what else was done in the last week. */
            recent: components["schemas"]["Job"][];
        };
        /** @description How many listens stay. */
        KeptListens: {
            /**
             * Format: int64
             * @description How many were decided.
             */
            kept: number;
        };
        /** @description An account at Last.fm whose history is public. */
        LastFmBody: {
            /**
             * Format: password
             * @description An API key of one's own; not needed where the install has one. Kept sealed, never shown again.
             */
            api_key?: string | null;
            /**
             * @description Name there.
             * @example zoe
             */
            user_name: string;
        };
        /** @description What only Last.fm has to tell. */
        LastFmDetails: {
            /** @description Whether signing in needs no key of one's own. */
            can_sign_in: boolean;
            comparison: components["schemas"]["ServiceComparison"] | null;
            /** @description How love stands between there and here. */
            loves: components["schemas"]["ServiceLoves"];
            /**
             * Format: int64
             * @description Listens that wait for a decision, since Last.fm no longer has them as they are.
             */
            missing: number;
            sign_in: components["schemas"]["LastFmSignIn"] | null;
            /** @description Whether AIME is let in: needed for what is private and for loving songs there. */
            signed_in: boolean;
        };
        /** @description The original's view of the import. */
        LastFmImportProgress: {
            /**
             * Format: int64
             * @description Plays read.
             */
            current: number;
            /** @description What went wrong last. */
            error: string | null;
            /**
             * Format: int64
             * @description Plays that became listens.
             */
            imported: number;
            /**
             * Format: int64
             * @description Plays that were there already.
             */
            skipped: number;
            /** @description Where it stands. */
            status: components["schemas"]["LastFmImportStatus"];
            /**
             * Format: int64
             * @description Plays in all, by the service's word; 0 until it is known.
             */
            total: number;
        };
        /**
         * @description Where the import stands.
         * @enum {string}
         */
        LastFmImportStatus: "idle" | "running" | "completed" | "error";
        /** @description A sign-in that waits for its person. */
        LastFmSignIn: {
            /** @description Until when. */
            expires_at: components["schemas"]["Instant"];
            /** @description The page of the service where they agree. */
            url: string;
        };
        /** @description The key to sign in with. */
        LastFmSignInBody: {
            /**
             * Format: password
             * @description An API key of one's own; not needed where one is linked already, or the install has one.
             */
            api_key?: string | null;
            /**
             * Format: password
             * @description The shared secret that belongs to it. Kept sealed, never shown again.
             */
            shared_secret?: string | null;
        };
        /** @description One play, reported by one or more sources. The original's fields come first. */
        Listen: {
            /** @description Description of the album. */
            ai_info: string | null;
            /** @description Album title; empty where the album is not known. */
            album: string;
            /**
             * @description Colour that stands for the album's cover.
             * @example #7a3b52
             */
            album_colour: string | null;
            /**
             * Format: int64
             * @description Key of the album.
             */
            album_id: number | null;
            /** @description Address of a cover that we hold. */
            album_image: string | null;
            /** @description Address of a cover from Last.fm that we hold. */
            album_lastfm_image: string | null;
            /** @description The album at Apple Music. */
            apple_music_url: string | null;
            /** @description Artist credit. */
            artist: string;
            /** @description Address of a picture of the artist that we hold. */
            artist_image: string | null;
            /** @description Artists in order. */
            artist_refs: components["schemas"]["ArtistRef"][];
            /**
             * @description `YYYY-MM-DD HH:MM` in the user's zone.
             * @example 2026-11-21 13:05
             */
            date: string;
            /** @description The album at Discogs. */
            discogs_url: string | null;
            /**
             * Format: int64
             * @description Length in milliseconds.
             */
            duration_ms: number | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /**
             * @description Day of the play in the user's zone.
             * @example 2026-11-21
             */
            local_day: string;
            /** @description Whether the user loves the song. */
            loved: boolean;
            /**
             * Format: int64
             * @description Key of the song, the same on every album.
             */
            recording_id: number;
            /**
             * Format: int32
             * @description Seconds heard.
             */
            seconds_played: number | null;
            /** @description Service whose report counts. */
            source: string;
            /** @description Services that reported the play, the one that counts first. */
            sources: string[];
            /** @description The album at Spotify. */
            spotify_url: string | null;
            /**
             * Format: int64
             * @description Unix seconds UTC.
             */
            timestamp: number;
            /** @description Title. */
            title: string;
            /**
             * Format: int64
             * @description Key of the track.
             */
            track_id: number;
            /**
             * Format: int32
             * @description Original year of the album.
             */
            year: number | null;
        };
        /** @description A listen that was added. */
        ListenAdded: {
            /**
             * Format: int64
             * @description Its line in the ledger of corrections, by which it is undone.
             */
            correction_id: number | null;
            /**
             * Format: int64
             * @description Key of the listen.
             */
            id: number;
        };
        /** @description What is to change about listens; what is absent stays. */
        ListenChange: {
            /** @description Album title; `null` or an empty text for none. */
            album?: string | null;
            /** @description Artist credit. */
            artist?: string | null;
            /**
             * Format: int64
             * @description When it began, unix seconds; for one listen only.
             */
            listened_at?: number | null;
            /**
             * Format: int32
             * @description Seconds heard; `null` for unknown.
             */
            seconds_played?: number | null;
            /**
             * Format: int64
             * @description Seconds to move every listen by; later when positive.
             */
            shift_seconds?: number | null;
            /** @description Title. */
            title?: string | null;
        };
        /** @description Which listens. */
        ListenFilter: {
            /** @description Words of the album title, likewise. */
            album?: string | null;
            /**
             * Format: int64
             * @description One album.
             */
            album_id?: number | null;
            /** @description Words of the artist credit, the last one perhaps unfinished. */
            artist?: string | null;
            /**
             * Format: int64
             * @description One artist.
             */
            artist_id?: number | null;
            /** @description Last day in the user's zone, `YYYY-MM-DD`. */
            end_date?: string | null;
            /** @description Plays that are kept out of charts, instead of those that count. */
            excluded?: boolean | null;
            /** @description Only loved songs, or only others. */
            loved?: boolean | null;
            /** @description Words of the song and its artists, or of the album and its artists, likewise. */
            search?: string | null;
            /** @description Service whose report counts: `lastfm`, `spotify`, `roon` … */
            source?: string | null;
            /** @description First day in the user's zone, `YYYY-MM-DD`. */
            start_date?: string | null;
            /**
             * Format: int64
             * @description One track.
             */
            track_id?: number | null;
        };
        /** @description Listens in a row. */
        ListeningSession: {
            /**
             * Format: int64
             * @description When the last one ended, as far as lengths are known, unix seconds UTC.
             */
            ends_at: number;
            /** @description How many. */
            plays: number;
            /**
             * Format: int64
             * @description When the first one began, unix seconds UTC.
             */
            starts_at: number;
        };
        /** @description What was heard, in numbers. */
        ListeningStats: {
            /** @description Listens by local hour, from 0 to 23. */
            hours: number[];
            /**
             * Format: int32
             * @description Local hour with the most listens; `null` without any.
             */
            peak_hour: number | null;
            /** @description Whether an import is still being counted, so that the numbers may change shortly. */
            pending: boolean;
            /**
             * Format: int64
             * @description Seconds heard, as far as sources told.
             */
            total_duration_seconds: number;
            /**
             * Format: int64
             * @description Counted listens.
             */
            total_tracks: number;
            /**
             * Format: int64
             * @description Different albums.
             */
            unique_albums: number;
            /**
             * Format: int64
             * @description Different artists, guests included.
             */
            unique_artists: number;
            /**
             * Format: int64
             * @description Different songs.
             */
            unique_tracks: number;
        };
        /** @description A part of the journal. */
        ListenPage: {
            /** @description Newest first. */
            items: components["schemas"]["Listen"][];
            /** @description Whether there may be more than `total`: filtered listens are counted one by one up to 10,000. */
            more_than_total: boolean;
            /** @description Where the next part begins; `null` at the end. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description Page number, from 1; after a cursor always 1.
             */
            page: number;
            /**
             * Format: int64
             * @description Items a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Pages in all.
             */
            pages: number;
            /**
             * Format: int64
             * @description Listens that pass the filter.
             */
            total: number;
        };
        /** @description What one source said of a play, its names as received. */
        ListenReport: {
            /** @description Album. */
            album: string | null;
            /**
             * Format: int64
             * @description Key of its album.
             */
            album_id: number | null;
            /** @description Artist credit. */
            artist: string;
            /** @description How it reached us: `pull`, `file` or `door`. */
            channel: string;
            /** @description Client, account or file layout; empty where there is only one. */
            client: string;
            /**
             * @description `YYYY-MM-DD HH:MM` in the user's zone.
             * @example 2026-11-21 13:05
             */
            date: string;
            /**
             * Format: int64
             * @description Length in milliseconds.
             */
            duration_ms: number | null;
            /** @description Name of that import's file. */
            file_name: string | null;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /**
             * Format: int64
             * @description Import it came with.
             */
            import_id: number | null;
            /** @description Known only to lie in the 24 hours before. */
            is_approximate: boolean;
            /** @description Let back in by hand. */
            is_released: boolean;
            /**
             * @description Why it does not count, as a stable word.
             * @example same_start
             */
            reason: string | null;
            /** @description How finely the source counts: `second` or `minute`. */
            resolution: string;
            /**
             * Format: double
             * @description How sure, 0 … 1.
             */
            score: number | null;
            /**
             * Format: int32
             * @description Seconds heard.
             */
            seconds_played: number | null;
            /** @description Service. */
            source: string;
            /** @description Which moment of the play that is: `start`, `end` or `unknown`. */
            stamp: string;
            /** @description `counted`, `duplicate` or `excluded`. */
            status: string;
            /**
             * Format: int64
             * @description Unix seconds UTC.
             */
            timestamp: number;
            /** @description Title. */
            title: string;
            /**
             * Format: int64
             * @description Key of the track that the names mean.
             */
            track_id: number;
        };
        /** @description Which listens to delete. */
        ListensDeletion: components["schemas"]["ListenSelection"] & {
            /** @description Only tell how many it would be. */
            dry_run?: boolean;
        };
        /** @description What to change about which listens. */
        ListensEdit: components["schemas"]["ListenSelection"] & {
            /** @description What is to change. */
            change: components["schemas"]["ListenChange"];
            /** @description Only tell how many it would be. */
            dry_run?: boolean;
        };
        /** @description Which listens: `ids`, or all of the journal that pass `filter`. */
        ListenSelection: {
            filter?: components["schemas"]["ListenFilter"] | null;
            /** @description Keys of listens. With them `filter` is ignored. */
            ids?: number[] | null;
        };
        /** @description Which listens to move where. */
        ListensMove: {
            /** @description Keys of listens. */
            ids: number[];
            /**
             * Format: int64
             * @description Key of the track that was heard; one that you know.
             */
            track_id: number;
        };
        /** @description Counted plays of an artist or a song. */
        ListenStats: {
            first_at: components["schemas"]["Instant"] | null;
            last_at: components["schemas"]["Instant"] | null;
            /** @description Local months with plays, the oldest first. */
            months: components["schemas"]["MonthPlays"][];
            /**
             * Format: int32
             * @description Plays.
             */
            plays: number;
            /**
             * Format: int64
             * @description Rank among all that the user heard, 1 for the most played; `null` when never played.
             */
            rank: number | null;
            /**
             * Format: int64
             * @description Seconds heard, as far as known.
             */
            total_duration_seconds: number;
        };
        /** @description Whether a track is loved. */
        Love: {
            /** @description Whether its song is loved now. */
            loved: boolean;
            /**
             * Format: int64
             * @description Key of the track.
             */
            track_id: number;
        };
        /** @description What was ordered by hand. */
        ManualOperations: {
            /** @description The synchronisation with Discogs. */
            discogs_sync: components["schemas"]["DiscogsSyncProgress"];
            /** @description The import of a whole history from Last.fm. */
            lastfm_import: components["schemas"]["LastFmImportProgress"];
        };
        /** @description What the names of a listen mean from now on. */
        MeaningChange: {
            /** @description To everybody, rather than to you; for owner and admin. */
            for_everybody?: boolean;
            /**
             * Format: int64
             * @description Key of the track; one that you know.
             */
            track_id?: number;
        };
        /** @description What is to change; what is absent stays. */
        MeBody: {
            /**
             * Format: password
             * @description The password until now; needed to change it.
             */
            current_password?: string | null;
            /**
             * @description Language of the dashboard.
             * @example fr
             */
            language?: string | null;
            /** @description Name to sign in with. */
            name?: string | null;
            /**
             * Format: password
             * @description New password, at least 10 characters; all other sessions end.
             */
            password?: string | null;
            /**
             * @description IANA time zone; statistics by day are counted anew.
             * @example Europe/Zurich
             */
            time_zone?: string | null;
        };
        /** @description With what it is one. */
        Merge: {
            /**
             * Format: int64
             * @description Key of the one that stays.
             */
            into_id?: number;
        };
        /** @description Which of them. */
        MissingBody: {
            /** @description Keys of listens; without it all that wait. */
            ids?: number[] | null;
        };
        /** @description A listen that Last.fm no longer has as it is. */
        MissingListen: {
            /** @description When it was found. */
            found_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Key of the listen.
             */
            listen_id: number;
            /** @description When it began. */
            listened_at: components["schemas"]["Instant"];
            now: components["schemas"]["PlayedTrack"] | null;
            /** @description Names as they came. */
            track: components["schemas"]["PlayedTrack"];
        };
        /** @description Listens that Last.fm no longer has as they are. */
        MissingListenList: {
            /** @description Newest listens first, at most 500. */
            items: components["schemas"]["MissingListen"][];
            /**
             * Format: int64
             * @description How many there are in all.
             */
            total: number;
        };
        /** @description Plays in a local month. */
        MonthPlays: {
            /**
             * @description The month.
             * @example 2026-11
             */
            month: string;
            /**
             * Format: int32
             * @description Plays.
             */
            plays: number;
        };
        /**
         * @description Where something moved against the period before.
         * @enum {string}
         */
        Movement: "new" | "up" | "down" | "same";
        /** @description An album to own. */
        NewAlbum: {
            /** @description Page at Apple Music. */
            apple_music_url?: string | null;
            /**
             * @description Artist credit as on the cover, where `artist_ids` names none.
             * @example Simon & Garfunkel
             */
            artist?: string | null;
            /** @description Artists that you heard, own, want or listed, in order. */
            artist_ids?: number[];
            /**
             * @description Number of the copy's release at Discogs.
             * @example 249504
             */
            discogs_id?: string | null;
            /** @description Page at Discogs. */
            discogs_url?: string | null;
            /** @description Main genre. */
            genre?: string | null;
            /** @description Page at Spotify. */
            spotify_url?: string | null;
            /**
             * @description Medium of the copy.
             * @example Vinyl
             */
            support?: string | null;
            /** @description Title. */
            title: string;
            /**
             * Format: int32
             * @description Original year; 0 means unknown.
             */
            year?: number | null;
        };
        /** @description A name to add. */
        NewAlias: {
            /** @description The name. */
            name?: string;
        };
        /** @description What to keep out of charts; every part that is given must hold. */
        NewExclusion: {
            /**
             * Format: int64
             * @description Plays credited to this artist.
             */
            artist_id?: number | null;
            /** @description Only tell how many plays it would be. */
            dry_run?: boolean;
            /**
             * Format: int32
             * @description Plays that begin at this hour or later, in the user's zone; 0 to 23, with `to_hour`.
             */
            from_hour?: number | null;
            /**
             * Format: int32
             * @description And before this hour; past midnight where it is earlier.
             */
            to_hour?: number | null;
            /**
             * Format: int64
             * @description Plays of the song of this track, whatever album it is on.
             */
            track_id?: number | null;
        };
        /** @description A listen to add. */
        NewListen: {
            /** @description Album title. */
            album?: string | null;
            /** @description Artist credit. */
            artist: string;
            /**
             * Format: int64
             * @description When it began, unix seconds.
             */
            listened_at: number;
            /**
             * Format: int32
             * @description Seconds heard.
             */
            seconds_played?: number | null;
            /** @description Title. */
            title: string;
        };
        /** @description A token to be. */
        NewTokenBody: {
            /** @description What it is for, for example the program's name. */
            name: string;
            /** @description What it may be used for. */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description An account to be. */
        NewUserBody: {
            /**
             * @description Language of the dashboard.
             * @example en
             */
            language?: string;
            /** @description Name to sign in with. */
            name: string;
            /**
             * Format: password
             * @description First password, at least 10 characters.
             */
            password: string;
            /** @description What they may do. */
            role: components["schemas"]["Role"];
            /**
             * @description IANA time zone of their days.
             * @example Europe/Zurich
             */
            time_zone?: string;
        };
        /** @description What is on. */
        NowPlaying: {
            /** @description One for each song, however many sources report it; the first is the one to show where there is room for one. */
            items: components["schemas"]["Playing"][];
        };
        /** @description Names of a play as the service has them. */
        PlayedTrack: {
            /** @description Album, where it is known. */
            album: string | null;
            /** @description Artist credit. */
            artist: string;
            /** @description Title. */
            title: string;
        };
        /** @description A song that is on. */
        Playing: {
            /** @description Album title; empty where the source does not say. */
            album: string;
            /**
             * @description Colour that stands for the album's cover.
             * @example #7a3b52
             */
            album_colour: string | null;
            /**
             * Format: int64
             * @description Key of the album, likewise.
             */
            album_id: number | null;
            /** @description Address of a cover that we hold. */
            album_image: string | null;
            /** @description Artist credit as its source writes it. */
            artist: string;
            /** @description Client or account that reports it; empty where there is only one. */
            client: string;
            /**
             * Format: int64
             * @description Length in milliseconds.
             */
            duration_ms: number | null;
            /** @description From when on it is no longer believed. */
            expires_at: components["schemas"]["Instant"];
            /** @description When the source last said so. */
            heard_at: components["schemas"]["Instant"];
            /** @description Whether the user loves the song. */
            loved: boolean;
            /** @description Whether it is paused. */
            paused: boolean;
            /** @description Room or device; empty where the source has none. */
            place: string;
            /**
             * Format: int64
             * @description Where in the song it was at `heard_at`, milliseconds. It has moved on since, unless it is paused.
             */
            position_ms: number;
            /** @description Service that reports it. */
            source: string;
            /** @description All services that report it, that one first. */
            sources: string[];
            /** @description When it began. */
            started_at: components["schemas"]["Instant"];
            /** @description Title. */
            title: string;
            /**
             * Format: int64
             * @description Key of the track, if the user has it in the ledger.
             */
            track_id: number | null;
        };
        /** @description An error answer after RFC 9457, sent as `application/problem+json`. */
        Problem: {
            /** @description The problem as a word; decide by this one. */
            code: components["schemas"]["ProblemCode"];
            /** @description What happened this time, in that language. */
            detail?: string | null;
            /** @description The values that are not valid, if that is the problem. */
            errors?: components["schemas"]["FieldError"][];
            /** @description The request's id, also in the header `X-Request-Id` and in the server's log. */
            request_id?: string | null;
            /**
             * Format: int64
             * @description Seconds to wait before trying again, if that helps.
             */
            retry_after_seconds?: number | null;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description One line that is the same for every occurrence, in the language that was accepted (English or French). */
            title: string;
            /**
             * @description The problem as an address: `urn:aime:problem:` and the code.
             * @example urn:aime:problem:not-found
             */
            type: string;
        };
        /**
         * @description What went wrong, as a stable word. The table is in `docs/problems.md`.
         * @enum {string}
         */
        ProblemCode: "malformed-request" | "not-authenticated" | "wrong-credentials" | "forbidden" | "scope-missing" | "csrf-mismatch" | "setup-required" | "setup-code-required" | "not-found" | "method-not-allowed" | "already-set-up" | "name-taken" | "last-owner" | "file-gone" | "already-undone" | "changed-since" | "export-running" | "service-not-linked" | "not-allowed-yet" | "sign-in-gone" | "body-too-large" | "unsupported-media-type" | "host-not-allowed" | "validation-failed" | "too-many-attempts" | "internal" | "service-refused" | "service-unavailable" | "database-unavailable" | "not-ready";
        /** @description That the server can serve. */
        ReadyView: {
            /** @description The same for people. */
            message: string;
            /** @description Always true; a server that is not ready answers 503. */
            ready: boolean;
        };
        /**
         * @description What a person may do.
         * @enum {string}
         */
        Role: "owner" | "admin" | "member";
        /** @description Where a Core is. */
        RoonAddress: {
            /** @description Name or address. */
            host: string;
            /**
             * Format: int32
             * @description Port.
             */
            port: number;
        };
        /** @description Who answered. */
        RoonAnswer: {
            /** @description What the Core is called. */
            core: string;
        };
        /** @description Where the Core is. */
        RoonBody: {
            /**
             * @description Name or address; empty or `null` to take the configured one, or to look for a Core on the network. Only for
             *     owners and admins, since it is dialled wherever it leads.
             * @example 192.168.1.20
             */
            host?: string | null;
            /**
             * Format: int32
             * @description Port; 9330 where it is not given.
             * @example 9330
             */
            port?: number | null;
        };
        /** @description A Core. */
        RoonCore: {
            /** @description What it is called. */
            name: string;
            /** @description Its version, in its own words. */
            version: string;
        };
        /** @description A play that is no listen. */
        RoonLeftOut: {
            /** @description When it began. */
            at: components["schemas"]["Instant"];
            /** @description Whether it can be kept as a listen: not where nobody is named as its artist. */
            can_be_kept: boolean;
            /** @description Key, for keeping it. */
            id: string;
            /** @description Names as Roon sent them. */
            track: components["schemas"]["PlayedTrack"];
            /** @description Why. */
            why: components["schemas"]["RoonWhyLeftOut"];
        };
        /** @description Which of them. */
        RoonLeftOutBody: {
            /** @description Their `id`s; without it all that can be kept. */
            ids?: string[] | null;
        };
        /** @description What is to be followed. */
        RoonPatch: {
            /** @description Whether songs of radio stations count. */
            counts_radio: boolean;
            /** @description Keys of the rooms that are followed; `null` for all, also those that come later. */
            rooms: string[] | null;
        };
        /** @description A room that can be followed. */
        RoonRoom: {
            /** @description Whether what is played there is heard. */
            followed: boolean;
            /** @description Key. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description What is on in a room. */
        RoonRoomPlaying: {
            /** @description Whether it stands still. */
            paused: boolean;
            /** @description What the room, or the group of rooms, is called. */
            room: string;
            /** @description The song. */
            track: components["schemas"]["PlayedTrack"];
        };
        /** @description A user's link to a Roon Core. */
        RoonService: {
            address: components["schemas"]["RoonAddress"] | null;
            core: components["schemas"]["RoonCore"] | null;
            /** @description Whether songs of radio stations count. */
            counts_radio: boolean;
            /** @description Whether all rooms are followed, also those that come later. */
            follows_all: boolean;
            /** @description Whether the configuration names a Core. */
            has_configured_address: boolean;
            /** @description What went wrong last; `null` while all is well. */
            last_error: string | null;
            last_listen_at: components["schemas"]["Instant"] | null;
            last_track: components["schemas"]["PlayedTrack"] | null;
            /** @description Plays that were heard long enough and are no listens, the newest first; at most 20. */
            left_out: components["schemas"]["RoonLeftOut"][];
            /** @description Whether the user may enter an address. */
            may_enter_address: boolean;
            next_try_at: components["schemas"]["Instant"] | null;
            /** @description What is on now, room by room. */
            playing: components["schemas"]["RoonRoomPlaying"][];
            /** @description Rooms that the Core told of. */
            rooms: components["schemas"]["RoonRoom"][];
            /** @description How it stands. */
            state: components["schemas"]["RoonState"];
            /**
             * Format: int64
             * @description Plays that became listens.
             */
            stored: number;
        };
        /**
         * @description How a link to Roon stands.
         * @enum {string}
         */
        RoonState: "not_linked" | "starting" | "searching" | "waiting" | "listening" | "away" | "paused";
        /** @description The original's view of the Roon tracker. */
        RoonTrackerStatus: {
            /** @description Whether the Core is heard at this moment. */
            connected: boolean;
            /** @description The same, by the original's other name. */
            is_active: boolean;
            /** @description What went wrong last; `null` while all is well. */
            last_error: string | null;
            last_poll_time: components["schemas"]["Instant"] | null;
            last_track: components["schemas"]["PlayedTrack"] | null;
            next_run_time: components["schemas"]["Instant"] | null;
            now_playing: components["schemas"]["PlayedTrack"] | null;
            /** @description Whether it watches, or tries to. */
            running: boolean;
            /** @description How it stands. */
            state: components["schemas"]["RoonState"];
        };
        /**
         * @description Why a play is no listen.
         * @enum {string}
         */
        RoonWhyLeftOut: "radio" | "station" | "no_artist";
        /** @description What answers here. */
        RootView: {
            /** @description Where the API is described. */
            docs: string;
            /** @description Name of the service. */
            message: string;
            /** @description Version of the server. */
            version: string;
        };
        /**
         * @description What a token may be used for.
         * @enum {string}
         */
        Scope: "read" | "write" | "admin" | "submit";
        /** @description What was found, the best first in each list. */
        SearchResults: {
            /** @description Albums. */
            albums: components["schemas"]["AlbumBrief"][];
            /** @description Artists. */
            artists: components["schemas"]["ArtistBrief"][];
            /** @description What was asked. */
            query: string;
            /** @description Songs. */
            tracks: components["schemas"]["TrackBrief"][];
        };
        /** @description A service that can be linked. */
        Service: {
            /** @description Name of the account there; `null` while none is linked. */
            account: string | null;
            collection: components["schemas"]["CollectionSync"] | null;
            history: components["schemas"]["HistoryImport"] | null;
            /** @description Which. */
            id: components["schemas"]["ServiceId"];
            /**
             * Format: int64
             * @description Seconds from one reading to the next.
             */
            interval_seconds: number;
            /** @description What went wrong last; `null` after a success. */
            last_error: string | null;
            last_sync_at: components["schemas"]["Instant"] | null;
            last_track: components["schemas"]["PlayedTrack"] | null;
            lastfm: components["schemas"]["LastFmDetails"] | null;
            /** @description Whether linking needs a key of one's own, since the install has none. */
            needs_key: boolean;
            next_sync_at: components["schemas"]["Instant"] | null;
            now_playing: components["schemas"]["PlayedTrack"] | null;
            /** @description Whether access can be given at the service's own site. */
            offers_consent: boolean;
            /** @description How it stands. */
            state: components["schemas"]["ServiceState"];
            /**
             * Format: int64
             * @description Plays of it that became listens.
             */
            stored: number;
        };
        /** @description A comparison with what a service has. */
        ServiceComparison: {
            ended_at: components["schemas"]["Instant"] | null;
            /** @description What went wrong last; it goes on by itself while it runs. */
            error: string | null;
            /**
             * Format: int64
             * @description Listens found that are gone or edited there.
             */
            missing: number;
            /**
             * Format: double
             * @description How far it is, 0 to 1.
             */
            ratio: number;
            /**
             * Format: int64
             * @description Plays read.
             */
            read: number;
            /** @description When it was ordered. */
            started_at: components["schemas"]["Instant"];
            /** @description Where it stands. */
            state: components["schemas"]["HistoryImportState"];
            /**
             * Format: int64
             * @description Plays that became listens.
             */
            stored: number;
            /**
             * Format: int64
             * @description Stretches of a month whose pages did not add up, so that they say nothing.
             */
            unclear: number;
        };
        /**
         * @description A service.
         * @enum {string}
         */
        ServiceId: "lastfm" | "discogs";
        /** @description Services that can be linked. */
        ServiceList: {
            /** @description Those that are read, linked or not. */
            items: components["schemas"]["Service"][];
            /** @description Roon, which is watched, linked or not. */
            roon: components["schemas"]["RoonService"];
        };
        /** @description How love stands between a service and AIME. */
        ServiceLoves: {
            /**
             * Format: int64
             * @description Songs that became loved here by its word.
             */
            added: number;
            /** @description What went wrong last; `null` after a success. */
            error: string | null;
            read_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Songs that ceased to be, by its word.
             */
            removed: number;
            /**
             * Format: int64
             * @description Songs that are loved there.
             */
            there: number;
            /**
             * Format: int64
             * @description Songs that the service is yet to be told of.
             */
            waiting: number;
        };
        /** @description The original's view of everything that runs. */
        ServicesStatus: {
            /** @description What was ordered by hand. */
            manual_operations: components["schemas"]["ManualOperations"];
            /** @description The Last.fm tracker. */
            tracker: components["schemas"]["TrackerStatus"];
        };
        /**
         * @description How a service stands.
         * @enum {string}
         */
        ServiceState: "not_linked" | "active" | "failing" | "paused" | "refused";
        /** @description A browser in which one is signed in. Neither its address nor its make is kept. */
        SessionItem: {
            /** @description When it began. */
            created_at: components["schemas"]["Instant"];
            /** @description When it ends unless it is used. */
            expires_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Whether the request comes from it. */
            is_current: boolean;
            /** @description Last use, to about an hour. */
            last_seen_at: components["schemas"]["Instant"];
        };
        /** @description One's own sessions, the last used first. */
        SessionList: {
            /** @description The sessions, without what they are proved by. */
            items: components["schemas"]["SessionItem"][];
        };
        /** @description Who is signed in. */
        SessionView: {
            /** @description What every change must carry in the header `X-CSRF-Token`. */
            csrf_token: string;
            /** @description When the session ends if it is not used before. */
            expires_at: components["schemas"]["Instant"];
            /** @description Who it is. */
            user: components["schemas"]["User"];
        };
        /** @description The first account to be. */
        SetupBody: {
            /** @description The one-time code from the server's log, where `GET /api/v1/setup` asks for it. */
            code?: string | null;
            /**
             * @description Language of the dashboard.
             * @example en
             */
            language?: string;
            /** @description Name to sign in with. */
            name: string;
            /**
             * Format: password
             * @description Password, at least 10 characters.
             */
            password: string;
            /**
             * @description IANA time zone of the listener's days.
             * @example Europe/Zurich
             */
            time_zone?: string;
        };
        /** @description Whether setup is to be done. */
        SetupView: {
            /** @description The one-time code from the server's log must be given: the request comes from another machine. */
            code_required: boolean;
            /** @description Nobody has an account yet. */
            needed: boolean;
        };
        /** @description Who wants in. */
        SignInBody: {
            /** @description Name; upper and lower case do not matter. */
            name: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
        };
        /** @description Names as sources sent them. */
        Spelling: {
            /** @description Album title. */
            album: string | null;
            /** @description Artist credit. */
            artist: string;
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /** @description Why they were taken for this song: a stable word. */
            reason: string;
            /**
             * Format: int64
             * @description How many of the user's reports bear them, counted or not.
             */
            reports: number;
            /**
             * Format: double
             * @description How sure that is, from 0 to 1.
             */
            score: number;
            /** @description Title. */
            title: string;
        };
        /** @description Something that people should know of a synchronisation. */
        SyncRemark: {
            /** @description What kind. */
            kind: components["schemas"]["SyncRemarkKind"];
            /** @description Which album, or what was wrong with which entry; empty where a whole list is meant. */
            text: string;
        };
        /**
         * @description What kind of remark.
         * @enum {string}
         */
        SyncRemarkKind: "removed" | "skipped" | "collection_unsure" | "wantlist_unsure";
        /** @description A synchronisation. */
        SyncRun: {
            /**
             * Format: int64
             * @description Copies and wishes that are new.
             */
            added: number;
            /**
             * Format: int64
             * @description Those that changed.
             */
            changed: number;
            /** @description The album that was read last. */
            current: string | null;
            /**
             * Format: int64
             * @description Entries read.
             */
            done: number;
            ended_at: components["schemas"]["Instant"] | null;
            /** @description What went wrong last; it goes on by itself while it runs. */
            error: string | null;
            /**
             * Format: int64
             * @description Those that were there, from a file or by hand, and are now known to be the account's.
             */
            joined: number;
            /** @description What was taken out and what could not be used, one by one; the first twenty. */
            remarks: components["schemas"]["SyncRemark"][];
            /**
             * Format: int64
             * @description Those that the account has no more.
             */
            removed: number;
            /**
             * Format: int64
             * @description Entries that could not be used.
             */
            skipped: number;
            /** @description When it began. */
            started_at: components["schemas"]["Instant"];
            /** @description Where it stands. */
            state: components["schemas"]["SyncRunState"];
            /**
             * Format: int64
             * @description Entries in all, as far as that is known.
             */
            total: number;
        };
        /**
         * @description Where a synchronisation stands.
         * @enum {string}
         */
        SyncRunState: "running" | "done" | "failed";
        /** @description A day, hour by hour. */
        Timeline: {
            /**
             * @description The hours of the day as they passed, with their listens: an hour that a change of the clocks repeats is there
             *     twice, one that it skips is not.
             */
            clock: components["schemas"]["ClockHour"][];
            /**
             * @description The day.
             * @example 2026-11-21
             */
            date: string;
            /**
             * Format: int64
             * @description Length of the day in hours: 23 or 25 when the clocks change.
             */
            day_hours: number;
            /**
             * @description Every listen by local hour, `"0"` to `"23"`, the newest first in each. An hour that a change of the clocks
             *     repeats holds both; one that it skips is empty.
             */
            hours: {
                [key: string]: components["schemas"]["TimelineListen"][];
            };
            /** @description The nearest day with listens after. */
            next_day: string | null;
            /** @description The nearest day with listens before. */
            previous_day: string | null;
            /** @description Listens in a row, with less than half an hour of silence between them; the earliest first. */
            sessions: components["schemas"]["ListeningSession"][];
            /** @description The day in numbers. */
            stats: components["schemas"]["TimelineStats"];
        };
        /** @description A listen of the day. */
        TimelineListen: components["schemas"]["Listen"] & {
            /**
             * @description `HH:MM` in the user's zone.
             * @example 13:05
             */
            time: string;
        };
        /** @description A day in numbers. */
        TimelineStats: {
            /**
             * Format: int32
             * @description Local hour with the most listens; `null` without any.
             */
            peak_hour: number | null;
            /**
             * Format: int64
             * @description Counted listens.
             */
            total_tracks: number;
            /**
             * Format: int64
             * @description Different albums.
             */
            unique_albums: number;
            /**
             * Format: int64
             * @description Different artists, guests included.
             */
            unique_artists: number;
        };
        /** @description A token. */
        Token: {
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            last_used_at: components["schemas"]["Instant"] | null;
            /** @description Name given by its owner. */
            name: string;
            /** @description What it may be used for. */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description One's own tokens, oldest first. */
        TokenListView: {
            /** @description The tokens, without their secrets. */
            items: components["schemas"]["Token"][];
        };
        /** @description A song in brief, by the track that the user knows it by. */
        TrackBrief: {
            /** @description Album title; empty where no album that the user may see is known. */
            album: string;
            /**
             * Format: int64
             * @description Key of the album.
             */
            album_id: number | null;
            /** @description Names of the artists in order. */
            artists: string[];
            /**
             * Format: int64
             * @description Key of the track.
             */
            id: number;
            /** @description Address of a cover that we hold. */
            image_url: string | null;
            /**
             * Format: int64
             * @description Key of the song, the same on every album.
             */
            recording_id: number;
            /** @description Title. */
            title: string;
            /**
             * Format: int32
             * @description The user's counted plays of all time.
             */
            total_plays: number;
        };
        /** @description A part of a chart of songs. */
        TrackChart: components["schemas"]["ChartInfo"] & {
            /** @description Most played first. */
            items: components["schemas"]["TrackPlace"][];
        };
        /** @description A song with everything that is known of it, whatever album it is on. */
        TrackDetail: {
            /** @description The albums that it is on and that the user may see, by year. */
            albums: components["schemas"]["TrackOnAlbum"][];
            /** @description Artist credit. */
            artist: string;
            /** @description Artists in order. */
            artist_refs: components["schemas"]["ArtistRef"][];
            /**
             * Format: int64
             * @description Length in milliseconds.
             */
            duration_ms: number | null;
            /**
             * Format: int64
             * @description Key of the track that was asked for, or of the one that stands in its place.
             */
            id: number;
            /** @description International Standard Recording Code. */
            isrc: string | null;
            /** @description The latest listens, newest first. */
            latest_listens: components["schemas"]["Listen"][];
            /** @description What the user heard of it, from whatever album. */
            listen_stats: components["schemas"]["ListenStats"];
            /** @description Whether the user loves it. */
            loved: boolean;
            /** @description MusicBrainz recording. */
            mbid: string | null;
            /**
             * Format: int64
             * @description Key of the song, the same on every album.
             */
            recording_id: number;
            /** @description The names under which its reports came, the most frequent first. */
            spellings: components["schemas"]["Spelling"][];
            /** @description Title. */
            title: string;
        };
        /** @description The original's view of the Last.fm tracker. */
        TrackerStatus: {
            /**
             * Format: int64
             * @description Seconds from one poll to the next.
             */
            interval_seconds: number;
            /** @description The same, by the original's other name. */
            is_active: boolean;
            /** @description What went wrong last; `null` after a success. */
            last_error: string | null;
            last_poll_time: components["schemas"]["Instant"] | null;
            last_track: components["schemas"]["PlayedTrack"] | null;
            next_run_time: components["schemas"]["Instant"] | null;
            now_playing: components["schemas"]["PlayedTrack"] | null;
            /** @description Whether it polls. */
            running: boolean;
        };
        /** @description A place of the song on an album. */
        TrackOnAlbum: {
            /** @description The album. */
            album: components["schemas"]["AlbumBrief"];
            /**
             * Format: int32
             * @description Disc.
             */
            disc: number | null;
            /**
             * Format: int32
             * @description Position on the disc.
             */
            number: number | null;
            /**
             * Format: int64
             * @description Key of the track there.
             */
            track_id: number;
        };
        /** @description A song in a chart. */
        TrackPlace: components["schemas"]["ChartPlace"] & {
            /** @description What stands there. */
            track: components["schemas"]["TrackBrief"];
        };
        /** @description What is of another song. */
        TrackSplit: {
            /** @description Spellings of the new song, from the page of the track. */
            spelling_ids?: number[];
            /** @description Title of the new song; empty for that of its first spelling. */
            title?: string;
        };
        /** @description A person with an account. */
        User: {
            /** @description When the account was made. */
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Key.
             */
            id: number;
            /**
             * @description Language of the dashboard.
             * @example fr
             */
            language: string;
            /** @description Name to sign in with. */
            name: string;
            /** @description What they may do. */
            role: components["schemas"]["Role"];
            /**
             * @description IANA time zone of their days.
             * @example Europe/Zurich
             */
            time_zone: string;
        };
        /** @description What is to change; what is absent stays. */
        UserChangeBody: {
            /** @description Keeps them out, or lets them in again. Their sessions end at once and their tokens rest; their data stays. */
            disabled?: boolean | null;
            /**
             * Format: password
             * @description New password; their sessions end.
             */
            password?: string | null;
            role?: components["schemas"]["Role"] | null;
        };
        /** @description All accounts, oldest first. */
        UserListView: {
            /** @description The accounts. */
            items: components["schemas"]["Account"][];
        };
        /** @description What a day of the week is like: medians over the same weekday of the eight weeks before, silent days included. */
        UsualDay: {
            /** @description From how many days it is told. */
            days: number;
            /**
             * Format: int32
             * @description Local hour with most of the listens of all these days; `null` without any.
             */
            peak_hour: number | null;
            /**
             * Format: int64
             * @description Counted listens.
             */
            total_tracks: number;
            /**
             * Format: int64
             * @description Different albums.
             */
            unique_albums: number;
            /**
             * Format: int64
             * @description Different artists, guests included.
             */
            unique_artists: number;
        };
        /** @description What a day would be like if it were like others of its weekday. */
        UsualDayAnswer: {
            /**
             * @description The day that was asked for.
             * @example 2026-11-21
             */
            date: string;
            usual: components["schemas"]["UsualDay"] | null;
        };
        /** @description A client that waits to be let in. */
        WaitingScrobbler: {
            /** @description What it calls itself: its API key. */
            client: string;
            /** @description When it must ask again. */
            expires_at: components["schemas"]["Instant"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    find_root: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RootView"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_artist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artist */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtistDetail"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_aliases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtistAliases"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlias"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the name */
                alias_id: number;
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_artists: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the artist that is gone afterwards */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_artist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArtistSplit"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_album_chart: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer for the same period. */
                cursor?: string;
                /** @description Places at most. */
                limit?: number;
                /**
                 * @description `all`, a year `2026`, a month `2026-11`, an ISO week `2026-W47`, a day `2026-11-21` or any days
                 *     `2026-11-02..2026-11-21`, in the user's zone.
                 * @example 2026-W47
                 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumChart"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_artist_chart: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer for the same period. */
                cursor?: string;
                /** @description Places at most. */
                limit?: number;
                /**
                 * @description `all`, a year `2026`, a month `2026-11`, an ISO week `2026-W47`, a day `2026-11-21` or any days
                 *     `2026-11-02..2026-11-21`, in the user's zone.
                 * @example 2026-W47
                 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtistChart"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_track_chart: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer for the same period. */
                cursor?: string;
                /** @description Places at most. */
                limit?: number;
                /**
                 * @description `all`, a year `2026`, a month `2026-11`, an ISO week `2026-W47`, a day `2026-11-21` or any days
                 *     `2026-11-02..2026-11-21`, in the user's zone.
                 * @example 2026-W47
                 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackChart"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_albums: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer with the same filter and order. */
                cursor?: string;
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Items after the cursor or from the offset. */
                limit?: number;
                /** @description Position of the first item, from 0. */
                offset?: number;
                /** @description Direction; unless given, dates and plays begin with the greatest, all else with the least. */
                order?: "asc" | "desc";
                /** @description Page number, from 1. */
                page?: number;
                /** @description Items a page. */
                page_size?: number;
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description For `random`: the same seed gives the same order. */
                seed?: number;
                /** @description What to sort by, over the whole collection; unless given, the artist. */
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumPage"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_album: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlbum"];
            };
        };
        responses: {
            /** @description The album with its copies */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_album: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The album */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumDetail"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_album: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlbumChange"];
            };
        };
        responses: {
            /** @description The album as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_album: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No copy is left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_album: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlbumChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumPatched"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_albums: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album that is gone afterwards */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_album: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the album */
                album_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlbumSplit"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    index_albums: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description What the albums of a run have in common; unless given, the letter. */
                group?: "letter" | "year" | "decade";
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Direction; unless given, dates and plays begin with the greatest, all else with the least. */
                order?: "asc" | "desc";
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description For `random`: the same seed gives the same order. */
                seed?: number;
                /** @description What to sort by, over the whole collection; unless given, the artist. */
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumIndex"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_artists: {
        parameters: {
            query?: {
                /** @description `X-Next-Cursor` of an earlier answer with the same search. */
                cursor?: string;
                /** @description Artists at most. */
                limit?: number;
                /** @description Words of the name, the last one perhaps unfinished. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artists */
            200: {
                headers: {
                    /** @description Cursor of the next part; absent at the end */
                    "X-Next-Cursor"?: string | null;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artist"][];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the copy */
                copy_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyChange"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_collection_csv: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Direction; unless given, dates and plays begin with the greatest, all else with the least. */
                order?: "asc" | "desc";
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description For `random`: the same seed gives the same order. */
                seed?: number;
                /** @description What to sort by, over the whole collection; unless given, the artist. */
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_collection_json: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Direction; unless given, dates and plays begin with the greatest, all else with the least. */
                order?: "asc" | "desc";
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description For `random`: the same seed gives the same order. */
                seed?: number;
                /** @description What to sort by, over the whole collection; unless given, the artist. */
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_support_json: {
        parameters: {
            query?: {
                /** @description Direction; unless given, dates and plays begin with the greatest, all else with the least. */
                order?: "asc" | "desc";
                /** @description For `random`: the same seed gives the same order. */
                seed?: number;
                /** @description What to sort by, over the whole collection; unless given, the artist. */
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
            };
            header?: never;
            path: {
                /** @description Medium: Vinyl (or Vinyle), CD … */
                support: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_collection_markdown: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_artist_markdown: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path: {
                /** @description Key of the artist */
                artist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_support_markdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Medium: Vinyl (or Vinyle), CD … */
                support: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The albums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_facets: {
        parameters: {
            query?: {
                /** @description First year of a decade, for example 1970. */
                decade?: number[];
                /** @description Folder of a copy. */
                folder?: string[];
                /** @description Format of a copy as written, for example `2xLP, Album`. */
                format?: string[];
                /** @description Genre or style. */
                genre?: string[];
                /** @description Only music of films, series and games, or only other music. */
                is_soundtrack?: boolean;
                /** @description Label of a copy or of the work. */
                label?: string[];
                /** @description Only albums that were played, or only those that never were. */
                played?: "never" | "played";
                /** @description Words of title or artist, each from its beginning; accents and case do not matter. */
                search?: string;
                /** @description Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital … */
                support?: string[];
                /** @description Original year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts by filter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionFacets"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_collection_stats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionStats"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The corrections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the correction */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The correction as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch_events: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sequence number of the last event received */
                "Last-Event-ID"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exclusions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExclusionList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExclusion"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExclusionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the rule */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_days: {
        parameters: {
            query?: {
                /**
                 * @description First day in the user's zone; without it, 53 weeks before the last.
                 * @example 2026-01-01
                 */
                from?: string;
                /**
                 * @description Last day in the user's zone; without it, today.
                 * @example 2026-11-21
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_duplicates: {
        parameters: {
            query?: {
                /** @description Words of the artist credit, the last one perhaps unfinished. */
                artist?: string;
                /** @description `next_cursor` of an earlier answer. */
                cursor?: string;
                /** @description Import that they came with. */
                import_id?: number;
                /** @description Items at most. */
                limit?: number;
                /** @description Why they were suppressed, for example `same_start` or `impossible_repeat`. */
                reason?: string;
                /** @description Those that were let back in, instead of those that are suppressed. */
                released?: boolean;
                /** @description Service that sent them. */
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_duplicate_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reasons */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateReasons"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateSelection"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suppress_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateSelection"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_listens: {
        parameters: {
            query?: {
                /** @description Words of the album title, likewise. */
                album?: string;
                /** @description One album. */
                album_id?: number;
                /** @description Words of the artist credit, the last one perhaps unfinished. */
                artist?: string;
                /** @description One artist. */
                artist_id?: number;
                /**
                 * @description Last day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-21
                 */
                end_date?: string;
                /** @description Plays that are kept out of charts, instead of those that count. */
                excluded?: boolean;
                /** @description Only loved songs, or only others. */
                loved?: boolean;
                /** @description Words of the song and its artists, or of the album and its artists, likewise. */
                search?: string;
                /** @description Service whose report counts: `lastfm`, `spotify`, `roon` … */
                source?: string;
                /**
                 * @description First day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-01
                 */
                start_date?: string;
                /** @description One track. */
                track_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_listen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewListen"];
            };
        };
        responses: {
            /** @description The listen */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenAdded"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_listen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the listen */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_listen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the listen */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenChange"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_spelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the listen */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeaningChange"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_listens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListensDeletion"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_listens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListensEdit"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_listens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListensMove"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_listening_stats: {
        parameters: {
            query?: {
                /**
                 * @description Last day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-21
                 */
                end_date?: string;
                /**
                 * @description First day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-01
                 */
                start_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningStats"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_timeline: {
        parameters: {
            query: {
                /**
                 * @description Day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-21
                 */
                date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_listens: {
        parameters: {
            query?: {
                /** @description Words of the album title, likewise. */
                album?: string;
                /** @description One album. */
                album_id?: number;
                /** @description Words of the artist credit, the last one perhaps unfinished. */
                artist?: string;
                /** @description One artist. */
                artist_id?: number;
                /** @description `next_cursor` of an earlier answer with the same filter and order. */
                cursor?: string;
                /**
                 * @description Last day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-21
                 */
                end_date?: string;
                /** @description Plays that are kept out of charts, instead of those that count. */
                excluded?: boolean;
                /** @description Items after the cursor or from the offset. */
                limit?: number;
                /** @description Only loved songs, or only others. */
                loved?: boolean;
                /** @description Position of the first item, from 0. */
                offset?: number;
                /** @description Page number, from 1. */
                page?: number;
                /** @description Items a page. */
                page_size?: number;
                /** @description Words of the song and its artists, or of the album and its artists, likewise. */
                search?: string;
                /** @description Service whose report counts: `lastfm`, `spotify`, `roon` … */
                source?: string;
                /**
                 * @description First day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-01
                 */
                start_date?: string;
                /** @description One track. */
                track_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenPage"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    toggle_love: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the track */
                track_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is loved now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Love"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_usual_day: {
        parameters: {
            query: {
                /**
                 * @description Day in the user's zone, `YYYY-MM-DD`.
                 * @example 2026-11-21
                 */
                date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usual day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsualDayAnswer"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query: {
                /** @description Try the file and store nothing. */
                dry_run?: boolean;
                /** @description Name of the file, for people; the format is told by its content. */
                file_name: string;
                /**
                 * @description IANA zone of times that are written without one.
                 * @example Europe/Zurich
                 */
                time_zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description Received; watch it until it has ended */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                /** @description `next_cursor` of an earlier answer. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
                /** @description Only rows of this outcome. */
                outcome?: "stored" | "duplicate" | "skipped" | "failed";
            };
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_import_rows: {
        parameters: {
            query?: {
                /** @description Only rows of this outcome. */
                outcome?: "stored" | "duplicate" | "skipped" | "failed";
            };
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_import_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What hangs on it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBrought"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the import */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import, on its way out */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeBody"];
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_now_playing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is on; empty when nothing is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NowPlaying"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_scrobbler: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What `auth.getToken` gave the client */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingScrobbler"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_scrobbler: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What `auth.getToken` gave the client */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is let in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_results: {
        parameters: {
            query: {
                /** @description Results of each kind at most. */
                limit?: number;
                /** @description Words to find. */
                q: string;
                /** @description Only one kind. */
                type?: "album" | "artist" | "track";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_results_by_query: {
        parameters: {
            query: {
                /** @description Results of each kind at most. */
                limit?: number;
                /** @description Words to find. */
                query: string;
                /** @description Only one kind. */
                type?: "album" | "artist" | "track";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_discogs_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscogsBody"];
            };
        };
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_discogs_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_discogs_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenConsentBody"];
            };
        };
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_discogs_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentBody"];
            };
        };
        responses: {
            /** @description Where one gives it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_discogs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_discogs_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ordered; watch it until it has ended */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscogsSyncProgress"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_discogs_sync_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscogsSyncProgress"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_discogs_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_lastfm_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LastFmBody"];
            };
        };
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_lastfm_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_lastfm_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareBody"];
            };
        };
        responses: {
            /** @description Ordered; the service as it is now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_lastfm_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ordered; watch it until it has ended */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastFmImportProgress"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_lastfm_import_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastFmImportProgress"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_lastfm_loves_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ordered; the service as it is now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lastfm_missing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Listens that wait for a decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingListenList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_lastfm_missing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MissingBody"];
            };
        };
        responses: {
            /** @description How many stay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptListens"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_lastfm_missing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MissingBody"];
            };
        };
        responses: {
            /** @description What was done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_lastfm_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LastFmSignInBody"];
            };
        };
        responses: {
            /** @description Begun; finish it once the user has agreed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastFmSignIn"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_lastfm_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_lastfm_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_roon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link, or that there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonService"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_roon_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoonBody"];
            };
        };
        responses: {
            /** @description The link as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonService"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_roon_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_roon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoonPatch"];
            };
        };
        responses: {
            /** @description The link as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonService"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_roon_tracker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonTrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_roon_tracker_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonTrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_roon_tracker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonTrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_roon_listens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoonLeftOutBody"];
            };
        };
        responses: {
            /** @description How many count now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptListens"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_roon_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoonAnswer"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_services_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_tracker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_tracker_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_tracker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracker as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackerStatus"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Signed in; the session cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the session */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of setup */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupBody"];
            };
        };
        responses: {
            /** @description Signed in; the session cookie is set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListView"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTokenBody"];
            };
        };
        responses: {
            /** @description The token and its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTokenView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the token */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the track */
                track_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The song */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackDetail"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_tracks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A track of the song that is gone afterwards */
                track_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A track of the song */
                track_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackSplit"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionMade"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserListView"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserBody"];
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the account */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the account */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeBody"];
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some values are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
            /** @description Something went wrong on the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
