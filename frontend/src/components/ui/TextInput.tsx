import { type InputHTMLAttributes, useId } from 'react';
import styles from './TextInput.module.css';

interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  /** What is wrong with it; takes the place of the hint. */
  error?: string;
}

/** A line of text under its label, with its hint or what is wrong with it below. */
export function TextInput({ label, hint, error, ...input }: TextInputProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      />
      {note !== undefined && (
        <p
          id={`${id}-note`}
          role={error === undefined ? undefined : 'alert'}
          className={error === undefined ? styles.hint : styles.error}
        >
          {note}
        </p>
      )}
    </div>
  );
}
