import { useTranslation } from 'react-i18next';
import { type Problem, UNREACHABLE } from '@/api/problem';
import { briefly } from '@/api/problemText';
import styles from './session.module.css';

interface SessionProblemProps {
  problem: Problem;
  /** What a 401 means here. */
  unauthorized: string;
}

/** Why the door stayed closed, read out as soon as it is there. */
export function SessionProblem({ problem, unauthorized }: SessionProblemProps) {
  const { t } = useTranslation();
  let text = briefly(problem);
  if (problem.status === 401) text = unauthorized;
  else if (problem.status === 429) text = t('session.tooMany');
  else if (problem.type === UNREACHABLE) text = t('error.unreachableHint');
  return (
    <p role="alert" className={styles.problem}>
      {text}
    </p>
  );
}
