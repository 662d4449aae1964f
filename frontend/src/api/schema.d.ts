/** Generated from openapi.json by `npm run gen`. Never edited by hand. */

export interface paths {
    "/api/v1/collection/albums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_albums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/albums/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["find_album"];
        put?: never;
        post?: never;
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
        get: operations["list_album_groups"];
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
        get: operations["list_facets"];
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
        get: operations["find_collection_stats"];
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
        get: operations["list_days"];
        put?: never;
        post?: never;
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
        get: operations["find_history_stats"];
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
        post: operations["toggle_love"];
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
        get: operations["list_imports"];
        put?: never;
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
        post: operations["cancel_import"];
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
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
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
        get: operations["search"];
        put?: never;
        post?: never;
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
        get: operations["find_session"];
        put?: never;
        post: operations["create_session"];
        delete: operations["delete_session"];
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
        get: operations["find_setup"];
        put?: never;
        post: operations["create_owner"];
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
        Album: {
            /** Format: int64 */
            added_at: number | null;
            ai_info: string | null;
            apple_music_url: string | null;
            artists: string[];
            colour: string;
            copies: components["schemas"]["Copy"][];
            created_at: string;
            discogs_id: string | null;
            discogs_url: string | null;
            genre: string | null;
            /** Format: int64 */
            id: number;
            images: string[];
            /** Format: int64 */
            last_played_at: number | null;
            /** Format: int64 */
            plays: number;
            spotify_url: string | null;
            support: string | null;
            title: string;
            updated_at: string;
            /** Format: int64 */
            year: number | null;
        };
        AlbumDetail: {
            /** Format: int64 */
            added_at: number | null;
            ai_info: string | null;
            apple_music_url: string | null;
            artist_images: {
                [key: string]: string | null;
            };
            artists: string[];
            artists_detailed: components["schemas"]["ArtistRef"][];
            colour: string;
            copies: components["schemas"]["Copy"][];
            created_at: string;
            discogs_id: string | null;
            discogs_url: string | null;
            film_director: string | null;
            film_title: string | null;
            /** Format: int64 */
            film_year: number | null;
            genre: string | null;
            /** Format: int64 */
            id: number;
            images: string[];
            labels: string[];
            /** Format: int64 */
            last_played_at: number | null;
            listen_stats: components["schemas"]["ListenStats"];
            /** Format: int64 */
            plays: number;
            resume: string | null;
            spotify_url: string | null;
            support: string | null;
            title: string;
            tracks: components["schemas"]["AlbumTrack"][];
            updated_at: string;
            /** Format: int64 */
            year: number | null;
        };
        AlbumGroup: {
            /** Format: int64 */
            count: number;
            key: string;
            /** Format: int64 */
            offset: number;
        };
        AlbumIndex: {
            groups: components["schemas"]["AlbumGroup"][];
        };
        AlbumPage: {
            items: components["schemas"]["Album"][];
            next_cursor: string | null;
            /** Format: int64 */
            page: number;
            /** Format: int64 */
            page_size: number;
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            total: number;
        };
        AlbumTrack: {
            /** Format: int64 */
            disc: number | null;
            /** Format: int64 */
            duration_ms: number | null;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            last_played_at: number | null;
            loved: boolean;
            /** Format: int64 */
            number: number | null;
            /** Format: int64 */
            plays: number;
            title: string;
        };
        ArtistRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        CollectionStats: {
            /** Format: int64 */
            played_albums: number;
            /** Format: int64 */
            total_albums: number;
            /** Format: int64 */
            total_copies: number;
        };
        Copy: {
            /** Format: int64 */
            added_at: number | null;
            catalog_number: string | null;
            country: string | null;
            currency: string | null;
            /** Format: int64 */
            discogs_release_id: number | null;
            folder: string | null;
            format: string | null;
            /** Format: int64 */
            id: number;
            label: string | null;
            media_condition: string | null;
            notes: string | null;
            /** Format: int64 */
            price_cents: number | null;
            /** Format: int64 */
            rating: number | null;
            /** Format: int64 */
            released_year: number | null;
            sleeve_condition: string | null;
            support: string | null;
        };
        DayTotal: {
            /** Format: int64 */
            day: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            seconds: number;
        };
        Facet: {
            /** Format: int64 */
            count: number;
            value: string;
        };
        Facets: {
            decades: components["schemas"]["Facet"][];
            folders: components["schemas"]["Facet"][];
            formats: components["schemas"]["Facet"][];
            genres: components["schemas"]["Facet"][];
            labels: components["schemas"]["Facet"][];
            supports: components["schemas"]["Facet"][];
        };
        HistoryDays: {
            days: components["schemas"]["DayTotal"][];
        };
        HistoryItem: {
            ai_info: string | null;
            album: string | null;
            /** Format: int64 */
            album_id: number | null;
            album_image: string | null;
            album_lastfm_image: string | null;
            apple_music_url: string | null;
            artist: string;
            artist_image: string | null;
            date: string;
            discogs_url: string | null;
            /** Format: int64 */
            duration_ms: number | null;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            local_day: number;
            loved: boolean;
            /** Format: int64 */
            played_ms: number | null;
            source: string;
            sources: string[];
            spotify_url: string | null;
            /** Format: int64 */
            timestamp: number;
            title: string;
            /** Format: int64 */
            track_id: number;
            /** Format: int64 */
            year: number | null;
        };
        HistoryPage: {
            items: components["schemas"]["HistoryItem"][];
            next_cursor: string | null;
            /** Format: int64 */
            page: number;
            /** Format: int64 */
            page_size: number;
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            total: number;
        };
        HistoryStats: {
            /** Format: int64 */
            peak_hour: number | null;
            pending: boolean;
            /** Format: int64 */
            total_duration_seconds: number;
            /** Format: int64 */
            total_tracks: number;
            /** Format: int64 */
            unique_albums: number;
            /** Format: int64 */
            unique_artists: number;
        };
        Import: {
            /** Format: int64 */
            bytes_done: number;
            /** Format: int64 */
            bytes_total: number;
            created_at: string;
            dry_run: boolean;
            /** Format: int64 */
            duplicate: number;
            error: string | null;
            /** Format: int64 */
            failed: number;
            file_name: string;
            /** Format: int64 */
            file_size: number;
            finished_at: string | null;
            /** Format: int64 */
            id: number;
            kind: string | null;
            /** Format: int64 */
            read: number;
            report: null | components["schemas"]["ImportReport"];
            /** Format: double */
            rows_per_second: number | null;
            /** Format: int64 */
            seconds_left: number | null;
            /** Format: int64 */
            skipped: number;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "paused" | "done" | "failed" | "cancelled";
            /** Format: int64 */
            stored: number;
        };
        ImportList: {
            items: components["schemas"]["Import"][];
        };
        ImportReason: {
            /** Format: int64 */
            count: number;
            outcome: string;
            reason: string;
        };
        ImportReport: {
            /** Format: int64 */
            first_listen_at: number | null;
            /** Format: int64 */
            last_listen_at: number | null;
            notes: string[];
            reasons: components["schemas"]["ImportReason"][];
        };
        ImportRow: {
            detail: string | null;
            outcome: string;
            reason: string | null;
            /** Format: int64 */
            row_number: number;
        };
        ImportRows: {
            items: components["schemas"]["ImportRow"][];
            next_cursor: string | null;
        };
        ListenStats: {
            /** Format: int64 */
            first_at: number | null;
            /** Format: int64 */
            last_at: number | null;
            months: components["schemas"]["MonthPlays"][];
            /** Format: int64 */
            plays: number;
        };
        LoveView: {
            loved: boolean;
            /** Format: int64 */
            track_id: number;
        };
        MonthPlays: {
            /** Format: int64 */
            month: number;
            /** Format: int64 */
            plays: number;
        };
        Problem: {
            detail?: string | null;
            errors?: components["schemas"]["ProblemField"][];
            instance?: string | null;
            status: number;
            title: string;
            type: string;
        };
        ProblemField: {
            detail: string;
            pointer: string;
        };
        SearchAlbum: {
            artists: string[];
            colour: string;
            /** Format: int64 */
            id: number;
            images: string[];
            title: string;
            /** Format: int64 */
            year: number | null;
        };
        SearchArtist: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        SearchTrack: {
            album: string | null;
            /** Format: int64 */
            album_id: number | null;
            artist: string;
            /** Format: int64 */
            id: number;
            title: string;
        };
        SearchView: {
            albums: components["schemas"]["SearchAlbum"][];
            artists: components["schemas"]["SearchArtist"][];
            query: string;
            tracks: components["schemas"]["SearchTrack"][];
        };
        SessionBody: {
            name: string;
            password: string;
        };
        SessionUser: {
            /** Format: int64 */
            id: number;
            language: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
            time_zone: string;
        };
        SessionView: {
            csrf_token: string;
            user: components["schemas"]["SessionUser"];
        };
        SetupBody: {
            code?: string | null;
            language: string;
            name: string;
            password: string;
            time_zone: string;
        };
        SetupView: {
            code_required: boolean;
            needed: boolean;
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
    list_albums: {
        parameters: {
            query?: {
                cursor?: string;
                decade?: string;
                folder?: string;
                format?: string;
                genre?: string;
                is_soundtrack?: boolean;
                label?: string;
                limit?: number;
                offset?: number;
                order?: "asc" | "desc";
                page?: number;
                page_size?: number;
                played?: "never" | "played";
                search?: string;
                seed?: number;
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                support?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumPage"];
                };
            };
            /** @description Problem */
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
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumDetail"];
                };
            };
            /** @description Problem */
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
    list_album_groups: {
        parameters: {
            query?: {
                decade?: string;
                folder?: string;
                format?: string;
                genre?: string;
                group?: string;
                is_soundtrack?: boolean;
                label?: string;
                order?: "asc" | "desc";
                played?: "never" | "played";
                search?: string;
                seed?: number;
                sort?: "title" | "artist" | "year" | "added" | "plays" | "last_played" | "random";
                support?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlbumIndex"];
                };
            };
            /** @description Problem */
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
    list_facets: {
        parameters: {
            query?: {
                decade?: string;
                folder?: string;
                format?: string;
                genre?: string;
                is_soundtrack?: boolean;
                label?: string;
                played?: "never" | "played";
                search?: string;
                support?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description Problem */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionStats"];
                };
            };
            /** @description Problem */
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
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryDays"];
                };
            };
            /** @description Problem */
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
    find_history_stats: {
        parameters: {
            query?: {
                end_date?: string;
                start_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryStats"];
                };
            };
            /** @description Problem */
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
                album?: string;
                artist?: string;
                cursor?: string;
                end_date?: string;
                limit?: number;
                loved?: boolean;
                page?: number;
                page_size?: number;
                search?: string;
                source?: string;
                start_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            /** @description Problem */
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
                track_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoveView"];
                };
            };
            /** @description Problem */
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
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description Problem */
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
                dry_run?: boolean;
                file_name: string;
                time_zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
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
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
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
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
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
                cursor?: string;
                limit?: number;
                outcome?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
            /** @description Problem */
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
    search: {
        parameters: {
            query: {
                limit?: number;
                q: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
            /** @description Problem */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Problem */
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
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Problem */
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
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description Problem */
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
    create_owner: {
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
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Problem */
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
