export * from './log/event-log.ts';
export * from './log/event-log-builder.ts';
