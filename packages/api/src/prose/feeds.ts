import type { FeedId } from '../feeds.ts';
import type { OperationProse } from './prose.ts';

/** What one can subscribe to. */
const told = (format: string, summary: string, summaryZh: string, description: string, descriptionZh: string, params: Readonly<Record<string, string>> = {}): OperationProse =>
  ({ summary, summaryZh, description, descriptionZh, example: { params: { ...params, format }, response: undefined } });

export const feedProse: Readonly<Record<FeedId, OperationProse>> = {
  suggestionsFeed: told('atom', 'Subscribe to public suggestions', '订阅公开的群众意见', 'The 50 that changed last. Atom or JSON Feed.', '最近有变动的 50 件，Atom 或 JSON Feed 格式。'),
  casesFeed: told('atom', 'Subscribe to cases', '订阅办理件', 'The 50 that changed last. Atom or JSON Feed.', '最近有变动的 50 件，Atom 或 JSON Feed 格式。'),
  caseFeed: told(
    'ics', 'Subscribe to one case', '订阅一个办理件', 'Its public steps as Atom or JSON Feed; the day its reply is due as iCalendar. A case that ended another way is called off there, not removed.',
    '公开的办理步骤为 Atom 或 JSON Feed 格式，答复期限为 iCalendar 格式。另行了结的办理件在日历里标为取消，不会消失。', { number: 'QH-2026-0046' },
  ),
  ballotsFeed: told('atom', 'Subscribe to ballots', '订阅票决结果', 'The 50 that changed last. Atom or JSON Feed.', '最近有变动的 50 次票决，Atom 或 JSON Feed 格式。'),
  disclosuresFeed: told('atom', 'Subscribe to disclosures', '订阅依法公开', 'The 50 that changed last. Atom or JSON Feed.', '最近有变动的 50 份文件，Atom 或 JSON Feed 格式。'),
  eventsFeed: told(
    'ics', 'Subscribe to sittings and events', '订阅会议和活动', 'The 50 that changed last. In a calendar a cancelled one stays and says so.', '最近有变动的 50 项。日历里取消的活动会标为取消，不会消失。',
  ),
  consultationsFeed: told(
    'ics', 'Subscribe to drafts for comment', '订阅法规草案征求意见', 'The 50 that changed last. In a calendar, the days on which comments are taken.', '最近有变动的 50 项。日历里是可以提意见的日子。',
  ),
  solicitationsFeed: told(
    'ics', 'Subscribe to calls for topics', '订阅议题征集', 'The 50 that changed last. In a calendar, the days on which topics are taken.', '最近有变动的 50 项。日历里是可以提议题的日子。',
  ),
  qaSessionsFeed: told(
    'ics', 'Subscribe to Q&A sessions', '订阅问政', 'The 50 that changed last. In a calendar, the days on which questions are taken, and the day they are answered; a cancelled one stays and says so.',
    '最近有变动的 50 场。日历里是可以提问的日子和问政那一天；取消的会标为取消，不会消失。',
  ),
  projectsFeed: told('atom', 'Subscribe to projects', '订阅民生实事项目', 'The 50 that changed last. Atom or JSON Feed.', '最近有变动的 50 个项目，Atom 或 JSON Feed 格式。'),
  activitiesFeed: told(
    'ics', 'Subscribe to activities of deputies', '订阅代表履职活动', 'The 50 that changed last. In a calendar, the days on which each took place.', '最近有变动的 50 次。日历里是活动的日子。',
  ),
  stationsFeed: told(
    'ics', 'Subscribe to reception days', '订阅代表接待日', 'When deputies receive residents, at every station, as repeating events in Shanghai’s time. What goes by appointment has no day.',
    '各代表家站的接待日，按规则重复，北京时间。预约接待的不列出。',
  ),
  stationFeed: told('ics', 'Subscribe to one station’s reception days', '订阅一个代表家站的接待日', 'The same for one station.', '只含这一个代表家站。', { id: 'JZ003' }),
};
