import { mdiTrayArrowDown } from '@mdi/js';
import Button from '@mui/material/Button';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import styles from './DropZone.module.css';
import { useSendFiles } from './useImports';

/** The exports that are understood, by the names of their services. */
const KNOWN = ['Spotify', 'Last.fm', 'ListenBrainz', 'Discogs', 'AIME'];

/** A place to drop exports on, or to choose them from. What they are is told from their content. */
export function DropZone() {
  const { t } = useTranslation();
  const send = useSendFiles();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [dryRun, setDryRun] = useState(false);
  const hintId = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files, { dryRun });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's gesture; the button inside does the same by keyboard.
    <div
      className={`${styles.zone} ${over ? styles.over : ''}`}
      data-drop-zone=""
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={styles.icon}>
        <Icon path={mdiTrayArrowDown} size={36} />
      </span>
      <p className={styles.title}>{t('imports.drop')}</p>
      <p className={styles.hint} id={hintId}>
        {t('imports.dropHint')}
      </p>
      <Button
        variant="contained"
        size="large"
        aria-describedby={hintId}
        onClick={() => input.current?.click()}
      >
        {t('imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('imports.choose')}
        onChange={(event) => {
          send(event.target.files ?? [], { dryRun });
          event.target.value = '';
        }}
      />
      <label className={styles.dryRun}>
        <input
          type="checkbox"
          checked={dryRun}
          onChange={(event) => setDryRun(event.target.checked)}
        />
        {t('imports.dryRun')}
      </label>
      <ul className={styles.known} aria-label={t('imports.known')}>
        {KNOWN.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
