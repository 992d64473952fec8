// In the head row: who is asked to sign, small, and how many have. Who is missing has a dashed ring.
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { withPanel } from '../../../lib/maps/map-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { initials } from '../../../lib/locale/names.ts';
import { WithTooltip } from '../../../ui/Tooltip.tsx';
import { useMapView } from '../draft/draft-context.ts';
import { usePersonName } from '../panel/use-person-name.ts';
import { agreementFacts, readFacts, type Stakeholder } from './agreement-facts.ts';
import { useAgreement, useShownVersion } from './use-agreement.ts';

const MOST = 4;

const RING: Readonly<Record<Stakeholder['state'], string>> = {
  signed: 'bg-sunken text-ink',
  waiting: 'bg-ground text-muted outline-dashed outline-1 -outline-offset-1 outline-control',
  outdated: 'bg-ground text-muted outline-dashed outline-1 -outline-offset-1 outline-nurture',
  objected: 'bg-ground text-attention-ink outline-solid outline-1 -outline-offset-1 outline-attention',
};

export function SignaturesSummary() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { search, onSearch } = useMapView();
  const personName = usePersonName();
  const agreement = useAgreement();
  const { version } = useShownVersion();
  if (agreement === undefined || version === undefined) return null;
  const facts = agreementFacts(agreement);
  const reading = readFacts(agreement);
  const isDraft = version.state === 'draft';
  const [done, of] = isDraft ? [facts.signed, facts.asked] : [reading.read, reading.asked];
  if (of === 0) return null;
  const words = t(isDraft ? 'signatures.count' : 'readers.count', {
    count: of,
    n: formats.number(done),
    of: formats.number(of),
  });
  const people = isDraft
    ? agreement.stakeholders.map(({ person, state }) => ({ person, state }))
    : agreement.readers.map(({ person, readAt }) => ({
        person,
        state: readAt === null ? ('waiting' as const) : ('signed' as const),
      }));
  const missing = people.filter(({ state }) => state !== 'signed').map(({ person }) => personName(person));
  return (
    <WithTooltip
      text={missing.length === 0 ? words : t('signatures.missing', { names: formats.list(missing) })}
      placement="bottom"
    >
      <AriaButton
        className="focus-ring flex h-control items-center gap-2 rounded-md px-1.5 text-sm text-muted data-hovered:bg-sunken"
        onPress={() => onSearch(withPanel(search, 'agreement'))}
      >
        <span aria-hidden="true" className="flex max-md:hidden">
          {people.slice(0, MOST).map(({ person, state }, index) => (
            <span
              key={person.id}
              className={`inline-grid size-6 place-items-center rounded-full text-xs leading-none font-semibold ring-2 ring-ground ${RING[state]} ${index > 0 ? '-ms-0.5' : ''}`}
            >
              {initials(personName(person))}
            </span>
          ))}
          {people.length > MOST && (
            <span className="-ms-0.5 inline-grid h-6 min-w-6 place-items-center rounded-full bg-sunken px-1 text-xs leading-none ring-2 ring-ground">
              {`+${formats.number(people.length - MOST)}`}
            </span>
          )}
        </span>
        {words}
      </AriaButton>
    </WithTooltip>
  );
}
