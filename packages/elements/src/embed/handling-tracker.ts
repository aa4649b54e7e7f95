import './settings.ts';
import '../handling-tracker/define.ts';

export { loadPart, shareParts } from './parts.ts';
