// Records that fit what is typed into the palette, as commands that open them.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../lib/commands.ts';
import type { FoundRecord } from '../lib/records/quick-search.ts';

const PAUSE_MS = 120;

/** @param text null while the palette is closed */
export function useFoundRecords(text: string | null): readonly Command[] {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const [found, setFound] = useState<readonly FoundRecord[]>([]);
  useEffect(() => {
    if (text === null) return undefined;
    const abort = new AbortController();
    const search = async (): Promise<void> => {
      const { findRecords } = await import('../lib/records/quick-search.ts');
      const next = await findRecords(text, abort.signal);
      if (!abort.signal.aborted) setFound(next);
    };
    const timer = setTimeout(() => void search(), text === '' ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return (text === null ? [] : found).map(({ about, id, name, hint, href }) => ({
    id: `found-${id}`,
    label: name,
    hint,
    group: t(`found.${about}`),
    run: () => router.history.push(href),
  }));
}
