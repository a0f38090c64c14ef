/** A request as any door can give it. */
export interface HttpRequest {
  readonly method: string;
  /** As it was sent, without the query: signatures cover it byte for byte. */
  readonly path: string;
  readonly query: URLSearchParams | string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** An answer; every header has its name in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A value, or the answer that says why there is none. */
export type OrResponse<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly response: HttpResponse };

export function jsonResponse(value: unknown, status = 200): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** A sentence. */
export function textResponse(status: number, sentence: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${sentence}\n` };
}

export const found = <T>(value: T): OrResponse<T> => ({ ok: true, value });

export function refused<T>(status: number, sentence: string): OrResponse<T> {
  return { ok: false, response: textResponse(status, sentence) };
}

/** The first value of a header; empty where it is absent. */
export function headerOf(request: HttpRequest, name: string): string {
  const value = request.headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

export function queryOf({ query }: HttpRequest): URLSearchParams {
  return typeof query === 'string' ? new URLSearchParams(query) : query;
}
