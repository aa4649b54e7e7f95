import './first-asks.ts';
import './settings.ts';
import '../ballot-results/define.ts';
