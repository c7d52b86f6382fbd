/** Linear light, 0 to 1. */
export type LinearRgb = readonly [red: number, green: number, blue: number];
type Matrix = readonly [LinearRgb, LinearRgb, LinearRgb];

export const visions = ['normal', 'deuteranopia', 'protanopia', 'tritanopia'] as const;
export type Vision = (typeof visions)[number];

/** @param hex  `#rrggbb` */
export function linearRgb(hex: string): LinearRgb {
  const channel = (at: number): number => {
    const encoded = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** @see WCAG 2.2, "contrast ratio" */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(linearRgb(one)), luminance(linearRgb(other))].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** CIEDE2000 as that vision sees the two; of two models of it the one that brings them closer. */
export function distance(one: string, other: string, vision: Vision): number {
  const seen = (simulate: (rgb: LinearRgb) => LinearRgb): number =>
    ciede2000(labOf(simulate(linearRgb(one))), labOf(simulate(linearRgb(other))));
  if (vision === 'normal') return seen((rgb) => rgb);
  return Math.min(
    seen((rgb) => apply(machado[vision], rgb)),
    seen((rgb) => brettelSees(brettel[vision], rgb)),
  );
}

function luminance([red, green, blue]: LinearRgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function apply(matrix: Matrix, [red, green, blue]: LinearRgb): LinearRgb {
  const row = ([r, g, b]: LinearRgb): number => Math.min(1, Math.max(0, r * red + g * green + b * blue));
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

type Deficiency = Exclude<Vision, 'normal'>;

/** Full severity. @see Machado, Oliveira, Fernandes 2009, table 1 */
const machado: Readonly<Record<Deficiency, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

interface HalfPlanes {
  readonly above: Matrix;
  readonly below: Matrix;
  readonly normal: LinearRgb;
}

function brettelSees({ above, below, normal }: HalfPlanes, rgb: LinearRgb): LinearRgb {
  const side = normal[0] * rgb[0] + normal[1] * rgb[1] + normal[2] * rgb[2];
  return apply(side >= 0 ? above : below, rgb);
}

/** For sRGB primaries. @see Brettel, Viénot, Mollon 1997; DaltonLens/libDaltonLens libDaltonLens.c */
const brettel: Readonly<Record<Deficiency, HalfPlanes>> = {
  protanopia: {
    above: [
      [0.1451, 1.20165, -0.34675],
      [0.10447, 0.85316, 0.04237],
      [0.00429, -0.00603, 1.00174],
    ],
    below: [
      [0.14115, 1.16782, -0.30897],
      [0.10495, 0.8573, 0.03776],
      [0.00431, -0.00586, 1.00155],
    ],
    normal: [0.00048, 0.00416, -0.00464],
  },
  deuteranopia: {
    above: [
      [0.36198, 0.86755, -0.22953],
      [0.26099, 0.64512, 0.09389],
      [-0.01975, 0.02686, 0.99289],
    ],
    below: [
      [0.37009, 0.8854, -0.25549],
      [0.25767, 0.63782, 0.10451],
      [-0.0195, 0.02741, 0.99209],
    ],
    normal: [-0.00293, -0.00645, 0.00938],
  },
  tritanopia: {
    above: [
      [1.01354, 0.14268, -0.15622],
      [-0.01181, 0.87561, 0.13619],
      [0.07707, 0.81208, 0.11085],
    ],
    below: [
      [0.93337, 0.19999, -0.13336],
      [0.05809, 0.82565, 0.11626],
      [-0.37923, 1.13825, 0.24098],
    ],
    normal: [0.0396, -0.02831, -0.01129],
  },
};

type Lab = readonly [l: number, a: number, b: number];

function labRoot(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
}

/** CIELAB under D65. */
function labOf([red, green, blue]: LinearRgb): Lab {
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  return [116 * labRoot(y) - 16, 500 * (labRoot(x) - labRoot(y)), 200 * (labRoot(y) - labRoot(z))];
}

const degrees = 180 / Math.PI;

/** @see Sharma, Wu, Dalal 2005, "The CIEDE2000 color-difference formula" */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const chroma1 = Math.hypot(a1 * (1 + g), b1);
  const chroma2 = Math.hypot(a2 * (1 + g), b2);
  const hue = (b: number, a: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) * degrees + 360) % 360);
  const hue1 = hue(b1, a1 * (1 + g));
  const hue2 = hue(b2, a2 * (1 + g));
  const isGrey = chroma1 * chroma2 === 0;
  const hueGap = isGrey ? 0 : ((hue2 - hue1 + 540) % 360) - 180;
  const dL = l2 - l1;
  const dC = chroma2 - chroma1;
  const dH = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(hueGap / 2 / degrees);
  const meanL = (l1 + l2) / 2;
  const meanC = (chroma1 + chroma2) / 2;
  const meanH = isGrey ? hue1 + hue2 : meanHue(hue1, hue2);
  const cosine = (angle: number): number => Math.cos(angle / degrees);
  const t =
    1 -
    0.17 * cosine(meanH - 30) +
    0.24 * cosine(2 * meanH) +
    0.32 * cosine(3 * meanH + 6) -
    0.2 * cosine(4 * meanH - 63);
  const sL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sC = 1 + 0.045 * meanC;
  const sH = 1 + 0.015 * meanC * t;
  const turn = 30 * Math.exp(-(((meanH - 275) / 25) ** 2));
  const rC = 2 * Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7));
  const rT = -Math.sin((2 * turn) / degrees) * rC;
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}

function meanHue(one: number, other: number): number {
  if (Math.abs(one - other) <= 180) return (one + other) / 2;
  return one + other < 360 ? (one + other + 360) / 2 : (one + other - 360) / 2;
}
