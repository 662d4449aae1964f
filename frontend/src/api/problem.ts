/** RFC 9457 problem documents: what every failed request ends as, whoever refused it. */
import type { components } from './schema';

/** A problem as the server writes it, with the id under which its log knows the request. */
export type Problem = components['schemas']['Problem'] & { request_id?: string };

/** The problem of a request that never got an answer. */
export const UNREACHABLE = 'about:unreachable';

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

/** Reads a refused answer; a body that is no problem document becomes one. */
export async function problemFromResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const problem: Problem = isProblem(body)
    ? { ...body }
    : {
        type: 'about:blank',
        title: response.statusText || `HTTP ${response.status}`,
        status: response.status,
      };
  const requestId = response.headers.get('x-request-id');
  if (requestId !== null) problem.request_id = requestId;
  return problem;
}

/** Whatever a query threw, as a problem. */
export function toProblem(error: unknown): Problem {
  if (isProblem(error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: UNREACHABLE, title: 'Unreachable', status: 0, detail };
}
