// Commands that are there on every screen: go somewhere, choose look and language.
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../lib/commands.ts';
import { LANGUAGE_FACTS, LANGUAGES } from '../lib/i18n/languages.ts';
import { changePreferences, THEMES } from '../lib/preferences/preferences.ts';
import { useWorkspace } from '../lib/session.ts';
import { navigationOf } from './navigation.ts';

export function useShellCommands(): void {
  const router = useRouter();
  const role = useWorkspace()?.role;
  const { t } = useTranslation(['shell', 'ui']);
  const list = useMemo<readonly Command[]>(
    () => [
      ...navigationOf(role).map(({ id, href, keys }) => ({
        id: `go-${id}`,
        label: t(`nav.${id}`),
        group: t('group.go'),
        keys,
        run: () => router.history.push(href),
      })),
      ...THEMES.map((theme) => ({
        id: `theme-${theme}`,
        label: t(`ui:look.theme.${theme}`),
        hint: t('ui:look.theme.label'),
        group: t('ui:look.title'),
        run: () => changePreferences({ theme }),
      })),
      ...LANGUAGES.map((language) => ({
        id: `language-${language}`,
        label: LANGUAGE_FACTS[language].endonym,
        hint: t('ui:look.language'),
        group: t('ui:look.title'),
        run: () => changePreferences({ language }),
      })),
    ],
    [router, t, role],
  );
  useCommands(list);
}
