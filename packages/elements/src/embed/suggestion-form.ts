import './first-asks.ts';
import './settings.ts';
import '../suggestion-form/define.ts';
