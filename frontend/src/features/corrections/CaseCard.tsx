import Button from '@mui/material/Button';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateCase } from '@/api/types';
import type { Format } from '@/lib/format';
import { useFormat } from '@/lib/locale';
import { reasonText } from '@/lib/reasonText';
import { sourceName } from '@/lib/sourceName';
import styles from './CaseCard.module.css';

type Report = DuplicateCase['report'];

interface CaseCardProps {
  item: DuplicateCase;
  busy: boolean;
  onRelease: (id: number) => void;
  onSuppress: (id: number) => void;
}

/** Two reports of what was taken for one play, side by side, with why and how sure. */
export function CaseCard({ item, busy, onRelease, onSuppress }: CaseCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const { report, winner, witnesses } = item;
  const gap = winner === null ? null : Math.abs(report.timestamp - winner.timestamp);
  const why = [
    report.reason === null ? null : reasonText(t, report.reason),
    gap === null ? null : t('review.apart', { time: format.duration(gap) }),
    report.score === null ? null : t('review.sure', { share: format.percent(report.score) }),
  ].filter((part) => part !== null);
  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <header className={styles.header}>
        <h2 id={headingId}>
          {report.title} <span className={styles.by}>{report.artist}</span>
        </h2>
        {report.is_released ? (
          <Button size="small" disabled={busy} onClick={() => onSuppress(report.id)}>
            {t('review.suppress')}
          </Button>
        ) : (
          <Button
            size="small"
            variant="outlined"
            disabled={busy}
            onClick={() => onRelease(report.id)}
          >
            {t('review.release')}
          </Button>
        )}
      </header>
      <div className={styles.pair}>
        {winner !== null && (
          <ReportFacts report={winner} other={report} label={t('review.counts')} />
        )}
        <ReportFacts
          report={report}
          other={winner}
          label={t(report.is_released ? 'review.letIn' : 'review.suppressed')}
        />
      </div>
      <p className={`${styles.why} tabular`}>
        {report.is_released ? t('review.byHand') : why.join(' · ')}
        {witnesses.length > 0 && (
          <>
            {' · '}
            {t('review.alsoSeen', {
              sources: format.list([...new Set(witnesses.map((one) => sourceName(one.source)))]),
            })}
          </>
        )}
      </p>
    </article>
  );
}

/** What one source said; what the other source said otherwise stands out. */
function ReportFacts({
  report,
  other,
  label,
}: {
  report: Report;
  other: Report | null;
  label: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const heard = report.seconds_played === null ? null : format.clock(report.seconds_played * 1000);
  const length = report.duration_ms === null ? null : format.clock(report.duration_ms);
  const rows = [
    { name: t('review.when'), value: when(report, format), same: false },
    { name: t('review.title'), value: report.title, same: report.title === other?.title },
    { name: t('review.artist'), value: report.artist, same: report.artist === other?.artist },
    { name: t('review.album'), value: report.album, same: report.album === other?.album },
    {
      name: t('review.heard'),
      value: [heard, length].filter((part) => part !== null).join(' / ') || null,
      same: false,
    },
    { name: t('review.file'), value: report.file_name, same: false },
  ].filter((row) => row.value !== null);
  return (
    <div className={styles.report}>
      <h3 className={styles.source}>
        <strong>{sourceName(report.source)}</strong> <span>{label}</span>
      </h3>
      <dl>
        {rows.map((row) => (
          <div key={row.name} data-differs={other !== null && !row.same ? '' : undefined}>
            <dt>{row.name}</dt>
            <dd className="tabular">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The moment, to the second where the source counts seconds. */
function when(report: Report, format: Format): string {
  return report.resolution === 'minute'
    ? format.dateTime(report.timestamp)
    : format.toTheSecond(report.timestamp);
}
