import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Listen } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { sourceName } from '@/lib/sourceName';
import styles from './Table.module.css';

/** The latest listens: when, on which album, and who reported them. */
export function LatestListens({ listens }: { listens: readonly Listen[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('track.when')}</th>
          <th scope="col" className={styles.roomy}>
            {t('track.album')}
          </th>
          <th scope="col">{t('track.sources')}</th>
        </tr>
      </thead>
      <tbody>
        {listens.map((listen) => (
          <tr key={listen.id}>
            <td className="tabular">
              <Link to={`/timeline/${listen.local_day}`}>{format.dateTime(listen.timestamp)}</Link>
            </td>
            <td className={styles.roomy}>{listen.album}</td>
            <td>{listen.sources.map(sourceName).join(' + ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
