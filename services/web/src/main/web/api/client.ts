import type { Problem } from './types';

/** The server refused the request and said why. */
export class RefusedError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(problem.detail ?? problem.title);
  }
}

/** Of statuses from 408 on, those that stay: the question is too large, or never answered here. */
const LASTING = [413, 501];

/** Whether asking the same again would be refused again. */
export function isFinal(fault: Error | undefined): boolean {
  return (
    fault instanceof RefusedError &&
    (fault.problem.status < 408 || LASTING.includes(fault.problem.status))
  );
}

/** No answer came: the network or the server is away. */
export class UnreachableError extends Error {}

/** Something answered that does not speak this API. */
export class ForeignAnswerError extends UnreachableError {}

/** What of the learner a request is about, put into a path as one segment. */
export function learnerPath(learnerId: string): string {
  return `v1/learners/${encodeURIComponent(learnerId)}`;
}

const PATIENCE_MILLIS = 15_000;

/** Where the server tells who is signed in. */
export const SESSION = 'session';

const UNKNOWN: Problem = {
  type: 'urn:waymark:problem:unauthenticated',
  title: 'It is not known who is calling',
  status: 401,
};

/** Problems of a server that is there and has not counted yet what is asked for. */
const COUNTING = /:(learners|events)-not-counted-yet$/;

const TOKEN_HEADER = 'Waymark-Consistency-Token';

export interface RequestOptions {
  /** The answer counts the events that this token was given for. */
  token?: string | undefined;
  signal?: AbortSignal;
}

/** Speaks to the public REST API of the server at a base address, and to nothing else. */
export class Client {
  /** Told after each request whether the server answered. */
  onReach: (reached: boolean) => void = () => {};
  /** Asked when the server does not know who asks: whether it does by now. */
  onUnknown: () => Promise<boolean> = async () => false;
  /** Whether nothing is sent, as the server would not know who asks. */
  isHeld: () => boolean = () => false;

  /** @param base the address of the gateway, with a slash at its end */
  constructor(readonly base: string) {}

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.send('GET', path, undefined, options);
  }

  /** The answer as it was sent: its numbers may have more digits than JavaScript keeps. */
  async getText(path: string): Promise<string> {
    return (await this.answer('GET', path, undefined, {})).text();
  }

  post<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.send('POST', path, body, options);
  }

  /** Tells the server something that has no answer. */
  async postForNothing(path: string): Promise<void> {
    await this.answer('POST', path, {}, {});
  }

  put<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.send('PUT', path, body, options);
  }

  delete<T>(path: string): Promise<T> {
    return this.send('DELETE', path, undefined, {});
  }

  private async send<T>(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions,
  ): Promise<T> {
    const response = await this.answer(method, path, body, options);
    try {
      return (await response.json()) as T;
    } catch {
      throw new ForeignAnswerError('What answers at this address is not Waymark.');
    }
  }

  /** Asks, and asks once more when the server has come to know who asks. */
  private async answer(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions,
  ): Promise<Response> {
    try {
      return await this.answerOnce(method, path, body, options);
    } catch (fault) {
      const isUnknown = fault instanceof RefusedError && fault.problem.status === 401;
      if (isUnknown && path !== SESSION && !this.isHeld() && (await this.onUnknown())) {
        return this.answerOnce(method, path, body, options);
      }
      throw fault;
    }
  }

  private async answerOnce(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions,
  ): Promise<Response> {
    if (path !== SESSION && this.isHeld()) {
      throw new RefusedError(UNKNOWN, undefined);
    }
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (options.token) {
      headers[TOKEN_HEADER] = options.token;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const patience = AbortSignal.timeout(PATIENCE_MILLIS);
    const init: RequestInit = {
      method,
      headers,
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
      credentials: 'same-origin',
    };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
    }
    let response: Response;
    try {
      response = await fetch(this.base + path, init);
    } catch (fault) {
      if (options.signal?.aborted) {
        throw fault;
      }
      this.onReach(false);
      throw new UnreachableError('The server does not answer.');
    }
    if (!response.ok) {
      const problem = await problemOf(response);
      this.onReach(response.status < 502 || COUNTING.test(problem.type));
      throw new RefusedError(problem, Number(response.headers.get('Retry-After')) || undefined);
    }
    this.onReach(true);
    return response;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {
      type: 'about:blank',
      title: response.statusText || `HTTP ${response.status}`,
      status: response.status,
    };
  }
}
