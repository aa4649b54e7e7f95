import type { OfficeLabels } from './shape-office.ts';

/** 只有人大办看到的用语。 */
export const labels = {
  importChanges: { new: '新增', changed: '更新', missing: '表中没有' },
  importStatuses: { imported: '已导入', checked: '检查通过，没有写入', refused: '有错误，没有导入' },
  faultSeverities: { fault: '错误，要改好才能导入', warning: '提醒，已照样导入' },
  tokenStates: { valid: '有效', expired: '已过期', revoked: '已吊销' },
  auditFaultKinds: {
    changed: '第 {position} 条被改过，和写入时不一样', missing: '第 {position} 条不见了', relinked: '第 {position} 条和前一条接不上，两条中有一条被重写过',
    cut_off: '从第 {position} 条起，结尾被截掉了', head_unsigned: '结尾（第 {position} 条）没有本服务器密钥的签名：有人动过，或密钥不对',
    resigned: '写第 {position} 条时发现，结尾没有本服务器密钥的签名',
  },
} satisfies OfficeLabels;
