/** Taking back: what the publisher opens again, has corrected, or lifts no more; and how the agency reads it. */
export const takeBack = {
  because: (reason: string): string => `原因：${reason}`,
  reopen: {
    title: '重新打开…',
    hint: '审定之后、发布之前发现还要修改时使用。单位收到邮件后重新上传、报送，从初审重新开始；审核人也会收到邮件。原因会告诉他们。',
    reason: '重新打开的原因',
    button: '重新打开，请单位修改',
    note: (by: string, at: string): string => `${by}于${at} 重新打开了这份报告`,
  },
  correct: {
    title: '请单位更正…',
    hint: '单位收到邮件后上传更正后的文件，同样经过校核、初审、审定和发布。在那之前公开的版本不变；发布后公开页面注明原因，原版本保留。',
    reason: '更正的原因（将来会公开）',
    button: '请单位更正',
    note: (by: string, at: string): string => `${by}于${at} 请单位更正已发布的报告`,
  },
  unwaive: {
    title: '取消豁免…',
    hint: '取消后，这条发现又需要改好才能报送。单位会收到邮件。',
    reason: '取消豁免的原因',
    button: '取消这条豁免',
  },
};
