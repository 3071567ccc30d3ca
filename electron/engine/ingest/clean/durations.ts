const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?$/;
const words = /^(?:(\d+)(?:小时|时|h))?(?:(\d+)(?:分钟|分|min|m|′|'))?(?:(\d+(?:\.\d+)?)(?:秒钟?|sec|s|″|"|''))?$/i;

/** 14分20秒, 1小时2分, 00:14:20, 14:20, 860秒 -> seconds; undefined for anything else, also for a bare number. */
export function parseDuration(text: string): number | undefined {
  const bare = text.replace(/\s+/g, '');
  const match = clock.exec(bare) ?? words.exec(bare);
  if (!match || bare === '') return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
