import { mdiTrayArrowDown } from '@mdi/js';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import styles from './DropAnywhere.module.css';
import { useSendFiles } from './useImports';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A place of its own for files, which then has nothing to add. */
function overZone(event: DragEvent): boolean {
  return event.target instanceof Element && event.target.closest('[data-drop-zone]') !== null;
}

/** Lets a file be dropped anywhere on any page. */
export function DropAnywhere({ onDropped }: { onDropped: () => void }) {
  const { t } = useTranslation();
  const send = useSendFiles();
  const [over, setOver] = useState(false);

  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (!carriesFiles(event) || overZone(event)) return;
    event.preventDefault();
    send(event.dataTransfer?.files ?? []);
    onDropped();
  });

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(!overZone(event));
    };
    const onDragLeave = (event: DragEvent) => {
      // Leaving the window has nowhere to go to.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => onDrop(event);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.overlay}>
      <Icon path={mdiTrayArrowDown} size={64} />
      <p>{t('imports.dropAnywhere')}</p>
    </div>
  );
}
