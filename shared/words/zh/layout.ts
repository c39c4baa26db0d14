/** The words around every page: who you are, where you are, what follows. */
import type { Office } from '#shared/season/model.js';

export const layout = {
  skip: '跳到正文',
  /** Before the title of a page whose form was refused: the first that a screen reader says. */
  refused: '错误：',
  desk: (area: string, year: number): string => `${area} ${year} 年度年报季`,
  /** Where the page is everything of theirs, in whatever role. */
  youAreOnly: (name: string): string => `您是：${name}`,
  youAre: (name: string, role: string): string => `您是：${name}（${role}）`,
  linkNote: '本页凭邮件中的链接打开，请勿转发邮件。打开页面不会改变任何内容，只有按下按钮才会。',
  /** Whom to ask, where the season names an office. */
  ask: ({ name, phone, hours }: Office): string => `有疑问请联系${name}，电话 ${phone}（${hours}）。`,
  signOut: '退出',
  seenByOthers: '链接被别人看到了？',
  endOthersHint:
    '作废此前发给您的全部链接，并让其他浏览器退出；随后给您发一封带新链接的邮件。您在这个浏览器里可以继续办理。',
  endOthers: '作废旧链接，退出其他浏览器',
  next: '接下来',
  typedKept: '您填写的内容都还在。',
  back: '返回',
  backToBoard: '返回总览',
};
