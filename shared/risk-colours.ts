/** Whether the colours of the levels can be told apart: on white, and by people who see red and green, or blue, otherwise. */

/** How colours are seen with full vision and without one of the three kinds of cones: linear RGB to linear RGB (Machado et al., 2009, severity 1.0). */
const VISIONS: readonly { readonly label: string; readonly matrix: readonly number[] }[] = [
  { label: '正常视觉', matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
  { label: '红色盲', matrix: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998] },
  { label: '绿色盲', matrix: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881] },
  { label: '蓝色盲', matrix: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039] },
];

/** Distance in OKLab below which two fills beside each other are taken for one. The default colours keep 0.11. */
const LEAST_DISTANCE = 0.09;
const PAGE = '#FFFFFF';

type Triple = readonly [number, number, number];

function linear(hex: string): Triple {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function seen([red, green, blue]: Triple, matrix: readonly number[]): Triple {
  const channel = (row: number): number => Math.min(1, Math.max(0, (matrix[row * 3] ?? 0) * red + (matrix[row * 3 + 1] ?? 0) * green + (matrix[row * 3 + 2] ?? 0) * blue));
  return [channel(0), channel(1), channel(2)];
}

/** OKLab (Ottosson, 2020) of a colour in linear RGB. */
function oklab([red, green, blue]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function distance(one: string, other: string, matrix: readonly number[]): number {
  const [a, b] = [oklab(seen(linear(one), matrix)), oklab(seen(linear(other), matrix))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/**
 * @param fills labels and colours (#RRGGBB) that stand beside each other
 * @returns Chinese, one a pair that cannot be told apart or a colour that is lost on the page; empty when all is well
 */
export function colourProblems(fills: readonly { readonly label: string; readonly color: string }[]): string[] {
  const blindTo = (one: string, other: string): string[] => VISIONS.filter(({ matrix }) => distance(one, other, matrix) < LEAST_DISTANCE).map(({ label }) => label);
  return fills.flatMap(({ label, color }, index) => {
    const lost = blindTo(color, PAGE);
    return [
      ...(lost.length === 0 ? [] : [`“${label}”的颜色与白底太接近（${lost.join('、')}）`]),
      ...fills.slice(index + 1).flatMap((other) => {
        const same = blindTo(color, other.color);
        return same.length === 0 ? [] : [`“${label}”与“${other.label}”的颜色分不清（${same.join('、')}）`];
      }),
    ];
  });
}
