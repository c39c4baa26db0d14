/** What every mail says beside its own message: greeting, the care that its link needs, why it came. */
export const letter = {
  greeting: (name: string): string => `${name}：您好！`,
  personal: '链接只供您本人使用，请勿转发。打开链接不会改变任何内容。',
  because: (role: string): string => `您收到这封邮件，是因为名册中登记您为${role}。`,
  becauseRecords: '您收到这封邮件，是因为年报发布人请您代录这份纸质报告。',
  becauseRecordsMany: '您收到这封邮件，是因为年报发布人请您代录纸质报告。',
  becauseDecided: '您收到这封邮件，是因为您审核或审定过这份报告。',
  becausePublisher: (area: string): string => `您收到这封邮件，是因为您是${area}的年报发布人。`,
  becauseFormerPublisher: (area: string): string => `您收到这封邮件，是因为您此前是${area}的年报发布人。`,
  ask: (area: string): string => `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
  noReply: '本邮箱不接收回信。',
  /** The button of whoever goes to the board, to the filing page, or only looks. */
  toBoard: '打开年报季总览',
  toFiling: '打开报送页面',
  toStatus: '查看报送情况',
  /** In a subject, after what is to be done. */
  before: (shortDay: string): string => `（${shortDay}前）`,
  /** When to do it, inside a sentence: by the day, or once that is past. */
  by: (day: string): string => `在${day}前`,
  soon: '尽快',
  /** While the season is open, the day alone bars nobody from filing. */
  overdue: (day: string): string => `截止日期${day}已过，年报季结束以前仍可报送，请尽快报送。`,
  /** Whoever typed the report on the page has no document of their own. */
  typed: (title: string): string => `在线填写的，请在报送页面的“${title}”里修改后再次送出。`,
};
