import './first-asks.ts';
import './settings.ts';
import '../deputy-finder/define.ts';
