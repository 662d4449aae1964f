import { useTranslation } from 'react-i18next';
import type { TrackDetail } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './Table.module.css';

/** The names under which the song was reported, and why they were taken for it. */
export function Spellings({ spellings }: { spellings: TrackDetail['spellings'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="spellings">
      <h2 id="spellings">{t('track.spellings')}</h2>
      <p className={styles.quiet}>{t('track.spellingsHint')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('track.received')}</th>
            <th scope="col" className={styles.roomy}>
              {t('track.evidence')}
            </th>
            <th scope="col" className={styles.number}>
              {t('track.reports')}
            </th>
          </tr>
        </thead>
        <tbody>
          {spellings.map((spelling) => (
            <tr key={spelling.id}>
              <td>
                {spelling.title}
                <span className={styles.quiet}>
                  {' · '}
                  {[spelling.artist, spelling.album].filter(Boolean).join(' · ')}
                </span>
              </td>
              <td className={styles.roomy}>
                {t(`track.reasons.${spelling.reason}` as 'track.reasons.new', {
                  defaultValue: spelling.reason.replaceAll('_', ' '),
                })}
                <span className={`${styles.quiet} tabular`}> {format.percent(spelling.score)}</span>
              </td>
              <td className={`${styles.number} tabular`}>{format.number(spelling.reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
