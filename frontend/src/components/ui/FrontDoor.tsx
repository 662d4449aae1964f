import type { ReactNode } from 'react';
import styles from './FrontDoor.module.css';
import { Logo } from './Logo';

interface FrontDoorProps {
  title: string;
  text: string;
  /** Room for more than a form. */
  wide?: boolean;
  children: ReactNode;
}

/** The page around whatever happens before somebody is in: one card, nothing else. */
export function FrontDoor({ title, text, wide = false, children }: FrontDoorProps) {
  return (
    <main className={styles.page}>
      <div className={`${styles.card} ${wide ? styles.wide : ''}`}>
        <header className={styles.header}>
          <Logo size={48} />
          <h1>{title}</h1>
          <p>{text}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
