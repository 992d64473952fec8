// The options that fit what was typed: from a list at hand, or searched for elsewhere after a short pause.
import { fold } from '@portolan/core';
import { useEffect, useMemo, useState } from 'react';
import type { Option } from './option-list.tsx';

export type LoadOptions = (text: string, signal: AbortSignal) => Promise<readonly Option[]>;

const PAUSE_MS = 160;

export interface FoundOptions {
  readonly options: readonly Option[];
  readonly isLoading: boolean;
  readonly isFailed: boolean;
}

/** @param isWanted searches only while somebody looks */
export function useOptions(
  text: string,
  source: { readonly options?: readonly Option[] | undefined; readonly load?: LoadOptions | undefined },
  isWanted: boolean,
): FoundOptions {
  const { options, load } = source;
  const [found, setFound] = useState<FoundOptions>({ options: [], isLoading: false, isFailed: false });
  useEffect(() => {
    if (load === undefined || !isWanted) return undefined;
    const abort = new AbortController();
    const search = async (): Promise<void> => {
      setFound((last) => ({ ...last, isLoading: true, isFailed: false }));
      try {
        const next = await load(text, abort.signal);
        if (!abort.signal.aborted) setFound({ options: next, isLoading: false, isFailed: false });
      } catch {
        if (!abort.signal.aborted) setFound({ options: [], isLoading: false, isFailed: true });
      }
    };
    const timer = setTimeout(() => void search(), text === '' ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, load, isWanted]);
  const fitting = useMemo(() => {
    const wanted = fold(text);
    return (options ?? []).filter(({ label, hint }) => fold(`${label} ${hint ?? ''}`).includes(wanted));
  }, [options, text]);
  return load === undefined ? { options: fitting, isLoading: false, isFailed: false } : found;
}
