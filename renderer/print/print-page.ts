/** Hands a whole page to the browser's print dialog, a report laid out on its sheets, from a frame in which nothing runs. */
import { layPages } from '../../shared/lay-pages';

/** The frame has the page's own origin, without which its dialog cannot be asked for; scripts stay off. @param html fetches nothing */
export function printPage(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.className = 'printed-frame';
  frame.srcdoc = html;
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => {
      const { contentDocument, contentWindow } = frame;
      try {
        // Other pages than reports are as long as they are.
        if (contentDocument?.querySelector('.report') != null) layPages(contentDocument);
        // Kept until the dialog is closed: a removed frame is printed empty.
        contentWindow?.addEventListener('afterprint', () => frame.remove());
        contentWindow?.print();
        resolve();
      } catch (reason) {
        frame.remove();
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      }
    });
    document.body.append(frame);
  });
}
