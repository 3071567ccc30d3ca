/** A chart as a picture to hand in: its title, the chart with its legend, and below it what it counts, in light colours whatever the theme. */
import './picture.css';
import { paint, type Painting } from './paint';

export interface PictureWords {
  readonly title: string;
  /** Lines below the chart: filters, 口径, privacy. */
  readonly notes: readonly string[];
}

/** Narrower pictures would break their notes into too many lines. */
const LEAST_WIDTH = 560;
/** Pixels of the picture a pixel of the page, so that it stays sharp in print. */
const SHARPNESS = 2;

function paragraph(kind: 'h3' | 'p', text: string): HTMLElement {
  const made = document.createElement(kind);
  made.textContent = text;
  return made;
}

/** @param chart in the page, drawn; scrolled parts of it come whole */
export function drawPicture(chart: HTMLElement, { title, notes }: PictureWords): Painting {
  const sheet = document.createElement('div');
  sheet.className = 'picture';
  sheet.dataset['theme'] = 'light';
  sheet.style.width = `${Math.max(LEAST_WIDTH, chart.offsetWidth)}px`;
  sheet.append(paragraph('h3', title), chart.cloneNode(true), ...notes.filter((note) => note !== '').map((note) => paragraph('p', note)));
  document.body.append(sheet);
  try {
    return paint(sheet);
  } finally {
    sheet.remove();
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the drawing cannot be read as an image'));
    image.src = url;
  });
}

/** @throws Error where the browser makes no picture of it. */
export async function toPng({ svg, width, height }: Painting): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await loaded(url);
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no drawing surface');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
