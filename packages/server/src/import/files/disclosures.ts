import { sql } from 'kysely';
import { Trouble, type CellReader } from '../cells.ts';
import { code, count, day, line, optional, reference, references, sheet, text, word, yesNo, type Column } from '../columns.ts';
import { file } from '../file.ts';
import { onlyLooks } from '../looking.ts';
import { plainSearch } from '../names.ts';
import { cellText } from '../raw.ts';
import { syncChildren, syncRows, type RowOf } from '../rows.ts';
import { disclosureKindWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const pattern = (heading: string, accepts: RegExp, example: string, also: readonly string[] = []): Column<string> => {
  const read: CellReader<string> = (cell) => {
    const written = cellText(cell).normalize('NFKC').trim();
    return accepts.test(written) ? written : new Trouble('bad_format', example);
  };
  return { heading, also, kind: 'text', required: true, read, empty: undefined as unknown as string };
};

const documents = sheet({
  sheet: '文件',
  also: ['公开文件', '依法公开'],
  columns: {
    id: code('编号', 'GK-2026-001', { also: ['文件编号', '公开编号'] }),
    title: line('名称', { also: ['标题', '文件名称'], max: 120 }),
    kind: word('类型', disclosureKindWords, { also: ['公开类型', '文件类型'] }),
    documentNo: optional(line('文号', { max: 60 })),
    organName: line('发布机关', { also: ['制定机关', '发文机关'], max: 80 }),
    organ: optional(reference('机关编号', 'owner', 'RD-990101', { also: ['发布机关编号'] })),
    division: optional(reference('区划代码', 'division', '990101')),
    session: optional(reference('会议编号', 'session', 'HY-990101-18-5', { also: ['会议'] })),
    adoptedOn: optional(day('通过日期')),
    issuedOn: day('发布日期', { also: ['公布日期', '公开日期'] }),
    effectiveOn: optional(day('施行日期', { also: ['生效日期'] })),
    expiresOn: optional(day('有效期至', { also: ['失效日期'] })),
    repealedOn: optional(day('废止日期')),
    replaces: references('代替文件', 'disclosure', 'GK-2024-001', { also: ['代替', '替代文件'] }),
    basis: optional(text('公开依据', { also: ['法律依据'], max: 1000 })),
    body: optional(text('正文', { also: ['内容', '摘要'] })),
    isPublished: yesNo('公开', { also: ['是否公开'] }),
  },
  key: ['id'],
  defines: 'disclosure',
});

const attachments = sheet({
  sheet: '附件',
  columns: {
    document: reference('文件编号', 'disclosure', 'GK-2026-001', { also: ['公开编号'] }),
    position: count('序号', { range: { min: 1, max: 1000 } }),
    name: line('名称', { also: ['附件名称', '文件名'], max: 120 }),
    mediaType: pattern('格式', /^[a-z]+\/[a-z0-9.+-]+$/, 'application/pdf', ['媒体类型']),
    bytes: count('字节数', { also: ['大小'] }),
    sha256: pattern('校验值', /^[0-9a-f]{64}$/, '64 位小写十六进制数字（SHA-256）', ['SHA-256', 'SHA256']),
    // Nothing but a web address: it becomes a link.
    url: pattern('地址', /^https?:\/\/[^\s<>"']+$/, 'https://…', ['网址', '链接']),
  },
  key: ['document', 'position'],
});

const linesOf = (written: string | null): string[] => (written ?? '').split(/[；;\n]/).map((part) => part.trim()).filter(Boolean);

export const disclosuresFile = file({
  name: '依法公开',
  also: ['信息公开', '公开文件'],
  sheets: { documents, attachments },
  check: ({ documents: rows, attachments: files }, { today, source }) => {
    for (const row of rows.sound) {
      const { id, adoptedOn, issuedOn, effectiveOn, expiresOn, repealedOn, replaces } = row.values;
      if (adoptedOn !== null && issuedOn < adoptedOn) rows.fault(row, 'issuedOn', 'wrong_order', { value: issuedOn, expected: adoptedOn });
      if (effectiveOn !== null && adoptedOn !== null && effectiveOn < adoptedOn) rows.fault(row, 'effectiveOn', 'wrong_order', { value: effectiveOn, expected: adoptedOn });
      for (const [key, end] of [['expiresOn', expiresOn], ['repealedOn', repealedOn]] as const) {
        const from = effectiveOn ?? issuedOn;
        if (end !== null && end < from) rows.fault(row, key, 'wrong_order', { value: end, expected: from });
      }
      if (replaces.includes(id)) rows.fault(row, 'replaces', 'inconsistent', { value: id, expected: id });
    }
    return async ({ trx, progress }) => {
      const filesOf = new Map<string, typeof files.sound>();
      for (const one of files.sound) filesOf.set(one.values.document, [...(filesOf.get(one.values.document) ?? []), one]);
      const ids = rows.sound.map(({ values }) => values.id);
      const { inserted, updated } = await syncRows(trx, 'disclosures', 'id', rows.sound.map(({ values }): RowOf<'disclosures'> => ({
        id: values.id, title: values.title, kind: values.kind, document_no: values.documentNo, organ_id: values.organ, organ_name: values.organName,
        division_id: values.division ? divisionIdOf(values.division) : null, session_id: values.session, adopted_on: values.adoptedOn, issued_on: values.issuedOn, effective_on: values.effectiveOn,
        expires_on: values.expiresOn, repealed_on: values.repealedOn, body: values.body, legal_basis: linesOf(values.basis),
        attachments: (filesOf.get(values.id) ?? []).sort((one, other) => one.values.position - other.values.position)
          .map(({ values: own }) => ({ name: own.name, mediaType: own.mediaType, bytes: own.bytes, sha256: own.sha256, url: own.url })),
        search: plainSearch(values.title, values.id, values.documentNo, values.organName), source, as_of: today,
      })), rows.counts, progress);
      const [fresh, changed] = [inserted, updated].map((found) => new Set(found.map((row) => row.id)));
      // The files stand in the document's own row: where it differs they count as changed with it.
      for (const [id, own] of filesOf) files.counts[fresh!.has(id) ? 'inserted' : changed!.has(id) ? 'updated' : 'unchanged'] += own.length;
      await syncChildren(trx, 'disclosure_replacements', 'disclosure_id', ['replaces_id'], ids, rows.sound.flatMap(({ values }) => values.replaces.map((one) => ({ disclosure_id: values.id, replaces_id: one }))));
      // 公开 makes a draft public; what was taken down here stays down, whatever an older spreadsheet says.
      const open = JSON.stringify(rows.sound.filter(({ values }) => values.isPublished).map(({ values }) => values.id));
      if (!onlyLooks(trx)) await sql`update disclosures set publication = 'published' where publication = 'draft' and id in (select jsonb_array_elements_text(${open}::jsonb))`.execute(trx);
    };
  },
});
