/** Looks into a Word file before it is filled in: it comes from anywhere, and what is made of it goes out in the office's name. */
import { strFromU8, unzipSync } from 'fflate';
import { EngineFailure } from '../../../../../shared/contract';

/** Templates of offices have a few dozen parts and a few megabytes. */
const MOST_PARTS = 2000;
const MOST_BYTES = 64 * 1024 ** 2;
/** Zip archives begin with it. */
const ZIP_SIGNATURE = 'PK\u0003\u0004';
const OLD_WORD_SIGNATURE = '\u00d0\u00cf\u0011\u00e0';

export type TemplateParts = Readonly<Record<string, Uint8Array>>;

/** @throws EngineFailure UNSUPPORTED_FORMAT for what is no .docx, DAMAGED_FILE, HOSTILE_FILE for macros, outside parts and bombs */
export function openTemplate(bytes: Uint8Array): TemplateParts {
  const signature = strFromU8(bytes.subarray(0, 4), true);
  if (signature === OLD_WORD_SIGNATURE) throw new EngineFailure('UNSUPPORTED_FORMAT', '模板是旧版 .doc 或加了密码的文件。请在 Word 或 WPS 中另存为不加密的 .docx 后再选。');
  if (signature !== ZIP_SIGNATURE) throw new EngineFailure('UNSUPPORTED_FORMAT', '选择的文件不是 Word 文档（.docx）。请选择 .docx 模板。');
  const parts = unpack(bytes);
  if (parts['word/document.xml'] === undefined || parts['[Content_Types].xml'] === undefined) throw new EngineFailure('UNSUPPORTED_FORMAT', '选择的文件不是 Word 文档（.docx）。请选择 .docx 模板。');
  for (const [name, content] of Object.entries(parts)) refuseHostile(name, content);
  return parts;
}

function unpack(bytes: Uint8Array): TemplateParts {
  let count = 0;
  let size = 0;
  try {
    // Sizes are what the archive says of itself; unpacking stops at them.
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        count++;
        size += originalSize;
        if (count > MOST_PARTS || size > MOST_BYTES) throw hostile('解开后过大，不像一份公文模板');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof EngineFailure) throw error;
    throw new EngineFailure('DAMAGED_FILE', '模板文件已损坏，打不开。请在 Word 或 WPS 中打开并重新保存。', undefined, { cause: error });
  }
}

function hostile(what: string): EngineFailure {
  return new EngineFailure('HOSTILE_FILE', `模板没有使用：${what}。请换一份干净的 .docx 模板。`, { what });
}

function refuseHostile(name: string, content: Uint8Array): void {
  if (/vbaProject\.bin$|vbaData\.xml$|\/activeX\//i.test(name)) throw hostile('含有宏或控件');
  if (/^word\/embeddings\/.*\.bin$/i.test(name)) throw hostile('含有嵌入的对象');
  if (!/\.(xml|rels)$/i.test(name)) return;
  const xml = strFromU8(content);
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw hostile('含有外部定义');
  if (/macroEnabled/i.test(xml) && name === '[Content_Types].xml') throw hostile('含有宏');
  if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External["']/i.test(xml)) throw hostile('链接了文件以外的内容（网址、图片或另一份模板）');
  if (name.endsWith('.rels') && /relationships\/aFChunk["']/i.test(xml)) throw hostile('含有另外的文档');
  if (/<w:instrText[^>]*>[^<]*\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\b/i.test(xml) || /w:instr\s*=\s*["'][^"']*\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\b/i.test(xml)) throw hostile('含有会读取其他文件的域');
}
