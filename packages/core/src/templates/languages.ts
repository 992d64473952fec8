// The languages in which every template is complete.
export const TEMPLATE_LANGUAGES = ['en', 'th', 'fa', 'zh-Hant', 'lv'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];
