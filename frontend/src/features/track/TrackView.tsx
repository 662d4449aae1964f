import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToggleLove } from '@/api/love';
import type { TrackDetail } from '@/api/types';
import { AlbumTiles } from '@/components/ui/AlbumTiles';
import { ArtistLinks } from '@/components/ui/ArtistLinks';
import { Cover } from '@/components/ui/Cover';
import { Elsewhere } from '@/components/ui/Elsewhere';
import { HeardBox } from '@/components/ui/HeardBox';
import { LoveButton } from '@/components/ui/LoveButton';
import { useFormat } from '@/lib/locale';
import { LatestListens } from './LatestListens';
import { Spellings } from './Spellings';
import styles from './TrackView.module.css';

/** Months with bars. */
const MONTHS = 24;

/** Everything about a song: how often it was heard, where it is, and under which names it came. */
export function TrackView({ track }: { track: TrackDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const love = useToggleLove();
  const home = track.albums.find(({ track_id }) => track_id === track.id) ?? track.albums[0];
  const facts = [
    track.duration_ms === null ? null : format.clock(track.duration_ms),
    track.isrc === null ? null : `ISRC ${track.isrc}`,
  ].filter((fact) => fact !== null);
  const places = new Map(track.albums.map((place) => [place.album.id, place]));
  const albums = [...places.values()].map(({ album }) => album);

  return (
    <article className={styles.track}>
      <header className={styles.header}>
        <div className={styles.cover}>
          <Cover
            title={home?.album.title ?? track.title}
            artist={track.artist}
            image={home?.album.image_url}
            colour={home?.album.colour}
          />
        </div>
        <div className={styles.names}>
          <div className={styles.title}>
            <h1 tabIndex={-1} data-page-heading="">
              {track.title}
            </h1>
            <LoveButton
              title={track.title}
              loved={track.loved}
              onToggle={() => love({ trackId: track.id, loved: track.loved })}
            />
          </div>
          <p className={styles.artists}>
            <ArtistLinks credit={track.artist} artists={track.artist_refs} />
          </p>
          {facts.length > 0 && <p className={`${styles.facts} tabular`}>{facts.join(' · ')}</p>}
          <Elsewhere
            links={[
              {
                name: 'MusicBrainz',
                url: track.mbid && `https://musicbrainz.org/recording/${track.mbid}`,
              },
            ]}
          />
        </div>
      </header>
      <HeardBox stats={track.listen_stats} months={MONTHS} />
      {albums.length > 0 && (
        <section aria-labelledby="on-albums">
          <h2 id="on-albums" className={styles.heading}>
            {t('track.albums')}
          </h2>
          <AlbumTiles
            albums={albums}
            withArtists
            note={(album) => {
              const number = places.get(album.id)?.number ?? null;
              return number === null ? null : t('track.number', { n: format.number(number) });
            }}
          />
        </section>
      )}
      {track.latest_listens.length > 0 && (
        <section aria-labelledby="latest-listens">
          <div className={styles.head}>
            <h2 id="latest-listens">{t('track.latest')}</h2>
            <Link to={`/journal?track_id=${track.id}`}>{t('heard.inJournal')}</Link>
          </div>
          <LatestListens listens={track.latest_listens} />
        </section>
      )}
      {track.spellings.length > 0 && <Spellings spellings={track.spellings} />}
    </article>
  );
}
