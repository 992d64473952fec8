// What the rules do that may not be meant: who is kept from what is theirs.
import { may, type FieldAbout, type AccessRules } from '@portolan/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { useWorkspace } from '../../lib/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { warningsOf, type Warning } from './access-draft.ts';
import { allFieldsQuery } from './field-queries.ts';
import { keysQuery } from './key-queries.ts';
import { teamsQuery } from './team-queries.ts';

const ABOUT: readonly FieldAbout[] = ['deal', 'contact', 'company'];
const NAMED = 5;

export function AccessWarnings({ rules }: { readonly rules: AccessRules }) {
  const { t } = useTranslation(['access', 'settings']);
  const formats = useFormats();
  const workspace = useWorkspace();
  const people = useQuery(membersQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const mayKeys = workspace !== null && may(workspace.role, 'keys.change');
  const keys = useQuery({ ...keysQuery, enabled: mayKeys }).data?.items ?? [];
  const fields = useQueries({ queries: ABOUT.map((about) => allFieldsQuery(about)) });
  const warnings = warningsOf(rules, {
    people: people.filter(({ deactivatedAt }) => deactivatedAt === null),
    inTeams: new Set(
      teams.flatMap(({ archivedAt, members }) => (archivedAt === null ? members.map(({ id }) => id) : [])),
    ),
    keys,
    required: fields.flatMap(({ data }) =>
      (data?.items ?? []).filter(
        ({ required, builtIn, archivedAt }) => required && !builtIn && archivedAt === null,
      ),
    ),
  });
  const named = (names: readonly string[]): string =>
    formats.list(
      names.length <= NAMED
        ? names.map(isolate)
        : [
            ...names.slice(0, NAMED - 1).map(isolate),
            t('warn.others', {
              count: names.length - NAMED + 1,
              n: formats.number(names.length - NAMED + 1),
            }),
          ],
    );
  const say = (warning: Warning): string => {
    const role = t(`settings:role.${warning.role}`);
    switch (warning.kind) {
      case 'noTeam':
        return t('warn.noTeam', { role, names: named(warning.people) });
      case 'keys':
        return t('warn.keys', { role, names: named(warning.keys) });
      case 'tasksOfOthers':
        return t('warn.tasksOfOthers', { role });
      case 'requiredField':
        return t('warn.requiredField', {
          role,
          field: isolate(warning.field),
          kind: t(`kind.${warning.about}`),
        });
      case 'ownerHidden':
        return t('warn.ownerHidden', { role, kind: t(`kind.${warning.about}`) });
    }
  };
  if (warnings.length === 0) return null;
  return (
    <ul aria-label={t('warn.title')} className="flex flex-col gap-2 border-s-3 border-nurture ps-3 text-sm">
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)} className="flex items-start gap-2">
          <Icon name="warning" className="mt-0.5 shrink-0 text-nurture-ink" />
          {say(warning)}
        </li>
      ))}
    </ul>
  );
}
