// What becomes of a map drawn from a log, and the button that makes it.
import type { LogDetail } from '@portolan/contract';
import { emptyMap } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { FactsFields, NO_FACTS } from './FactsFields.tsx';
import { useCreateProcess } from './use-create-process.ts';
import type { MapTarget } from './use-map-target.ts';

/** Endings that files of logs have; they are no part of what a process is called. */
const ENDINGS = /(\.(csv|gz|json|jsonocel|ocel|tsv|xes|xlsx|xml|zip))+$/iu;

export function LogTarget({ log, target }: { readonly log: LogDetail; readonly target: MapTarget }) {
  const { into, choose, there, map, openDraft } = target;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const mayChange = useMay('maps.change');
  // A pipeline's name is that of its process already.
  const [facts, setFacts] = useState({
    ...NO_FACTS,
    name: log.processId === null ? log.name.replace(ENDINGS, '') : '',
  });
  const submit = useCreateProcess(
    () => ({ facts, map: map ?? emptyMap(), origin: 'log', originName: log.name }),
    { log: log.id },
  );
  const isEmpty = map === undefined || map.nodes.length === 0;
  const number = formats.number(there?.draft ?? 0);
  return (
    <div className="flex flex-col gap-5">
      {choose !== undefined && there !== undefined && (
        <RadioGroup
          label={t('start.log.into.label')}
          options={[
            {
              id: 'draft',
              label: t('start.log.into.draft', { name: isolate(there.name), number }),
              hint: t(there.isBegun ? 'start.log.into.draftThere' : 'start.log.into.draftNew'),
            },
            { id: 'process', label: t('start.log.into.process') },
          ]}
          value={into}
          onChange={choose}
        />
      )}
      {into === 'process' ? (
        <FactsFields facts={facts} onChange={setFacts} submit={submit} isDisabled={isEmpty} />
      ) : (
        <>
          <ProblemNote problem={openDraft.problem} />
          <Button
            variant="primary"
            className="self-start"
            isPending={openDraft.isPending}
            isDisabled={!mayChange || isEmpty}
            onPress={() => void openDraft.send()}
          >
            {t('start.log.into.open', { number })}
          </Button>
        </>
      )}
    </div>
  );
}
