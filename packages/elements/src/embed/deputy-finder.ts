import './settings.ts';
import '../deputy-finder/define.ts';

export { loadPart, shareParts } from './parts.ts';
