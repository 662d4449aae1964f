import { mdiTrayArrowDown } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import styles from './DownloadLinks.module.css';
import { Icon } from './Icon';

interface DownloadLinksProps {
  /** The files: what each is called, and where it comes from. */
  files: readonly { name: string; path: string }[];
  /** What the list is narrowed to; the file holds the same. */
  query: Readonly<Record<string, unknown>>;
}

/** What a list shows, as files. */
export function DownloadLinks({ files, query }: DownloadLinksProps) {
  const { t } = useTranslation();
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined) params.append(name, String(one));
    }
  }
  const search = params.size === 0 ? '' : `?${params}`;
  return (
    <p className={styles.links}>
      <Icon path={mdiTrayArrowDown} size={18} />
      <span>{t('action.download')}</span>
      {files.map(({ name, path }) => (
        <a key={path} href={`${path}${search}`} download className={styles.link}>
          {name}
        </a>
      ))}
    </p>
  );
}
