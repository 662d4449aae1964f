import { useTranslation } from 'react-i18next';
import type { Copy } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './CopyList.module.css';

/** What is on the shelf: one card a copy. */
export function CopyList({ copies }: { copies: readonly Copy[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles.heading}>{t('album.copies', { count: copies.length })}</h2>
      <ul className={styles.copies}>
        {copies.map((copy) => (
          <CopyCard key={copy.id} copy={copy} />
        ))}
      </ul>
    </section>
  );
}

function CopyCard({ copy }: { copy: Copy }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pressing = [...copy.labels, ...copy.catalog_numbers].join(' · ');
  const origin = [copy.country, copy.released_year].filter(Boolean).join(' ');
  const price =
    copy.price_cents === null ? null : format.money(copy.price_cents, copy.currency ?? 'EUR');
  const rows = [
    { name: t('copy.pressing'), value: pressing },
    { name: t('copy.origin'), value: origin },
    { name: t('copy.media'), value: copy.media_condition },
    { name: t('copy.sleeve'), value: copy.sleeve_condition },
    { name: t('copy.rating'), value: copy.rating === null ? null : `${copy.rating} / 5` },
    { name: t('copy.folder'), value: copy.folder },
    { name: t('copy.price'), value: price },
    { name: t('copy.added'), value: format.date(copy.added_at) },
    { name: t('copy.notes'), value: copy.notes },
  ].filter((row) => row.value);
  return (
    <li className={styles.copy}>
      <p className={styles.format}>{copy.format ?? copy.support}</p>
      <dl>
        {rows.map((row) => (
          <div key={row.name}>
            <dt>{row.name}</dt>
            <dd className="tabular">{row.value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
