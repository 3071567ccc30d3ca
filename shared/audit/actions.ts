/** What the log of operations may hold, and what each is called. A new action is one entry here and one in words.ts. */
export const AUDIT_ACTIONS = {
  'workspace.create': '新建工作区',
  'workspace.open': '打开工作区',
  'workspace.backup': '备份工作区',
  'workspace.restore': '从备份恢复',
  'workspace.salvage': '抢救损坏的工作区',
  'backup.identity': '导出备份密钥',
  'workspace.lock': '锁定程序',
  'workspace.unlock': '解锁',
  'workspace.unlockRefused': '解锁失败',
  'workspace.verify': '检查完整性',
  'workspace.changePassphrase': '更换口令',
  'workspace.recover': '用恢复码重设口令',
  'workspace.setRecoveryCode': '设置恢复码',
  'audit.export': '导出操作记录',
  'import.run': '导入',
  'import.undo': '撤销导入',
  'import.confirmLayout': '确认表头',
  'import.answerSchool': '确认学校',
  'query.run': '执行查询',
  'query.save': '保存查询',
  'query.forget': '删除查询',
  'query.arrange': '重排查询结果',
  'query.profile': '查看列概况',
  'query.export': '导出查询结果',
  'report.export': '导出报表',
  'report.issue': '出具报告',
  'report.withdraw': '撤回报告',
  'issues.export': '导出问题清单',
  'settings.set': '改动设置',
  'settings.reset': '恢复默认设置',
  'retention.delete': '删除数据',
  'retention.compact': '重写文件',
  'retention.certificate': '导出销毁记录',
  'register.setKey': '录入学校公钥',
  'register.removeKey': '移除学校公钥',
  'register.handOver': '交接学校名册',
  'scale.save': '保存量表',
  'scale.remove': '移除量表',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export const AUDIT_ACTION_IDS = Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]];

/** @param action as it stands in the log, perhaps written by a newer version of the program */
export function actionLabel(action: string): string {
  return Object.hasOwn(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action as AuditAction] : '其他操作';
}
