/**
 * The server that tests talk to. Every answer is typed by the same schema as the dashboard's requests;
 * a request that a test did not foresee is an error.
 */
import { HttpResponse, http, type PathParams } from 'msw';
import { setupServer } from 'msw/node';
import type { Problem } from '@/api/problem';
import type { paths } from '@/api/schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Body<Path extends keyof paths, Verb extends Method> =
  paths[Path] extends Record<Verb, { responses: infer Responses }>
    ? {
        [Status in keyof Responses]: Status extends 200 | 201 | 202
          ? Responses[Status] extends { content: { 'application/json': infer Content } }
            ? Content
            : never
          : never;
      }[keyof Responses]
    : never;

interface Asked {
  request: Request;
  params: PathParams;
  query: URLSearchParams;
}

export const server = setupServer();

function address(path: string): string {
  return `*${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

/** Answers a request with what the schema says it answers with. */
export function answer<Path extends keyof paths, Verb extends Method>(
  verb: Verb,
  path: Path,
  body: Body<Path, Verb> | ((asked: Asked) => Body<Path, Verb> | Promise<Body<Path, Verb>>),
  status = 200,
): void {
  server.use(
    http[verb](address(path), async ({ request, params }) => {
      const query = new URL(request.url).searchParams;
      const value =
        typeof body === 'function'
          ? await (body as (asked: Asked) => unknown)({ request, params, query })
          : body;
      return HttpResponse.json(value as never, { status });
    }),
  );
}

/** Answers with no content. */
export function answerNothing(verb: Method, path: keyof paths): void {
  server.use(http[verb](address(path), () => new HttpResponse(null, { status: 204 })));
}

/** Refuses a request. */
export function refuse(
  verb: Method,
  path: keyof paths,
  problem: Pick<Problem, 'status' | 'title'> & Partial<Problem>,
): void {
  server.use(
    http[verb](address(path), () =>
      HttpResponse.json(
        { type: 'about:blank', ...problem },
        { status: problem.status, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  );
}
