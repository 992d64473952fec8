// The addresses of the app and the screens behind them; every screen is loaded when it is first opened.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readBoardSearch } from '../lib/deals/board-search.ts';
import { readCalendarSearch } from '../lib/activities/calendar-search.ts';
import { readCleanUpSearch } from '../lib/activities/clean-up-search.ts';
import { stepOf, type ImportStep } from '../lib/imports/import-step.ts';
import { readLogSearch } from '../lib/logs/log-search.ts';
import { readMapSearch } from '../lib/maps/map-search.ts';
import { readNewProcessSearch } from '../lib/maps/new-process-search.ts';
import { readDuplicatesSearch } from '../lib/records/duplicates-search.ts';
import { readListSearch } from '../lib/records/list-address.ts';
import { chooseFirstScreen, firstScreenIsChosen } from './first-screen.ts';
import { readAuditSearch, readBinSearch, readFieldsSearch } from '../lib/settings/settings-search.ts';
import { NotFound } from './NotFound.tsx';
import { handOnOnlyWhatIsRead } from './only-what-is-read.ts';
import { requireSession, safeReturn } from './require-session.ts';
import { RouteError } from './RouteError.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';
import { Shell } from './Shell.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

// Before sign-in.
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/account/SetupScreen.tsx'), 'SetupScreen'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw): { readonly back?: string; readonly link?: 'used' } => ({
    ...(raw['back'] === undefined ? {} : { back: safeReturn(raw['back']) }),
    ...(raw['link'] === 'used' ? { link: 'used' } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/account/SignInScreen.tsx'), 'SignInScreen'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/account/JoinScreen.tsx'), 'JoinScreen'),
});

/** A map for whoever has its link, without an account. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared/$token',
  component: lazyRouteComponent(
    () => import('../features/maps/sharing/SharedMapScreen.tsx'),
    'SharedMapScreen',
  ),
});

// Behind sign-in, inside the shell.
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    await requireSession(context.queryClient, location.href);
    if (location.pathname !== '/') firstScreenIsChosen();
  },
  component: Shell,
  errorComponent: RouteError,
});
const start = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => chooseFirstScreen(context.queryClient),
  component: lazyRouteComponent(() => import('../features/welcome/WelcomeScreen.tsx'), 'WelcomeScreen'),
});
const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  component: lazyRouteComponent(() => import('../features/today/TodayScreen.tsx'), 'TodayScreen'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../features/activities/CalendarScreen.tsx'), 'CalendarScreen'),
});
const cleanUp = createRoute({
  getParentRoute: () => shell,
  path: '/clean-up',
  validateSearch: readCleanUpSearch,
  component: lazyRouteComponent(() => import('../features/clean-up/CleanUpScreen.tsx'), 'CleanUpScreen'),
});
const reality = createRoute({
  getParentRoute: () => shell,
  path: '/reality',
  component: lazyRouteComponent(() => import('../features/reality/NewestReality.tsx'), 'NewestReality'),
});
const realityOfLog = createRoute({
  getParentRoute: () => shell,
  path: '/reality/$logId',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import('../features/reality/RealityScreen.tsx'), 'RealityScreen'),
});
const bottlenecks = createRoute({
  getParentRoute: () => shell,
  path: '/reality/$logId/bottlenecks',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(
    () => import('../features/reality/bottlenecks/BottlenecksScreen.tsx'),
    'BottlenecksScreen',
  ),
});
const why = createRoute({
  getParentRoute: () => shell,
  path: '/reality/$logId/why',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import('../features/reality/why/WhyScreen.tsx'), 'WhyScreen'),
});
const handovers = createRoute({
  getParentRoute: () => shell,
  path: '/reality/$logId/handovers',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(
    () => import('../features/reality/handovers/HandoversScreen.tsx'),
    'HandoversScreen',
  ),
});
const processes = createRoute({
  getParentRoute: () => shell,
  path: '/processes',
  component: lazyRouteComponent(() => import('../features/maps/list/ProcessesScreen.tsx'), 'ProcessesScreen'),
});
const newProcess = createRoute({
  getParentRoute: () => shell,
  path: '/processes/new',
  validateSearch: readNewProcessSearch,
  component: lazyRouteComponent(
    () => import('../features/maps/start/NewProcessScreen.tsx'),
    'NewProcessScreen',
  ),
});
const process = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$processId',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('../features/maps/editor/ProcessScreen.tsx'), 'ProcessScreen'),
});
const transfer = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$processId/transfer',
  component: lazyRouteComponent(
    () => import('../features/deals/transfer/TransferScreen.tsx'),
    'TransferScreen',
  ),
});
const board = createRoute({
  getParentRoute: () => shell,
  path: '/board',
  component: lazyRouteComponent(() => import('../features/deals/board/BoardStart.tsx'), 'BoardStart'),
});
const boardOfProcess = createRoute({
  getParentRoute: () => shell,
  path: '/board/$processId',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('../features/deals/board/BoardScreen.tsx'), 'BoardScreen'),
});
const deal = createRoute({
  getParentRoute: () => shell,
  path: '/deals/$dealId',
  component: lazyRouteComponent(() => import('../features/deals/page/DealScreen.tsx'), 'DealScreen'),
});
const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../features/records/list/ContactsScreen.tsx'),
    'ContactsScreen',
  ),
});
const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../features/records/page/ContactScreen.tsx'), 'ContactScreen'),
});
const companies = createRoute({
  getParentRoute: () => shell,
  path: '/companies',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../features/records/list/CompaniesScreen.tsx'),
    'CompaniesScreen',
  ),
});
const company = createRoute({
  getParentRoute: () => shell,
  path: '/companies/$companyId',
  component: lazyRouteComponent(() => import('../features/records/page/CompanyScreen.tsx'), 'CompanyScreen'),
});
const deals = createRoute({
  getParentRoute: () => shell,
  path: '/deals',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../features/records/list/DealsScreen.tsx'), 'DealsScreen'),
});
const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates',
  validateSearch: readDuplicatesSearch,
  component: lazyRouteComponent(
    () => import('../features/records/duplicates/DuplicatesScreen.tsx'),
    'DuplicatesScreen',
  ),
});
const logs = createRoute({
  getParentRoute: () => shell,
  path: '/logs',
  component: lazyRouteComponent(() => import('../features/logs/LogsScreen.tsx'), 'LogsScreen'),
});
const log = createRoute({
  getParentRoute: () => shell,
  path: '/logs/$logId',
  component: lazyRouteComponent(() => import('../features/logs/LogScreen.tsx'), 'LogScreen'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/imports/ImportsScreen.tsx'), 'ImportsScreen'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/import/$importId',
  validateSearch: (raw): { readonly step?: ImportStep } => {
    const step = stepOf(raw['step']);
    return step === undefined ? {} : { step };
  },
  component: lazyRouteComponent(() => import('../features/imports/ImportScreen.tsx'), 'ImportScreen'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsScreen.tsx'), 'SettingsScreen'),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/you' });
  },
});
const settingsYou = createRoute({
  getParentRoute: () => settings,
  path: '/you',
  component: lazyRouteComponent(() => import('../features/settings/YouSettings.tsx'), 'YouSettings'),
});
const settingsWorkspace = createRoute({
  getParentRoute: () => settings,
  path: '/workspace',
  component: lazyRouteComponent(
    () => import('../features/settings/WorkspaceSettings.tsx'),
    'WorkspaceSettings',
  ),
});
const settingsMembers = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/settings/MembersSettings.tsx'), 'MembersSettings'),
});
const settingsTeams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  component: lazyRouteComponent(() => import('../features/settings/TeamsSettings.tsx'), 'TeamsSettings'),
});
const settingsAccess = createRoute({
  getParentRoute: () => settings,
  path: '/access',
  component: lazyRouteComponent(() => import('../features/settings/AccessSettings.tsx'), 'AccessSettings'),
});
const settingsFields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  validateSearch: readFieldsSearch,
  component: lazyRouteComponent(() => import('../features/settings/FieldsSettings.tsx'), 'FieldsSettings'),
});
const settingsProducts = createRoute({
  getParentRoute: () => settings,
  path: '/products',
  component: lazyRouteComponent(
    () => import('../features/settings/ProductsSettings.tsx'),
    'ProductsSettings',
  ),
});
const settingsMoney = createRoute({
  getParentRoute: () => settings,
  path: '/money',
  component: lazyRouteComponent(() => import('../features/settings/MoneySettings.tsx'), 'MoneySettings'),
});
const settingsBin = createRoute({
  getParentRoute: () => settings,
  path: '/bin',
  validateSearch: readBinSearch,
  component: lazyRouteComponent(() => import('../features/settings/BinSettings.tsx'), 'BinSettings'),
});
const settingsKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('../features/settings/KeysSettings.tsx'), 'KeysSettings'),
});
const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../features/settings/AuditSettings.tsx'), 'AuditSettings'),
});
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('../features/gallery/GalleryScreen.tsx'), 'GalleryScreen'),
});
const galleryBoard = createRoute({
  getParentRoute: () => root,
  path: '/gallery/board',
  component: lazyRouteComponent(() => import('../features/gallery/SampleScreen.tsx'), 'BoardGallery'),
});
const galleryTable = createRoute({
  getParentRoute: () => root,
  path: '/gallery/table',
  component: lazyRouteComponent(() => import('../features/gallery/SampleScreen.tsx'), 'TableGallery'),
});

const routeTree = root.addChildren([
  setup,
  signIn,
  join,
  gallery,
  galleryBoard,
  galleryTable,
  shared,
  shell.addChildren([
    start,
    today,
    calendar,
    cleanUp,
    reality,
    realityOfLog,
    bottlenecks,
    why,
    handovers,
    processes,
    newProcess,
    process,
    transfer,
    board,
    boardOfProcess,
    deal,
    contacts,
    contact,
    companies,
    company,
    deals,
    duplicates,
    logs,
    log,
    imports,
    oneImport,
    settings.addChildren([
      settingsIndex,
      settingsYou,
      settingsWorkspace,
      settingsMembers,
      settingsTeams,
      settingsAccess,
      settingsFields,
      settingsProducts,
      settingsMoney,
      settingsBin,
      settingsKeys,
      settingsAudit,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
  return handOnOnlyWhatIsRead(router);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
