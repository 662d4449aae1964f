import { useId } from 'react';
import styles from './SelectField.module.css';

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  options: ReadonlyArray<{ value: Value; label: string }>;
  onChange: (value: Value) => void;
  /** Keeps the label for screen readers only, where the choice explains itself. */
  hideLabel?: boolean;
}

/** One of many: the browser's own list, which every phone and keyboard knows. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
