/** How bars are told apart: by color and by pattern, so that color alone says nothing. */
export type Fill = 'strong' | 'soft' | 'alert' | 'quiet';

interface FillColors {
  ground: string;
  mark: string;
  pattern: 'solid' | 'stripes' | 'dots' | 'cross';
}

const COLORS: Record<Fill, FillColors> = {
  strong: { ground: '#0b5cab', mark: '#0b5cab', pattern: 'solid' },
  soft: { ground: '#d8e6fe', mark: '#1b96ff', pattern: 'stripes' },
  alert: { ground: '#feded8', mark: '#ba0517', pattern: 'cross' },
  quiet: { ground: '#f3f3f3', mark: '#747474', pattern: 'dots' },
};
const TILE = 8;

/** @returns what a canvas fills and borders bars with */
export function fillOf(fill: Fill): { background: string | CanvasPattern; border: string } {
  const { ground, mark, pattern } = COLORS[fill];
  return { background: pattern === 'solid' ? ground : (tile(COLORS[fill]) ?? ground), border: mark };
}

/** A small square that repeats; null where the browser draws none. */
function tile({ ground, mark, pattern }: FillColors): CanvasPattern | null {
  const canvas = Object.assign(document.createElement('canvas'), { width: TILE, height: TILE });
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = ground;
  context.fillRect(0, 0, TILE, TILE);
  context.strokeStyle = mark;
  context.fillStyle = mark;
  if (pattern === 'dots') {
    context.fillRect(TILE / 2 - 1, TILE / 2 - 1, 2, 2);
  } else {
    // Beyond the corners as well: where tiles meet, the line goes on.
    line(context, -1, TILE + 1, TILE + 1, -1);
    if (pattern === 'cross') line(context, -1, -1, TILE + 1, TILE + 1);
  }
  return context.createPattern(canvas, 'repeat');
}

function line(context: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
