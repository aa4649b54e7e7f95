// Vue with Element Plus' steps and timeline, the strongest whole widget of its table.
import { ElStep, ElSteps } from 'element-plus/es/components/steps/index.mjs';
import { ElTimeline, ElTimelineItem } from 'element-plus/es/components/timeline/index.mjs';
import { createApp, h } from 'vue';
import { trackerOf } from '../content.ts';
import { definePeer } from './define-peer.js';

const timeline = (steps) => h(ElTimeline, () => steps.map((one) => h(ElTimelineItem, { timestamp: `${one.when} ${one.who}` }, () => [h('p', one.name), h('p', one.note)])));

definePeer('tracker', (host, data) => {
  const one = trackerOf(data);
  const app = createApp({
    render: () => h('article', { class: 'ready' }, [
      h('h2', one.title), h('p', one.facts.join(' ')), h('p', `${one.lead} ${one.due}`),
      h(ElSteps, { active: 2, alignCenter: true }, () => one.places.map((place) => h(ElStep, { title: place.name, description: `${place.state} ${place.on}` }))),
      h('h3', '答复期限'), h('p', one.dueDay), h('p', one.rule), h('h3', '谁来办，谁来督'), h('dl', [h('dt', '负责办理（主办单位）'), h('dd', one.handler)]),
      h('h3', '办理经过'), timeline(one.newest),
      ...one.older.map((run) => h('details', [h('summary', `${run.phase} ${run.count} ${run.when}`), timeline(run.steps)])),
      h('details', [h('summary', '建议原文'), h('p', one.body)]), h('footer', one.from),
    ]),
  });
  app.mount(host);
  return () => app.unmount();
});
