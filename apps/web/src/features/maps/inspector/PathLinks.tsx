// Where one can go from a node and where one comes from: the paths, each with what makes a deal go this way.
import type { Decision, Outcome, Stage } from '@portolan/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useEdit, useSalesMap } from '../draft/draft-context.ts';
import { ConnectChoice } from './ConnectChoice.tsx';
import { useReadOnly } from './editing.ts';
import { GoTo } from './GoTo.tsx';
import { pathsAt, type NamedPath } from './path-targets.ts';
import { PathLabel, PathSettings, usePathSummary } from './PathFields.tsx';
import { Section } from './Section.tsx';
import { SmallPrint, UnfoldBody, UnfoldButton } from './Unfold.tsx';

export function PathLinks({ node }: { readonly node: Stage | Decision | Outcome }) {
  const { t } = useTranslation('inspector');
  const { out, into } = pathsAt(useSalesMap(), node.id);
  const isReadOnly = useReadOnly();
  const isDecision = node.type === 'decision';
  return (
    <>
      {node.type !== 'outcome' && (
        <Section
          id={isDecision ? 'answers' : 'leads'}
          title={t(isDecision ? 'decision.answers' : 'path.leads')}
          help={isDecision ? 'answers' : 'leads'}
          isEmpty={out.length === 0}
        >
          <ul className="flex list-none flex-col gap-2 p-0 empty:hidden">
            {out.map((one) => (
              <PathCard key={one.path.id} {...one} isAnswer={isDecision} />
            ))}
          </ul>
          {!isReadOnly && (
            <div className="pt-1">
              <ConnectChoice from={node.id} />
            </div>
          )}
        </Section>
      )}
      <Section
        id="into"
        title={t('path.comesFrom')}
        isEmpty={into.length === 0}
        isAside
        summary={into.map(({ from }) => from).join(', ')}
      >
        <ul className="flex list-none flex-col gap-1 p-0">
          {into.map(({ path, from }) => (
            <li key={path.id} className="flex items-baseline gap-1.5">
              <GoTo in="nodes" id={path.from} name={from} />
              {path.label !== '' && <bdi className="text-sm text-muted">{path.label}</bdi>}
            </li>
          ))}
        </ul>
        {into.length === 0 && <p className="text-sm text-muted">{t('path.fromNowhere')}</p>}
      </Section>
    </>
  );
}

function PathCard({ path, to, isAnswer }: NamedPath & { readonly isAnswer: boolean }) {
  const { t } = useTranslation('inspector');
  const edit = useEdit();
  const summary = usePathSummary(path);
  const isReadOnly = useReadOnly();
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  const settings = t('path.settings', { name: to });
  return (
    <li className="group/line flex min-w-0 items-start gap-1">
      <div className="flex min-w-0 grow flex-col">
        {(isAnswer || path.label !== '') && <PathLabel path={path} isAnswer={isAnswer} />}
        <span className="flex min-w-0 items-center gap-1.5 py-0.5">
          <Icon name="forward" className="size-3 text-muted" />
          <GoTo in="nodes" id={path.to} name={to} label={t('path.goTo', { name: to })} />
        </span>
        {isReadOnly ? (
          <SmallPrint text={summary} />
        ) : (
          summary !== '' && (
            <UnfoldButton
              label={settings}
              summary={summary}
              isOpen={isOpen}
              bodyId={bodyId}
              onPress={() => setOpen(!isOpen)}
            />
          )
        )}
        {!isReadOnly && isOpen && (
          <UnfoldBody id={bodyId}>
            {!isAnswer && path.label === '' && <PathLabel path={path} isAnswer={false} />}
            <PathSettings path={path} />
          </UnfoldBody>
        )}
      </div>
      {!isReadOnly && (
        <span className="flex shrink-0 opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100 pointer-coarse:opacity-100">
          {summary === '' && (
            <IconButton
              icon={isOpen ? 'up' : 'down'}
              label={settings}
              aria-expanded={isOpen}
              aria-controls={bodyId}
              onPress={() => setOpen(!isOpen)}
              className="size-7!"
            />
          )}
          <IconButton
            icon="close"
            label={t('path.remove', { name: to })}
            onPress={() => edit({ do: 'remove', from: 'paths', id: path.id })}
            className="-me-1 size-7!"
          />
        </span>
      )}
    </li>
  );
}
