// The canvas: boxes that are dragged from cell to cell, joined, named in place; pan, zoom, minimap, full screen.
import { cellAt, layoutMap, mapDrawing, type CellAt, type FitOverlay } from '@portolan/picture';
import {
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type NodeSelectionChange,
} from '@xyflow/react';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useSalesMap, useSelection } from '../draft/draft-context.ts';
import { FitArcs, type PickMove } from '../fit/FitArcs.tsx';
import { Bands } from './Bands.tsx';
// oxlint-disable-next-line import/no-unassigned-import -- the look of the canvas
import './canvas.css';
import { CanvasContext } from './canvas-context.ts';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasStart } from './CanvasStart.tsx';
import {
  canvasEdges,
  canvasNodes,
  type CanvasEdge,
  type CanvasNode,
  type Dressing,
} from './flow-elements.ts';
import { Headers } from './Headers.tsx';
import { MapNodeView } from './MapNodeView.tsx';
import { NodePicker } from './NodePicker.tsx';
import { PathEdge } from './PathEdge.tsx';
import { broughtIntoSight, openingView } from './view.ts';
import { Spoken } from './Spoken.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useCanvasActions } from './use-canvas-actions.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';

const NODE_TYPES = { map: MapNodeView };
const EDGE_TYPES = { path: PathEdge };
// React Flow takes every new object or function as a change and asks all boxes and paths again: these stay the same.
const SEVERAL_KEYS = ['Shift', 'Meta', 'Control'];
/** From here on only what is in sight is drawn; fewer are cheap to keep, and found by the browser's search. */
const MANY = 60;
const NO_ATTRIBUTION = { hideAttribution: true };
const MINIMAP_SIZE = { width: 150, height: 90 };
const miniature = (node: CanvasNode): string =>
  node.selected === true ? 'var(--color-accent)' : 'var(--color-flow)';
export interface MapCanvasProps {
  readonly marks: Dressing['marks'];
  readonly comments: Dressing['comments'];
  /** What deals really did, where it is shown at the places of the map. */
  readonly overlay?: FitOverlay | undefined;
  readonly onMove: PickMove;
}

export function MapCanvas(props: MapCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: MapCanvasProps) {
  const { marks, comments, overlay } = props;
  const { t } = useTranslation('editor');
  const direction = useDirection();
  const map = useSalesMap();
  const narrow = useNarrow();
  const [selection, choose] = useSelection();
  const rf = useReactFlow<CanvasNode, CanvasEdge>();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const layout = useMemo(() => layoutMap(map, { open, direction }), [map, open, direction]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const { language } = useStore(preferences);
  const drawn = useMemo(
    () => (overlay === undefined ? undefined : mapDrawing(map, layout, { language, overlay })),
    [map, layout, language, overlay],
  );
  const dressing = useMemo(() => ({ selected, marks, comments, drawn }), [selected, marks, comments, drawn]);
  const settled = useMemo(() => canvasNodes(map, layout, dressing), [map, layout, dressing]);
  const edges = useMemo(() => canvasEdges(map, layout, dressing), [map, layout, dressing]);
  /** Where dragged boxes are just now, by id. */
  const [dragged, setDragged] = useState<ReadonlyMap<string, { readonly x: number; readonly y: number }>>(
    new Map(),
  );
  const nodes = useMemo(
    () =>
      dragged.size === 0
        ? settled
        : settled.map((node) => {
            const at = dragged.get(node.id);
            return at === undefined ? node : { ...node, position: at, dragging: true };
          }),
    [settled, dragged],
  );
  const [drop, setDrop] = useState<CellAt | null>(null);
  const [joining, setJoining] = useState(false);

  const toggleOpen = useCallback((stage: string) => {
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(stage)) next.add(stage);
      return next;
    });
  }, []);
  const actions = useCanvasActions(layout, toggleOpen);

  const fit = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return;
    void rf.setViewport(openingView(layout, box));
  }, [rf, layout]);
  const fitAll = useCallback(() => {
    void rf.fitBounds({ x: 0, y: 0, width: layout.width, height: layout.height }, { padding: 0.04 });
  }, [rf, layout]);
  const zoomToSelection = useCallback(() => {
    const boxes = actions.selectedNodes.map((id) => ({ id }));
    if (boxes.length > 0) void rf.fitView({ nodes: boxes, maxZoom: 1.4, padding: 0.6, duration: 150 });
  }, [rf, actions.selectedNodes]);

  /** Brings what was chosen elsewhere (a finding, the outline, search) into sight, moving no more than it has to. */
  const reveal = useEffectEvent((id: string) => {
    const box = layout.nodes.find((one) => one.id === id);
    const size = frame.current?.getBoundingClientRect();
    if (box === undefined || size === undefined) return;
    const view = rf.getViewport();
    const next = broughtIntoSight(view, box, size, direction);
    if (next !== view) void rf.setViewport(next, { duration: 150 });
  });
  const only = actions.selectedNodes.length === 1 ? actions.selectedNodes[0] : undefined;
  useEffect(() => {
    if (only !== undefined) reveal(only);
  }, [only]);

  const onKeyDown = useCanvasKeys({ layout, actions, frame, fit: fitAll, zoomToSelection });

  // A click tells of boxes and of paths one after the other, before the first has reached the address.
  const chosen = useRef(selection);
  useEffect(() => {
    chosen.current = selection;
  }, [selection]);
  const pick = useCallback(
    (collection: 'nodes' | 'paths', picks: readonly NodeSelectionChange[]) => {
      if (picks.length === 0) return;
      chosen.current = afterSelect(chosen.current, collection, picks);
      choose(chosen.current);
    },
    [choose],
  );
  const onNodesChange = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      pick(
        'nodes',
        changes.filter((change) => change.type === 'select'),
      );
      const moves = changes.filter((change) => change.type === 'position');
      if (moves.some((move) => move.dragging === true)) {
        setDragged((now) => {
          const next = new Map(now);
          for (const move of moves) if (move.position !== undefined) next.set(move.id, move.position);
          return next;
        });
      }
    },
    [pick],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<CanvasEdge>[]) =>
      pick(
        'paths',
        changes.filter((change) => change.type === 'select'),
      ),
    [pick],
  );

  const cellOf = useCallback(
    (node: CanvasNode): CellAt => {
      const { box } = node.data;
      return cellAt(
        layout,
        node.position.x + (box.outline.x - box.x) + box.outline.width / 2,
        node.position.y + (box.outline.y - box.y) + box.outline.height / 2,
      );
    },
    [layout],
  );
  const onDragStop = useCallback(
    (moved: readonly CanvasNode[]) => {
      actions.move(new Map(moved.map((node) => [node.id, cellOf(node)])));
      setDragged(new Map());
      setDrop(null);
    },
    [actions, cellOf],
  );

  const onNodeDrag = useCallback(
    (_: unknown, node: CanvasNode) => {
      const cell = cellOf(node);
      setDrop((now) =>
        now?.lane === cell.lane && now.column === cell.column && now.row === cell.row ? now : cell,
      );
    },
    [cellOf],
  );
  const onNodeDragStop = useCallback(
    (_: unknown, __: unknown, all: readonly CanvasNode[]) => onDragStop(all),
    [onDragStop],
  );
  const onSelectionDragStop = useCallback(
    (_: unknown, all: readonly CanvasNode[]) => onDragStop(all),
    [onDragStop],
  );
  const startNaming = useCallback(
    (_: unknown, element: { readonly id: string }) => actions.startNaming(element.id),
    [actions],
  );
  const onConnect = useCallback(({ source, target }: Connection) => actions.join(source, target), [actions]);
  const onConnectStart = useCallback(() => setJoining(true), []);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      setJoining(false);
      const from = state.fromNode?.id;
      if (from === undefined || state.toNode !== null) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (point === undefined) return;
      // A click on the handle is no drag: the handle's own click adds the next stage.
      const start = state.from;
      const at = rf.screenToFlowPosition({ x: point.clientX, y: point.clientY });
      if (start !== null && Math.hypot(at.x - start.x, at.y - start.y) < 24) return;
      const cell = cellAt(layout, at.x, at.y);
      const taken = layout.nodes.some(
        (box) => box.column === cell.column && box.row === cell.row && box.lane === cell.lane,
      );
      actions.add('stage', taken ? undefined : cell, from);
    },
    [rf, layout, actions],
  );

  return (
    <CanvasContext value={actions}>
      {/* The canvas is one control: it takes the keys for all that it holds. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        dir={direction}
        className={`map-canvas relative min-h-0 min-w-0 grow bg-ground ${joining ? 'is-joining' : ''}`}
        role="application"
        aria-label={t('canvas')}
        aria-describedby="canvas-help"
        // The canvas takes keys for all it holds.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <p id="canvas-help" className="sr-only">
          {t('canvasHelp')}
        </p>
        <Spoken map={map} selected={actions.selectedNodes} />
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onInit={fit}
          onConnect={onConnect}
          onConnectStart={onConnectStart}
          onConnectEnd={onConnectEnd}
          onNodeDrag={onNodeDrag}
          onNodeDragStop={onNodeDragStop}
          onSelectionDragStop={onSelectionDragStop}
          onNodeDoubleClick={startNaming}
          onEdgeDoubleClick={startNaming}
          nodesDraggable={!actions.readOnly}
          nodesConnectable={!actions.readOnly}
          connectOnClick={false}
          connectionRadius={12}
          disableKeyboardA11y
          // One stop for Tab, arrows within: a map of 150 elements would hold Tab for 300 presses.
          nodesFocusable={false}
          edgesFocusable={false}
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={SEVERAL_KEYS}
          panActivationKeyCode={null}
          panOnScroll
          onlyRenderVisibleElements={layout.nodes.length > MANY && actions.naming === null}
          zoomOnDoubleClick={false}
          minZoom={0.15}
          maxZoom={2.5}
          nodeDragThreshold={4}
          proOptions={NO_ATTRIBUTION}
        >
          <Bands layout={layout} drop={drop} />
          {drawn !== undefined && drawn.arcs.length > 0 && (
            <FitArcs arcs={drawn.arcs} onPick={props.onMove} />
          )}
          {!narrow && layout.nodes.length > 12 && (
            <MiniMap<CanvasNode>
              pannable
              zoomable
              position={direction === 'rtl' ? 'bottom-right' : 'bottom-left'}
              ariaLabel={t('minimap')}
              bgColor="transparent"
              maskColor="color-mix(in oklab, var(--color-ground) 70%, transparent)"
              nodeColor={miniature}
              style={MINIMAP_SIZE}
            />
          )}
        </ReactFlow>
        <Headers
          map={map}
          layout={layout}
          selected={selected}
          onChoose={(ref) => choose([ref])}
          onAddLane={actions.readOnly || map.nodes.length === 0 ? undefined : actions.addLane}
          onAddPhase={actions.readOnly || map.nodes.length === 0 ? undefined : actions.addPhase}
        />
        {map.nodes.length === 0 && <CanvasStart actions={actions} />}
        {!actions.readOnly && map.nodes.length > 0 && <SelectionBar actions={actions} map={map} />}
        <CanvasControls actions={actions} frame={frame} fit={fitAll} />
        {actions.picking !== null && (
          <NodePicker
            key={`${actions.picking.mode}${actions.picking.id}`}
            picking={actions.picking}
            onPick={(id) => {
              const { picking } = actions;
              actions.stopPicking();
              if (picking?.mode === 'connect') actions.join(picking.id, id);
              else if (picking?.mode === 'redirect') actions.leadTo(picking.id, id);
              else choose([`nodes/${id}`]);
              frame.current?.focus();
            }}
            onClose={() => {
              actions.stopPicking();
              frame.current?.focus();
            }}
          />
        )}
      </div>
    </CanvasContext>
  );
}

/** React Flow tells of nodes and edges apart; what was selected of the other kind stays only while adding. */
function afterSelect(
  selection: readonly string[],
  collection: 'nodes' | 'paths',
  changes: readonly NodeSelectionChange[],
): string[] {
  const next = new Set(selection.filter((one) => one.startsWith('nodes/') || one.startsWith('paths/')));
  for (const { id, selected } of changes) {
    if (selected) next.add(`${collection}/${id}`);
    else next.delete(`${collection}/${id}`);
  }
  return [...next];
}
