// A new process: what it is begun from, its name and purpose, and what will be on its map.
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NewProcessSearch, Start } from '../../../lib/maps/new-process-search.ts';
import { useMay } from '../../../lib/session.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { BlankStart } from './BlankStart.tsx';
import { FileStart } from './FileStart.tsx';
import { LogStart } from './LogStart.tsx';
import { TemplateStart } from './TemplateStart.tsx';

const route = getRouteApi('/shell/processes/new');
const ORDER: readonly Start[] = ['template', 'log', 'file', 'blank'];

export function NewProcessScreen() {
  const { t } = useTranslation('maps');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: NewProcessSearch) => void navigate({ search: next, replace: true });
  const mayChange = useMay('maps.change');
  const from = search.from ?? 'template';
  const content: Readonly<Record<Start, React.ReactNode>> = {
    blank: <BlankStart />,
    template: (
      <TemplateStart
        template={search.template}
        onTemplate={(template) => change({ ...search, from: 'template', template })}
      />
    ),
    file: <FileStart />,
    log: (
      <LogStart
        logId={search.log}
        filter={search.filter}
        onLog={(log) => {
          const { filter: _filter, ...rest } = search;
          change({ ...rest, from: 'log', log });
        }}
      />
    ),
  };
  return (
    <Page
      title={t('list.new')}
      width="full"
      heading={<Breadcrumb steps={[{ label: t('title'), href: '/processes' }]} current={t('list.new')} />}
    >
      <div className="min-h-0 grow overflow-auto px-5 py-4 max-md:px-4">
        <div className="flex max-w-320 flex-col gap-4">
          {!mayChange && (
            <div role="note" className="max-w-160 border-s-3 border-nurture ps-3 text-sm">
              <p className="font-medium">{t('start.mayNot')}</p>
              <p className="text-muted">{t('start.mayNotText')}</p>
            </div>
          )}
          <Tabs
            label={t('start.from')}
            value={from}
            onChange={(next) => change({ ...search, from: next })}
            items={ORDER.map((id) => ({
              id,
              label: t(`start.by.${id}`),
              content: (
                <div className="flex flex-col gap-5">
                  <p className="max-w-160 text-sm text-muted">{t(`start.about.${id}`)}</p>
                  {id === from && content[id]}
                </div>
              ),
            }))}
          />
        </div>
      </div>
    </Page>
  );
}
