import { finishCellText } from './xml-text';
import type { XmlHandler } from './xml-tokenizer';
import { XmlTokenizer } from './xml-tokenizer';

/**
 * Gathers the text of a string item (`si` or `is`): its `t` and those of its rich-text runs `r`, without the
 * phonetic runs `rPh`. Feed it the elements below the item.
 */
export class StringItem implements XmlHandler {
  private value = '';
  private textDepth = 0;
  private phoneticDepth = 0;

  open(name: string): void {
    if (name === 'rPh') this.phoneticDepth += 1;
    else if (name === 't') this.textDepth += 1;
  }

  close(name: string): void {
    if (name === 'rPh') this.phoneticDepth -= 1;
    else if (name === 't') this.textDepth -= 1;
  }

  text(value: string): void {
    if (this.textDepth > 0 && this.phoneticDepth === 0) this.value += value;
  }

  /** The item's text, and ready for the next item. */
  take(): string {
    const value = finishCellText(this.value);
    this.value = '';
    return value;
  }
}

/** Text of one whole `<si>…</si>` or `<is>…</is>`. @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE */
export function parseStringItem(xml: string): string {
  const item = new StringItem();
  const tokenizer = new XmlTokenizer(item);
  tokenizer.write(xml);
  tokenizer.end();
  return item.take();
}
