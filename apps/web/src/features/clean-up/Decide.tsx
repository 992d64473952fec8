// The decisions as a row of small buttons with their keys, and the form of the one that was chosen.
import { useQuery } from '@tanstack/react-query';
import type { CleanUpDeal } from '@portolan/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { guidedDealQuery } from '../../lib/activities/clean-up-queries.ts';
import { membersQuery } from '../../lib/member-queries.ts';
import { useCommands } from '../../lib/commands.ts';
import { versionQuery } from '../../lib/maps/process-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCaps } from '../../ui/KeyCaps.tsx';
import { Link } from '../../ui/Link.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { DECISION_KEYS, DECISIONS, type Decision } from './decisions.ts';
import { targetsOfMap, targetsOfWays, type Target } from './targets.ts';
import { useRefusalWords } from './use-refusal-words.ts';
import type { Deciding } from './use-decide.ts';

export interface DecideProps {
  /** One deal, or many at once. */
  readonly deals: readonly CleanUpDeal[];
  readonly deciding: Deciding;
  readonly onDone: () => void;
}

/** The ways of one deal; for many, the places of the map that they share. Undefined while they are read. */
function useTargets(deals: readonly CleanUpDeal[]): readonly Target[] | undefined {
  const single = deals.length === 1 ? deals[0] : undefined;
  const guided = useQuery({ ...guidedDealQuery(single?.id ?? ''), enabled: single !== undefined });
  const versionId = deals[0]?.versionId ?? '';
  const isShared = deals.every((deal) => deal.versionId === versionId);
  const version = useQuery({
    ...versionQuery(versionId),
    enabled: single === undefined && isShared && versionId !== '',
  });
  if (single !== undefined)
    return guided.data === undefined ? undefined : targetsOfWays(guided.data.guide?.ways ?? []);
  if (!isShared) return [];
  return version.data === undefined ? undefined : targetsOfMap(version.data.map);
}

export function Decide(props: DecideProps) {
  const { deals, deciding } = props;
  const { t } = useTranslation('today');
  const targets = useTargets(deals);
  const members = useQuery(membersQuery);
  const words = useRefusalWords();
  const [decision, setDecision] = useState<Decision | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const commands = useMemo(
    () =>
      DECISIONS.map((one) => ({
        id: `clean-up-${one}`,
        label: t(`cleanUp.decision.${one}`),
        group: t('cleanUp.title'),
        keys: DECISION_KEYS[one],
        run: () => setDecision(one),
      })),
    [t],
  );
  useCommands(commands);
  useEffect(() => {
    if (decision === null) return;
    form.current?.querySelector<HTMLElement>('input:not([disabled]), [role=spinbutton], button')?.focus();
  }, [decision]);
  const then = (isDone: boolean): void => {
    if (!isDone) return;
    setDecision(null);
    props.onDone();
  };
  return (
    <div className="flex flex-col gap-4">
      <Group aria-label={t('cleanUp.decide')} className="flex flex-wrap gap-1.5">
        {DECISIONS.map((one) => (
          <Button
            key={one}
            variant={decision === one ? 'primary' : 'secondary'}
            aria-pressed={decision === one}
            onPress={() => setDecision(one)}
          >
            {t(`cleanUp.decision.${one}`)}
            <span className="max-md:hidden pointer-coarse:hidden">
              <KeyCaps keys={DECISION_KEYS[one]} />
            </span>
          </Button>
        ))}
      </Group>
      <div ref={form}>
        {decision !== null &&
          (targets === undefined ? (
            <Skeleton />
          ) : (
            <DecisionForm
              key={`${decision} ${deals.map(({ id }) => id).join()}`}
              decision={decision}
              targets={targets}
              members={(members.data?.items ?? [])
                .filter(({ deactivatedAt }) => deactivatedAt === null)
                .map(({ id, name, email }) => ({ id, label: name || email }))}
              isPending={deciding.isPending}
              onDecide={(deed) => void deciding.decide(deals, deed).then(then)}
              onPlan={(subject, when) => void deciding.plan(deals, subject, when).then(then)}
            />
          ))}
      </div>
      {deciding.refused.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 border-s-3 border-attention ps-3 text-sm">
          {deciding.refused.map((one) => (
            <li key={one.id}>
              <Link href={`/deals/${one.id}`}>
                <bdi>{one.name}</bdi>
              </Link>
              <span className="block text-muted">{words(one)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
