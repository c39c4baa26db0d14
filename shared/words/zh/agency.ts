/** The publisher's page of one agency: what the roster says of it, its past, and that it leaves the roster. */
export const agency = {
  title: (name: string): string => `名册：${name}`,
  link: '修改名册中的这家单位',
  removedNote: (at: string, reason: string): string => `这家单位已于${at}移出名册。原因：${reason}`,
  done: {
    changed:
      '已保存。已邀请的单位换了联系人的，新联系人立即收到链接，原联系人的链接失效并收到邮件；换了审核人的，正在等待的环节立即转给新的人。',
    removed: '已移出名册。',
    restored: '已重新列入名册。请在总览中重新邀请。',
    merged: '已合并。并入的单位已移出名册，并记为本单位的前身。',
  },
  editTitle: '名册中的内容',
  editHint: '改名后，原名称记为曾用名，文件标题仍用原名称的也认作本单位。初审人、审定人留空的，用本年报季指定的人。',
  code: '单位代码（不能修改）',
  predecessors: '前身（由哪些单位合并或分出，用顿号分开）',
  formerNames: '曾用名',
  formerName: (name: string, until: string): string => `${name}（用到${until}）`,
  invited: (at: string): string => `${at}邀请`,
  notInvited: '还没有邀请',
  save: '保存修改',
  removeTitle: '移出名册',
  removeHint:
    '这家单位不再要求报送、不再计入总数，也不再提醒。已有的年报和记录都保留；已邀请的联系人，链接失效，并收到邮件。可以随时重新列入。',
  reason: '原因（会写进给联系人的邮件）',
  remove: '移出名册',
  restoreTitle: '重新列入名册',
  restoreHint: '重新列入后需要再次邀请，原来的链接不会恢复。',
  restore: '重新列入名册',
  mergeTitle: '与其他单位合并',
  mergeHint:
    '把其他单位并入这家单位：那些单位移出名册，记为这家单位的前身。拆分出来的新单位请用“导入名册”新增，再在它们的页面填写前身。',
  mergeNames: '并入的单位（名称或代码，用顿号分开）',
  merge: '合并',
  faults: {
    'reason-missing': '请填写原因。',
    'nothing-named': '请填写要并入的单位。',
    'unknown-name': '名册里没有这样的单位，请核对名称。',
    busy: '系统正忙，这次没有保存。请等几秒钟再试一次。',
    'link-ended': '您的链接已失效，这次没有保存。请从最新的邮件重新进入。',
  },
  toFiling: '查看这家单位的年报',
};
