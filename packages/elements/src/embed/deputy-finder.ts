import '../deputy-finder/define.ts';
