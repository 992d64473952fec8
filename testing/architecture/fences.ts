// Which part may import which: the fences, as dependency-cruiser rules derived from the folder names.
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** What each package may import: other packages by folder name, and packages from npm by name. */
export const PACKAGE_MAY_IMPORT: Readonly<
  Record<string, { packages: readonly string[]; npm: readonly string[] }>
> = {
  core: { packages: [], npm: ['zod', 'libphonenumber-js', 'localized-address-format'] },
  mining: { packages: [], npm: [] },
  formats: { packages: ['core', 'mining'], npm: ['bpmn-moddle', 'read-excel-file'] },
  picture: { packages: ['core', 'mining'], npm: [] },
  contract: { packages: ['core'], npm: ['zod'] },
};

/** Tests, and what only they use. */
const TESTS = '(\\.test\\.tsx?$|/testing/)';

function packageFences(): IForbiddenRuleType[] {
  return Object.entries(PACKAGE_MAY_IMPORT).flatMap(([name, allowed]) => {
    const own = `^packages/${name}/`;
    const packages = allowed.packages.map((other) => `^packages/${other}/`);
    const npm = allowed.npm.map((module) => `(^|/)node_modules/${module}/`);
    return [
      {
        name: `${name}-imports`,
        comment: `${name} imports ${[...allowed.packages, ...allowed.npm].join(', ') || 'nothing'}`,
        severity: 'error',
        from: { path: own, pathNot: TESTS },
        to: { pathNot: [own, ...packages, ...npm] },
      },
    ];
  });
}

const APP_FENCES: IForbiddenRuleType[] = [
  {
    name: 'app-to-app',
    comment: 'apps import packages, never each other',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'server-platform-to-feature',
    comment: 'features stand on the platform, never the reverse',
    severity: 'error',
    from: { path: '^apps/server/src/platform/', pathNot: TESTS },
    to: { path: '^apps/server/src/features/' },
  },
  {
    name: 'server-feature-to-feature',
    comment: 'shared rules live in core, composition in the app',
    severity: 'error',
    from: { path: '^apps/server/src/features/([^/]+)/', pathNot: TESTS },
    to: { path: '^apps/server/src/features/', pathNot: '^apps/server/src/features/$1/' },
  },
  {
    name: 'web-ui-or-lib-upwards',
    comment: 'web: app -> features -> ui, lib',
    severity: 'error',
    from: { path: '^apps/web/src/(ui|lib)/', pathNot: TESTS },
    to: { path: '^apps/web/src/(features|app)/' },
  },
  {
    name: 'web-feature-upwards',
    comment: 'web: app -> features, never the reverse',
    severity: 'error',
    from: { path: '^apps/web/src/features/', pathNot: TESTS },
    to: { path: '^apps/web/src/app/' },
  },
  {
    name: 'web-feature-to-feature',
    comment: 'web features do not import each other',
    severity: 'error',
    from: { path: '^apps/web/src/features/([^/]+)/', pathNot: TESTS },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  },
  {
    name: 'package-to-app',
    comment: 'packages know nothing of the apps',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^apps/' },
  },
  {
    name: 'cycle',
    comment: 'no cycles, types included',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
];

export const FENCES: readonly IForbiddenRuleType[] = [...packageFences(), ...APP_FENCES];
