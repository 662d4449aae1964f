import type { CSSProperties } from 'react';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  /** From 0 to 1; `null` while nobody knows. */
  ratio: number | null;
  label?: string;
  labelledBy?: string;
}

/** How far something is, as a line that fills; one that runs to and fro while that is not known. */
export function ProgressBar({ ratio, label, labelledBy }: ProgressBarProps) {
  const percent = ratio === null ? undefined : Math.round(Math.min(1, Math.max(0, ratio)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles.bar}
      style={{ '--done': `${percent ?? 30}%` } as CSSProperties}
    />
  );
}
