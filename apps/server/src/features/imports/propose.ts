// Proposals for the words of the files: which stage of the map, which member, which product is meant. A person confirms
// them; what somebody has chosen before stays.
import type { ImportSettings, ImportWords } from '@portolan/contract';
import { fold, isWon } from '@portolan/core';
import type { MapGraph, MapNode } from '@portolan/core';
import { nearest } from '@portolan/formats';
import type { WordCounts } from './words.ts';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Here {
  readonly graph: MapGraph | undefined;
  readonly members: readonly Member[];
  /** Products of the files, and as many of those here as could be meant. */
  readonly products: readonly string[];
}

const SURE = 0.75;

export function proposeWords(words: WordCounts, here: Here): ImportWords {
  const places = here.graph === undefined ? [] : placesOf(here.graph);
  return {
    stages: words.stages
      .map((word) => ({ ...word, ...stageProposal(word, places) }))
      .toSorted((a, b) => b.deals - a.deals || b.moves - a.moves),
    owners: [...words.owners]
      .map(([name, records]) => ({ name, records, ...ownerProposal(name, here.members) }))
      .toSorted((a, b) => b.records - a.records),
    products: [...words.products]
      .map(([name, deals]) => ({ name, deals, ...productProposal(name, here.products) }))
      .toSorted((a, b) => b.deals - a.deals),
    variants: words.variants,
  };
}

type Place = Extract<MapNode, { type: 'stage' | 'outcome' }>;

function placesOf(graph: MapGraph): readonly Place[] {
  return graph.map.nodes.filter(
    (node): node is Place => node.type !== 'decision' && !(node.type === 'stage' && node.kind === 'audience'),
  );
}

function stageProposal(
  { stage, status }: WordCounts['stages'][number],
  places: readonly Place[],
): { nodeId: string | null; score: number } {
  const names = new Map<string, Place>();
  for (const place of places) {
    for (const name of [place.name, ...place.alsoKnownAs]) if (!names.has(name)) names.set(name, place);
  }
  const [best] = nearest(stage, [...names.keys()]);
  if (best !== undefined && best.score >= SURE)
    return { nodeId: names.get(best.option)!.id, score: best.score };
  // What it means, where its name says nothing.
  if (status === 'won') {
    const won = places.find((place) => isWon(place));
    if (won !== undefined) return { nodeId: won.id, score: 0.7 };
  }
  if (status === 'lost') {
    const lost = places.find((place) => place.type === 'outcome' && place.kind === 'lost');
    if (lost !== undefined) return { nodeId: lost.id, score: 0.7 };
  }
  return best === undefined
    ? { nodeId: null, score: 0 }
    : { nodeId: names.get(best.option)!.id, score: best.score };
}

/** By address, by name, or by what stands before the @. */
function ownerProposal(name: string, members: readonly Member[]): { userId: string | null; score: number } {
  const wanted = fold(name);
  const inside = /<([^<>]+)>/u.exec(name)?.[1];
  const exact = members.find(
    (member) =>
      fold(member.email) === wanted ||
      fold(member.name) === wanted ||
      (inside !== undefined && fold(member.email) === fold(inside)),
  );
  if (exact !== undefined) return { userId: exact.id, score: 1 };
  const words = wanted
    .split(/[\s,]+/u)
    .toSorted()
    .join(' ');
  const turned = members.find((member) => fold(member.name).split(/\s+/u).toSorted().join(' ') === words);
  if (turned !== undefined) return { userId: turned.id, score: 0.95 };
  const [best, second] = nearest(
    name,
    members.map((member) => member.name),
  );
  if (best === undefined || best.score < 0.85 || second?.score === best.score)
    return { userId: null, score: 0 };
  return { userId: members.find((member) => member.name === best.option)!.id, score: best.score };
}

function productProposal(name: string, products: readonly string[]): { is: string | null; score: number } {
  const wanted = name.toLowerCase();
  const exact = products.find((product) => product.toLowerCase() === wanted);
  if (exact !== undefined) return { is: exact, score: 1 };
  const [best] = nearest(name, products);
  return best === undefined || best.score < SURE
    ? { is: null, score: 0 }
    : { is: best.option, score: best.score };
}

/** The choices with what is proposed for words that nobody has chosen for yet. */
export function withProposals(settings: ImportSettings, words: ImportWords): ImportSettings {
  const stages = words.stages
    .filter(
      ({ pipeline, stage }) =>
        !settings.stages.some((one) => one.stage === stage && one.pipeline === pipeline),
    )
    .filter(({ nodeId }) => nodeId !== null)
    .map(({ pipeline, stage, nodeId }) => ({ pipeline, stage, nodeId }));
  const owners = words.owners
    .filter(({ name }) => !settings.owners.some((one) => one.name === name))
    // Nobody yet: who joins later is proposed then.
    .filter(({ userId }) => userId !== null)
    .map(({ name, userId }) => ({ name, userId }));
  const products = words.products
    .filter(({ name }) => !settings.products.some((one) => one.name === name))
    .map(({ name, is }) => ({ name, is }));
  return {
    ...settings,
    stages: [...settings.stages, ...stages].slice(0, 2000),
    owners: [...settings.owners, ...owners].slice(0, 5000),
    products: [...settings.products, ...products].slice(0, 2000),
  };
}
