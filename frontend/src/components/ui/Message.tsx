import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './Message.module.css';

interface MessageProps {
  icon: string;
  title: string;
  text?: string;
  /** What the reader can do about it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A place that has nothing to show, and says why and what to do. */
export function Message({ icon, title, text, actions, children }: MessageProps) {
  return (
    <div className={styles.message}>
      <span className={styles.icon}>
        <Icon path={icon} size={32} />
      </span>
      <h2>{title}</h2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {children}
    </div>
  );
}
