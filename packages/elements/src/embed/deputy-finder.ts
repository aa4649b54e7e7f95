import './old-browsers.ts';
import '../deputy-finder/define.ts';
