/** Hands a whole page to the browser's print dialog, from a frame in which nothing runs. */

/** The frame has the page's own origin, without which its dialog cannot be asked for; scripts stay off. @param html fetches nothing */
export function printPage(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.className = 'letter-printed';
  frame.srcdoc = html;
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      // Kept until the dialog is closed: a removed frame is printed empty.
      frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
      frame.contentWindow?.print();
      resolve();
    });
    document.body.append(frame);
  });
}
