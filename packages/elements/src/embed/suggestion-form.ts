import './settings.ts';
import '../suggestion-form/define.ts';

export { loadPart, shareParts } from './parts.ts';
