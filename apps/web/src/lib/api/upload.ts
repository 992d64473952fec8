// Uploads with progress. XMLHttpRequest, because fetch does not tell how much of a body has gone out.
import type { Route } from '@portolan/contract';
import type { InputOf, OutputOf } from './call.ts';
import { reportAnswer, reportNoAnswer } from './connection.ts';
import { ABORTED, OFFLINE, problemFrom, type Outcome } from './problem.ts';
import { headersOf, urlOf } from './request.ts';
import { workspaceChoice } from './workspace-choice.ts';

export interface UploadOptions {
  /** Share of the bytes that has gone out, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Sends `input.body` as the raw request body; never rejects. */
export function upload<R extends Route & { readonly body: 'bytes' }>(
  route: R,
  input: InputOf<R> & { readonly body: Blob },
  options: UploadOptions = {},
): Promise<Outcome<OutputOf<R>>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(route.method, urlOf(route, input));
    for (const [name, value] of Object.entries(headersOf(route, input, workspaceChoice.get()))) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      reportAnswer();
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve({ ok: true, value: body as OutputOf<R> });
      } else {
        resolve({ ok: false, problem: problemFrom(request.status, body) });
      }
    });
    request.addEventListener('error', () => {
      reportNoAnswer();
      resolve({ ok: false, problem: OFFLINE });
    });
    request.addEventListener('abort', () => resolve({ ok: false, problem: ABORTED }));
    if (options.signal?.aborted === true) {
      resolve({ ok: false, problem: ABORTED });
      return;
    }
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(input.body);
  });
}
