import './first-asks.ts';
import './settings.ts';
import '../handling-tracker/define.ts';
