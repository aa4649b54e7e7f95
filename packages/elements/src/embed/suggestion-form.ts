import '../suggestion-form/define.ts';
