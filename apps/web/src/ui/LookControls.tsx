// Language, theme, calendar and row height of this browser; each choice shows at once.
import { useTranslation } from 'react-i18next';
import { CALENDARS, LANGUAGE_FACTS, LANGUAGES } from '../lib/i18n/languages.ts';
import { changePreferences, DENSITIES, preferences, THEMES } from '../lib/preferences/preferences.ts';
import { useStore } from '../lib/store.ts';
import { SegmentedControl } from './SegmentedControl.tsx';
import { Select } from './Select.tsx';

export function LanguageSelect(props: { readonly look?: 'field' | 'chip' }) {
  const { t } = useTranslation('ui');
  const { language } = useStore(preferences);
  return (
    <Select
      label={t('look.language')}
      look={props.look ?? 'field'}
      options={LANGUAGES.map((id) => ({ id, label: LANGUAGE_FACTS[id].endonym }))}
      value={language}
      onChange={(chosen) => changePreferences({ language: chosen })}
    />
  );
}

export function ThemeControl() {
  const { t } = useTranslation('ui');
  const { theme } = useStore(preferences);
  return (
    <SegmentedControl
      label={t('look.theme.label')}
      options={THEMES.map((id) => ({ id, label: t(`look.theme.${id}`) }))}
      value={theme}
      onChange={(chosen) => changePreferences({ theme: chosen })}
    />
  );
}

export function LookControls() {
  const { t } = useTranslation('ui');
  const { calendar, density } = useStore(preferences);
  return (
    <div className="flex flex-col items-stretch gap-4">
      <LanguageSelect />
      <Select
        label={t('look.calendar.label')}
        options={(['local', ...CALENDARS] as const).map((id) => ({ id, label: t(`look.calendar.${id}`) }))}
        value={calendar}
        onChange={(chosen) => changePreferences({ calendar: chosen })}
      />
      <div className="flex flex-col items-start gap-1">
        <span className="text-sm font-medium">{t('look.theme.label')}</span>
        <ThemeControl />
      </div>
      <div className="flex flex-col items-start gap-1">
        <span className="text-sm font-medium">{t('look.density.label')}</span>
        <SegmentedControl
          label={t('look.density.label')}
          options={DENSITIES.map((id) => ({ id, label: t(`look.density.${id}`) }))}
          value={density}
          onChange={(chosen) => changePreferences({ density: chosen })}
        />
      </div>
    </div>
  );
}
