// The keys of the canvas. Letters work on the whole screen (unless somebody is typing) and stand in the palette and the
// list of keys; arrows, Enter and Delete only while the canvas has the focus.
import type { MapLayout } from '@portolan/picture';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../../lib/commands.ts';
import { toggleFullScreen } from './CanvasControls.tsx';
import { neighbour, type Way } from './neighbour.ts';
import type { MapActions } from './use-canvas-actions.ts';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface CanvasKeysOptions {
  readonly layout: MapLayout;
  readonly actions: MapActions;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly fit: () => void;
  readonly zoomToSelection: () => void;
}

export function useCanvasKeys(options: CanvasKeysOptions): (event: KeyboardEvent) => void {
  const { layout, actions, frame } = options;
  const { t } = useTranslation('editor');
  const rf = useReactFlow();
  const [first] = actions.selectedNodes;
  const [firstPath] = actions.selectedPaths;

  /** The list of commands stays the same while the map changes under it. */
  const run = (what: string): void => {
    switch (what) {
      case 'stage':
      case 'decision':
      case 'outcome':
        if (firstPath !== undefined && first === undefined && what === 'stage') actions.insertOn(firstPath);
        else actions.add(what, undefined, first);
        break;
      case 'connect':
        if (first !== undefined) actions.pickTarget('connect', first);
        break;
      case 'part':
        if (first !== undefined) actions.addPart(first);
        break;
      case 'lane':
        actions.addLane();
        break;
      case 'phase':
        actions.addPhase();
        break;
      case 'tidy':
        actions.tidy(true);
        break;
      case 'duplicate':
        if (actions.selectedNodes.length > 0) actions.duplicate(actions.selectedNodes);
        break;
      case 'search':
        actions.startSearch();
        break;
      case 'fields':
        document.querySelector<HTMLElement>('.map-side-content :is(textarea, input, button)')?.focus();
        break;
      case 'fit':
        options.fit();
        break;
      case 'zoom':
        options.zoomToSelection();
        break;
      case 'in':
        void rf.zoomIn({ duration: 120 });
        break;
      case 'out':
        void rf.zoomOut({ duration: 120 });
        break;
      case 'full':
        toggleFullScreen(frame.current);
        break;
    }
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { readOnly } = actions;
  useCommands(
    useMemo(() => {
      const group = t('group');
      const command = (id: string, label: string, keys?: string): Command => ({
        id: `map.${id}`,
        label,
        group,
        ...(keys === undefined ? {} : { keys }),
        run: () => latest.current(id),
      });
      return [
        ...(readOnly
          ? []
          : [
              command('stage', t('keys.stage'), 'n'),
              command('decision', t('keys.decision'), 'd'),
              command('outcome', t('keys.outcome'), 'o'),
              command('part', t('keys.part'), 'shift+n'),
              command('connect', t('keys.connect'), 'c'),
              command('lane', t('keys.lane'), 'shift+l'),
              command('phase', t('keys.phase')),
              command('tidy', t('tidy.rest'), 't'),
              command('duplicate', t('bar.duplicate'), 'mod+d'),
            ]),
        command('search', t('search'), '/'),
        command('fields', t('keys.fields'), 'e'),
        command('fit', t('fit'), '0'),
        command('zoom', t('keys.zoom'), 'z'),
        command('in', t('zoomIn'), '+'),
        command('out', t('zoomOut'), '-'),
        command('full', t('fullScreen'), 'f'),
      ];
    }, [t, readOnly]),
  );

  return (event) => {
    const { target } = event;
    if (event.defaultPrevented || (target instanceof HTMLElement && target.matches('input,textarea'))) return;
    const mod = event.ctrlKey || event.metaKey;
    const way = WAYS[event.key];
    // Within a control of the canvas, arrows and Enter belong to the control.
    const onControl =
      target instanceof HTMLElement && target.closest('[role=toolbar],[role=menu],search,button') !== null;
    if (way !== undefined && !onControl) {
      event.preventDefault();
      if (event.altKey || mod) {
        const back = layout.direction === 'rtl' ? -1 : 1;
        if (!readOnly) {
          actions.nudge(
            way === 'right' ? back : way === 'left' ? -back : 0,
            way === 'down' ? 1 : way === 'up' ? -1 : 0,
          );
        }
        return;
      }
      // With Shift the selection grows from where it grew last.
      const from = event.shiftKey ? actions.selectedNodes.at(-1) : first;
      const next = neighbour(layout.nodes, from, way);
      if (next === undefined) return;
      actions.choose(
        event.shiftKey
          ? [...new Set([...actions.selectedNodes, next])].map((id) => `nodes/${id}`)
          : [`nodes/${next}`],
      );
      return;
    }
    switch (event.key) {
      case 'Enter':
      case 'F2':
        if (onControl) return;
        if (first !== undefined) actions.startNaming(first);
        else if (firstPath !== undefined) actions.startNaming(firstPath);
        else return;
        break;
      case 'Delete':
      case 'Backspace':
        if (readOnly || actions.selectedNodes.length + actions.selectedPaths.length === 0) return;
        actions.remove([...actions.selectedNodes, ...actions.selectedPaths]);
        break;
      case ' ':
        if (onControl || first === undefined) return;
        actions.toggleOpen(first);
        break;
      case 'Escape':
        if (actions.selectedNodes.length + actions.selectedPaths.length === 0) return;
        actions.choose([]);
        break;
      case 'a':
        if (!mod) return;
        actions.choose(layout.nodes.map(({ id }) => `nodes/${id}`));
        break;
      case 'c':
        if (!mod) return;
        actions.copy();
        return;
      case 'v':
        if (!mod) return;
        actions.pasteCopied();
        break;
      case 'y':
        if (!mod) return;
        actions.redo();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}
