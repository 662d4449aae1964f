/** Sends a file as it is, with progress: the one request that needs XMLHttpRequest. */
import { csrfHeaders, languageHeaders } from '@/api/client';
import { type Problem, problemFromResponse, UNREACHABLE } from '@/api/problem';
import type { Import } from '@/api/types';

/** A file on its way to the server. */
export interface Sending {
  done: Promise<Import>;
  abort: () => void;
}

interface SendOptions {
  timeZone: string;
  dryRun: boolean;
  onProgress: (sentBytes: number) => void;
}

/** Begins to send `file`. `done` rejects with a problem. */
export function sendFile(file: File, { timeZone, dryRun, onProgress }: SendOptions): Sending {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ file_name: file.name, time_zone: timeZone });
  if (dryRun) query.set('dry_run', 'true');
  const done = new Promise<Import>((resolve, reject) => {
    request.open('POST', `/api/v1/imports?${query}`);
    request.responseType = 'text';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries({ ...languageHeaders(), ...csrfHeaders() }))
      request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => {
      if (request.status === 202) {
        resolve(JSON.parse(request.responseText) as Import);
        return;
      }
      const answer = new Response(request.responseText, {
        status: request.status,
        statusText: request.statusText,
      });
      problemFromResponse(answer).then(reject);
    });
    const fail = (title: string) => () =>
      reject({ type: UNREACHABLE, title, status: 0 } satisfies Problem);
    request.addEventListener('error', fail('Unreachable'));
    request.addEventListener('abort', fail('Aborted'));
    request.send(file);
  });
  return { done, abort: () => request.abort() };
}
