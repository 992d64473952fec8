// Types every message key from the English catalogues, so that a misspelt key does not compile.
import type access from '../../locales/en/access.json';
import type account from '../../locales/en/account.json';
import type deals from '../../locales/en/deals.json';
import type activities from '../../locales/en/activities.json';
import type audit from '../../locales/en/audit.json';
import type editor from '../../locales/en/editor.json';
import type errors from '../../locales/en/errors.json';
import type fields from '../../locales/en/fields.json';
import type gallery from '../../locales/en/gallery.json';
import type imports from '../../locales/en/imports.json';
import type inspector from '../../locales/en/inspector.json';
import type logs from '../../locales/en/logs.json';
import type maps from '../../locales/en/maps.json';
import type products from '../../locales/en/products.json';
import type bottlenecks from '../../locales/en/bottlenecks.json';
import type why from '../../locales/en/why.json';
import type reality from '../../locales/en/reality.json';
import type records from '../../locales/en/records.json';
import type settings from '../../locales/en/settings.json';
import type shell from '../../locales/en/shell.json';
import type today from '../../locales/en/today.json';
import type ui from '../../locales/en/ui.json';
import type welcome from '../../locales/en/welcome.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    returnNull: false;
    resources: {
      access: typeof access;
      account: typeof account;
      audit: typeof audit;
      deals: typeof deals;
      activities: typeof activities;
      editor: typeof editor;
      errors: typeof errors;
      fields: typeof fields;
      gallery: typeof gallery;
      imports: typeof imports;
      inspector: typeof inspector;
      logs: typeof logs;
      maps: typeof maps;
      products: typeof products;
      bottlenecks: typeof bottlenecks;
      why: typeof why;
      reality: typeof reality;
      records: typeof records;
      settings: typeof settings;
      shell: typeof shell;
      today: typeof today;
      ui: typeof ui;
      welcome: typeof welcome;
    };
  }
}
