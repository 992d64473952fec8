// Beside the map: what this version should bring, who is asked to sign it and what they say; once it is published, who
// has read it.
import { updateProcess } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { agreementQuery, refreshProcess } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { PanelSection } from '../panel/PanelSection.tsx';
import { agreementFacts, readFacts } from './agreement-facts.ts';
import { HypothesisForm } from './HypothesisForm.tsx';
import { MyAnswer } from './MyAnswer.tsx';
import { ReviewDate } from './ReviewDate.tsx';
import { Readers } from './Readers.tsx';
import { Stakeholders } from './Stakeholders.tsx';
import { useShownVersion } from './use-agreement.ts';
import { useConfirmRead } from './use-confirm-read.ts';

export function AgreementPanel() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { versionId } = useMapView();
  const map = useSalesMap();
  const client = useQueryClient();
  const text = useProblemText();
  const mayChange = useMay('maps.change');
  const agreement = useQuery(agreementQuery(versionId));
  const { process, version } = useShownVersion();
  const reading = useConfirmRead();

  if (agreement.isError)
    return <ErrorState error={agreement.error} onRetry={() => void agreement.refetch()} />;
  if (agreement.data === undefined || process === undefined || version === undefined)
    return <SkeletonRows rows={4} />;
  const isDraft = version.state === 'draft';
  const facts = agreementFacts(agreement.data);
  const read = readFacts(agreement.data);
  const ask = async (all: boolean) => {
    const outcome = await call(updateProcess, {
      params: { id: process.id },
      body: { settings: { ...process.settings, signatures: all ? 'all' : 'none' } },
    });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    refreshProcess(client, process.id);
  };
  const count = (done: number, of: number) => ({
    count: of,
    n: formats.number(done),
    of: formats.number(of),
  });

  return (
    <div className="flex flex-col">
      <PanelSection title={t('hypothesis.title')} intro={isDraft ? t('hypothesis.intro') : undefined}>
        <HypothesisForm version={version} mayChange={isDraft && mayChange} />
      </PanelSection>
      {(isDraft || facts.asked > 0) && (
        <PanelSection
          title={t('signatures.title')}
          intro={facts.asked === 0 ? undefined : t('signatures.count', count(facts.signed, facts.asked))}
        >
          {isDraft && agreement.data.mine.maySign && (
            <MyAnswer version={version} agreement={agreement.data} />
          )}
          <Stakeholders
            versionId={versionId}
            agreement={agreement.data}
            map={map}
            mayChange={isDraft && mayChange}
          />
          {isDraft && mayChange && (
            <Switch
              label={t('signatures.needed')}
              hint={t(agreement.data.needed ? 'signatures.neededHint' : 'signatures.notNeededHint')}
              isSelected={agreement.data.needed}
              onChange={(all) => void ask(all)}
            />
          )}
        </PanelSection>
      )}
      {!isDraft && read.asked > 0 && (
        <PanelSection title={t('readers.title')} intro={t('readers.count', count(read.read, read.asked))}>
          {agreement.data.mine.mustRead && (
            <Button
              icon="check"
              className="self-start"
              isPending={reading.isPending}
              onPress={() => reading.confirm(versionId)}
            >
              {t('readers.confirm')}
            </Button>
          )}
          <Readers agreement={agreement.data} />
        </PanelSection>
      )}
      <PanelSection title={t('review.title')}>
        <ReviewDate process={process} mayChange={mayChange} />
      </PanelSection>
    </div>
  );
}
