// The signed-in person, and how Portolan looks in this browser.
import { useTranslation } from 'react-i18next';
import { useSession, useWorkspace } from '../../lib/session.ts';
import { LookControls } from '../../ui/LookControls.tsx';
import { CalendarFeed } from './CalendarFeed.tsx';
import { Section } from './Section.tsx';

export function YouSettings() {
  const { t } = useTranslation(['settings', 'ui']);
  const session = useSession();
  const workspace = useWorkspace();
  if (session === null || workspace === null) return null;
  return (
    <>
      <Section title={t('you.title')}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <dt className="text-muted">{t('you.name')}</dt>
          <dd>
            <bdi>{session.user.name}</bdi>
          </dd>
          {session.user.hasPassword && (
            <>
              <dt className="text-muted">{t('you.email')}</dt>
              <dd>
                <bdi>{session.user.email}</bdi>
              </dd>
            </>
          )}
          <dt className="text-muted">{t('you.role')}</dt>
          <dd>{t(`role.${workspace.role}`)}</dd>
        </dl>
      </Section>
      <CalendarFeed />
      <Section title={t('ui:look.title')} intro={t('you.lookHint')}>
        <div className="max-w-80">
          <LookControls />
        </div>
      </Section>
    </>
  );
}
