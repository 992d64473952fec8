// Gives every screen the formats of the chosen language and calendar, and React Aria the same choice.
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { intlTag } from '../i18n/languages.ts';
import { preferences } from '../preferences/preferences.ts';
import { useStore } from '../store.ts';
import { createFormats, type Formats } from './formats.ts';

const FormatsContext = createContext<Formats | null>(null);

export function LocaleProvider(props: {
  readonly timeZone?: string | undefined;
  readonly children: ReactNode;
}) {
  const { language, calendar } = useStore(preferences);
  const { timeZone } = props;
  const formats = useMemo(
    () =>
      createFormats({
        language,
        calendar,
        intl: intlTag(language, navigator.languages),
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
    [language, calendar, timeZone],
  );
  return (
    <FormatsContext value={formats}>
      <I18nProvider locale={formats.ariaTag}>{props.children}</I18nProvider>
    </FormatsContext>
  );
}

/** The formats of the reader. */
export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (formats === null) throw new Error('useFormats needs a LocaleProvider around it');
  return formats;
}
