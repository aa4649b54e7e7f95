import '../ballot-results/define.ts';
