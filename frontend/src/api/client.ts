/**
 * The one way to the server. Paths, parameters and bodies are typed by the generated schema;
 * this file adds only what HTTP asks for: the language, the CSRF header and one shape for every error.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { problemFromResponse } from './problem';
import type { paths } from './schema';

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS']);

let csrfToken: string | null = null;

/** Keeps the token of the current session for the requests that change something. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The headers of every request: problems come back in the language that the page speaks. */
export function languageHeaders(): Record<string, string> {
  return { 'Accept-Language': document.documentElement.lang };
}

/** The header that a request which changes something must carry. */
export function csrfHeaders(): Record<string, string> {
  return csrfToken === null ? {} : { 'X-CSRF-Token': csrfToken };
}

const manners: Middleware = {
  onRequest({ request }) {
    const changes = !readOnly.has(request.method);
    const headers = { ...languageHeaders(), ...(changes && csrfHeaders()) };
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return response;
    const problem = await problemFromResponse(response);
    return new Response(JSON.stringify(problem), {
      status: response.status,
      headers: { 'Content-Type': 'application/problem+json' },
    });
  },
};

/** Plain typed requests, for what is not a query. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, so that a test can put its own in place.
  fetch: (request) => globalThis.fetch(request),
});
api.use(manners);

/** The same requests as TanStack Query hooks; the query key is `[method, path, parameters]`. */
export const $api = createQueryHooks(api);
