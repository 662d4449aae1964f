import { useTranslation } from 'react-i18next';
import { Sheet } from '@/components/ui/Sheet';
import styles from './KeysSheet.module.css';
import { sections } from './sections';

/** Every key that does something, by where it does it. */
export default function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const groups = [
    {
      title: t('keys.everywhere'),
      rows: [
        ...sections.map((section) => ({ keys: section.keys, text: t(section.name) })),
        { keys: 'Ctrl K', text: t('search.title') },
        { keys: '/', text: t('keys.filter') },
        { keys: '?', text: t('keys.help') },
        { keys: 'Esc', text: t('keys.close') },
      ],
    },
    {
      title: t('keys.lists'),
      rows: [
        { keys: '← → ↑ ↓', text: t('keys.arrows') },
        { keys: 'Home End', text: t('keys.ends') },
        { keys: 'PgUp PgDn', text: t('keys.pages') },
        { keys: 'Enter', text: t('keys.open') },
      ],
    },
    {
      title: t('nav.journal'),
      rows: [
        { keys: 'f', text: t('keys.love') },
        { keys: 'e', text: t('keys.edit') },
        { keys: 'x', text: t('keys.select') },
        { keys: '[ ]', text: t('keys.days') },
        { keys: 't', text: t('keys.today') },
      ],
    },
    {
      title: t('nav.timeline'),
      rows: [
        { keys: '[ ]', text: t('keys.days') },
        { keys: 't', text: t('keys.today') },
      ],
    },
  ];
  return (
    <Sheet title={t('keys.title')} onClose={onClose} textOnly>
      {groups.map((group) => (
        <section key={group.title} className={styles.group}>
          <h3>{group.title}</h3>
          <dl className={styles.keys}>
            {group.rows.map((row) => (
              <div key={row.keys} className={styles.row}>
                <dt>
                  {row.keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{row.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
