// All fields of one element, by its kind: in the inspector, and in place in the outline.
import type { Content, Lane, MapNode, MapPath, Persona, Phase } from '@portolan/core';
import type { ElementRef } from '../../../lib/maps/map-search.ts';
import { useSalesMap } from '../draft/draft-context.ts';
import { ContentFields } from './ContentFields.tsx';
import { DecisionFields } from './DecisionFields.tsx';
import { elementIn } from './editing.ts';
import { LaneFields } from './LaneFields.tsx';
import { OutcomeFields } from './OutcomeFields.tsx';
import { PathFields } from './PathFields.tsx';
import { PersonaFields } from './PersonaFields.tsx';
import { PhaseFields } from './PhaseFields.tsx';
import { StageFields } from './StageFields.tsx';

/** Keyed by the element, so that nothing typed for one reaches another. */
export function ElementFields({ at }: { readonly at: ElementRef }) {
  const element = elementIn(useSalesMap(), at);
  if (element === undefined) return null;
  const key = `${at.in}/${at.id}`;
  switch (at.in) {
    case 'nodes': {
      const node = element as MapNode;
      if (node.type === 'stage') return <StageFields key={key} stage={node} />;
      if (node.type === 'decision') return <DecisionFields key={key} decision={node} />;
      return <OutcomeFields key={key} outcome={node} />;
    }
    case 'paths':
      return <PathFields key={key} path={element as MapPath} />;
    case 'lanes':
      return <LaneFields key={key} lane={element as Lane} />;
    case 'phases':
      return <PhaseFields key={key} phase={element as Phase} />;
    case 'personas':
      return <PersonaFields key={key} persona={element as Persona} />;
    case 'library':
      return <ContentFields key={key} piece={element as Content} />;
  }
}
