// The shared content as parts of a map. Ids carry their kind, because one id belongs to one element of the whole map.
import type { MapInput } from '../../map/map.ts';
import type { Answered } from '../structure.ts';
import { LIBRARY, OUTCOMES, PERSONAS, PHASES } from './structure.ts';
import type {
  Journey,
  LaneKey,
  LibraryKey,
  OutcomeKey,
  PersonaKey,
  PhaseKey,
  ReasonKey,
} from './structure.ts';

type OutcomeInput = Extract<NonNullable<MapInput['nodes']>[number], { type: 'outcome' }>;
type PhaseInput = NonNullable<MapInput['phases']>[number];
type Owners = Readonly<Record<string, PersonaKey | null>>;

export const laneId = (key: LaneKey): string => `lane-${key}`;
export const phaseId = (key: PhaseKey): string => `phase-${key}`;
const personaId = (key: PersonaKey): string => `persona-${key}`;
const contentId = (key: LibraryKey): string => `content-${key}`;

export function buildJourney(
  lanes: readonly LaneKey[],
  phases: readonly PhaseKey[],
  journey: Journey,
): Required<Pick<MapInput, 'lanes' | 'personas' | 'phases' | 'library'>> {
  return {
    lanes: lanes.map((key) => ({ id: laneId(key), ...journey.lanes[key] })),
    personas: keysOf(PERSONAS).map((key) => ({
      id: personaId(key),
      part: PERSONAS[key],
      ...journey.personas[key],
    })),
    phases: phases.map((key) => buildPhase(key, journey)),
    library: keysOf(LIBRARY)
      .filter((key) => phases.includes(LIBRARY[key].phase))
      .map((key) => {
        const { phase, persona, purpose } = LIBRARY[key];
        return {
          id: contentId(key),
          ...journey.library[key],
          purpose,
          phase: phaseId(phase),
          persona: persona === null ? null : personaId(persona),
        };
      }),
  };
}

/** @returns ids of the content that serves a phase. */
export function contentOf(phase: PhaseKey): string[] {
  return keysOf(LIBRARY)
    .filter((key) => LIBRARY[key].phase === phase)
    .map(contentId);
}

export function outcomeNode(key: OutcomeKey, lane: LaneKey, journey: Journey): OutcomeInput {
  const { kind, reasons } = OUTCOMES[key];
  return {
    type: 'outcome',
    id: key,
    kind,
    lane: laneId(lane),
    ...journey.outcomes[key],
    reasons: reasons.map((reason: ReasonKey) => journey.reasons[reason]),
  };
}

function buildPhase(key: PhaseKey, journey: Journey): PhaseInput {
  const shape = PHASES[key];
  const { name, problem, today, change, words, questions, obstacles, triggers } = journey.phases[key];
  return {
    id: phaseId(key),
    name,
    problem,
    today,
    change,
    words: lines(shape.words, words),
    questions: lines(shape.questions, questions),
    obstacles: Object.entries<Answered>(obstacles).map(([id, [text, answer]]) => ({
      id,
      text,
      answer,
      persona: owner(shape.obstacles, id),
    })),
    triggers: lines(shape.triggers, triggers),
  };
}

function lines(owners: Owners, said: Readonly<Record<string, string>>): PhaseInput['words'] {
  return Object.entries(said).map(([id, text]) => ({ id, text, persona: owner(owners, id) }));
}

function owner(owners: Owners, id: string): string | null {
  const persona = owners[id] ?? null;
  return persona === null ? null : personaId(persona);
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
