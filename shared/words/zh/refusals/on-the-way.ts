/** The file is not at fault: it did not arrive whole, or the system did not get to the end of reading it. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { ASK } from './remedies.js';

export const ON_THE_WAY = {
  'not-found': {
    title: '没有找到上传的文件',
    what: '系统收到了上传通知，但取不到文件本身。',
    why: '文件可能在传送中途被中断。',
    todo: ['请重新上传一次。', ASK],
  },
  'processing-failed': {
    title: '系统没有处理完这个文件',
    what: '识别过程中系统出了故障，文件已保存。',
    why: '这不是文件的问题。',
    todo: ['请重新上传一次。', ASK],
  },
  'system-busy': {
    title: '系统繁忙，还没有识别这个文件',
    what: '文件已收到并保存，但当时系统任务过多，多次尝试后仍没有轮到识别它。',
    why: '文件没有问题，不需要修改。',
    todo: ['请过半小时左右，把同一个文件重新上传一次。', ASK],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
