// The page behind a read-only link: the live map for whoever has it, without an account. Nothing else of the workspace.
import { openShare } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ask, type OutputOf } from '../../../lib/api/call.ts';
import { problemOf } from '../../../lib/api/problem.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LanguageSelect, ThemeControl } from '../../../ui/LookControls.tsx';
import { MapViewer } from '../../../ui/map-picture/MapViewer.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { ElementText } from './ElementText.tsx';
import { GoalText } from './GoalText.tsx';
import { readingOrder } from './reading-order.ts';

const route = getRouteApi('/shared/$token');
/** A link that follows the published version shows a new one without a reload. */
const LIVE_MS = 60_000;

type Shared = OutputOf<typeof openShare>;

export function SharedMapScreen() {
  const { token } = route.useParams();
  const { t } = useTranslation('maps');
  const [password, setPassword] = useState('');
  const shared = useQuery({
    queryKey: ['shared', token, password],
    queryFn: ({ signal }) =>
      ask(openShare, { params: { token }, body: password === '' ? {} : { password } }, signal),
    retry: false,
    refetchInterval: (query) => (query.state.data === undefined ? false : LIVE_MS),
  });
  const name = shared.data?.process.name;
  useEffect(() => {
    document.title = `${name ?? t('shared.title')} · Portolan`;
  }, [name, t]);

  if (shared.data !== undefined) return <SharedMap shared={shared.data} />;
  const code = shared.isError ? problemOf(shared.error).code : undefined;
  const asks = code === 'password_needed';
  return (
    <div className="flex min-h-dvh flex-col">
      <Head />
      <main className="mx-auto flex w-full max-w-110 grow flex-col px-5 pt-[8dvh] pb-12">
        {shared.isPending && !asks && (
          <p aria-live="polite" className="flex items-center gap-2 text-muted">
            <Spinner />
            {t('shared.opening')}
          </p>
        )}
        {asks && <PasswordForm wasWrong={password !== ''} onPassword={setPassword} />}
        {code === 'not_found' && (
          <EmptyState title={t('shared.goneTitle')}>{t('shared.goneText')}</EmptyState>
        )}
        {shared.isError && !asks && code !== 'not_found' && (
          <ErrorState error={shared.error} onRetry={() => void shared.refetch()} />
        )}
      </main>
    </div>
  );
}

function Head(props: { readonly children?: React.ReactNode }) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-2 max-md:px-4">
      <Mark className="size-6.5 shrink-0" />
      {props.children}
      <span className="ms-auto flex flex-wrap items-center gap-2">
        <span className="max-md:hidden">
          <ThemeControl />
        </span>
        <LanguageSelect look="chip" />
      </span>
    </header>
  );
}

function PasswordForm(props: {
  readonly wasWrong: boolean;
  readonly onPassword: (password: string) => void;
}) {
  const { t } = useTranslation('maps');
  const [typed, setTyped] = useState('');
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') props.onPassword(typed);
      }}
    >
      <h1 className="text-xl font-semibold">{t('shared.passwordTitle')}</h1>
      <p className="text-muted">{t('shared.passwordText')}</p>
      <PasswordField
        label={t('share.password')}
        value={typed}
        onChange={setTyped}
        autoComplete="current-password"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do on this page
        autoFocus
        {...(props.wasWrong && typed === '' ? { error: t('shared.passwordWrong') } : {})}
      />
      <Button variant="primary" type="submit" className="self-start" isDisabled={typed === ''}>
        {t('shared.passwordAction')}
      </Button>
    </Form>
  );
}

function SharedMap(props: { readonly shared: Shared }) {
  const { process, map, number, publishedAt } = props.shared;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const [form, setForm] = useState<'map' | 'list'>('map');
  const [selected, setSelected] = useState<string | null>(null);
  const node = map.nodes.find(({ id }) => id === selected);
  const state = t(publishedAt === null ? 'shared.draft' : 'shared.published', {
    n: formats.number(number),
    date: publishedAt === null ? '' : formats.date(publishedAt),
  });
  return (
    <div className="flex h-dvh flex-col">
      <Head>
        <div className="flex min-w-0 flex-col">
          <h1 className="text-base font-semibold wrap-anywhere" dir="auto">
            {process.name}
          </h1>
          <p className="text-xs text-muted">{state}</p>
        </div>
        <SegmentedControl
          label={t('shared.form')}
          value={form}
          onChange={setForm}
          options={[
            { id: 'map', label: t('shared.map') },
            { id: 'list', label: t('shared.list') },
          ]}
        />
      </Head>
      {map.nodes.length === 0 ? (
        <EmptyState title={t('shared.emptyTitle')}>{t('shared.emptyText')}</EmptyState>
      ) : form === 'map' ? (
        <main className="flex min-h-0 grow">
          <MapViewer
            label={t('shared.label', { name: process.name })}
            map={map}
            mapKey={`${process.name} ${number}`}
            selected={selected}
            onSelect={setSelected}
            className="min-h-0 min-w-0 grow"
          />
          <aside
            aria-label={node?.name ?? process.name}
            className={`flex min-h-0 flex-col overflow-y-auto border-line p-5 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:max-h-[62dvh] max-md:rounded-t-md max-md:border-t max-md:bg-float max-md:shadow-float md:w-85 md:shrink-0 md:border-s ${node === undefined ? 'max-md:hidden' : ''}`}
          >
            {node === undefined ? (
              <About process={process} map={map} />
            ) : (
              <>
                <div className="sticky top-0 z-1 -mb-8 flex h-8 justify-end">
                  <IconButton icon="close" label={t('shared.close')} onPress={() => setSelected(null)} />
                </div>
                <div className="pe-8">
                  <ElementText map={map} node={node} onGo={setSelected} />
                </div>
              </>
            )}
          </aside>
        </main>
      ) : (
        <main className="min-h-0 grow overflow-auto px-5 py-6 max-md:px-4">
          <div className="flex max-w-160 flex-col gap-8">
            <About process={process} map={map} />
            {readingOrder(map).map((one) => (
              <ElementText key={one.id} map={map} node={one} />
            ))}
          </div>
        </main>
      )}
    </div>
  );
}

function About(props: { readonly process: Shared['process']; readonly map: Shared['map'] }) {
  const { process, map } = props;
  const { t } = useTranslation('maps');
  return (
    <div className="flex flex-col gap-4">
      {process.purpose !== '' && (
        <p className="text-base" dir="auto">
          {process.purpose}
        </p>
      )}
      <GoalText goal={map.goal} />
      {map.note !== '' && (
        <p className="text-sm whitespace-pre-line wrap-anywhere" dir="auto">
          {map.note}
        </p>
      )}
      <p className="text-sm text-muted max-md:hidden">{t('shared.hint')}</p>
    </div>
  );
}
