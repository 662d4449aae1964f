/**
 * The files that are being sent, one after the other. They outlive the page that began them, so that
 * one can look around while a gigabyte is under way.
 */
import { useSyncExternalStore } from 'react';
import { type Problem, toProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { type Sending, sendFile } from './upload';

/** A file that is waiting, being sent, or was refused. Once it is taken it is an import, and leaves. */
export interface Upload {
  id: number;
  file: File;
  dryRun: boolean;
  state: 'waiting' | 'sending' | 'refused';
  sentBytes: number;
  problem: Problem | null;
}

let uploads: readonly Upload[] = [];
let nextId = 1;
let current: { id: number; sending: Sending } | null = null;
const listeners = new Set<() => void>();

function put(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function patch(id: number, change: Partial<Upload>): void {
  put(uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

async function sendNext(timeZone: string, onTaken: (taken: Import) => void): Promise<void> {
  const next = uploads.find((upload) => upload.state === 'waiting');
  if (current !== null || next === undefined) return;
  patch(next.id, { state: 'sending' });
  const sending = sendFile(next.file, {
    timeZone,
    dryRun: next.dryRun,
    onProgress: (sentBytes) => patch(next.id, { sentBytes }),
  });
  current = { id: next.id, sending };
  window.addEventListener('beforeunload', warnBeforeLeaving);
  try {
    const taken = await sending.done;
    put(uploads.filter((upload) => upload.id !== next.id));
    onTaken(taken);
  } catch (error) {
    patch(next.id, { state: 'refused', problem: toProblem(error) });
  } finally {
    current = null;
    window.removeEventListener('beforeunload', warnBeforeLeaving);
  }
  await sendNext(timeZone, onTaken);
}

/** Puts files in the line. `onTaken` is called with each import that the server began. */
export function sendFiles(
  files: Iterable<File>,
  options: { timeZone: string; dryRun: boolean; onTaken: (taken: Import) => void },
): void {
  const added = [...files].map((file): Upload => {
    const id = nextId;
    nextId += 1;
    return { id, file, dryRun: options.dryRun, state: 'waiting', sentBytes: 0, problem: null };
  });
  put([...uploads, ...added]);
  sendNext(options.timeZone, options.onTaken);
}

/** Takes a file out of the line, stopping it if it is under way. */
export function dropUpload(id: number): void {
  put(uploads.filter((upload) => upload.id !== id));
  if (current?.id === id) current.sending.abort();
}

/** The files in the line. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => uploads,
  );
}
