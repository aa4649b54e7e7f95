// What a resident sees of the records of this bench, in words and figures: the content of the floors. A minimal component may know its
// page's data, so nothing here is general: no other language, no rule but this one, no state but the one that is shown.
type Row = Record<string, any>;

const day = (at: string): string => {
  const [year, month, date] = at.slice(0, 10).split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};
const from = (data: Row): string => `来源：${data['source']}，数据截至 ${day(data['asOf'])}`;

export const resultsOf = (data: Row): Row => {
  const rows = (data['candidates'] as Row[]).map((one, at) => ({ ...one, rank: at + 1, why: one['elected'] ? '' : '票数不够，名额已满' })) as Row[];
  const elected = rows.filter((one) => one['elected']);
  const spare = data['candidateCount'] - data['seats'];
  const group = (name: string, items: Row[]): Row => ({
    name: `${name}（${items.length} 项）`,
    items: items.map((one) => ({
      rank: one['rank'], title: one['title'], outcome: one['elected'] ? '✓ 当选' : '− 未当选', why: one['why'],
      bars: [['赞成', one['yes']], ['反对', one['no']], ['弃权', one['abstain']]].map(([label, count]) => ({ label, count: `${count} 票`, width: `width:${(100 * count) / data['issued']}%` })),
    })),
  });
  return {
    title: data['title'], when: `${data['congress'].name}${day(data['votedOn'])}表决`,
    lead: [`${data['candidateCount']} 个候选项目，${data['seats']} 个名额`, `差额 ${spare} 项（相当于名额的 ${spare}/${data['seats']}，${Math.round((100 * spare) / data['seats'])}%）`, `当选 ${elected.length} 项`],
    turnout: [['应到代表', `${data['totalDeputies']} 人`], ['实到代表', `${data['present']} 人`, `缺席 ${data['totalDeputies'] - data['present']} 人`], ['发出选票', `${data['issued']} 张`], ['收回选票', `${data['returned']} 张`], ['有效选票', `${data['returned'] - data['invalid']} 张`]]
      .map(([label, count, more = '']) => ({ label, count, more, width: `width:${(100 * parseInt(count!, 10)) / data['totalDeputies']}%` })),
    rule: `按赞成票从多到少，前 ${data['seats']} 项当选，不设最低票数。`, secret: '这里只有各项目的票数；谁投了什么票，不在公布的数据里。',
    groups: [group('当选', elected), group('未当选', rows.filter((one) => !one['elected']))], from: from(data),
  };
};

const places = [['已收到', 'registered'], ['交办中', 'assigned'], ['办理中', 'received'], ['已答复', 'replied'], ['评价中', 'evaluating'], ['已办结', 'completed']] as const;
const stepNames: Readonly<Record<string, string>> = { registered: '已登记', reviewed: '已审核', assigned: '已交办', received: '承办单位已签收', handling: '正在办理', meeting: '当面沟通（面商）' };
const phaseOf: Readonly<Record<string, string>> = { registered: '已收到', reviewed: '已收到', assigned: '交办中', received: '办理中', handling: '办理中', meeting: '办理中' };

export const trackerOf = (data: Row): Row => {
  const steps = (data['steps'] as Row[]).slice().reverse();
  const runs: { phase: string; steps: Row[] }[] = [];
  for (const one of steps) {
    const phase = phaseOf[one['type']]!;
    if (runs[runs.length - 1]?.phase !== phase) runs.push({ phase, steps: [] });
    runs[runs.length - 1]!.steps.push({ name: stepNames[one['type']], when: `${day(one['at'])} ${one['at'].slice(11, 16)}`, who: `${one['actor'].organization}（主办单位）`, note: one['note'] });
  }
  const left = Math.ceil((Date.parse(data['clock'].dueOn) - Date.now()) / 86_400_000);
  const due = `${left < 0 ? '已超期' : left > 15 ? '未到期' : '快到期'}，还剩 ${left} 天`;
  const reached = (type: string): string | undefined => (data['steps'] as Row[]).find((one) => one['type'] === type)?.['at'];
  return {
    title: data['title'], facts: ['代表建议', `编号 ${data['number']}`], lead: `${data['leadHandler'].name}正在办理，最晚 ${day(data['clock'].dueOn)}答复。`, due,
    places: places.map(([name, type], at) => ({ name, state: at < 2 ? '已过' : at === 2 ? '现在' : '还没到', mark: at < 2 ? '✓' : at === 2 ? '›' : '', on: reached(type) ? day(reached(type)!) : '' })),
    dueDay: `${day(data['clock'].dueOn)}，${due}`, rule: `规定：${day(data['clock'].startedOn)}交办，${data['clock'].months} 个月内书面答复。`,
    handler: data['leadHandler'].name, newest: runs[0]!.steps, older: runs.slice(1).map(({ phase, steps: its }) => ({ phase, count: `${its.length} 步`, when: its[0]!['when'], steps: its })),
    body: data['body'], from: from(data),
  };
};

export const finderOf = (data: Row, query: string): Row => {
  const { deputies, divisions } = data as { deputies: Record<string, any[]>; divisions: Record<string, any[]> };
  const found: Row[] = [];
  if (query) deputies['name']!.forEach((name: string, at: number) => { if (found.length < 30 && `${name} ${deputies['pinyin']![at]}`.includes(query)) found.push({ name, post: deputies['post']![at] }); });
  return {
    found, query, count: `这里有 ${deputies['name']!.length.toLocaleString('zh-CN')} 位代表，联系着 ${divisions['kind']!.filter((kind) => kind === 'village').length} 个村（社区）。`,
    ways: [[deputies['name']![0][0], '姓名或其中几个字'], ['zxm', '拼音，或者每个字的第一个字母'], [divisions['name']![1], '您住的乡镇、村、社区或网格']], from: from(data),
  };
};
