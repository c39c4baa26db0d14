/** The page by which a decider stops what was decided in their name. */

export type StopStatus = 'open' | 'held' | 'too-late' | 'told' | 'annulled' | 'annulled-untold';

const byPublisher = (text: string) => (publisher: string) => text.replace('{publisher}', publisher);

export const stop = {
  titles: {
    open: '这个决定不是您本人作出的吗？',
    held: '报告已停止',
    'too-late': '这份报告已经不能停止',
    told: '已告诉年报发布人',
    annulled: '这个决定已经不算数',
    'annulled-untold': '这个决定已经不算数',
  } as Readonly<Record<StopStatus, string>>,
  stateNow: '报告现在的状态：',
  what: {
    open: byPublisher(
      '如果不是您本人作出的，请停止这份报告：它暂时不会公开，这项决定和它之后的决定从此不算数。年报发布人{publisher}与您核实后，由名册中的办理人重新作出决定，或由单位重新上传。',
    ),
    held: byPublisher('这份报告不会公开。年报发布人{publisher}和单位都已收到邮件。'),
    'too-late': byPublisher('请告诉年报发布人{publisher}，由其与您核实。'),
    told: byPublisher('年报发布人{publisher}已收到邮件，会与您核实。急需处理时，请直接联系。'),
    annulled: byPublisher('年报发布人{publisher}已核实并重新办理，这个决定不再作为依据。'),
    'annulled-untold': byPublisher(
      '这份报告已经重新办理，这个决定不再作为依据。如果不是您本人作出的，请仍然告诉年报发布人{publisher}：以您的名义验证过的浏览器都要重新验证，对方不能再替您作决定。',
    ),
  } as Readonly<Record<StopStatus, (publisher: string) => string>>,
  /** Why a report cannot be stopped any more: what became of it. */
  because: {
    public: '报告已经公开，不能再停止；公开的内容由年报发布人核对，必要时更正或撤下。',
    'taken-down': '报告已由年报发布人撤下，不再公开，没有需要停止的。',
    reopened: '报告已由年报发布人重新打开，这项决定不会再作为依据。',
    withdrawn: '单位已经撤回这份报告，这项决定不会再作为依据。',
    replaced: '单位已经重新上传，这项决定不会再作为依据。',
  },
  sure: '我确认：这个决定不是我本人作出的',
  button: '停止这份报告',
  tell: '告诉年报发布人',
  next: {
    open: '如果是您本人作出的，直接关闭本页即可，什么也不会改变。',
    held: '请修改邮箱密码，检查邮箱有没有自动转发；核实之后，这个环节会重新发给名册中的办理人。',
    'too-late': '请修改邮箱密码，检查邮箱有没有自动转发。',
    told: '请修改邮箱密码，检查邮箱有没有自动转发。',
    annulled: '无需再做什么。',
    'annulled-untold': '如果是您本人作出的，直接关闭本页即可，什么也不会改变。',
  } as Readonly<Record<StopStatus, string>>,
};
