export * from './access/roles.ts';
export * from './logs/log-mapping.ts';
