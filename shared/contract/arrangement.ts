/** How a result is sorted and filtered before it is shown, in the engine. Columns go by place (from 0), because names may repeat. */
import { z } from 'zod';

const column = z.number().int().min(0).max(4095);
/** A number or a day as text, so that no digit is lost on the way. */
const bound = z.string().min(1).max(60).nullable();

const condition = z.discriminatedUnion('kind', [
  /** Upper and lower case are the same. */
  z.object({ column, kind: z.literal('contains'), text: z.string().min(1).max(200) }),
  /** Both ends belong to the range; null leaves an end open. A day as the upper end is meant to its last moment. */
  z.object({ column, kind: z.literal('between'), from: bound, to: bound }),
  /** Values as the engine writes them as text; null: empty. */
  z.object({ column, kind: z.literal('among'), values: z.array(z.string().max(10_000).nullable()).min(1).max(200) }),
  z.object({ column, kind: z.enum(['empty', 'filled']) }),
]);

/** The first column sorts first; empty cells come last. Text is in the order of its pinyin. */
const order = z.object({ column, descending: z.boolean().default(false) });

export const arrangement = z.object({ order: z.array(order).max(16).default([]), conditions: z.array(condition).max(64).default([]) });

export type ColumnCondition = z.infer<typeof condition>;
export type ColumnOrder = z.infer<typeof order>;
export type Arrangement = z.infer<typeof arrangement>;
