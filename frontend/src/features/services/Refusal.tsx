import { fieldErrors } from '@/api/fieldErrors';
import type { Problem } from '@/api/problem';
import { inFull } from '@/api/problemText';
import styles from './Services.module.css';

/** Why a form was refused, where that is not said beside one of its fields. */
export function Refusal({ problem }: { problem: Problem | null }) {
  if (problem === null || Object.keys(fieldErrors(problem)).length > 0) return null;
  return (
    <p role="alert" className={styles.error}>
      {inFull(problem)}
    </p>
  );
}
