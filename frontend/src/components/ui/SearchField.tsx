import { mdiClose, mdiMagnify } from '@mdi/js';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';
import { useDebouncedText } from '@/lib/useDebouncedText';
import { Icon } from './Icon';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Text that narrows the page; `/` leads to it, Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useDebouncedText(value, onChange);
  useShortcut('/', () => input.current?.select());

  return (
    <div className={styles.field}>
      <Icon path={mdiMagnify} size={20} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={t('action.search')}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            setText('');
          }
        }}
      />
      {text !== '' && (
        <button type="button" aria-label={t('action.clearText')} onClick={() => setText('')}>
          <Icon path={mdiClose} size={18} />
        </button>
      )}
    </div>
  );
}
