import { mdiClose } from '@mdi/js';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './Sheet.module.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Stays in view below the scrolling content. */
  footer?: ReactNode;
  /** Whether it holds nothing that takes the focus: then it takes it itself, so that the arrow keys scroll it. */
  textOnly?: boolean;
}

/** A dialog that on a phone rises from the bottom edge, under the thumb. */
const Surface = styled(Dialog)({
  '& .MuiDialog-paper': { width: '100%', maxWidth: 480, borderRadius: 16, backgroundImage: 'none' },
  '@media (width < 600px)': {
    '& .MuiDialog-container': { alignItems: 'flex-end' },
    '& .MuiDialog-paper': {
      margin: 0,
      maxWidth: 'none',
      maxHeight: '85dvh',
      borderRadius: '16px 16px 0 0',
    },
  },
});

/** A titled sheet over the page; Escape, the backdrop and its cross close it. */
export function Sheet({ title, onClose, children, footer, textOnly = false }: SheetProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Surface open onClose={onClose} aria-labelledby={titleId}>
      <div className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        <IconButton onClick={onClose} aria-label={t('action.close')}>
          <Icon path={mdiClose} />
        </IconButton>
      </div>
      {textOnly ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
        <section className={styles.body} aria-labelledby={titleId} tabIndex={0}>
          {children}
        </section>
      ) : (
        <div className={styles.body}>{children}</div>
      )}
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </Surface>
  );
}
