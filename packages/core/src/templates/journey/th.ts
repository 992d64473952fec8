export { journey } from './en.ts';
