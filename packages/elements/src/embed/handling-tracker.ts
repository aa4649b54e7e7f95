import './old-browsers.ts';
import '../handling-tracker/define.ts';
