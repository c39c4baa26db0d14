/** What every mail says beside its own message: greeting, the care that its link needs, why it came. */
export const letter = {
  greeting: (name: string): string => `${name}：您好！`,
  personal: '链接只供您本人使用，请勿转发。打开链接不会改变任何内容。',
  because: (role: string): string => `您收到这封邮件，是因为名册中登记您为${role}。`,
  becausePublisher: (area: string): string => `您收到这封邮件，是因为您是${area}的年报发布人。`,
  ask: (area: string): string => `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
  noReply: '本邮箱不接收回信。',
  /** The button of whoever goes to the board, to the filing page, or only looks. */
  toBoard: '打开年报季总览',
  toFiling: '打开报送页面',
  toStatus: '查看报送情况',
  /** In a subject, after what is to be done. */
  before: (shortDay: string): string => `（${shortDay}前）`,
};
