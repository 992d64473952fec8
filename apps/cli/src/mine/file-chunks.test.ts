import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileChunks } from './file-chunks.ts';

test.each([0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_500_000])(
  'a file of %i bytes comes out whole',
  async (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'portolan-chunks-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'file');
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 8));
    writeFileSync(path, bytes);
    const seen: Uint8Array[] = [];
    for await (const chunk of fileChunks(path)) seen.push(chunk.slice());
    expect(Buffer.concat(seen).equals(bytes)).toBe(true);
  },
);

test('a file that is left early is closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-chunks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'file');
  writeFileSync(path, new Uint8Array(3_000_000));
  const chunks = fileChunks(path);
  await chunks.next();
  expect((await chunks.return(undefined)).done).toBe(true);
  expect((await chunks.next()).done).toBe(true);
});
