import { mdiOpenInNew } from '@mdi/js';
import styles from './Elsewhere.module.css';
import { Icon } from './Icon';

/** Where something can be seen or heard elsewhere; nothing is asked of those places until a click. */
export function Elsewhere({
  links,
}: {
  links: ReadonlyArray<{ name: string; url: string | null }>;
}) {
  const known = links.filter(({ url }) => url?.startsWith('https://'));
  if (known.length === 0) return null;
  return (
    <p className={styles.links}>
      {known.map((link) => (
        <a key={link.name} href={link.url ?? ''} target="_blank" rel="noreferrer">
          {link.name}
          <Icon path={mdiOpenInNew} size={14} />
        </a>
      ))}
    </p>
  );
}
