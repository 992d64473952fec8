// Sends a file as an answer: its name for every browser, packed for whoever can unpack it.
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Download } from './call.ts';
import { INERT_PAGE } from './security-headers.ts';

/** With a file name for every browser: plain letters, and the real name encoded (RFC 6266, RFC 5987). */
function disposition(kind: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName.replace(/[^\w.\- ]+/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.codePointAt(0)!.toString(16)}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function takesGzip(request: FastifyRequest): boolean {
  const accepted = (request.headers['accept-encoding'] ?? '').split(',');
  return accepted.some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).+)?$/iu.test(one));
}

const PACKED_FROM = 1024;
/** Worth packing on the way. */
const IS_TEXT = /^text\/|[/+](?:json|xml)\b/;

/** The body as the caller can take it. */
function bodyOf(reply: FastifyReply, { body, packed, contentType }: Download): Readable | Buffer | string {
  const sent = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.length) : body;
  if (packed === undefined) {
    if (!IS_TEXT.test(contentType) || !takesGzip(reply.request) || isSmall(sent)) return sent;
    // Not left to the plugin: it takes any text whose first two letters look like a header of zlib ("X(" of a process
    // tree, "80" of a list of figures) for packed already, sends it as it is, and says that it is packed.
    reply.header('vary', 'accept-encoding').header('content-encoding', 'gzip');
    return pipeline(sent instanceof Readable ? sent : Readable.from([sent]), createGzip(), () => undefined);
  }
  reply.header('vary', 'accept-encoding');
  if (takesGzip(reply.request)) {
    reply.header('content-encoding', packed);
    return sent;
  }
  // We packed it ourselves just now, so it is not broken.
  return (sent instanceof Readable ? sent : Readable.from([sent])).pipe(createGunzip());
}

/** Packed it would hardly be smaller. */
function isSmall(body: Readable | Buffer | string): boolean {
  return !(body instanceof Readable) && Buffer.byteLength(body) < PACKED_FROM;
}

export function sendDownload(reply: FastifyReply, download: Download): FastifyReply {
  if (download.isPage === true) {
    reply
      .header('content-security-policy', INERT_PAGE)
      // Browsers refuse a sandboxed page that asks for a window group of its own.
      .header('cross-origin-opener-policy', 'unsafe-none');
  }
  return reply
    .type(download.contentType)
    .header(
      'content-disposition',
      disposition(download.isPage === true ? 'inline' : 'attachment', download.fileName),
    )
    .header('x-content-type-options', 'nosniff')
    .send(bodyOf(reply, download));
}
