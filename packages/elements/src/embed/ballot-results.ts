import './settings.ts';
import '../ballot-results/define.ts';

export { loadPart, shareParts } from './parts.ts';
