import { parseArgs } from 'node:util';
import { CommandRefused } from './failure';

export interface ParsedArguments {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  required(name: string): string;
  integer(name: string): number | undefined;
}

type Options = Readonly<Record<string, 'text' | 'texts' | 'flag'>>;

/** @param options accepted `--name`s. Anything else is refused with the usage of the command. */
export function parseArguments(argv: readonly string[], options: Options, usage: string): ParsedArguments {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' }])),
    });
  } catch (error) {
    const unknown = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new CommandRefused(`${unknown === undefined ? '参数写法不对。' : `参数 ${unknown} 不能这样用。`}\n用法：${usage}`);
  }
  const { values, positionals } = parsed;
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals,
    flag: (name) => values[name] === true,
    text,
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
    },
    required: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw new CommandRefused(`缺少参数 --${name}。\n用法：${usage}`);
      return value;
    },
    integer: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^\d+$/.test(value)) throw new CommandRefused(`--${name} 应为整数，收到“${value}”。`);
      return Number(value);
    },
  };
}
