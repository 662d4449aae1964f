/** RFC 9457 problem documents: what every failed request ends as, whoever refused it. */
import type { components } from './schema';

type Refusal = components['schemas']['Problem'];

/** A problem as the server writes it, or one that the browser made of something else. */
export type Problem = Omit<Refusal, 'code'> & Partial<Pick<Refusal, 'code'>>;

/** The problem of a request that never got an answer. */
export const UNREACHABLE = 'about:unreachable';

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

/** Reads a refused answer; a body that is no problem document becomes one. */
export async function problemFromResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    request_id: response.headers.get('x-request-id'),
  };
}

/** Whatever a query threw, as a problem. */
export function toProblem(error: unknown): Problem {
  if (isProblem(error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: UNREACHABLE, title: 'Unreachable', status: 0, detail };
}
