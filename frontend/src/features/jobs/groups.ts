/** How work is put in order for people: what they wait for first, and what repeats itself said once. */
import type { Job } from '@/api/types';

/** Ended work, with how many like it there were. */
interface Alike {
  /** The latest of them. */
  job: Job;
  times: number;
}

/** Work that somebody waits for, and work that comes round by itself. */
export function divided(jobs: readonly Job[]): [Job[], Job[]] {
  return [jobs.filter((job) => !job.background), jobs.filter((job) => job.background)];
}

/** Background work that failed for the same reason again and again, as one; all else as it is. */
export function foldAlike(jobs: readonly Job[]): Alike[] {
  const folded = new Map<string, Alike>();
  for (const job of jobs) {
    const key = job.background ? `${job.kind} ${job.state} ${job.error}` : job.id;
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { job, times: 1 });
    else known.times += 1;
  }
  return [...folded.values()];
}
