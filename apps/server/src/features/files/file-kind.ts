// What a file is, told by its bytes and not by its name: only kinds that salespeople exchange are kept, nothing that a
// computer would run by itself. Texts have no sign of their own; they are told by being text.
import { fileTypeFromBuffer } from 'file-type';

/** By type as `file-type` names it. */
const KEPT: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/rtf',
  'application/x-cfb',
  'application/zip',
  'application/gzip',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.graphics',
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/tiff',
  'image/bmp',
  'audio/mpeg',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
  'audio/x-m4a',
  'audio/flac',
  'video/mp4',
  'video/quicktime',
  'video/webm',
]);
/** Told by the beginning of the text; handed out as bytes without a meaning. */
const MARKUP = /^\s*(?:<\?xml|<!doctype|<!--|<html|<svg|<script|<head|<body)/iu;

/** Bytes of the beginning that are enough to tell. */
export const TELLING_BYTES = 64 * 1024;

/** @returns undefined for what is not kept. */
export async function kindOfFile(beginning: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(beginning);
  if (found !== undefined && found.mime !== 'application/xml')
    return KEPT.has(found.mime) ? found.mime : undefined;
  const text = textOf(beginning);
  if (text === undefined) return undefined;
  if (!MARKUP.test(text)) return 'text/plain';
  return /<svg[\s>]/iu.test(text)
    ? 'image/svg+xml'
    : /<html[\s>]|<!doctype html/iu.test(text)
      ? 'text/html'
      : 'text/xml';
}

/** UTF-8 or UTF-16 with its mark; what holds NUL is none. The last character may be cut off. */
function textOf(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    // oxlint-disable-next-line no-control-regex -- these are what a text does not hold
    return /[\0-\u0008\u000E-\u001A]/u.test(text) ? undefined : text;
  } catch {
    return windowsText(bytes);
  }
}

/** CSV files of older programs: one byte per character, no control characters. */
function windowsText(bytes: Uint8Array): string | undefined {
  if (bytes.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  return new TextDecoder('windows-1252').decode(bytes);
}

/** How it is handed out: kinds that a browser could run are bytes without a meaning. */
export function servedAs(kind: string): string {
  return /svg|html|xml|^text\//u.test(kind) && kind !== 'text/plain' ? 'application/octet-stream' : kind;
}
