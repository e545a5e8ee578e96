/** Chart.js, fetched from this server when the first chart is drawn, and how our charts look. */

const LIBRARY = 'webjars/chart.js/dist/chart.umd.js';
const SEPARATORS = { vi: 'vi-VN', en: 'en-GB' };

let fetched = null;

/** Returns the library; asks for it again if it could not be fetched. */
export function chartLibrary() {
  fetched ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.addEventListener('load', () => resolve(globalThis.Chart));
    script.addEventListener('error', () => {
      fetched = null;
      script.remove();
      reject(new Error('expected Chart.js from this server'));
    });
    document.head.append(script);
  });
  return fetched;
}

/** Returns the colours of the page's present scheme. */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink-soft'),
    line: colour('--line'),
    now: colour('--pace'),
    then: colour('--line-strong'),
    pace: colour('--behind'),
    other: colour('--risk-bar'),
    surface: colour('--surface'),
    font: style.fontFamily,
  };
}

/**
 * Returns the settings of a chart.
 *
 * @param {{labels: string[], series: {type: 'bar' | 'line', label: string, tone: string, values: (number | null)[], texts: string[]}[]}} data
 * @param {import('./facts.js').LookView} view
 * @param {ReturnType<typeof coloursOf>} colours
 */
export function settingsOf({ labels, series }, { lang, indicator }, colours) {
  const numbers = new Intl.NumberFormat(SEPARATORS[lang], { notation: 'standard', maximumSignificantDigits: 4 });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    data: { labels, datasets: series.map((each, index) => datasetOf(each, index, colours)) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: still ? false : { duration: 250 },
      interaction: { mode: 'index', intersect: false },
      font: { family: colours.font },
      scales: {
        x: { grid: { display: false }, ticks: { color: colours.ink } },
        y: {
          beginAtZero: true,
          grace: '8%',
          grid: { color: colours.line },
          ticks: { color: colours.ink, maxTicksLimit: 6, callback: (value) => numbers.format(value) },
          title: { display: true, text: indicator.unitOfMeasure[lang], color: colours.ink },
        },
      },
      plugins: {
        legend: { position: 'bottom', labels: { color: colours.ink, usePointStyle: true, padding: 16 } },
        tooltip: { callbacks: { label: ({ dataset, dataIndex }) => `${dataset.label}: ${dataset.texts[dataIndex]}` } },
      },
    },
  };
}

/** Bars differ in fill, lines in dash and mark, so that nobody has to tell colours apart. */
function datasetOf({ type, label, tone, values, texts }, index, colours) {
  const colour = colours[tone];
  if (type === 'line') {
    return {
      type, label, texts, data: values, borderColor: colour, backgroundColor: colour, borderWidth: 2,
      borderDash: index === 1 ? [] : [6, 4], pointStyle: index === 1 ? 'rectRot' : 'triangle', pointRadius: 8, pointHoverRadius: 9,
      pointBorderColor: colours.surface, pointBorderWidth: 2, spanGaps: false, order: 1,
    };
  }
  const hollow = tone === 'then';
  return {
    type, label, texts, data: values, borderColor: colour, borderWidth: hollow ? 2 : 0,
    backgroundColor: hollow ? 'transparent' : colour, pointStyle: 'rect', maxBarThickness: 44, order: 2,
  };
}
