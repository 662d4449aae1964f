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
  /** `h1` where the message is the whole page. */
  heading?: 'h1' | 'h2';
}

/** A place that has nothing to show, and says why and what to do. */
export function Message({
  icon,
  title,
  text,
  actions,
  children,
  heading: Heading = 'h2',
}: MessageProps) {
  return (
    <div className={styles.message}>
      <span className={styles.icon}>
        <Icon path={icon} size={32} />
      </span>
      <Heading>{title}</Heading>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {children}
    </div>
  );
}
