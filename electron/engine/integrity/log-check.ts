import { type BrokenChain, verifyChain } from '../audit/chain';
import type { CheckDefinition } from './types';

const REASONS: Readonly<Record<BrokenChain['reason'], (entry: number) => string>> = {
  changed: (entry) => `操作记录第 ${entry} 条的内容在写入后被改动过。`,
  missing: (entry) => `操作记录第 ${entry} 条之前有记录被删去。`,
  cutOff: (entry) => `操作记录末尾被截去：第 ${entry} 条起已经没有了。`,
  rewritten: (entry) => `操作记录到第 ${entry} 条为止曾被整个重写。`,
};

/** In Chinese: what is broken, as the pages and the command line tell it. */
export function brokenChainWords({ entry, reason }: BrokenChain): string {
  return REASONS[reason](entry);
}

export const logCheck: CheckDefinition = {
  id: 'log',
  label: '操作记录的校验链和封印',
  run: async ({ writer, sealKey }) => {
    const { entries, broken } = await verifyChain(writer, sealKey);
    return { checked: entries, firstProblem: broken === null ? null : brokenChainWords(broken) };
  },
};
