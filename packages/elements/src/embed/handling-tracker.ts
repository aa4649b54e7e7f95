import '../handling-tracker/define.ts';
