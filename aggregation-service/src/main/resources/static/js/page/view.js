/**
 * What a view of the page is and what it can ask of the page around it.
 *
 * @typedef {Object} Frame
 * @property {(changes: Partial<import('./address.js').Place>, kept?: boolean) => void} go shows another place; kept
 *     where going back should come back to this one
 * @property {() => void} repaint shows the same place anew
 * @property {(message: string, detail?: string, retry?: (() => void) | null) => void} showNotice in place of the figures
 * @property {() => void} hideNotice
 *
 * @typedef {import('./figures.js').Context & {catalog: import('../service/api.js').Catalog, placeName: string, alerts: string | null, watches: boolean}} ViewContext
 *
 * @typedef {Object} View
 * @property {(place: import('./address.js').Place) => string} keyOf what is loaded for a place
 * @property {(place: import('./address.js').Place) => string | null} streamScope whose changes are followed; null for all
 * @property {boolean} loaded
 * @property {string | null} asOf when the newest figure was reported
 * @property {(place: import('./address.js').Place, signal: AbortSignal) => Promise<void>} load
 * @property {(total: import('../service/api.js').Total, place: import('./address.js').Place) => 'paint' | 'reload' | null} changed
 * @property {(place: import('./address.js').Place, context: ViewContext, quarterName: (quarter: string) => string) => string} title
 * @property {(place: import('./address.js').Place, context: ViewContext) => void} paint
 * @property {() => void} clear takes away what is shown, because it could not be loaded
 * @property {() => void} stop
 */

const LOADERS = {
  quarter: async () => (await import('../quarter/view.js')).QuarterView,
  indicator: async () => (await import('../indicator/view.js')).IndicatorView,
  completeness: async () => (await import('../completeness/view.js')).CompletenessView,
  wards: async () => (await import('../wards/view.js')).WardsView,
  unit: async () => (await import('../unit/view.js')).UnitView,
  compare: async () => (await import('../compare/view.js')).CompareView,
  meeting: async () => (await import('../meeting/view.js')).MeetingView,
};

/**
 * Returns the class of a view; its modules are fetched when it is first looked at.
 *
 * @param {import('./address.js').ViewName} name
 */
export function viewNamed(name) {
  return LOADERS[name]();
}
