// Draws a log: figures -> scene -> layout -> drawing (plain data) -> SVG or one HTML file; and a drawn map: cells ->
// layout -> drawing -> SVG, or the handbook to print; and charts of figures as SVG.
export * from './drawing/drawing.ts';
export * from './drawing/paths.ts';
export * from './drawing/scales.ts';
export * from './drawing/tokens.ts';
export * from './layout/layout.ts';
export {
  DETAIL_SIZE,
  LABEL_HEIGHT,
  LABEL_SIZE,
  layoutNow,
  layoutScene,
  NAME_SIZE,
} from './layout/layout-scene.ts';
export * from './scene/flow-scene.ts';
export { defaultDetail, stepAt, visibleAt, type Visible } from './scene/reveal.ts';
export * from './scene/scene.ts';
export * from './svg/render-svg.ts';
export { escapeMarkup } from './svg/escape.ts';
export * from './text/format.ts';
export { estimateWidth, wrapName, type MeasureText } from './text/measure.ts';
export * from './text/words.ts';
export { columnsSvg, type ColumnsChart, type ColumnsPanel } from './charts/columns-svg.ts';
export { curvesSvg, type ChartAxis, type CurvesChart } from './charts/curves-svg.ts';
export { forestSvg, type ForestChart } from './charts/forest-svg.ts';
export { handoversSvg, type HandoversChart } from './charts/handovers-svg.ts';
export { rankingSvg, type RankingChart } from './charts/ranking-svg.ts';
export * from './charts/ribbons.ts';
export { sharesSvg, type SharesChart } from './charts/shares-svg.ts';
export type { SheetOptions } from './charts/sheet.ts';
export { stackedAreas, type StackedPart } from './charts/stacked-areas.ts';
export * from './charts/step-curve.ts';
export { treeSvg, type TreeBox, type TreeChart } from './charts/tree-svg.ts';
export type { HandbookVersion } from './handbook/cover.ts';
export { handbookHtml, type HandbookFile, type HandbookOptions } from './handbook/handbook-html.ts';
export * from './html/html-document.ts';
export { arrangeMap, tidyMap, type TidyOptions } from './map/arrange.ts';
export { cellAt, type CellAt } from './map/cell-at.ts';
export { layoutMap, type MapLayoutOptions } from './map/layout-map.ts';
export * from './map/drawn-map.ts';
export { mapDrawing } from './map/map-drawing.ts';
export * from './map/map-layout.ts';
export { mapParts, type MapPart } from './map/map-parts.ts';
export { mapSvg, type MapSvgOptions, type PrintSize } from './map/map-svg.ts';
export { mirrorLayout } from './map/mirror-layout.ts';
export * from './map/outline.ts';
export { mapWords, type MapWords } from './map/words.ts';
export { wrapText, type WrapOptions } from './text/wrap.ts';
export { bottleneckSection, type BottlenecksTold, type EndsTold } from './findings/bottleneck-section.ts';
export { fitSection, type FitTold } from './findings/fit-section.ts';
export { modelSection } from './findings/model-section.ts';
export type { Section, SectionBlock, SectionColumn, SectionIn } from './findings/section.ts';
export { outOfCoreSection, type OutOfCoreTold } from './findings/out-of-core-section.ts';
export { segmentsSection, type SegmentsTold } from './findings/segments-section.ts';
export { stageTimesSection, type StageTimesTold } from './findings/stage-times-section.ts';
export { whySection, type WhyTold } from './findings/why-section.ts';
