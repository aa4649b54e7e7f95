import type { OfficeLabels } from './shape-office.ts';

/** 只有人大办看到的用语。 */
export const labels = {
  importStatuses: { imported: '已导入', checked: '检查通过，没有写入', refused: '有错误，没有导入' },
  faultSeverities: { fault: '错误，要改好才能导入', warning: '提醒，已照样导入' },
} satisfies OfficeLabels;
