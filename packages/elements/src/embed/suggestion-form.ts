import './old-browsers.ts';
import '../suggestion-form/define.ts';
