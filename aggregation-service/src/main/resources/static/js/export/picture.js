/**
 * Makes a picture of a part of the page as it stands: grounds, borders, texts and shapes are drawn onto a canvas. No image is loaded for it, so the page's security policy needs no hole.
 */

const MARGIN = 24;
const TITLE = 44;
const SCALE = 2;

/**
 * Saves a part of the page as a PNG.
 *
 * @param {Element} element
 * @param {string} title written above it
 * @param {string} name of the file, without its ending
 * @returns {Promise<void>} rejected where the picture could not be made
 */
export async function savePicture(element, title, name) {
  const blob = await new Promise((resolve) => { drawWhole(element, title).toBlob(resolve, 'image/png'); });
  if (blob === null) throw new Error('expected a picture of the chart');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What sticks to the edge of a scrolled frame would cover what it sticks over. */
function drawWhole(element, title) {
  const scroller = element.closest('.scroller');
  const { scrollLeft = 0, scrollTop = 0 } = scroller ?? {};
  scroller?.scrollTo(0, 0);
  try {
    return draw(element, title);
  } finally {
    scroller?.scrollTo(scrollLeft, scrollTop);
  }
}

/**
 * Draws a part of the page.
 *
 * @param {Element} element
 * @param {string} title
 * @returns {HTMLCanvasElement}
 */
export function draw(element, title) {
  const frame = element.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((Math.max(frame.width, element.scrollWidth) + 2 * MARGIN) * SCALE);
  canvas.height = Math.ceil((Math.max(frame.height, element.scrollHeight) + 2 * MARGIN + TITLE) * SCALE);
  const pen = canvas.getContext('2d');
  const page = getComputedStyle(document.body);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = page.getPropertyValue('--surface').trim() || '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = page.color;
  pen.font = `600 18px ${page.fontFamily}`;
  pen.textBaseline = 'middle';
  pen.fillText(title, MARGIN, MARGIN + TITLE / 2 - 6);
  pen.translate(MARGIN - frame.left, MARGIN + TITLE - frame.top);
  drawElement(pen, element);
  return canvas;
}

function drawElement(pen, element) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none') return;
  if (element instanceof SVGSVGElement) {
    drawShapes(pen, element, box);
    return;
  }
  drawBox(pen, style, box);
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(pen, child, style);
    else if (child instanceof Element && !(child instanceof HTMLInputElement)) drawElement(pen, child);
  }
}

function drawBox(pen, style, { left, top, width, height }) {
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(left, top, width, height);
  const image = /linear-gradient\((rgba?\([^)]*\))/.exec(style.backgroundImage);
  if (image) {
    pen.fillStyle = image[1];
    pen.fillRect(left, top, (width * Number.parseFloat(style.backgroundSize)) / 100, height);
  }
  const sides = { Top: [left, top, width, 0], Bottom: [left, top + height, width, 0], Left: [left, top, 0, height], Right: [left + width, top, 0, height] };
  for (const [side, [x, y, across, down]] of Object.entries(sides)) {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    if (thick === 0) continue;
    pen.strokeStyle = style[`border${side}Color`];
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + across, y + down);
    pen.stroke();
  }
}

/** Word by word, so that lines break where they break on the page. */
function drawText(pen, node, style) {
  pen.fillStyle = style.color;
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.textBaseline = 'middle';
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [place] = range.getClientRects();
    if (place) pen.fillText(word, place.left, place.top + place.height / 2);
  }
}

function drawShapes(pen, svg, box) {
  const view = svg.viewBox.baseVal;
  pen.save();
  pen.translate(box.left, box.top);
  pen.scale(box.width / view.width, box.height / view.height);
  pen.translate(-view.x, -view.y);
  for (const shape of svg.querySelectorAll('rect, path, text')) drawShape(pen, shape, getComputedStyle(shape));
  pen.restore();
}

function drawShape(pen, shape, style) {
  const side = (name) => Number(shape.getAttribute(name));
  const filled = style.fill !== 'none';
  const stroked = style.stroke !== 'none';
  pen.save();
  Object.assign(pen, { fillStyle: style.fill, strokeStyle: style.stroke, lineWidth: Number.parseFloat(style.strokeWidth) });
  if (style.strokeDasharray !== 'none') pen.setLineDash(style.strokeDasharray.split(',').map(Number.parseFloat));
  const moved = shape.transform.baseVal.consolidate();
  if (moved) pen.translate(moved.matrix.e, moved.matrix.f);
  if (shape instanceof SVGTextElement) {
    Object.assign(pen, {
      font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
      textAlign: { middle: 'center', end: 'end' }[style.textAnchor] ?? 'start',
      textBaseline: 'alphabetic',
    });
    pen.fillText(shape.textContent, side('x'), side('y'));
  } else {
    const outline = shape instanceof SVGRectElement ? new Path2D() : new Path2D(shape.getAttribute('d'));
    if (shape instanceof SVGRectElement) outline.rect(...['x', 'y', 'width', 'height'].map(side));
    if (filled) pen.fill(outline, 'evenodd');
    if (stroked) pen.stroke(outline);
  }
  pen.restore();
}
