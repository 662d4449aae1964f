import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Import } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { reasonText } from '@/lib/reasonText';
import styles from './ImportReport.module.css';
import { type Outcome, outcomes } from './words';

const RowsSheet = lazy(() => import('./RowsSheet'));

/** What became of the rows, by outcome and reason, in numbers that add up. */
export function ImportReport({ item }: { item: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [rows, setRows] = useState<Outcome | null>(null);
  const report = item.report;
  const { first_listen_at: first, last_listen_at: last } = report;
  return (
    <div className={styles.report}>
      <p className="tabular">
        {t('imports.sum', { count: item.read, n: format.number(item.read) })}
        {first !== null && last !== null && (
          <> {t('imports.span', { first: format.date(first), last: format.date(last) })}</>
        )}
      </p>
      {outcomes
        .filter((outcome) => outcome !== 'stored' && item[outcome] > 0)
        .map((outcome) => (
          <section key={outcome}>
            <div className={styles.heading}>
              <h4>{t(`imports.outcomes.${outcome}`)}</h4>
              <button
                type="button"
                className={styles.link}
                aria-label={`${t('imports.showRows')}: ${t(`imports.outcomes.${outcome}`)}`}
                onClick={() => setRows(outcome)}
              >
                {t('imports.showRows')}
              </button>
            </div>
            {outcome === 'duplicate' && !item.dry_run && (
              <Link className={styles.link} to={`/review?import_id=${item.id}`}>
                {t('imports.review')}
              </Link>
            )}
            <ul className={styles.reasons}>
              {report.reasons
                .filter((reason) => reason.outcome === outcome)
                .sort((a, b) => b.count - a.count)
                .map(({ reason, count }) => (
                  <li key={reason}>
                    <span>{reasonText(t, reason)}</span>
                    <span className="tabular">{format.number(count)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      {report.notes.length > 0 && (
        <section>
          <h4>{t('imports.notes')}</h4>
          <ul className={styles.notes}>
            {report.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {outcomes.some((outcome) => outcome !== 'stored' && item[outcome] > 0) && (
        <a className={styles.link} href={`/api/v1/imports/${item.id}/rows.csv`} download>
          {t('imports.download')}
        </a>
      )}
      <Suspense>
        {rows !== null && (
          <RowsSheet importId={item.id} outcome={rows} onClose={() => setRows(null)} />
        )}
      </Suspense>
    </div>
  );
}
