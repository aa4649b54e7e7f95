import './old-browsers.ts';
import '../ballot-results/define.ts';
